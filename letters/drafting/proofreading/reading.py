"""A text read once: its words, sentences and blocks, with their places. Time grows with the length and no faster."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from letters.drafting.sentences import sentence_spans
from letters.naming import fold_word

from .likeness import owner

_LETTER = r"[^\W\d_](?:[\u0300-\u036f])*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:['\u2019](?:{_LETTER})+)*")
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_OPENS = "\"'\u2018\u201c\u00ab([:;—–*"
_PARTS = re.compile(r"[.!?…;:]")


class Word(NamedTuple):
    """A run of letters at `text[start:end]`; an apostrophe within it belongs to it, a hyphen does not.

    `plain` is in small letters with straight apostrophes, `own` without the 's of a possessive, `bare` is `own` without
    case and accents.
    """

    text: str
    start: int
    end: int
    plain: str
    own: str
    bare: str

    @property
    def capitalised(self) -> bool:
        return self.text[0].isupper()


class Span(NamedTuple):
    """A sentence or a block at `text[start:end]`, of `words[first:last]`."""

    start: int
    end: int
    first: int
    last: int

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.last - self.first


@dataclass(frozen=True)
class Reading:
    """Everything that the checks ask of a text."""

    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word_of(found[0], found.start(), found.end()) for found in _WORD.finditer(self.text))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Without the space around them. A blank line ends one; a stop behind "Mr" or before a small letter none."""
        return tuple(self._spans(sentence_spans(self.text)))

    @cached_property
    def blocks(self) -> tuple[Span, ...]:
        """The paragraphs and other parts between blank lines, each from its first word to its last."""
        return tuple(self._spans((found.start(), found.end()) for found in _BLOCK.finditer(self.text)))

    @cached_property
    def openings(self) -> frozenset[int]:
        """The starts of words that have a capital because of where they stand."""
        firsts = {self.words[each.first].start for each in self.sentences if each.length}
        behind = {word.start for word in self.words if self._before(word.start) in _OPENS}
        return frozenset(firsts | behind)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [each.start for each in self.sentences]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def line_and_column(self, place: int) -> tuple[int, int]:
        """The line and the column of a place in the text, both counted from 1."""
        line = bisect_right(self._line_starts, place)
        return line, place - self._line_starts[line - 1] + 1

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that `place` is in or behind, from 1."""
        return max(1, bisect_right(self._sentence_starts, place))

    def words_of(self, span: Span) -> tuple[Word, ...]:
        return self.words[span.first : span.last]

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin in `text[start:end]`."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]

    def parted(self, word: Word, following: Word) -> bool:
        """True when a stop of any kind stands between the two."""
        return _PARTS.search(self.text, word.end, following.start) is not None

    def _before(self, place: int) -> str:
        """The nearest character before `place` that is no space, or a stop at the very start."""
        while place > 0 and self.text[place - 1] in " \t":
            place -= 1
        return self.text[place - 1] if place else ":"

    def _spans(self, bounds: Iterator[tuple[int, int]]) -> Iterator[Span]:
        first = 0
        for start, end in bounds:
            while first < len(self.words) and self.words[first].start < start:
                first += 1
            last = first
            while last < len(self.words) and self.words[last].start < end:
                last += 1
            yield Span(start, end, first, last)
            first = last


def word_of(text: str, start: int, end: int) -> Word:
    """The word with all that is asked of it. `text` are its letters, which stand from `start` to `end`."""
    plain = text.lower().replace("\u2019", "'")
    own = owner(text)
    return Word(text, start, end, plain, own, fold_word(own))
