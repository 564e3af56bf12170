"""The places at which the lines of a paragraph may end. All lengths are thousandths of the size."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from .breaking import LineEnd
from .composing import Words
from .wording import Break, Word, spaces_before, stops

FINEST = 8
"""Into how many parts of a line a word is cut, at most, that no line can hold."""

CUT = 3000.0
"""What it costs to cut such a word just anywhere."""


def line_ends(
    words: Words, room: float, hyphenate: bool, whole: bool = False
) -> tuple[list[LineEnd], list[tuple[int, Break | None]]]:
    """The line ends, and for each its word and the break in it; None is behind the word.

    `room` is what the shortest line holds: a word longer than this gets more places. Where words stay `whole`, they get
    none, and lines end between them or behind a dash or hyphen that was typed.
    """
    found: list[LineEnd] = []
    where: list[tuple[int, Break | None]] = []
    at, spaces, begun = 0.0, 0, 0.0
    last = len(words.words) - 1
    for index, (word, space) in enumerate(zip(words.words, words.spaces, strict=True)):
        width = word.width
        for place in word.breaks if whole or width <= room else _more_breaks(word, room):
            if not place.hyphen or (not whole and (hyphenate or width > room)):
                begun = at + width - place.after
                gone = spaces + place.spaces
                found.append(LineEnd(at + place.before, gone, begun, gone, place.penalty, place.flagged))
                where.append((index, place))
        at += width
        spaces += word.spaces
        if index < last:
            following = words.words[index + 1]
            if (following.clings or word.holds) and at + space.width + following.width - begun <= room:
                at, spaces = at + space.width, spaces + 1
                continue
        begun = at + space.width
        found.append(LineEnd(at, spaces, begun, spaces + 1, 0.0, False))
        where.append((index, None))
        at, spaces = begun, spaces + 1
    return found, where


def _more_breaks(word: Word, room: float) -> list[Break]:
    """The breaks of a word that no line can hold: those it has, and some between any two letters."""
    found = {place.at: place for place in _cuts(word.text, stops(word.pieces), room / FINEST)}
    return sorted({**found, **{place.at: place for place in word.breaks}}.values())


def _cuts(text: str, lengths: list[float], part: float) -> Iterator[Break]:
    """A cut for every `part` of the word's length, never between a letter and its accent."""
    bounds = [at for at in range(1, len(text)) if not unicodedata.combining(text[at])]
    spaces = spaces_before(text)
    for at, following in pairwise([*bounds, len(text)]):
        if lengths[at] // part < lengths[following] // part:
            yield Break(at, False, CUT, False, lengths[at], lengths[-1] - lengths[at], spaces[at])
