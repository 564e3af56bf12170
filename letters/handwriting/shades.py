"""Shades: how dark the ink of each word runs, on paper and on the screen alike."""

import numpy as np

from .alphabets import Indexes
from .placing import Page
from .stationery import RULE_COLOUR, TYPE_COLOUR

LIGHTNESS = 0.04
"""How much lighter, as a share of what is left to white, the ink runs at one deviation."""

USUAL_LIGHTNESS = 0.048

RULED, PRINTED = 254, 255
"""The numbers of the shades of printed rules and of type, where shades have numbers; the others are `lifts`."""

type Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1, in thousandths."""

BLACK: Colour = (0.0, 0.0, 0.0)


def shades(page: Page) -> list[Colour]:
    """The colour of every piece of a page. A word that goes on in the next line keeps its own."""
    steps = lifts(page)
    colours = {step: lifted(page.ink.colour, step) for step in np.unique(steps).tolist()}
    return [colours[step] for step in steps.tolist()]


def lifts(page: Page) -> Indexes:
    """How much lighter the ink of every piece runs (p,), in thousandths of what is left to white."""
    dark = page.penned.dark[page.pieces.words] * page.pen.tone
    starts = page.starts.tolist()
    for line in np.flatnonzero(page.lines.continues[1:]).tolist():
        first, stop = starts[line + 1], starts[line + 2]
        rest = next((piece for piece in range(first, stop) if page.pieces.texts[piece] == " "), stop)
        dark[first:rest] = dark[first - 1]
    return np.rint(np.maximum(0.0, USUAL_LIGHTNESS - LIGHTNESS * dark) * 1000).astype(np.int64)


def shade_numbers(page: Page) -> Indexes:
    """The number of the shade of every piece (p,), where shades have numbers."""
    return np.minimum(lifts(page), RULED - 1)


def lifted(ink: Colour, step: int) -> Colour:
    """An ink that runs lighter by so many thousandths of what is left to white."""
    red, green, blue = (round(part + (1 - part) * (step / 1000), 3) for part in ink)
    return red, green, blue


def palette(ink: Colour, *, grey: bool) -> str:
    """The colour space of an ink whose shades have numbers (ISO 32000-2, 8.6.6.3), in colour or for a black press.

    There whatever is written or set is black: a stroke of half a point in a grey would be printed as a row of dots.
    """
    pen = [BLACK if grey else lifted(ink, step) for step in range(RULED)]
    colours = [*pen, RULE_COLOUR, BLACK if grey else TYPE_COLOUR]
    parts = [(_grey(colour),) if grey else colour for colour in colours]
    table = bytes(round(255 * part) for colour in parts for part in colour)
    return f"[/Indexed /{'DeviceGray' if grey else 'DeviceRGB'} {len(colours) - 1} <{table.hex()}>]"


def _grey(colour: Colour) -> float:
    """How light a colour is (ISO 32000-2, 10.4.2.2)."""
    red, green, blue = colour
    return 0.3 * red + 0.59 * green + 0.11 * blue
