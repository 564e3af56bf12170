"""Cast sorts: a TrueType font in which every sort is a glyph made of others, the forms, which are held once.

Format: OpenType 1.9.1, `glyf` (composite glyphs). A part takes eight bytes where an outline would take sixty.
"""

import numpy as np
from numpy.typing import NDArray

from .casting import Bytes, CastFont, Numbers, Outlined, assembled, bounds
from .sorts import DrawnSorts

WORDS, OFFSETS, MORE = 0x0001, 0x0002, 0x0020
"""Flags of a part: its offset takes two words, an offset it is, and another part follows."""

HEAD_SIZE, PART_SIZE = 10, 8
"""In bytes."""


def cast_sorts(sorts: DrawnSorts, em: int) -> CastFont:
    """Pack sorts into a font whose size is `em` grid units. Sort s is glyph s + 1, and behind them come the forms."""
    forms = Outlined.of(sorts.forms)
    count = len(sorts.texts)
    parts = np.bincount(sorts.owners, minlength=count)
    boxes = np.concatenate([np.zeros((1, 4), dtype=np.int64), _boxes(sorts, forms.boxes[1:]), forms.boxes[1:]])
    lengths = np.where(parts > 0, HEAD_SIZE + PART_SIZE * parts, 0)
    stops = np.cumsum(lengths)
    table = np.zeros(int(stops[-1]), dtype=np.uint8)
    # A composite glyph begins with −1, where a simple one has its number of contours, and with its box.
    heads = np.column_stack([np.full(count, -1), boxes[1 : count + 1]])
    _put(table, (stops - lengths)[parts > 0], _bytes(heads[parts > 0]))
    ranks = np.arange(len(sorts.owners)) - (np.cumsum(parts) - parts)[sorts.owners]
    places = (stops - lengths)[sorts.owners] + HEAD_SIZE + PART_SIZE * ranks
    _put(table, places, _parts(sorts, ranks + 1 < parts[sorts.owners]))
    loca = np.concatenate([[0, 0], stops, stops[-1] + forms.loca[2:]])
    advances = np.concatenate([[0], sorts.advances, np.zeros(len(boxes) - count - 1, dtype=np.int64)])
    program = assembled(
        em,
        glyf=table.tobytes() + forms.glyf,
        loca=loca,
        advances=advances,
        boxes=boxes,
        most=forms.most,
        composites=_most(sorts, parts),
    )
    return CastFont(em, program, tuple(sorts.advances.tolist()), sorts.texts, bounds(boxes))


def _boxes(sorts: DrawnSorts, forms: Numbers) -> Numbers:
    """xMin, yMin, xMax, yMax of every sort (s, 4): the box around all of them, since one box for all takes hardly any
    room in a file, and each its own a quarter of it; zeros for an empty one."""
    boxes = np.zeros((len(sorts.texts), 4), dtype=np.int64)
    if len(sorts.owners):
        boxes[np.unique(sorts.owners)] = bounds(forms[sorts.parts] + np.tile(sorts.offsets, 2))
    return boxes


def _parts(sorts: DrawnSorts, more: NDArray[np.bool_]) -> Bytes:
    """Every part (q, 8): its flags, its glyph and its offset."""
    flags = WORDS | OFFSETS | np.where(more, MORE, 0)
    return _bytes(np.column_stack([flags, 1 + len(sorts.texts) + sorts.parts, sorts.offsets]))


def _bytes(numbers: Numbers) -> Bytes:
    """Numbers (n, m) as words of two bytes (n, 2 m), those past the half of their range as they are without a sign."""
    return numbers.astype(">u2").view(np.uint8).reshape(len(numbers), -1)


def _put(table: Bytes, places: Numbers, rows: Bytes) -> None:
    """Lay rows (n, m) into a table, each from its place on."""
    table[places[:, None] + np.arange(rows.shape[1])] = rows


def _most(sorts: DrawnSorts, parts: Numbers) -> tuple[int, int, int]:
    """The most points, contours and parts that a sort has."""
    totals = (
        np.bincount(sorts.owners, weights=counts[sorts.parts], minlength=1).max()
        for counts in (sorts.forms.point_counts, sorts.forms.contour_counts)
    )
    points, contours = map(int, totals)
    return points, contours, int(parts.max())
