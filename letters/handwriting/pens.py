"""Pens: what a nib does to a line, whatever is written with it and however large."""

from dataclasses import dataclass

from .errors import UnknownPen


@dataclass(frozen=True, slots=True, kw_only=True)
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
        Pen(
            slug="ballpoint",
            label="Ballpoint",
            breadth=1.05,
            pressure=0.2,
            thinning=0.3,
            grain=0.09,
            unrest=0.085,
            taper=0.3,
            dryness=0.5,
            blobs=0.17,
            blob=0.3,
            tone=0.9,
        ),
        Pen(
            slug="fountain",
            label="Fountain pen",
            breadth=1.15,
            pressure=0.28,
            thinning=0.24,
            grain=0.07,
            unrest=0.1,
            taper=0.25,
            dryness=0.0,
            blobs=0.14,
            blob=0.35,
            tone=1.3,
        ),
        Pen(
            slug="felt",
            label="Felt-tip",
            breadth=1.25,
            pressure=0.08,
            thinning=0.14,
            grain=0.06,
            unrest=0.07,
            taper=0.5,
            dryness=0.4,
            blobs=0.1,
            blob=0.18,
            tone=0.5,
        ),
    )
}
"""The pens in the tray, by slug."""


def pen_named(slug: str) -> Pen:
    """The pen called `slug`. Raises UnknownPen."""
    try:
        return PENS[slug]
    except KeyError:
        raise UnknownPen(f"There is no pen called “{slug}”. There are: {', '.join(PENS)}.") from None
