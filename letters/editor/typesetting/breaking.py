"""Break: where the lines of a paragraph end, so that all of it together looks best.

D. E. Knuth and M. F. Plass, “Breaking paragraphs into lines”, Software: Practice and Experience 11 (1981), 1119–1184,
with the demerits of TeX. Each place is weighed only against the few from which a line could reach it, so the work grows
with the length of the paragraph. All lengths are thousandths of the size.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import NamedTuple

LINE = 10.0
"""What every line costs, so that few are taken."""

HYPHENS_BELOW_EACH_OTHER = 10_000.0

HYPHEN_BEFORE_LAST = 5_000.0

UNEVEN = 10_000.0
"""A loose line next to a tight one."""

STUB = 100_000.0
"""A last line that is hardly a line."""

FRAGMENT = 600_000.0
"""A last line that is the end of a word."""


SLIP = 1e-6
"""So much may sums of lengths be wrong."""


class LineEnd(NamedTuple):
    """A place where a line may end.

    `end` is how far the text has come there, `spaces_end` how many spaces it has till there; `start` and `spaces_start`
    the same for where the next line begins.
    """

    end: float
    spaces_end: int
    start: float
    spaces_start: int
    penalty: float
    flagged: bool


@dataclass(frozen=True, slots=True)
class Elastic:
    """How far lines give: each space can grow by `stretch` and shrink by `shrink`, and the end of a line stay back by
    `ragged`. `last` says that the last line is to be as long as the others, `least` how long it should be."""

    stretch: float
    shrink: float
    ragged: float
    tolerance: float
    least: float
    last: bool = False


class _Node(NamedTuple):
    """A line's end on the best way there. `fitness` is from 0, a tight line, to 3, a very loose one."""

    start: float
    spaces: int
    fitness: int
    flagged: bool
    demerits: float
    place: int
    before: "_Node | None"


LOOSER = 4.0
"""How much looser lines may be than was wished where it cannot be done better; only then they may be as they will."""

EMERGENCY = 1500.0
"""How far any line may then stay back before it counts, so that other faults still count beside it."""


def break_lines(line_ends: Sequence[LineEnd], measure: float, first: float, elastic: Elastic) -> list[int]:
    """The line ends that are taken; the last is always one. The first line begins with `first` of empty room.

    From no place to the next may there be more than a line holds.
    """
    start = _Node(-first, 0, 1, False, 0.0, -1, None)
    node = (
        _best(line_ends, measure, start, elastic, elastic.tolerance)
        or _best(line_ends, measure, start, elastic, LOOSER * elastic.tolerance)
        or _best(line_ends, measure, start, replace(elastic, ragged=elastic.ragged + EMERGENCY), inf)
    )
    ends: list[int] = []
    while node and node.before:
        ends.append(node.place)
        node = node.before
    return ends[::-1]


def _best(
    line_ends: Sequence[LineEnd], measure: float, start: _Node, elastic: Elastic, tolerance: float
) -> _Node | None:
    """The end of the best paragraph without a line looser than the tolerance; None where there is none."""
    nodes, first, final = [start], 0, len(line_ends) - 1
    for place, line_end in enumerate(line_ends):
        end, spaces = line_end.end - measure - SLIP, line_end.spaces_end
        while first < len(nodes) and end - nodes[first].start > (spaces - nodes[first].spaces) * elastic.shrink:
            first += 1
        if first < len(nodes):
            found = _ways(line_end, place, nodes[first:], measure, elastic, tolerance, place == final)
            nodes += found
        elif tolerance == inf:
            found = [_overfull(line_end, place, nodes[-1])]
            nodes += found
        else:
            return None
    return min(found, key=lambda node: node.demerits, default=None)


def _ways(
    line_end: LineEnd,
    place: int,
    nodes: list[_Node],
    measure: float,
    elastic: Elastic,
    tolerance: float,
    final: bool,
) -> list[_Node]:
    """The best way to end a line at a place, for each fitness that this line can have."""
    end, spaces_end, start, spaces_start, penalty, flagged = line_end
    stretch, shrink, ragged = elastic.stretch, elastic.shrink, elastic.ragged
    reach, free = measure - end, final and not elastic.last
    best: dict[int, tuple[float, _Node]] = {}
    for node in nodes:
        gap = reach + node.start
        spaces = spaces_end - node.spaces
        if gap < 0:
            give = spaces * shrink + SLIP
            if gap < -give:
                continue
            ratio = gap / give
        elif free:
            ratio = 0.0
        else:
            give = ragged + spaces * stretch + SLIP
            if gap > tolerance * give:
                # Whatever comes later begins later, and would be looser still.
                break
            ratio = gap / give
        fitness = 1 if -0.5 <= ratio <= 0.5 else 0 if ratio < 0 else 2 if ratio <= 1 else 3
        badness = LINE + 100 * abs(ratio) ** 3
        demerits = node.demerits + badness * badness + penalty * penalty
        if flagged and node.flagged:
            demerits += HYPHENS_BELOW_EACH_OTHER
        if not -1 <= fitness - node.fitness <= 1:
            demerits += UNEVEN
        if final and node.flagged:
            demerits += HYPHEN_BEFORE_LAST if spaces else FRAGMENT
        if final and measure - gap < elastic.least:
            demerits += STUB
        if fitness not in best or demerits < best[fitness][0]:
            best[fitness] = (demerits, node)
    return [
        _Node(start, spaces_start, fitness, flagged, demerits, place, before)
        for fitness, (demerits, before) in best.items()
    ]


def _overfull(line_end: LineEnd, place: int, before: _Node) -> _Node:
    """A line that is too long, which only what cannot be cut can make."""
    return _Node(line_end.start, line_end.spaces_start, 1, line_end.flagged, before.demerits + STUB, place, before)
