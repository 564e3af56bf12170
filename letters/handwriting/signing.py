"""Sign: the strokes of signs that no typeface has, in the manner of a hand."""

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np

from .signs import FILE, LOWERED, RAISED
from .strokes import Glyph, Mark
from .strokes.files import parsed, put_together

LARGE = 1.15
"""How large signs are drawn, beside how they are kept."""

SMALL = 0.62
"""How large a raised or lowered sign is, beside one on the line."""

TOP = 1.08
"""Of the height of figures: where raised signs end that are as high as figures."""

LEAST = 1.45
"""In x-heights: how high figures count as at least, that some write no higher than small letters."""

HIGH = 0.86
"""In x-heights: where raised signs stand at least."""

LOW = 0.4
"""Of the height of a lowered figure: what of it is below the line."""

SET_OFF = 0.06
"""In x-heights: what is free on either side of a raised or lowered sign."""

UPRIGHT = 0.5
"""How much of a hand's lean its signs keep."""


def signed(glyphs: Mapping[str, Glyph], slope: float) -> Iterator[tuple[str, Glyph]]:
    """Every sign that can be written beside these characters by a hand that leans so, as a slope."""
    yield from ((sign, _changed(glyph, LARGE, 0.0, UPRIGHT * slope)) for sign, glyph in _drawn().items())
    height = max(LEAST, max(float(mark.points[:, 1].max()) for mark in glyphs["0"].marks) if "0" in glyphs else 0.0)
    for smalls, up in ((RAISED, max(HIGH, height * (TOP - SMALL))), (LOWERED, -LOW * SMALL * height)):
        for sign, full in smalls.items():
            if full in glyphs:
                yield sign, _changed(glyphs[full], SMALL, up, 0.0, aside=SET_OFF + slope * up)


@cache
def _drawn() -> Mapping[str, Glyph]:
    return {sign: forms[0] for sign, forms in put_together(parsed(FILE.read_text(encoding="utf-8"))).items()}


def _changed(glyph: Glyph, size: float, up: float, slope: float, aside: float = 0.0) -> Glyph:
    """A glyph as large, as high, leaning and as far to the right as is wanted, in x-heights."""
    marks = []
    for mark in glyph.marks:
        x, y = mark.points.T * size
        marks.append(Mark(mark.kind, np.column_stack([x + slope * y + aside, y + up])))
    return Glyph(glyph.advance * size + (2 * SET_OFF if size < 1 else 0.0), tuple(marks))
