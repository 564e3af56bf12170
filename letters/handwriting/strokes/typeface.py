"""The outlines of a typeface, as polygons, and how its accented letters are put together.

Lengths are font units.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from fontTools.ttLib import TTFont

from ..seeding import Floats

ROUND_LETTERS = "acemnorsuvxz"

STEPS = 8
"""Straight pieces in which a curve is drawn."""

SAME = 3.0
"""Two contours are one and the same where no point is further off."""

type Contours = tuple[Floats, ...]


@dataclass(frozen=True)
class Typeface:
    """An opened typeface."""

    path: Path

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @cached_property
    def font(self) -> TTFont:
        return TTFont(self.path, lazy=True)

    @cached_property
    def cmap(self) -> dict[int, str]:
        names: dict[int, str] = self.font.getBestCmap()
        return names

    @cached_property
    def x_height(self) -> float:
        """The median height of small letters."""
        tops = [max(float(points[:, 1].max()) for points in self.contours(self.name(c))) for c in ROUND_LETTERS]
        return float(np.median(tops))

    @cached_property
    def drawings(self) -> tuple[dict[str, str], ...]:
        """Other drawings of glyphs, by the name of the usual one: the stylistic sets (ss01 …)."""
        if "GSUB" not in self.font or not self.font["GSUB"].table.FeatureList:
            return ()
        table = self.font["GSUB"].table
        by_set: dict[str, dict[str, str]] = {}
        for record in table.FeatureList.FeatureRecord:
            for index in record.Feature.LookupListIndex if record.FeatureTag.startswith("ss") else ():
                for step in table.LookupList.Lookup[index].SubTable:
                    mapping = getattr(getattr(step, "ExtSubTable", step), "mapping", {})
                    by_set.setdefault(record.FeatureTag, {}).update(mapping)
        return tuple(by_set[tag] for tag in sorted(by_set))

    def name(self, character: str) -> str:
        return self.cmap[ord(character)]

    def advance(self, name: str) -> float:
        return float(self.font["hmtx"][name][0])

    def last_point(self, name: str) -> Floats:
        """The last point of a glyph's outlines (1, 2)."""
        points, _, _ = self.font["glyf"][name].getCoordinates(self.font["glyf"])
        return np.array(points[-1:], dtype=np.float64)

    def contours(self, name: str) -> Contours:
        """The closed polygons (n, 2) of a glyph, composites taken apart."""
        coordinates, ends, flags = self.font["glyf"][name].getCoordinates(self.font["glyf"])
        points = np.array(coordinates, dtype=np.float64).reshape(-1, 2)
        on_curve = (np.array(flags, dtype=np.uint8) & 1).astype(bool)
        starts = [0, *(end + 1 for end in ends)]
        spans = [slice(start, stop) for start, stop in pairwise(starts) if stop - start > 2]
        return tuple(_polygon(points[span], on_curve[span].tolist()) for span in spans)


def _polygon(points: Floats, on_curve: list[bool]) -> Floats:
    """A closed TrueType contour, its quadratic curves in straight pieces (m, 2)."""
    full = list(_with_implied(points, on_curve))
    first = next(index for index, (_, on) in enumerate(full) if on)
    full = [*full[first:], *full[:first], full[first]]
    share = (np.arange(1, STEPS + 1) / STEPS)[:, None]
    pieces = [full[0][0][None]]
    for (before, was_on), (point, on) in pairwise(full):
        if was_on and on:
            pieces.append(point[None])
        elif on:
            start = pieces[-1][-1]
            pieces.append((1 - share) ** 2 * start + 2 * share * (1 - share) * before + share**2 * point)
    return np.concatenate(pieces)


def _with_implied(points: Floats, on_curve: list[bool]) -> Iterator[tuple[Floats, bool]]:
    """The points with those that a TrueType contour leaves out, half way between two controls."""
    for index, on in enumerate(on_curve):
        if not on and not on_curve[index - 1]:
            yield (points[index - 1] + points[index]) / 2, True
        yield points[index], on


def without(contours: Contours, part: Contours) -> Contours | None:
    """The contours that are left of a glyph when those of a part of it, moved as one, are taken out; None where the
    part is not in it."""
    for first in (each for each in contours if part and len(each) == len(part[0])):
        moved = [points + (first[0] - part[0][0]) for points in part]
        left = [points for points in contours if not any(_same(points, other) for other in moved)]
        if len(contours) - len(left) == len(part):
            return tuple(left)
    return None


def _same(one: Floats, other: Floats) -> bool:
    return len(one) == len(other) and bool(np.abs(one - other).max() <= SAME)


def box(contours: Sequence[Floats]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top."""
    points = np.concatenate(contours)
    (left, bottom), (right, top) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, bottom, right, top
