"""A way along centre lines through given places: how a person corrects the order of a character's strokes."""

import heapq
import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ..seeding import Floats
from .skeleton import Skeleton

type Point = tuple[float, float]


def route(skeletons: Sequence[Skeleton], places: Floats) -> Floats:
    """The shortest way (n, 2) along the lines, each beginning where the last ended, from the first place to the last
    through all others, each moved to the nearest point of a line; straight across where no line leads. In pixels."""
    near = _neighbours(skeletons)
    points = np.array(sorted(near))
    if not len(points):
        return places
    stops = [tuple(points[int(np.hypot(*(points - place).T).argmin())].tolist()) for place in places]
    way = [stops[0]]
    for stop in stops[1:]:
        way.extend(_shortest(near, way[-1], stop)[1:])
    return np.array(way)


def _neighbours(skeletons: Sequence[Skeleton]) -> dict[Point, set[Point]]:
    near: dict[Point, set[Point]] = {}
    for skeleton in skeletons:
        for line in skeleton.lines:
            points: list[Point] = [(x, y) for x, y in line.points.tolist()]
            for one, other in pairwise(points):
                near.setdefault(one, set()).add(other)
                near.setdefault(other, set()).add(one)
    return near


def _shortest(near: dict[Point, set[Point]], start: Point, stop: Point) -> list[Point]:
    waiting = [(0.0, start)]
    came: dict[Point, Point] = {}
    least = {start: 0.0}
    while waiting:
        gone, at = heapq.heappop(waiting)
        if at == stop:
            break
        for after in near[at]:
            total = gone + math.dist(at, after)
            if total < least.get(after, math.inf):
                least[after], came[after] = total, at
                heapq.heappush(waiting, (total, after))
    if stop not in least:
        return [start, stop]
    way = [stop]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way[::-1]
