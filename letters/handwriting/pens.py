"""Pens: what a nib does to a line, whatever is written with it and however large."""

from dataclasses import dataclass

from .errors import UnknownPen


@dataclass(frozen=True, slots=True)
class Pen:
    """A kind of pen. All but its name are shares of the nib's breadth.

    pressure is how much broader a line is on the way down, and narrower on the way up; thinning what it loses where
    the pen is fast; grain and unrest the deviations of its breadth from letter to letter and from word to word; taper
    what is left of it where the pen flies off; dryness how far fast strokes fade. blobs is the share of strokes that
    begin with a drop of ink, blob its size. tone is how far ink runs lighter and darker from word to word, as a factor.
    """

    slug: str
    label: str
    breadth: float
    pressure: float
    thinning: float
    grain: float
    unrest: float
    taper: float
    dryness: float
    blobs: float
    blob: float
    tone: float


PENS = {
    pen.slug: pen
    for pen in (
        Pen("ballpoint", "Ballpoint", 1.05, 0.2, 0.3, 0.09, 0.085, 0.3, 0.5, 0.17, 0.3, 0.9),
        Pen("fountain", "Fountain pen", 1.15, 0.28, 0.24, 0.07, 0.1, 0.25, 0.0, 0.14, 0.35, 1.3),
        Pen("felt", "Felt-tip", 1.25, 0.08, 0.14, 0.06, 0.07, 0.5, 0.4, 0.1, 0.18, 0.5),
    )
}
"""The pens in the tray, by slug."""


def pen_named(slug: str) -> Pen:
    """The pen called `slug`. Raises UnknownPen."""
    try:
        return PENS[slug]
    except KeyError:
        raise UnknownPen(f"There is no pen called “{slug}”. There are: {', '.join(PENS)}.") from None
