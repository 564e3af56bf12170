"""Emphasis as people type it: *so* or _so_, **so**, ***so***. All else is an ordinary character.

A mark opens before a word and closes behind one, in the same paragraph, so that a lone star, a product, a name with an
underscore and a line to fill in stay what they are.

A pen underlines what is stressed, and type has italics and bold for it; both read the marks here.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_MARK = re.compile(r"\*+|_+")
_TURN = re.compile(r"\s*\n\s*")
_LETTER = re.compile(r"[^\W_]")
_MARKS = ("*", "**", "***", "_")

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
"""What parts paragraphs."""

UNBROKEN = "\u00a0\u202f"
"""White space that holds its word together, and is written like a letter."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are stressed alike: slanted where they were typed between single marks, heavy between double ones."""

    text: str
    slanted: bool = False
    heavy: bool = False

    @property
    def lines(self) -> int:
        """How many lines a pen draws under them."""
        return self.slanted + 2 * self.heavy


@dataclass(frozen=True, slots=True)
class Stress:
    """What a pen underlines: from where to where, in written characters of the text without its marks, white space not
    counted; and which line it is, 0 being the one right under the words."""

    first: int
    stop: int
    depth: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark in the text: from where to where, and what it could do there."""

    start: int
    stop: int
    sign: str
    opens: bool
    closes: bool


@lru_cache(maxsize=256)
def runs_of(text: str) -> tuple[Run, ...]:
    """The text without its marks, in runs; none is empty, and no two that are stressed alike are neighbours."""
    if "*" not in text and "_" not in text:
        return (Run(text),) if text else ()
    runs: list[Run] = []
    at, depth = 0, {"*": 0, "**": 0, "***": 0, "_": 0}
    changes = [change for begun, ended in _pairs(text) for change in ((begun, 1), (ended, -1))]
    for mark, change in sorted(changes, key=lambda each: each[0].start):
        _add(runs, text[at : mark.start], depth)
        depth[mark.sign] += change
        at = mark.stop
    _add(runs, text[at:], depth)
    return tuple(runs)


def without_marks(text: str) -> str:
    """The text without its marks of emphasis."""
    return "".join(run.text for run in runs_of(text))


def places_without_marks(text: str) -> tuple[int, ...]:
    """Where in the text each character stands that is left without its marks."""
    marks = {place for pair in _pairs(text) for mark in pair for place in range(mark.start, mark.stop)}
    return tuple(place for place in range(len(text)) if place not in marks)


def stresses(text: str) -> tuple[Stress, ...]:
    """What a pen underlines of a text with marks, in the order in which it does."""
    stresses_so_far: list[Stress] = []
    begun: list[int] = []
    at = 0
    for run in (*runs_of(text), Run("")):
        while len(begun) > run.lines:
            stresses_so_far.append(Stress(begun.pop(), at, len(begun)))
        begun += [at] * (run.lines - len(begun))
        at += _written(run.text)
    return tuple(sorted(stresses_so_far, key=lambda stress: (stress.first, stress.depth)))


def marked_by_line(text: str) -> str:
    """The text with its marks, each line with marks of its own: what is stressed over a break of line closes before it
    and opens again behind it. A line without a letter has none, since nothing would be stressed there."""
    pairs = sorted(_pairs(text), key=lambda pair: pair[0].start)
    turns = [turn.span() for turn in _TURN.finditer(text)] if pairs else []
    signs: list[tuple[int, int, str]] = []
    for depth, (begun, ended) in enumerate(pairs, start=1):
        for start, stop in _lines_within(text, begun.stop, ended.start, turns):
            signs += ((start, depth, begun.sign), (stop, -depth, begun.sign))
    dropped = [(mark.start, mark.stop) for pair in pairs for mark in pair]
    return _resigned(text, dropped, signs)


def _lines_within(text: str, start: int, stop: int, turns: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of `text[start:stop]` between breaks of line, without those in which no letter stands."""
    first, last = bisect_left(turns, (start, start)), bisect_left(turns, (stop, stop))
    edges = [start, *(edge for turn in turns[first:last] for edge in turn), stop]
    parts = zip(edges[::2], edges[1::2], strict=True)
    return ((begin, end) for begin, end in parts if _LETTER.search(text, begin, end))


def _resigned(text: str, dropped: Sequence[tuple[int, int]], signs: Sequence[tuple[int, int, str]]) -> str:
    """The text without what is dropped, with signs put in at their places; of those in one place the least first."""
    cuts = [*((start, 0, stop, "") for start, stop in dropped), *((at, depth, at, sign) for at, depth, sign in signs)]
    parts: list[str] = []
    at = 0
    for start, _, stop, sign in sorted(cuts, key=lambda cut: (cut[0], cut[1] > 0, cut[1])):
        parts += (text[at:start], sign)
        at = max(at, stop)
    return "".join((*parts, text[at:]))


def _written(text: str) -> int:
    """How many of its characters are written."""
    return sum(not character.isspace() or character in UNBROKEN for character in text)


def _add(runs: list[Run], text: str, depth: dict[str, int]) -> None:
    """Put a run behind the others, or to the last where it is stressed alike."""
    if not text:
        return
    run = Run(text, depth["*"] + depth["_"] + depth["***"] > 0, depth["**"] + depth["***"] > 0)
    if runs and runs[-1].lines == run.lines:
        run = Run(runs.pop().text + text, run.slanted, run.heavy)
    runs.append(run)


def _pairs(text: str) -> list[tuple[_Mark, _Mark]]:
    """The marks that are marks: each that opens with that which closes it."""
    pairs: list[tuple[_Mark, _Mark]] = []
    opened: dict[str, list[_Mark]] = {sign: [] for sign in _MARKS}
    ends = [match.start() for match in reversed([*BLANK_LINE.finditer(text)])]
    for mark in _marks(text):
        while ends and ends[-1] < mark.start:
            ends.pop()
            opened = {sign: [] for sign in _MARKS}
        if mark.closes and opened[mark.sign]:
            begun = opened[mark.sign].pop()
            if _LETTER.search(text, begun.stop, mark.start):
                pairs.append((begun, mark))
                _forget(opened, begun.start)
                continue
        if mark.opens:
            opened[mark.sign].append(mark)
    return pairs


def _forget(opened: dict[str, list[_Mark]], start: int) -> None:
    """Marks that were opened within a pair and not closed there are none."""
    for marks in opened.values():
        while marks and marks[-1].start > start:
            marks.pop()


def _marks(text: str) -> list[_Mark]:
    """Everything that looks like a mark, with what its neighbours let it be."""
    places = [match.span() for match in _MARK.finditer(text)]
    return [_mark(text, start, stop) for start, stop in places if text[start:stop] in _MARKS]


def _mark(text: str, start: int, stop: int) -> _Mark:
    """A mark opens before something where no word ends, and closes behind something where no word begins."""
    before, after = text[max(0, start - 1) : start], text[stop : stop + 1]
    return _Mark(
        start,
        stop,
        text[start:stop],
        opens=not before.isalnum() and after.strip() != "",
        closes=not after.isalnum() and before.strip() != "",
    )
