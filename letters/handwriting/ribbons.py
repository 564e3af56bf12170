"""Ribbons: the outlines that a pen leaves on its way, as closed chains of quadratic curves.

Where the way turns within less than the breadth of the line, a ribbon ends and the next begins: their round ends
overlap, so that no inner edge folds over. All ribbons run clockwise (y up), so overlaps are ink (nonzero winding).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .alphabets import Flags, Indexes
from .seeding import Floats
from .spans import runs_of
from .turns import ways_and_turns

TIGHT = 0.85
"""Of half the breadth over the radius: where a way turns more tightly, its ribbon is parted."""

GROUP = 4.0
"""Samples to one curve: about a third of an x-height where the way is straight, an eighth of a turn where it bends."""

NEAR = 0.4
"""Samples on either side of a place between which the way there is seen."""

CAP = 0.92
"""In halves of the breadth: how far beyond the end of a ribbon the two controls stand that round it."""

CORNER, WIDER, WIDEST = 0.8, 0.12, 1.13
"""In halves of the breadth: how far to the sides they stand, so much further for every one that the last curve is long,
and at most: where one curve ends and the next begins is half way between two controls, and a long one would come in
too soon."""

ENDS = 4
"""Points of a ribbon beside two for every curve: two to round each end. All are controls (TrueType)."""


@dataclass(frozen=True, slots=True, eq=False)
class Ribbons:
    """Closed outlines, as TrueType has them. points (n, 2), on_curve (n,), counts (c,) the points of each, and
    samples (c,) the sample of the way that each is drawn around."""

    points: Floats
    on_curve: Flags
    counts: Indexes
    samples: Indexes


def _between(places: Floats, *values: Floats) -> Iterator[Floats]:
    """Values of samples (n,) at places between them (k,)."""
    index = np.minimum(places.astype(np.int64), len(values[0]) - 2)
    part = places - index
    for each in values:
        here = each.take(index)
        yield here + (each.take(index + 1) - here) * part


def ribbons(x: Floats, y: Floats, half: Floats, firsts: Indexes, letter: Indexes) -> Ribbons:
    """The outlines of strokes: samples of their middle (n,), half their breadth (n,), where each begins (s + 1,).

    What is written without lifting the pen is parted between letters (n,), so that each has ink of its own."""
    starts, stops = _segments(x, y, half, firsts, letter)
    length = stops - starts
    curves = np.maximum(1, np.rint(length / GROUP).astype(np.int64))
    nodes, owner = runs_of(np.zeros(len(curves), dtype=np.int64), 2 * curves + 1)
    places = starts[owner] + nodes * (length / (2 * curves))[owner]
    middle_x, middle_y, breadth = _between(places, x, y, half)
    from_x, from_y = _between(np.maximum(places - NEAR, starts[owner]), x, y)
    to_x, to_y = _between(np.minimum(places + NEAR, stops[owner]), x, y)
    way_x, way_y = to_x - from_x, to_y - from_y
    norm = np.sqrt(way_x * way_x + way_y * way_y) + 1e-9
    along = np.stack([way_x / norm, way_y / norm])
    middle = np.stack([middle_x, middle_y])
    across = np.stack([-along[1], along[0]]) * breadth
    return _outlined(middle, along * breadth, across, curves, (starts + stops) // 2)


def _segments(x: Floats, y: Floats, half: Floats, firsts: Indexes, letter: Indexes) -> tuple[Indexes, Indexes]:
    """Where ribbons begin and stop: at the ends of strokes, and where they turn most tightly."""
    ways, turn = ways_and_turns(x, y, firsts)
    near = ways + np.append(ways[1:], ways[-1:])
    bend = 2 * turn * half / (near + 1e-9)
    before, after = np.roll(bend, 1), np.roll(bend, -1)
    parted = (bend > TIGHT) & (bend >= before) & (bend > after)
    inside = np.ones(len(x), dtype=bool)
    inside[firsts[:-1]] = False
    parted |= (np.diff(letter, prepend=letter[:1]) != 0) & inside
    # A letter of which a single sample is left has no ribbon.
    parted[firsts[1:] - 1] = False
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
    rank, owner = runs_of(np.zeros(len(curves), dtype=np.int64), curves)
    control = heads[owner] + 1 + 2 * rank
    there = firsts[owner] + rank
    back = (2 * firsts + 2 * curves + 1)[owner] - there
    points = np.empty((2, int(counts.sum())))
    for placed, centre, aside in zip(points, middle, across, strict=True):
        for place, side in ((there, centre + aside), (back, centre - aside)):
            bent = (side[:-2] + side[2:]) * -0.5
            bent += 2 * side[1:-1]
            placed[place] = bent[control - 1]
    for at, beside, way, left in (
        (tails, tails - 1, CAP, firsts + curves),
        (heads, heads + 1, -CAP, firsts + counts - 1),
    ):
        end, aside = middle[:, at] + way * along[:, at], across[:, at]
        length = middle[:, at] - middle[:, beside]
        long = np.sqrt((length * length).sum(axis=0) / ((aside * aside).sum(axis=0) + 1e-9))
        aside = aside * np.minimum(CORNER + WIDER * long, WIDEST)
        points[:, left] = end + aside
        points[:, left + (1 if way > 0 else -1)] = end - aside
    return Ribbons(points.T, np.zeros(points.shape[1], dtype=bool), counts, samples)
