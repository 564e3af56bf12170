"""Emphasis as people type it: *italic* or _italic_, **bold**, ***both***. All else is an ordinary character.

A mark opens before a word and closes behind one, as in Markdown, so that a lone star, a product, a name with an
underscore and a line to fill in stay what they are.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .styles import Face, face_with

_MARK = re.compile(r"\*+|_+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_MARKS = ("*", "**", "***", "_")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark in the text: from where to where, and what it could do there."""

    start: int
    stop: int
    sign: str
    opens: bool
    closes: bool


def cut_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, which blank lines part. Breaks of line within them stay."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(part.strip() for part in _BLANK_LINE.split(whole) if part.strip())


def plain(text: str) -> str:
    """The text without its marks of emphasis."""
    return "".join(run for run, _ in spans(text))


@lru_cache(maxsize=256)
def spans(text: str) -> tuple[tuple[str, Face], ...]:
    """The text without its marks, as runs and what each is set in; no run is empty, and no two alike are neighbours."""
    if "*" not in text and "_" not in text:
        return ((text, Face.REGULAR),) if text else ()
    pairs = _pairs(text)
    runs: list[tuple[str, Face]] = []
    at, depth = 0, {"*": 0, "**": 0, "***": 0, "_": 0}
    for mark, change in sorted(pairs, key=lambda pair: pair[0].start):
        _add(runs, text[at : mark.start], depth)
        depth[mark.sign] += change
        at = mark.stop
    _add(runs, text[at:], depth)
    return tuple(runs)


def _add(runs: list[tuple[str, Face]], text: str, depth: dict[str, int]) -> None:
    """Put a run behind the others, or to the last where it is set alike."""
    if not text:
        return
    heavy, slanted = depth["**"] + depth["***"] > 0, depth["*"] + depth["_"] + depth["***"] > 0
    face = face_with(heavy=heavy, slanted=slanted)
    if runs and runs[-1][1] is face:
        runs[-1] = (runs[-1][0] + text, face)
    else:
        runs.append((text, face))


def _pairs(text: str) -> list[tuple[_Mark, int]]:
    """The marks that are marks: those that open (1) and those that close (−1)."""
    found: list[tuple[_Mark, int]] = []
    opened: dict[str, list[_Mark]] = {sign: [] for sign in _MARKS}
    for mark in _marks(text):
        if mark.closes and opened[mark.sign]:
            begun = opened[mark.sign].pop()
            if _has_words(text[begun.stop : mark.start]):
                found += [(begun, 1), (mark, -1)]
                _forget(opened, begun.start)
                continue
        if mark.opens:
            opened[mark.sign].append(mark)
    return found


def _forget(opened: dict[str, list[_Mark]], start: int) -> None:
    """Marks that were opened within a pair and not closed there are none."""
    for marks in opened.values():
        while marks and marks[-1].start > start:
            marks.pop()


def _has_words(text: str) -> bool:
    """Whether there is anything to stress, all of it in one paragraph."""
    return any(map(str.isalnum, text)) and not _BLANK_LINE.search(text)


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
