"""A hand's typeface, opened once: what HarfBuzz needs to shape it, and every outline as arrays.

All lengths are font units unless a docstring says otherwise.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import pairwise

import numpy as np
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from numpy.typing import NDArray

from .hands import Hand
from .seeding import Floats

Flags = NDArray[np.bool_]
Indexes = NDArray[np.int64]

ROUND_LETTERS = "acemnorsuvxz"


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """Outlines of all glyphs end to end, and the measures of the typeface.

    points (n, 2); normals (n, 2), unit vectors pointing out of the ink; on_curve (n,); floating (n,) marks the
    contours that a writer adds after lifting the pen, such as the dot of an i; ends (c,) the last point of every
    contour, counted within its glyph. Glyph g owns points first_point[g]:first_point[g + 1] and contours
    first_contour[g]:first_contour[g + 1].
    """

    hand: Hand
    sha256: str
    shaper: hb.Font
    characters: frozenset[int]
    units_per_em: int
    x_height: float
    stroke: float
    points: Floats
    normals: Floats
    on_curve: Flags
    floating: Flags
    ends: Indexes
    first_point: Indexes
    first_contour: Indexes

    @property
    def scale(self) -> float:
        """Points on paper for one font unit, when this hand writes at its own size."""
        return self.hand.x_height / self.x_height


@lru_cache(maxsize=32)
def face_of(hand: Hand) -> Face:
    """The opened typeface of a hand."""
    data = hand.font.read_bytes()
    font = TTFont(BytesIO(data), lazy=True)
    cmap = font.getBestCmap()
    outlines = [_outline(font, name) for name in font.getGlyphOrder()]
    points = np.concatenate([outline[0] for outline in outlines])
    ends = np.concatenate([outline[2] for outline in outlines])
    first_point = np.cumsum([0, *(len(outline[0]) for outline in outlines)])
    first_contour = np.cumsum([0, *(len(outline[2]) for outline in outlines)])
    starts = _contour_starts(ends, first_point, first_contour)
    stops = np.append(starts[1:], len(points))
    samples = [font.getGlyphID(cmap[ord(letter)]) for letter in ROUND_LETTERS if ord(letter) in cmap]
    areas, lengths = _areas(points, starts, stops)
    inner = np.concatenate([np.arange(first_contour[g], first_contour[g + 1]) for g in samples])
    area, length = float(areas[inner].sum()), float(lengths[inner].sum())
    return Face(
        hand=hand,
        sha256=hashlib.sha256(data).hexdigest(),
        shaper=hb.Font(hb.Face(data)),
        characters=frozenset(filter(_is_written, cmap)),
        units_per_em=font["head"].unitsPerEm,
        x_height=_x_height(points, first_point, samples),
        stroke=2 * abs(area) / length,
        points=points,
        normals=_normals(points, starts, stops, outwards=-1.0 if area < 0 else 1.0),
        on_curve=np.concatenate([outline[1] for outline in outlines]),
        floating=_floating(points, starts, stops, first_contour),
        ends=ends,
        first_point=first_point,
        first_contour=first_contour,
    )


def _is_written(code: int) -> bool:
    """Whether a character leaves ink or a space: not controls, formats and surrogates, which some cmaps list."""
    return unicodedata.category(chr(code)) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _outline(font: TTFont, name: str) -> tuple[Floats, Flags, Indexes]:
    """Points, on-curve flags and contour ends of one glyph, composites taken apart."""
    coordinates, ends, flags = font["glyf"][name].getCoordinates(font["glyf"])
    points = np.array(coordinates, dtype=np.float64).reshape(-1, 2)
    on_curve = (np.array(flags, dtype=np.uint8) & 1).astype(bool)
    return points, on_curve, np.array(ends, dtype=np.int64).reshape(-1)


def _contour_starts(ends: Indexes, first_point: Indexes, first_contour: Indexes) -> Indexes:
    """The index of the first point of every contour of the face."""
    owner = np.repeat(np.arange(len(first_contour) - 1), np.diff(first_contour))
    stops = ends + first_point[owner] + 1
    return np.concatenate([[0], stops[:-1]]) if len(stops) else stops


def _neighbours(starts: Indexes, stops: Indexes) -> tuple[Indexes, Indexes]:
    """For every point, the index of the one before and the one after on its closed contour."""
    count = int(stops[-1])
    before, after = np.arange(-1, count - 1), np.arange(1, count + 1)
    before[starts], after[stops - 1] = stops - 1, starts
    return before, after


def _areas(points: Floats, starts: Indexes, stops: Indexes) -> tuple[Floats, Floats]:
    """Signed area and length of every contour, taken as a polygon (shoelace formula)."""
    _, after = _neighbours(starts, stops)
    step = points[after] - points
    cross = points[:, 0] * points[after, 1] - points[after, 0] * points[:, 1]
    length = np.sqrt(step[:, 0] ** 2 + step[:, 1] ** 2)
    return np.add.reduceat(cross, starts) / 2, np.add.reduceat(length, starts)


def _normals(points: Floats, starts: Indexes, stops: Indexes, outwards: float) -> Floats:
    """Unit vectors out of the ink. `outwards` is −1 where outer contours run clockwise, as in TrueType."""
    before, after = _neighbours(starts, stops)
    along = points[after] - points[before]
    length = np.sqrt(along[:, 0] ** 2 + along[:, 1] ** 2)
    length[length == 0] = 1.0
    return outwards * np.column_stack([along[:, 1], -along[:, 0]]) / length[:, None]


def _floating(points: Floats, starts: Indexes, stops: Indexes, first_contour: Indexes) -> Flags:
    """Points of contours that hang wholly above the largest contour of their glyph: dots and accents."""
    if not len(starts):
        return np.zeros(0, dtype=bool)
    low = np.minimum.reduceat(points[:, 1], starts)
    high = np.maximum.reduceat(points[:, 1], starts)
    left = np.minimum.reduceat(points[:, 0], starts)
    right = np.maximum.reduceat(points[:, 0], starts)
    size = (high - low) * (right - left)
    contour_floats = np.zeros(len(starts), dtype=bool)
    for first, last in pairwise(first_contour.tolist()):
        if last - first > 1:
            body = first + int(np.argmax(size[first:last]))
            contour_floats[first:last] = low[first:last] > low[body] + 0.85 * (high[body] - low[body])
    return np.repeat(contour_floats, stops - starts)


def _x_height(points: Floats, first_point: Indexes, glyphs: list[int]) -> float:
    """How far the small letters rise: their median, because a hand's *x* may stand taller than its *a*."""
    tops = [points[first_point[glyph] : first_point[glyph + 1], 1].max() for glyph in glyphs]
    return float(np.median(tops))
