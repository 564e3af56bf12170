"""Stroke: the outlines of the lines under words, as a pen draws them: tilted, bowed and never quite still, about as
thick as the letters, thinner where it lands and leaves.

An outline is a closed chain of quadratic curves, of which only the controls are kept: each curve begins and ends half
way to the next.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from .fields import KEPT, cells_of, nodes_for, read
from .placing import Page
from .seeding import Floats, evenly, key
from .underlining import Underline

CELL = 1.3
"""In x-heights: between two nodes of a tremor."""

DRIFT, TREMOR, FINE_TREMOR = 0.05, 0.03, 0.012
"""Deviations in x-heights: of the course of a line over four such cells, over one, and over a third of it."""

PRESS, PUSH = 0.05, 0.065
"""Deviations as a share of the stroke: the slow and the quick pressure of the pen."""

LIGHTEST, HEAVIEST = -0.2, 0.4
"""Shares of the stroke: as with letters, a pen that barely touches still leaves a line."""

PULLED = 0.9
"""Of the stroke: a pen that is pulled along makes a thinner line than one that forms letters."""

LANDING, LEAVING = (0.5, 0.35), (0.28, 1.1)
"""How thick a line is where the pen lands and leaves, as a share, and over how many x-heights it is thinner."""

FLYING = 1.0
"""In x-heights: over what length the end of a line flies up."""

POINTS = 0.8
"""In x-heights: between two points of an outline, but at its ends, where it has more."""


type Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of the sheet."""


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """A line under words: the piece it was drawn after; and the controls of its outline (n, 2), in points from the
    lower left corner of the sheet, in whole hundredths."""

    piece: int
    controls: Floats

    @property
    def knots(self) -> Floats:
        """Where the curve of each control ends (n, 2): half way to the next, that of the last to the first."""
        halves: Floats = (self.controls + np.roll(self.controls, -1, axis=0)) / 2
        return halves

    def box(self) -> Box:
        """The box around it: left, bottom, right and top, in the units of its controls."""
        (left, bottom), (right, top) = self.controls.min(axis=0).tolist(), self.controls.max(axis=0).tolist()
        return left, bottom, right, top


def around(boxes: Iterable[Box]) -> Box:
    """The box around all boxes, of which there is one at least."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def strokes_of(page: Page) -> tuple[Stroke, ...]:
    """The outlines of all lines under words of a page."""
    return tuple(Stroke(line.piece, np.rint(_outline(line, page) * 100) / 100) for line in page.underlines)


def _outline(line: Underline, page: Page) -> Floats:
    """The controls of one line (n, 2), in points: along its upper side, and back along the lower."""
    size, length = page.x_height, line.right - line.left
    along = np.array(list(_along(length / size))) * size
    up = _course(line, page, along)
    half = _half(line, page, along / size)
    slope = np.gradient(up, along)
    lean = half / np.sqrt(1 + slope * slope)
    upper = np.column_stack([line.left + along - lean * slope, up + lean])
    lower = np.column_stack([line.left + along + lean * slope, up - lean])
    return np.concatenate([upper, lower[::-1]])


def _along(length: float) -> Iterator[float]:
    """Where on a line of this length its outline has points, in x-heights."""
    landed, left = min(0.4, length / 4), length - min(0.9, length / 3)
    yield from (0.0, landed / 3)
    count = max(1, round((left - landed) / POINTS))
    yield from (landed + (left - landed) * step / count for step in range(count + 1))
    yield from (left + (length - left) * share for share in (0.5, 0.85, 1.0))


def _course(line: Underline, page: Page, along: Floats) -> Floats:
    """How high above the lower edge of the sheet the middle of a line runs, in points."""
    length = line.right - line.left
    share = along / length - 0.5
    flying = np.maximum(0.0, 1 - (length - along) / (FLYING * page.x_height))
    own = line.climb * share + line.sag * (4 * share * share - 1) + line.flick * flying * flying - line.below
    shaken = _tremor(along / page.x_height, line.shaking) * (page.manner.letter * page.x_height / KEPT)
    course: Floats = _baseline(page, line.line, line.left + along) + own + shaken
    return course


def _baseline(page: Page, line: int, x: Floats) -> Floats:
    """How high above the lower edge of the sheet the words of a line stand at some places, in points."""
    lines = page.lines
    share = (x - lines.left[line]) / page.measure
    rise: Floats = lines.base[line] + lines.slope[line] * share * page.measure + lines.bow[line] * share * share
    return rise


def _tremor(along: Floats, shaking: int) -> Floats:
    """How far a line strays from its course, in x-heights."""
    ways = (("drift", 4.0, DRIFT), ("tremor", 1.0, TREMOR), ("fine tremor", 1 / 3, FINE_TREMOR))
    tremor = np.zeros(len(along))
    for way, cells, amount in ways:
        tremor += _noise(along, cells * CELL, shaking, way) * amount
    return tremor


def _half(line: Underline, page: Page, along: Floats) -> Floats:
    """Half the thickness of a line, in points, at some places along it, in x-heights."""
    press = _noise(along, 6 * CELL, line.shaking, "press") * PRESS + _noise(along, CELL, line.shaking, "push") * PUSH
    grown = np.clip(press * (page.manner.pressure / KEPT) + line.weight + page.weight, LIGHTEST, HEAVIEST)
    landing, leaving = (
        share + (1 - share) * np.minimum(1.0, away / over)
        for away, (share, over) in ((along, LANDING), (along[-1] - along, LEAVING))
    )
    half: Floats = page.nib * PULLED / 2 * (1 + grown) * landing * np.sqrt(leaving)
    return half


def _noise(along: Floats, cell: float, shaking: int, way: str) -> Floats:
    """A smooth field along a line, with deviation `KEPT`."""
    across = nodes_for(int(float(along[-1]) / cell) + 1)
    column, weights = cells_of(along / cell, across)
    return read(evenly(key(shaking, "underline", way), across), column, weights)
