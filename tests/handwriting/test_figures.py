"""Sums, dates, times and postcodes are read as they were typed: in the ink itself, every figure and every stop stands
clear of its neighbours, and every stop is there to be seen."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from letters.handwriting import hand_names, lay_out
from letters.handwriting.grid import PEN
from letters.handwriting.inking import ink
from letters.handwriting.placing import Page
from letters.handwriting.seeding import Floats
from letters.handwriting.writing import Layout

TYPED = (
    "£3,412.75 11 111 3.4.2026 31/12/1999 10:30 17.05 SW1A 1AA YO21 3PB 0.5 1.1 $1,000,000.00 7:07 12% No.4 (11) +44 "
    "020-7946-0011 1914–18 €9.99 1st 22nd B4 A11 M1 5:1 14,5 8.8.88"
)
CLEAR = 0.35
"""Of the nib: the least white between two pieces of ink that are read apart."""

STOPS = frozenset(".,:;")


def clusters(layout: Layout, page: Page) -> Iterator[tuple[int, int, str, Floats]]:
    """The line and word of every piece that has ink, its text, and its outline in points on its line (n, 2)."""
    inked = ink(page, layout.alphabet, layout.seed)
    stops = np.cumsum(inked.point_counts)
    for piece, points in enumerate(np.split(inked.points, stops[:-1])):
        if len(points):
            absolute = (points + np.array([page.pieces.pens[piece], 0])) * PEN
            # Outlines are controls: their middles lie on the curves.
            on = np.concatenate([absolute, (absolute[1:] + absolute[:-1]) / 2])
            yield int(page.pieces.lines[piece]), int(page.pieces.words[piece]), page.pieces.texts[piece], on


def apart(one: Floats, other: Floats) -> float:
    """The least distance of two outlines."""
    return float(np.sqrt(((one[:, None] - other) ** 2).sum(axis=2)).min())


@pytest.mark.parametrize("slug", hand_names())
@pytest.mark.parametrize("pace", [0.0, 0.5, 1.0])
def test_figures_and_stops_are_read_as_they_were_typed(slug: str, pace: float) -> None:
    layout = lay_out(f"{TYPED}\n\n{TYPED}", slug, "a4", 4, pace=pace)
    together = []
    for page in layout.pages:
        pieces = list(clusters(layout, page))
        for (line, word, text, one), (next_line, next_word, following, other) in pairwise(pieces):
            pair = text + following
            if (line, word) == (next_line, next_word) and any(each.isdigit() or each in STOPS for each in pair):
                white = apart(one, other) / page.nib
                if white < CLEAR:
                    together.append(f"{pair} {white:.2f}")
        for _, _, text, points in pieces:
            if text in STOPS:
                assert np.ptp(points, axis=0).max() > 0.6 * page.nib, f"“{text}” is lost"
    assert not together
