"""Ribbons: the outlines that a pen leaves on its way, as closed chains of quadratic curves.

Where the way turns within less than the breadth of the line, a ribbon ends and the next begins: their round ends
overlap, so that no inner edge folds over. All ribbons run clockwise (y up), so overlaps are ink (nonzero winding).
"""

from dataclasses import dataclass

import numpy as np

from .alphabets import Flags, Indexes
from .seeding import Floats
from .spans import runs_of

TIGHT = 0.85
"""Of half the breadth over the radius: where a way turns more tightly, its ribbon is parted."""

GROUP = 3.1
"""Samples to one curve."""

NEAR = 0.4
"""Samples on either side of a place between which the way there is seen."""

CAP = 1.85
"""In halves of the breadth: how far beyond its end the control of a ribbon's round end stands."""

ENDS = 6
"""Points of a ribbon beside two for every curve: four where its sides end, two to round its ends."""


@dataclass(frozen=True, slots=True, eq=False)
class Ribbons:
    """Closed outlines, as TrueType has them. points (n, 2), on_curve (n,), counts (c,) the points of each, and
    samples (c,) the sample of the way that each is drawn around."""

    points: Floats
    on_curve: Flags
    counts: Indexes
    samples: Indexes


@dataclass(frozen=True, slots=True, eq=False)
class _Way:
    """Samples of a way (n,): its place, and half the breadth of its line."""

    x: Floats
    y: Floats
    half: Floats

    def at(self, places: Floats) -> tuple[Floats, Floats, Floats]:
        """Between two samples."""
        index = np.minimum(places.astype(np.int64), len(self.x) - 2)
        part = places - index
        rest = 1 - part
        x, y, half = (each[index] * rest + each[index + 1] * part for each in (self.x, self.y, self.half))
        return x, y, half


def ribbons(x: Floats, y: Floats, half: Floats, firsts: Indexes, letter: Indexes) -> Ribbons:
    """The outlines of strokes: samples of their middle (n,), half their breadth (n,), where each begins (s + 1,).

    What is written without lifting the pen is parted between letters (n,), so that each has ink of its own."""
    starts, stops = _segments(x, y, half, firsts, letter)
    length = stops - starts
    curves = np.maximum(1, np.rint(length / GROUP).astype(np.int64))
    nodes, owner = runs_of(np.zeros(len(curves), dtype=np.int64), 2 * curves + 1)
    places = starts[owner] + nodes * (length / (2 * curves))[owner]
    way = _Way(x, y, half)
    middle_x, middle_y, breadth = way.at(places)
    low, high = np.maximum(places - NEAR, starts[owner]), np.minimum(places + NEAR, stops[owner])
    (from_x, from_y, _), (to_x, to_y, _) = way.at(low), way.at(high)
    way_x, way_y = to_x - from_x, to_y - from_y
    norm = np.sqrt(way_x * way_x + way_y * way_y) + 1e-9
    along = np.stack([way_x / norm, way_y / norm])
    middle = np.stack([middle_x, middle_y])
    across = np.stack([-along[1], along[0]]) * breadth
    return _outlined(middle, along * breadth, across, curves, (starts + stops) // 2)


def _segments(x: Floats, y: Floats, half: Floats, firsts: Indexes, letter: Indexes) -> tuple[Indexes, Indexes]:
    """Where ribbons begin and stop: at the ends of strokes, and where they turn most tightly."""
    ways_x, ways_y = np.diff(x, prepend=x[:1]), np.diff(y, prepend=y[:1])
    ways = np.sqrt(ways_x * ways_x + ways_y * ways_y)
    safe = np.where(ways > 1e-9, ways, 1.0)
    unit_x, unit_y = ways_x / safe, ways_y / safe
    turn_x, turn_y = np.diff(unit_x, append=unit_x[-1:]), np.diff(unit_y, append=unit_y[-1:])
    turn = np.sqrt(turn_x * turn_x + turn_y * turn_y)
    turn[firsts[:-1]] = 0.0
    turn[firsts[1:] - 1] = 0.0
    near = ways + np.append(ways[1:], ways[-1:])
    bend = 2 * turn * half / (near + 1e-9)
    before, after = np.roll(bend, 1), np.roll(bend, -1)
    parted = (bend > TIGHT) & (bend >= before) & (bend > after)
    inside = np.ones(len(x), dtype=bool)
    inside[firsts[:-1]] = False
    parted |= (np.diff(letter, prepend=letter[:1]) != 0) & inside
    cut = parted.copy()
    cut[firsts[:-1]] = True
    starts = np.flatnonzero(cut)
    ends = parted
    ends[firsts[1:] - 1] = True
    return starts, np.flatnonzero(ends)


def _outlined(middle: Floats, along: Floats, across: Floats, curves: Indexes, samples: Indexes) -> Ribbons:
    """The outlines from their nodes (2, n), of which a ribbon of c curves has 2 c + 1: ends of curves and, between
    them, what the curve must pass through half way."""
    counts = 2 * curves + ENDS
    firsts, heads = np.cumsum(counts) - counts, np.cumsum(2 * curves + 1) - 2 * curves - 1
    tails = heads + 2 * curves
    left, right = middle + across, middle - across
    rank, owner = runs_of(np.zeros(len(curves), dtype=np.int64), curves)
    control = heads[owner] + 1 + 2 * rank
    points = np.empty((2, int(counts.sum())))
    on_curve = np.zeros(points.shape[1], dtype=bool)
    for side, place in ((left, 1 + rank), (right, 2 * curves[owner] + 3 - rank)):
        bent = 2 * side[:, control] - (side[:, control - 1] + side[:, control + 1]) / 2
        points[:, firsts[owner] + place] = bent
    n = curves
    for place, value in (
        (firsts, left[:, heads]),
        (firsts + n + 1, left[:, tails]),
        (firsts + n + 3, right[:, tails]),
        (firsts + 2 * n + 4, right[:, heads]),
    ):
        points[:, place] = value
        on_curve[place] = True
    points[:, firsts + n + 2] = middle[:, tails] + along[:, tails] * CAP
    points[:, firsts + 2 * n + 5] = middle[:, heads] - along[:, heads] * CAP
    return Ribbons(points.T, on_curve, counts, samples)
