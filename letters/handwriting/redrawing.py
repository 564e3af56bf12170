"""Redraw: the outlines of a typeface drawn again with few points, and none of them far from the next.

Handwriting typefaces are traced from paper and carry every grain of it: hundreds of points a letter, each of which
would have to be bent, packed and kept for every letter of a page. A fifth of them draws the same letter.

Lengths are font units. Where a place on an outline is meant, it is the length along the outline from its start.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .seeding import Floats

Flags = NDArray[np.bool_]
Indexes = NDArray[np.int64]

# All in x-heights.
TOLERANCE = 0.011
"""How far the new outline may stray from the old: about 0.03 mm on paper, a third of a dot at 300 dpi."""

LONGEST = 0.62
"""The longest curve: a long stroke needs points on its way, or it could not bend."""

FIRST_STEP = 0.11
"""How far apart the points are that the redrawing starts with."""

GRAIN = 0.045
"""How far one looks along an outline to see where it is going: less is the grain of the paper."""

MOST_POINTS = 4.6
"""For one x-height of outline, over a whole typeface: a rougher one is drawn with a larger tolerance."""

CORNER = 0.74
"""The cosine of the sharpest turn, about 42°, that is still a bend and not a corner."""

SMALLEST = 0.12
"""A contour shorter than this is no dot, but a speck on the paper that was traced."""

_FINE = 0.03
_PROBES = (np.arange(5) + 1.0) / 6.0
_PLENTY = 1e9


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Closed contours of quadratic curves, end to end, as TrueType has them: between two points off the curve lies one
    on it. points (n, 2); on_curve (n,); counts (c,) the points of every contour."""

    points: Floats
    on_curve: Flags
    counts: Indexes


@dataclass(frozen=True, slots=True, eq=False)
class _Course:
    """Contours as fine polylines: places (m,) run on through all contours, with their points (m, 2); starts and
    lengths (c,) say where each contour begins and how long it is."""

    places: Floats
    points: Floats
    starts: Floats
    lengths: Floats

    def at(self, contours: Indexes, places: Floats) -> Floats:
        """The points (…, 2) at places along their contours, which may run over a contour's end and begin."""
        lengths = self.lengths[contours]
        along = self.starts[contours] + (places - np.floor(places / lengths) * lengths)
        right = np.interp(along, self.places, self.points[:, 0])
        return np.stack([right, np.interp(along, self.places, self.points[:, 1])], axis=-1)


@dataclass(frozen=True, slots=True, eq=False)
class _Knots:
    """Where curves meet, in order: contour, place and point; the direction in which the outline arrives and leaves;
    whether it turns a corner there. All (k,) or (k, 2)."""

    contours: Indexes
    places: Floats
    points: Floats
    arriving: Floats
    leaving: Floats
    corners: Flags

    def __getitem__(self, chosen: Flags | Indexes) -> "_Knots":
        return _Knots(
            self.contours[chosen],
            self.places[chosen],
            self.points[chosen],
            self.arriving[chosen],
            self.leaving[chosen],
            self.corners[chosen],
        )


def redraw(outlines: Outlines, x_height: float) -> Outlines:
    """The same outlines with few points. Contours keep their order and direction; tiny ones lose their points."""
    course = _course(outlines, _FINE * x_height)
    knots, tolerance = _first_knots(course, x_height), TOLERANCE * x_height
    enough = MOST_POINTS * float(course.lengths.sum()) / x_height
    while True:
        knots = _thinned(knots, course, tolerance, LONGEST * x_height)
        drawn = _drawn(knots, course, tolerance)
        if len(drawn.points) <= enough or tolerance > 3 * TOLERANCE * x_height:
            return drawn
        tolerance *= 1.3


def _course(outlines: Outlines, step: float) -> _Course:
    starts, controls, ends, owners = _curves(outlines)
    lengths = _norm(controls - starts) + _norm(ends - controls)
    pieces = np.maximum(1, np.ceil(lengths / step)).astype(np.int64)
    curve = np.repeat(np.arange(len(pieces)), pieces)
    share = (_ranks(pieces) / pieces[curve])[:, None]
    rest = 1.0 - share
    points = rest * rest * starts[curve] + 2 * share * rest * controls[curve] + share * share * ends[curve]
    return _measured(points, owners[curve], len(outlines.counts))


def _measured(points: Floats, owners: Indexes, contours: int) -> _Course:
    """The polylines with their lengths; each is closed by its first point."""
    counts = np.bincount(owners, minlength=contours)
    stops = np.cumsum(counts)
    full = counts > 0
    closed = np.insert(points, stops[full], points[(stops - counts)[full]], axis=0)
    steps = _norm(np.diff(closed, axis=0, prepend=closed[:1]))
    firsts = (stops - counts + np.cumsum(full) - full)[full]
    steps[firsts] = 0.0
    places = np.cumsum(steps)
    starts, lengths = np.zeros(contours), np.zeros(contours)
    starts[full] = places[firsts]
    lengths[full] = places[firsts + counts[full]] - places[firsts]
    return _Course(places, closed, starts, lengths)


def _curves(outlines: Outlines) -> tuple[Floats, Floats, Floats, Indexes]:
    """Start, control and end (q, 2) of every quadratic curve and the contour it is of; a straight one has its control
    in the middle."""
    points, on_curve, owners = _with_implied(outlines)
    counts = np.bincount(owners, minlength=len(outlines.counts))
    following = _following(counts)
    on = np.flatnonzero(on_curve)
    nearest = following[on]
    straight = on_curve[nearest]
    ends = np.where(straight, nearest, following[nearest])
    middle = (points[on] + points[ends]) / 2
    return points[on], np.where(straight[:, None], middle, points[nearest]), points[ends], owners[on]


def _with_implied(outlines: Outlines) -> tuple[Floats, Flags, Indexes]:
    """Points, flags and contours with the points between two that are off the curve written out."""
    points, on_curve = outlines.points, outlines.on_curve
    following = _following(outlines.counts)
    owners = np.repeat(np.arange(len(outlines.counts)), outlines.counts)
    between = np.flatnonzero(~on_curve & ~on_curve[following])
    middles = (points[between] + points[following[between]]) / 2
    return (
        np.insert(points, between + 1, middles, axis=0),
        np.insert(on_curve, between + 1, True),
        np.insert(owners, between + 1, owners[between]),
    )


def _following(counts: Indexes) -> Indexes:
    """For every point, the index of the next on its closed contour."""
    following = np.arange(1, int(counts.sum()) + 1)
    stops = np.cumsum(counts)
    full = counts > 0
    following[stops[full] - 1] = (stops - counts)[full]
    return following


def _first_knots(course: _Course, x_height: float) -> _Knots:
    """Every corner, and between corners a knot at every step."""
    contours, places = _corners(course, x_height)
    counts = np.maximum(6, np.ceil(course.lengths / (FIRST_STEP * x_height))).astype(np.int64)
    counts[course.lengths < SMALLEST * x_height] = 0
    owners = np.repeat(np.arange(len(counts)), counts)
    evenly = _ranks(counts) * (course.lengths / np.maximum(counts, 1))[owners]
    every = np.concatenate([owners, contours])
    spread = np.concatenate([evenly, places])
    corner = np.concatenate([np.zeros(len(owners), dtype=bool), np.ones(len(contours), dtype=bool)])
    order = np.lexsort((spread, every))
    every, spread, corner = every[order], spread[order], corner[order]
    # An ordinary knot beside a corner says nothing that the corner does not.
    before, after = _neighbours(every)
    lengths = course.lengths[every]
    gap = 0.35 * FIRST_STEP * x_height
    crowded = (corner[before] & ((spread - spread[before]) % lengths < gap)) | (
        corner[after] & ((spread[after] - spread) % lengths < gap)
    )
    kept = corner | ~crowded
    return _knots(course, every[kept], spread[kept], corner[kept], GRAIN * x_height)


def _knots(course: _Course, contours: Indexes, places: Floats, corners: Flags, grain: float) -> _Knots:
    here = course.at(contours, places)
    behind, ahead = course.at(contours, places - grain), course.at(contours, places + grain)
    through = _unit(ahead - behind)
    turned = corners[:, None]
    arriving, leaving = np.where(turned, _unit(here - behind), through), np.where(turned, _unit(ahead - here), through)
    return _Knots(contours, places, here, arriving, leaving, corners)


def _corners(course: _Course, x_height: float) -> tuple[Indexes, Floats]:
    """Contours and places where an outline turns sharply: the sharpest of each turn."""
    owners = np.searchsorted(course.starts, course.places, side="right") - 1
    owners = np.maximum(owners, 0)
    places = course.places - course.starts[owners]
    long = course.lengths[owners] >= SMALLEST * x_height
    owners, places = owners[long], places[long]
    look = GRAIN * x_height
    here = course.at(owners, places)
    turn = (_unit(here - course.at(owners, places - look)) * _unit(course.at(owners, places + look) - here)).sum(axis=1)
    sharp = np.flatnonzero(turn < CORNER)
    chosen: list[int] = []
    for index in sharp.tolist():
        last = chosen[-1] if chosen else -1
        if last >= 0 and owners[last] == owners[index] and places[index] - places[last] < 2 * look:
            if turn[index] < turn[last]:
                chosen[-1] = index
        else:
            chosen.append(index)
    kept = np.array(chosen, dtype=np.int64)
    return owners[kept], places[kept]


def _thinned(knots: _Knots, course: _Course, tolerance: float, longest: float) -> _Knots:
    """Take knots out, the least missed of each neighbourhood first, as long as one curve can stand for two."""
    missed = np.full(len(knots.places), np.nan)
    while True:
        before, after = _neighbours(knots.contours)
        stale = np.flatnonzero(np.isnan(missed))
        missed[stale] = _missed(knots, course, stale, before[stale], after[stale], longest)
        few = np.bincount(knots.contours, minlength=len(course.lengths))[knots.contours] <= 4
        out = (missed <= tolerance) & (missed <= missed[before]) & (missed < missed[after]) & ~few
        if not out.any():
            return knots
        missed[before[out]] = missed[after[out]] = np.nan
        knots, missed = knots[~out], missed[~out]


def _missed(knots: _Knots, course: _Course, which: Indexes, before: Indexes, after: Indexes, longest: float) -> Floats:
    """How far the outline would stray if these knots were not there."""
    contours = knots.contours[which]
    start, length = knots.places[before], (knots.places[after] - knots.places[before]) % course.lengths[contours]
    controls = _controls(knots.points[before], knots.leaving[before], knots.points[after], knots.arriving[after])
    probes = course.at(contours[:, None], start[:, None] + _PROBES * length[:, None])
    strays = _strays(probes, knots.points[before], controls, knots.points[after]).max(axis=1)
    keep = knots.corners[which] | (length > longest) | (length <= 0)
    return np.where(keep, _PLENTY, strays)


def _controls(starts: Floats, leaving: Floats, ends: Floats, arriving: Floats) -> Floats:
    """The control points (n, 2) of curves that leave and arrive in given directions: where the two lines cross. In the
    middle of the chord where they do not cross ahead, as in a straight stroke."""
    chord = ends - starts
    turn = _cross(leaving, arriving)
    safe = np.where(np.abs(turn) < 0.03, 1.0, turn)
    out, back = _cross(chord, arriving) / safe, _cross(leaving, chord) / safe
    reach = 1.5 * _norm(chord)
    crossing = (np.abs(turn) >= 0.03) & (out > 0) & (back > 0) & (out < reach) & (back < reach)
    return np.where(crossing[:, None], starts + out[:, None] * leaving, (starts + ends) / 2)


def _strays(probes: Floats, starts: Floats, controls: Floats, ends: Floats) -> Floats:
    """The distance (n, p) of each probe (n, p, 2) from its curve, by two steps of Gauss and Newton."""
    share: Floats = np.broadcast_to(_PROBES, probes.shape[:2])
    x, y = (_Parabola(starts[:, k, None], controls[:, k, None], ends[:, k, None], probes[..., k]) for k in (0, 1))
    for _ in range(2):
        speed_x, speed_y = x.speed(share), y.speed(share)
        square = speed_x * speed_x + speed_y * speed_y
        ahead = x.off(share) * speed_x + y.off(share) * speed_y
        share = np.clip(share - ahead / np.where(square > 0, square, 1.0), 0.0, 1.0)
    off_x, off_y = x.off(share), y.off(share)
    return np.sqrt(off_x * off_x + off_y * off_y)


class _Parabola:
    """One coordinate of quadratic curves (n, 1), against those of probes (n, p)."""

    def __init__(self, start: Floats, control: Floats, end: Floats, probes: Floats) -> None:
        self._start = start - probes
        self._first, self._second = 2 * (control - start), start - 2 * control + end

    def off(self, share: Floats) -> Floats:
        """How far the curve at `share` is from its probe."""
        return self._start + share * (self._first + share * self._second)

    def speed(self, share: Floats) -> Floats:
        return self._first + 2 * share * self._second


def _drawn(knots: _Knots, course: _Course, tolerance: float) -> Outlines:
    """Knots and controls in turn, without the points that say nothing: controls of straight curves, and knots that lie
    where a reader would put them anyway, in the middle of two controls."""
    before, after = _neighbours(knots.contours)
    controls = _controls(knots.points, knots.leaving, knots.points[after], knots.arriving[after])
    bulge = _norm(controls - (knots.points + knots.points[after]) / 2)
    curved = bulge > tolerance
    middles = (controls[before] + controls) / 2
    shift = ((middles - knots.points) * knots.leaving).sum(axis=1)
    astray = _norm(middles - course.at(knots.contours, knots.places + shift))
    implied = ~knots.corners & curved & curved[before] & (astray < tolerance) & (np.abs(shift) < 18 * tolerance)
    points = np.stack([knots.points, controls], axis=1).reshape(-1, 2)
    kept = np.stack([~implied, curved], axis=1).ravel()
    on_curve = np.tile([True, False], len(implied))
    owners = np.repeat(knots.contours, 2)[kept]
    return Outlines(points[kept], on_curve[kept], np.bincount(owners, minlength=len(course.lengths)))


def _neighbours(contours: Indexes) -> tuple[Indexes, Indexes]:
    """The index of the knot before and the knot after each, on closed contours."""
    count = len(contours)
    before, after = np.arange(-1, count - 1), np.arange(1, count + 1)
    firsts = np.flatnonzero(np.diff(contours, prepend=-1))
    lasts = np.append(firsts[1:], count) - 1
    before[firsts], after[lasts] = lasts, firsts
    return before, after


def _ranks(counts: Indexes) -> Indexes:
    """0, 1, 2 … within each group of the given sizes, end to end."""
    return np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)


def _norm(vectors: Floats) -> Floats:
    """Lengths of vectors (…, 2)."""
    return np.sqrt(vectors[..., 0] * vectors[..., 0] + vectors[..., 1] * vectors[..., 1])


def _unit(vectors: Floats) -> Floats:
    length = _norm(vectors)
    return vectors / np.where(length > 0, length, 1.0)[..., None]


def _cross(one: Floats, other: Floats) -> Floats:
    return one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
