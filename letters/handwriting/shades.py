"""Shades: how dark the ink of each word runs, on paper and on the screen alike."""

import numpy as np

from .placing import Page
from .stationery import Ink

LIGHTNESS = 0.04
"""How much lighter, as a share of what is left to white, the ink runs at one deviation."""

USUAL_LIGHTNESS = 0.048

type Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1, in thousandths."""


def shades(page: Page) -> list[Colour]:
    """The colour of every piece of a page. A word that goes on in the next line keeps its own."""
    dark = page.runs.dark[page.pieces.runs]
    starts = page.starts.tolist()
    for line in np.flatnonzero(page.lines.continues[1:]).tolist():
        first, stop = starts[line + 1], starts[line + 2]
        rest = next((piece for piece in range(first, stop) if page.pieces.texts[piece] == " "), stop)
        dark[first:rest] = dark[first - 1]
    lifts = np.rint(np.maximum(0.0, USUAL_LIGHTNESS - LIGHTNESS * dark) * 1000).astype(np.int64)
    colours = {lift: _lifted(page.ink, lift / 1000) for lift in np.unique(lifts).tolist()}
    return [colours[lift] for lift in lifts.tolist()]


def _lifted(ink: Ink, share: float) -> Colour:
    red, green, blue = (round(part + (1 - part) * share, 3) for part in ink.colour)
    return red, green, blue
