"""In which order a pen writes a piece of ink: the cheapest walk that covers every line of its skeleton.

Costs are those of habit: a pen goes straight on rather than round a corner, rather back over its own line than off the
paper, and downwards and to the right. Found by Dijkstra's algorithm over where the pen is, where it came from, and
which lines it has covered.
"""

import heapq
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import numpy as np

from ..seeding import Floats
from .skeleton import Skeleton
from .thinning import SIZE

LIFT = 2.4
TURN, TURNED = 0.6, 75.0
"""A turn costs TURN × (degrees / TURNED)²."""

TOO_SHARP, SHARP, SHARPER = 150.0, 2.4, 30.0
"""From so many degrees on a turn at a crossing costs SHARP, and one more for every SHARPER degrees."""

BACK = 0.75
"""A turn at a free end."""

AGAIN, AGAIN_LENGTH, AGAIN_PRINTED = 0.25, 1.1, 0.35
"""To go over a line again: at all, for each x-height, and in a hand that does not join its letters."""

AGAINST = 1.8
"""Half a bowl, or all of it, written the wrong way round."""

LOOPS = 1.05
"""In x-heights: a closed line that lies higher is the loop of an ascender."""

CROSSING_START, CROSSING_END = 0.7, 0.35
LEFTWARDS, UPWARDS = 0.9, 0.9
"""A new stroke that goes so."""

TOUCHED = (2.5, 2.0)
"""A first touch that is not where it should be: for each width of the letter, for each x-height."""

SEARCHED = 12_000
"""Walks looked at before the one that has covered most is gone on with alone."""

type Step = tuple[int, int]
"""A line, and the end at which it is entered."""

type Walk = tuple[Step | None, ...]
"""Steps; None where the pen is lifted."""


@dataclass(frozen=True)
class Manner:
    """How a character is written. touch is where the pen first touches: shares of the width and the
    height, either None where any will do. joined letters leave to the right; low ones end below. turns is how bowls
    are written: 1 against the clock, −1 with it, 0 either way. A looped ascender is begun at its crossing, not at its
    top, and goes against the clock."""

    joined: bool
    touch: tuple[float | None, float | None] | None
    low: bool
    turns: int = 0
    looped: bool = False


@dataclass
class Walker:
    """Searches the order for one skeleton, whose origin, in pixels, is `origin`."""

    skeleton: Skeleton
    origin: tuple[int, int]
    manner: Manner
    at: Floats = field(init=False)
    leaving: dict[Step, tuple[float, float]] = field(init=False)
    around: dict[int, list[Step]] = field(init=False)
    lengths: list[float] = field(init=False)
    bounds: tuple[float, float, float, float] = field(init=False)
    tops: set[int] = field(init=False)
    anew: list[tuple[Step, float]] = field(init=False)

    def __post_init__(self) -> None:
        lines = self.skeleton.lines
        self.at = (np.array(self.skeleton.places) - self.origin) / SIZE
        self.lengths = [line.length / SIZE for line in lines]
        steps = [(index, end) for index in range(len(lines)) for end in (0, 1)]
        self.leaving = {step: _heading(lines[step[0]].from_end(step[1]), self.skeleton.breadth) for step in steps}
        self.around = {}
        for index, end in steps:
            self.around.setdefault(lines[index].ends[end], []).append((index, end))
        points = (np.concatenate([line.points for line in lines]) - self.origin) / SIZE
        (left, low), (right, top) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        self.bounds = left, right, low, top
        ends = [line.ends for line in lines if line.turns]
        self.tops = {end for pair in ends for end in pair if not self.skeleton.crossings[end]}
        self.anew = [
            (step, self._anew(node, step)) for node, steps_there in self.around.items() for step in steps_there
        ]

    def walk(self) -> Walk:
        """The cheapest walk."""
        everything = (1 << len(self.lengths)) - 1
        order = count()
        waiting: list[tuple[float, int, Walk, Step, int, bool]] = []

        def consider(cost: float, walk: Walk, step: Step, covered: int, done: bool = False) -> None:
            heapq.heappush(waiting, (cost, next(order), walk, step, covered, done))

        for node, steps in sorted(self.around.items()):
            for step in steps:
                consider(self._start(node, first=True) + self._against(step), (step,), step, 1 << step[0])
        seen: set[tuple[Step, int, int]] = set()
        for looked in count():
            if looked == SEARCHED:
                seen.clear()
                waiting = [max(waiting, key=lambda entry: (entry[4].bit_count(), -entry[0], -entry[1]))]
            cost, _, walk, step, covered, done = heapq.heappop(waiting)
            if done:
                return walk
            state = step, covered, walk.count(None)
            if state in seen:
                continue
            seen.add(state)
            if covered == everything:
                consider(cost + self._end(self._reached(step), last=True), walk, step, covered, done=True)
                continue
            if looked >= SEARCHED:
                waiting.clear()
            for after, price in self._onwards(step, covered):
                consider(cost + price, (*walk, after), after, covered | 1 << after[0])
            for after, price in self._lifted(step, covered):
                consider(cost + price, (*walk, None, after), after, covered | 1 << after[0])
        raise AssertionError("every line can be reached by lifting the pen")

    def _reached(self, step: Step) -> int:
        """The node at which a step ends."""
        return self.skeleton.lines[step[0]].ends[1 - step[1]]

    def _onwards(self, step: Step, covered: int) -> Iterator[tuple[Step, float]]:
        """Where the pen can go on without leaving the paper."""
        node, (line, end) = self._reached(step), step
        looped = self.skeleton.lines[line].ends[0] == self.skeleton.lines[line].ends[1]
        for after in self.around[node]:
            if after == (line, 1 - end) and not looped:
                if self.skeleton.crossings[node]:
                    continue
                price = BACK
            else:
                price = _turning(self.leaving[line, 1 - end], self.leaving[after])
            if covered >> after[0] & 1:
                price += AGAIN + AGAIN_LENGTH * self.lengths[after[0]] + (0.0 if self.manner.joined else AGAIN_PRINTED)
            else:
                price += self._against(after)
            yield after, price

    def _lifted(self, step: Step, covered: int) -> Iterator[tuple[Step, float]]:
        """Where the pen can touch anew."""
        leaves = LIFT + self._end(self._reached(step), last=False)
        for after, price in self.anew:
            if not covered >> after[0] & 1:
                yield after, leaves + price

    def _anew(self, node: int, step: Step) -> float:
        """What it costs that a further stroke begins at a node with a step."""
        right, up = (self.at[self._reached(step)] - self.at[node]).tolist()
        begins = self._start(node, first=False) / 2 + self._against(step)
        return begins + (LEFTWARDS if right < -0.15 else 0.0) + (UPWARDS if up > 0.25 else 0.0)

    def _place(self, node: int) -> tuple[float, float]:
        x, y = self.at[node].tolist()
        return float(x), float(y)

    def _start(self, node: int, first: bool) -> float:
        """The cost of touching the paper at a place."""
        x, y = self._place(node)
        left, right, low, top = self.bounds
        touch = self.manner.touch if first else None
        if first and self.manner.joined:
            cost = 1.5 * (x - left) + 0.12 * (top - y)
        else:
            cost = 0.35 * (x - left) + 0.8 * (top - y)
        if touch:
            share = (x - left) / max(right - left, 0.2)
            cost *= 0.3
            cost += TOUCHED[0] * abs(share - touch[0]) if touch[0] is not None else 0.0
            cost += TOUCHED[1] * abs(y - low - touch[1] * (top - low)) if touch[1] is not None else 0.0
        if self.skeleton.crossings[node] and not touch:
            cost += CROSSING_START
        if self.manner.looped and y > LOOPS and node in self.tops:
            cost += AGAINST
        return cost

    def _against(self, step: Step) -> float:
        """What it costs to write a bowl the wrong way round; a loop that hangs below the line is none."""
        line = self.skeleton.lines[step[0]]
        turns = line.turns * (1 if step[1] == 0 else -1)
        height = (float(line.points[:, 1].mean()) - self.origin[1]) / SIZE
        wanted = 1 if self.manner.looped and height > LOOPS else self.manner.turns
        return AGAINST if turns * wanted < 0 and height > 0 else 0.0

    def _end(self, node: int, last: bool) -> float:
        """What it costs to leave the paper here."""
        x, y = self._place(node)
        cost = CROSSING_END if self.skeleton.crossings[node] else 0.0
        if last and self.manner.joined:
            cost += 1.2 * (self.bounds[1] - x)
        if last and self.manner.low:
            cost += 2 * max(0.0, y - 0.75)
        return cost


def _heading(points: Floats, breadth: float) -> tuple[float, float]:
    """The direction, of length 1, in which a line sets out, seen a little ahead."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    near, far = min(0.5 * breadth, 0.3 * along[-1]), min(1.7 * breadth, along[-1])
    right, up = (float(np.interp(far, along, axis) - np.interp(near, along, axis)) for axis in points.T)
    length = math.hypot(right, up) + 1e-9
    return right / length, up / length


def _turning(back: tuple[float, float], onwards: tuple[float, float]) -> float:
    """What the turn costs from a line, seen backwards, into another."""
    straight = -(back[0] * onwards[0] + back[1] * onwards[1])
    degrees = math.degrees(math.acos(max(-1.0, min(1.0, straight))))
    if degrees < TOO_SHARP:
        return TURN * (degrees / TURNED) ** 2
    return SHARP + (degrees - TOO_SHARP) / SHARPER


def strokes_along(skeleton: Skeleton, walk: Walk) -> list[Floats]:
    """The points of every stroke of a walk (n, 2)."""
    strokes: list[list[Floats]] = [[]]
    for step in walk:
        if step is None:
            strokes.append([])
            continue
        points = skeleton.lines[step[0]].from_end(step[1])
        strokes[-1].append(points[1:] if strokes[-1] else points)
    return [np.concatenate(stroke) for stroke in strokes if stroke]
