"""What the client chooses beside words, hand and paper: ink and pen, rules, a letterhead, page numbers."""

from dataclasses import dataclass

from .errors import UnknownInk


@dataclass(frozen=True, slots=True)
class Ink:
    """A bottle of ink. Red, green and blue from 0 to 1, as a full stroke of it looks on white paper."""

    slug: str
    label: str
    red: float
    green: float
    blue: float

    @property
    def colour(self) -> tuple[float, float, float]:
        return self.red, self.green, self.blue


INKS = {
    ink.slug: ink
    for ink in (
        Ink("iron-gall", "Iron-gall black", 0.135, 0.115, 0.135),
        Ink("warm-black", "Warm black", 0.155, 0.125, 0.105),
        Ink("sepia", "Sepia", 0.345, 0.215, 0.115),
        Ink("burgundy", "Burgundy", 0.385, 0.065, 0.135),
        Ink("forest", "Forest green", 0.075, 0.235, 0.145),
        Ink("blue-black", "Blue-black", 0.095, 0.125, 0.225),
    )
}


RULE_COLOUR = (0.74, 0.71, 0.67)
"""The grey-brown of printed rules, as red, green and blue from 0 to 1: there when one looks for it."""

RULE_WIDTH = 0.4
"""In points."""


TYPE_COLOUR = (0.27, 0.24, 0.22)
"""The brown-black of a printed letterhead, as red, green and blue from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Stationery:
    """How the sheet was prepared. `letterhead` is one line, printed at the head of the first page.

    Where it is `ruled` the writing sits on the rules; where it is `numbered`, pages have numbers from the second on.
    `pen` is what is written with.
    """

    ruled: bool = False
    ink: str = "iron-gall"
    letterhead: str = ""
    numbered: bool = False
    pen: str = "ballpoint"


PLAIN = Stationery()
"""A blank sheet and the house's own ink."""


def ink_named(slug: str) -> Ink:
    """The ink called `slug`. Raises UnknownInk."""
    try:
        return INKS[slug]
    except KeyError:
        raise UnknownInk(f"There is no ink called “{slug}”. There are: {', '.join(INKS)}.") from None
