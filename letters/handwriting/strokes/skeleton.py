"""The centre line of one piece of ink as a graph: lines between ends and crossings.

Lengths are pixels; points are (x, y), y upwards, from the lower left of the raster.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..seeding import Floats
from .thinning import ROUND, Ink, Pixel, depths, thinned, turns_left

SPUR = (1.25, 0.75)
"""A line that ends free is a thorn, no stroke, where it is shorter than so many half and whole breadths of the pen."""

CONTRACTED = 1.15
"""In breadths: two crossings that are nearer to each other are one."""

NOTHING = 2.2
"""In breadths: a shorter line that leaves a crossing and comes back to it is none."""

TOP_RIGHT = 0.4
"""How much further right outweighs further up, where a closed line begins."""

AWAY = 0.15
"""Of a closed line: its top must be so far from its crossing to be a place of its own."""

ROUNDS = 16
"""Most thorns that are taken from one piece of ink."""


@dataclass(slots=True, eq=False)
class Line:
    """A stretch of centre line (n, 2) from one node to another.

    turns says of a closed line, or a half of one, which way its points run round: 1 against the clock, −1 with it.
    """

    ends: tuple[int, int]
    points: Floats
    turns: int = 0

    @property
    def length(self) -> float:
        return float(np.hypot(*np.diff(self.points, axis=0).T).sum())

    def from_end(self, end: int) -> Floats:
        """The points beginning at the first (0) or the second (1) end."""
        return self.points if end == 0 else self.points[::-1]


@dataclass(slots=True, eq=False)
class Skeleton:
    """Lines between nodes. crossings says which nodes are crossings, not ends. breadth is that of the ink."""

    places: list[Floats]
    crossings: list[bool]
    lines: list[Line]
    breadth: float

    def degrees(self) -> list[int]:
        count = [0] * len(self.places)
        for line in self.lines:
            for end in line.ends:
                count[end] += 1
        return count


def skeleton_of(ink: Ink) -> Skeleton:
    """The graph of a piece of ink, without thorns, its crossings whole."""
    depth, line = depths(ink), thinned(ink)
    if not line.any():
        # A square of two pixels wears away to nothing.
        line[np.unravel_index(int(depth.argmax()), depth.shape)] = True
    breadth = 2 * float(np.median(depth[line]))
    for _ in range(ROUNDS):
        skeleton = _graph({(row, column) for row, column in np.argwhere(line).tolist()}, breadth)
        spur = _spur(skeleton, depth)
        if spur is None:
            break
        for x, y in spur.tolist():
            line[int(y), int(x)] = False
        line = thinned(line)
    _contract(skeleton)
    _join(skeleton)
    _open(skeleton)
    return skeleton


def _graph(pixels: set[Pixel], breadth: float) -> Skeleton:
    near = {pixel: [other for other in _around(pixel) if other in pixels] for pixel in pixels}
    order = sorted(pixels)
    owner: dict[Pixel, int] = {}
    skeleton = Skeleton([], [], [], breadth)
    for start in order:
        if len(near[start]) >= 3 and start not in owner:
            group = _crowd(start, near)
            owner.update(dict.fromkeys(group, len(skeleton.places)))
            skeleton.places.append(np.array([[column, row] for row, column in group], dtype=float).mean(axis=0))
            skeleton.crossings.append(True)
    left = {pixel for pixel in pixels if pixel not in owner}
    for start in sorted(left, key=lambda pixel: (sum(other in left for other in near[pixel]), pixel)):
        if start in left:
            _add_line(skeleton, _chain(start, left, near), near, owner)
    return skeleton


def _around(pixel: Pixel) -> list[Pixel]:
    return [(pixel[0] + up, pixel[1] + right) for up, right in ROUND]


def _crowd(start: Pixel, near: dict[Pixel, list[Pixel]]) -> list[Pixel]:
    """The pixels of a crossing: all that hang together of those with three neighbours and more."""
    group, waiting = {start}, [start]
    while waiting:
        for other in near[waiting.pop()]:
            if other not in group and len(near[other]) >= 3:
                group.add(other)
                waiting.append(other)
    return sorted(group)


def _chain(start: Pixel, left: set[Pixel], near: dict[Pixel, list[Pixel]]) -> list[Pixel]:
    """The pixels of a line in order, taken out of what is left."""
    chain = [start]
    left.discard(start)
    while True:
        steps = [other for other in near[chain[-1]] if other in left]
        if not steps:
            return chain
        row, column = chain[-1]
        chain.append(min(steps, key=lambda other: (abs(other[0] - row) + abs(other[1] - column), other)))
        left.discard(chain[-1])


def _add_line(skeleton: Skeleton, chain: list[Pixel], near: dict[Pixel, list[Pixel]], owner: dict[Pixel, int]) -> None:
    points = [np.array([column, row], dtype=float) for row, column in chain]
    first, last = (_touching(pixel, near, owner) for pixel in (chain[0], chain[-1]))
    if not first and not last and len(chain) > 8 and chain[-1] in near[chain[0]]:
        node = _new_end(skeleton, points[0])
        skeleton.lines.append(Line((node, node), np.array([*points, points[0]])))
        return
    if len(chain) == 1:
        last = last[1:]
    ends = []
    for nodes, at in ((first, 0), (last, len(points))):
        if nodes:
            ends.append(nodes[0])
            points.insert(at if at == 0 else len(points), skeleton.places[nodes[0]])
        else:
            ends.append(_new_end(skeleton, points[0 if at == 0 else -1]))
    if len(points) > 1:
        skeleton.lines.append(Line((ends[0], ends[1]), np.array(points)))


def _touching(pixel: Pixel, near: dict[Pixel, list[Pixel]], owner: dict[Pixel, int]) -> list[int]:
    """The crossings that a pixel touches."""
    return list(dict.fromkeys(owner[other] for other in near[pixel] if other in owner))


def _new_end(skeleton: Skeleton, place: Floats) -> int:
    skeleton.places.append(place)
    skeleton.crossings.append(False)
    return len(skeleton.places) - 1


def _spur(skeleton: Skeleton, depth: Floats) -> Floats | None:
    """The points of the shortest thorn, without its crossing."""
    degrees = skeleton.degrees()
    best: tuple[float, Floats] | None = None
    for line in skeleton.lines:
        free = [degrees[end] == 1 and not skeleton.crossings[end] for end in line.ends]
        if free[0] == free[1]:
            continue
        root = line.ends[1] if free[0] else line.ends[0]
        x, y = skeleton.places[root]
        least = max(SPUR[0] * float(depth[round(float(y)), round(float(x))]), SPUR[1] * skeleton.breadth)
        length = line.length
        if length < least and degrees[root] >= 3 and (best is None or length < best[0]):
            best = length, (line.points[:-1] if free[0] else line.points[1:])
    return best[1] if best else None


def _contract(skeleton: Skeleton) -> None:
    """Make one crossing of two that thinning has torn apart; other lines run straight through it."""
    while True:
        short = [
            (line.length, index)
            for index, line in enumerate(skeleton.lines)
            if line.ends[0] != line.ends[1]
            and all(skeleton.crossings[end] for end in line.ends)
            and line.length < CONTRACTED * skeleton.breadth
        ]
        if not short:
            return
        stays, gone = skeleton.lines.pop(min(short)[1]).ends
        middle = (skeleton.places[stays] + skeleton.places[gone]) / 2
        skeleton.places[stays] = middle
        for line in skeleton.lines:
            line.ends = (
                stays if line.ends[0] == gone else line.ends[0],
                stays if line.ends[1] == gone else line.ends[1],
            )
            if line.ends[0] == stays:
                line.points = np.vstack([middle, _trimmed(line.points, skeleton.breadth / 2)])
            if line.ends[1] == stays:
                line.points = np.vstack([_trimmed(line.points[::-1], skeleton.breadth / 2)[::-1], middle])
        least = NOTHING * skeleton.breadth
        skeleton.lines = [line for line in skeleton.lines if line.ends[0] != line.ends[1] or line.length >= least]


def _trimmed(points: Floats, length: float) -> Floats:
    """What is left of a line when so much of its beginning is cut off; at least its last point."""
    along = np.cumsum(np.hypot(*np.diff(points, axis=0).T))
    return points[min(int(np.searchsorted(along, length)) + 1, len(points) - 1) :]


def _join(skeleton: Skeleton) -> None:
    """Make one line of two that meet where nothing else does."""
    while pair := _passing(skeleton):
        (one, leaves), (other, enters) = pair
        first, second = skeleton.lines[one], skeleton.lines[other]
        joined = np.concatenate([first.from_end(1 - leaves), second.from_end(enters)[1:]])
        ends = first.ends[1 - leaves], second.ends[1 - enters]
        others = [line for index, line in enumerate(skeleton.lines) if index not in (one, other)]
        skeleton.lines = [*others, Line(ends, joined)]


def _passing(skeleton: Skeleton) -> list[tuple[int, int]]:
    """Two lines, each with the end at which they meet the other and no third; empty where there are none."""
    for node in range(len(skeleton.places)):
        meeting = [
            (index, end) for index, line in enumerate(skeleton.lines) for end in (0, 1) if line.ends[end] == node
        ]
        if len(meeting) == 2 and meeting[0][0] != meeting[1][0]:
            return meeting
    return []


def _open(skeleton: Skeleton) -> None:
    """Give closed lines a node at their top, a little to the right, where a pen would begin them."""
    lines = []
    degrees = skeleton.degrees()
    for line in skeleton.lines:
        if line.ends[0] != line.ends[1]:
            lines.append(line)
            continue
        points = line.points if turns_left(line.points) else line.points[::-1]
        top = int((points[:, 0] * TOP_RIGHT + points[:, 1]).argmax())
        (root, _) = line.ends
        if degrees[root] == 2:
            skeleton.places[root], skeleton.crossings[root] = points[top], False
            lines.append(Line(line.ends, np.concatenate([points[top:-1], points[: top + 1]]), 1))
        elif min(top, len(points) - top) < AWAY * len(points):
            lines.append(Line(line.ends, points, 1))
        else:
            node = _new_end(skeleton, points[top])
            lines.append(Line((root, node), points[: top + 1], 1))
            lines.append(Line((node, root), points[top:], 1))
    skeleton.lines = [line for line in lines if len(line.points) > 1]


def extent(skeletons: Iterable[Skeleton]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of some centre lines."""
    points = np.concatenate([line.points for skeleton in skeletons for line in skeleton.lines])
    (left, bottom), (right, top) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, bottom, right, top
