"""Turn the pages: which rows of a text stand on which page. Pure: rows are known only by what they ask for.

A page may end only where its rows allow it, so that no first or last line of a paragraph stands alone, and not within
a word, where the text can be turned otherwise. Of all ways to do that in the fewest pages, that is taken in which pages
are fullest, the two of a spread end level, and the last is no mere tail.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Protocol

from .pages import Side

SHORT, UNLEVEL, TAIL = 4.0, 7.0, 3.0
"""What is not wanted, and how little: a line that a page is short, squared; a line by which the right page of a spread
differs from the left; a line by which the last page has fewer than LEAST."""

LEAST = 4
"""Lines on a last page that does not look like a mishap."""

DEEPEST = 6
"""How many lines a page may be short where other ways exist."""


class Asking(Protocol):
    """A row: how many lines are left free above it, whether a page may end below it, whether it parts a word."""

    @property
    def space(self) -> float: ...

    @property
    def turns(self) -> bool: ...

    @property
    def parts_a_word(self) -> bool: ...


def turn_pages(rows: Sequence[Asking], first: int, other: int, side: Side) -> tuple[int, ...]:
    """Where every page ends: the number of the row that begins the next; the last is the number of rows.

    `first` and `other` are how many lines the first page has, and every other; `side` is that of the first.
    """
    if not rows:
        return ()
    text = Text(rows)
    possible = [text.ends(start, other) for start in range(len(rows))]
    fewest = _fewest(possible)
    possible[0] = text.ends(0, first)
    left = 1 + min(fewest[end] for end in possible[0])
    ways: _Ways = {(0, 0): (0.0, None)}
    room = first
    while left:
        left -= 1
        open_ = {start: [end for end in reversed(possible[start]) if fewest[end] == left] for start, _ in ways}
        ways = _turned(ways, open_, text, room, side)
        room, side = other, side.other
    return _unwound(min(ways.values(), key=itemgetter(0)))


def keep_pace(
    rows: Sequence[Asking], weights: Sequence[float], shares: Sequence[float], first: int, other: int
) -> tuple[int, ...]:
    """Where pages end that follow others in step, which hold these `shares` of the text, together 1.

    `weights` says how much text every row holds; `first` and `other` are as for `turn_pages`. Where the rows are used
    up before the others, there are fewer pages; what does not fit on the last runs on over more.
    """
    text = Text(rows)
    read = tuple(accumulate(weights, initial=0.0))
    ends = [0]
    for wanted in accumulate(shares):
        if ends[-1] < len(rows):
            possible = text.all_ends(ends[-1], other if ends[-1] else first)
            ends.append(min((abs(read[end] - wanted * read[-1]), end) for end in possible)[1])
    while ends[-1] < len(rows):
        ends.append(text.ends(ends[-1], other)[0])
    return tuple(ends[1:])


class Text:
    """The rows of a text with their depths: how many lines stand, or are left free, above each."""

    def __init__(self, rows: Sequence[Asking]) -> None:
        self.rows = rows
        self._depths = tuple(accumulate((row.space + 1 for row in rows[1:]), initial=0))

    def height(self, start: int, end: int) -> float:
        """How many lines rows `start` … `end` − 1 take on a page of their own."""
        return self._depths[end - 1] - self._depths[start] + 1

    def ends(self, start: int, room: int) -> tuple[int, ...]:
        """Where a page of `room` lines that begins with row `start` can end, the fullest first.

        Where every end would part a word, one may; and where no row allows it the page is filled: there is no text
        that cannot be turned.
        """
        full = self._full(start, room)
        if full == len(self.rows):
            return (full,)
        return tuple(self._legal(start, full)) or tuple(self._legal(start, full, parting=True)) or (full,)

    def all_ends(self, start: int, room: int) -> tuple[int, ...]:
        """As `ends`, but however short the page would be."""
        full = self._full(start, room)
        turns = tuple(end for end in range(full, start, -1) if end == len(self.rows) or self.rows[end - 1].turns)
        return tuple(end for end in turns if not self.rows[end - 1].parts_a_word) or turns or (full,)

    def _full(self, start: int, room: int) -> int:
        """Where the page ends that takes as much as fits, but a row at least."""
        return max(start + 1, bisect_right(self._depths, self._depths[start] + room - 1))

    def _legal(self, start: int, full: int, *, parting: bool = False) -> Iterator[int]:
        """Ends that are allowed, down to a page that is much too short; further only where there is none before.

        Those within a word count with `parting`.
        """
        found = False
        for end in range(full, start, -1):
            if found and end < full - DEEPEST:
                return
            row = self.rows[end - 1]
            if row.turns and (parting or not row.parts_a_word):
                found = True
                yield end


type _Way = tuple[float, tuple[_Way, int] | None]
"""What it costs to have turned so many pages; the way to the last of them, and where that ends."""

type _Ways = dict[tuple[int, float], _Way]
"""The best way by the row that comes next and by how short the page to its left is. In the order of where their pages
end, first pages first: of two that cost the same, the one that turns earlier is taken."""


def _fewest(possible: Sequence[Sequence[int]]) -> list[int]:
    """How many pages at least follow before each row, and before the end; `possible` are the ends of a page there."""
    fewest = [0] * (len(possible) + 1)
    for start in range(len(possible) - 1, -1, -1):
        fewest[start] = 1 + min([fewest[end] for end in possible[start]])
    return fewest


def _turned(ways: _Ways, possible: Mapping[int, Sequence[int]], text: Text, room: int, side: Side) -> _Ways:
    """All ways with a page more, by where a page can end that begins with a row.

    Only ends from which the fewest pages can be kept are possible. So there are never more ways than a page has lines,
    times how short it can be, however long the text is.
    """
    longer: _Ways = {}
    for (start, left_short), way in ways.items():
        for end in possible[start]:
            short = max(0, room - text.height(start, end))
            beside = left_short if side is Side.RECTO and start else short
            cost = way[0] + _cost(text, start, end, short, beside)
            key = (end, short if side is Side.VERSO else 0)
            if key not in longer or cost < longer[key][0]:
                # Taken out first, so that it comes last: ways are in order.
                longer.pop(key, None)
                longer[key] = (cost, (way, end))
    return longer


def _unwound(way: _Way) -> tuple[int, ...]:
    """Where the pages of a way end."""
    ends: list[int] = []
    while way[1]:
        way, end = way[1]
        ends.append(end)
    return tuple(reversed(ends))


def _cost(text: Text, start: int, end: int, short: float, beside: float) -> float:
    """How much a page is unwanted that is `short` by so many lines, where the one to its left is by `beside`."""
    if end == len(text.rows):
        return TAIL * max(0, LEAST - text.height(start, end)) if start else 0.0
    return SHORT * short * short + UNLEVEL * abs(short - beside)
