"""The cast font, read by a library that had no part in making it."""

from io import BytesIO
from typing import NamedTuple

import numpy as np
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.handwriting import lay_out
from letters.handwriting.casting import cast
from letters.handwriting.inking import InkedPage, ink

LAYOUT = lay_out("Dear Zoë – “it is” 3 o’clock.", "theodore")

FAR = st.integers(-3000, 3000) | st.sampled_from([-256, -255, 0, 0, 255, 256])
POINTS = st.tuples(FAR, FAR, st.booleans())
GLYPHS = st.lists(st.lists(st.lists(POINTS, min_size=1, max_size=9), max_size=3), min_size=1, max_size=7)


class _Pieces(NamedTuple):
    advances: np.ndarray
    texts: tuple[str, ...]


class _Page(NamedTuple):
    pieces: _Pieces


def inked_of(glyphs: list[list[list[tuple[int, int, bool]]]]) -> InkedPage:
    """A page that has just these outlines: glyphs of contours of points (x, y, on the curve)."""
    points = [point for glyph in glyphs for contour in glyph for point in contour]
    return InkedPage(
        page=_Page(_Pieces(np.full(len(glyphs), 300), ("a",) * len(glyphs))),  # type: ignore[arg-type]
        points=np.array([point[:2] for point in points], dtype=np.int64).reshape(-1, 2),
        on_curve=np.array([point[2] for point in points], dtype=bool),
        ends=np.array([end for glyph in glyphs for end in np.cumsum([*map(len, glyph)]) - 1], dtype=np.int64),
        point_counts=np.array([sum(map(len, glyph)) for glyph in glyphs]),
        contour_counts=np.array([*map(len, glyphs)]),
    )


def read_back(inked: InkedPage) -> tuple[list[list[int]], list[int], list[int]]:
    """The points, flags and contour ends of every glyph but the empty first, as fontTools reads them."""
    font = TTFont(BytesIO(cast(inked).program), checkChecksums=2)
    table = font["glyf"]
    points, flags, ends = [], [], []
    for name in font.getGlyphOrder()[1:]:
        coordinates, last, on_curve = table[name].getCoordinates(table)
        points += [list(point) for point in coordinates]
        flags += [flag & 1 for flag in on_curve]
        ends += list(last)
    return points, flags, ends


@settings(max_examples=50, deadline=None)
@given(GLYPHS)
def test_every_outline_can_be_read_back_to_the_point(glyphs: list[list[list[tuple[int, int, bool]]]]) -> None:
    inked = inked_of(glyphs)
    assert read_back(inked) == (inked.points.tolist(), inked.on_curve.tolist(), inked.ends.tolist())


def test_a_written_page_is_cast_to_the_point() -> None:
    inked = ink(LAYOUT.pages[0], LAYOUT.alphabet, LAYOUT.seed)
    assert read_back(inked) == (inked.points.tolist(), inked.on_curve.tolist(), inked.ends.tolist())


def test_readers_find_each_glyph_where_its_outline_begins() -> None:
    """`hmtx` must carry the outline's own left edge, or readers shift the glyph sideways."""
    font = TTFont(BytesIO(cast(ink(LAYOUT.pages[0], LAYOUT.alphabet, LAYOUT.seed)).program))
    table = font["glyf"]
    metrics = [font["hmtx"][name] for name in font.getGlyphOrder()]
    assert [width for width, _ in metrics][1:] == LAYOUT.pages[0].pieces.advances.tolist()
    assert all(
        side == table[name].xMin
        for name, (_, side) in zip(font.getGlyphOrder(), metrics, strict=True)
        if table[name].numberOfContours
    )
