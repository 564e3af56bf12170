"""Words as lines are made of them: shaped once, with every place where a line may end inside them.

All lengths are thousandths of the size.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from .hyphenating import places
from .shaping import SOFT_HYPHEN, SPACES, Forms, Shaped, shape, shape_scaled
from .styles import Face

type Runs = tuple[tuple[str, Face], ...]
"""A word as its parts in different cuts, mostly one."""

MOST_WORDS = 50_000
"""How many words a case keeps."""

_HOLDS = re.compile(r"[“‘(]*[«‹]|[¿¡(]")
_CLINGS = re.compile(r"[–—-]+|[!?:;»›…)]+[”’.,]*")


class Break(NamedTuple):
    """A place inside a word where a line may end: before character `at`, with a hyphen put in or without.

    `before` is how long the word is on the line that ends there, `after` on the next; `spaces` how many of its own
    spaces stand before.
    """

    at: int
    hyphen: bool
    penalty: float
    flagged: bool
    before: float
    after: float
    spaces: int


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What stands between two breaking spaces.

    `spaces` counts those in it at which no line ends. No line ends before a word that `clings`, such as a lone dash,
    nor behind one that `holds`, such as the sign that opens a French quotation.
    """

    runs: Runs
    text: str
    pieces: tuple[Shaped, ...]
    width: float
    spaces: int
    breaks: tuple[Break, ...]
    clings: bool
    holds: bool


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A printer's case: every word that was set in some forms of the letters, kept for when it comes again."""

    forms: Forms
    plain: dict[Face, dict[str, Word]] = field(default_factory=lambda: {face: {} for face in Face})
    mixed: dict[Runs, Word] = field(default_factory=dict)
    parts: dict[tuple[Runs, int, int, bool], tuple[Shaped, ...]] = field(default_factory=dict)

    def word(self, runs: Runs) -> Word:
        """The word, which holds no breaking space."""
        if len(runs) > 1:
            return self.mixed.get(runs) or _remembered(self.mixed, runs, _make(runs, self.forms))
        text, face = runs[0]
        return self.plain[face].get(text) or _remembered(self.plain[face], text, _make(runs, self.forms))

    def part(self, word: Word, start: int, stop: int, hyphen: bool) -> tuple[Shaped, ...]:
        """The characters start … stop of a word as they stand on a line of their own, perhaps with a hyphen put in."""
        key = (word.runs, start, stop, hyphen)
        if found := self.parts.get(key):
            return found
        return _remembered(self.parts, key, _shape_all(_cut(word.runs, start, stop, hyphen), self.forms))

    def pieces(self, text: str, face: Face, scale: float) -> tuple[Shaped, ...]:
        """A piece that was set before, from its text."""
        if scale != 1.0:
            return (shape_scaled(text, face, self.forms),)
        return _shape_all(((text, face),), self.forms) if SOFT_HYPHEN in text else self.word(((text, face),)).pieces

    def space(self, face: Face) -> Shaped:
        """The space of a cut."""
        return self.word(((" ", face),)).pieces[0]


@lru_cache(maxsize=64)
def case_of(forms: Forms) -> Case:
    """The case of these forms, one in a process."""
    return Case(forms)


def stops(pieces: tuple[Shaped, ...]) -> list[float]:
    """How long the pieces are up to each character, and in all; a ligature is shared out among its letters."""
    at, found = 0.0, [0.0]
    for piece in pieces:
        for glyph in piece.glyphs:
            advance, count = piece.scale * glyph.advance, len(glyph.text)
            found.extend(at + advance * (letter + 1) / count for letter in range(count))
            at += advance
            if not count:
                found[-1] = at
    return found


def _remembered[Key, Value](cache: dict[Key, Value], key: Key, made: Value) -> Value:
    """Keep what was made; everything is forgotten where it would be too much."""
    if len(cache) >= MOST_WORDS:
        cache.clear()
    cache[key] = made
    return made


def _shape_all(runs: Runs, forms: Forms) -> tuple[Shaped, ...]:
    return tuple(piece for text, face in runs for piece in shape(text, face, forms))


def _make(hidden: Runs, forms: Forms) -> Word:
    """The word of these runs, in which the author's soft hyphens still are."""
    runs = tuple((text.replace(SOFT_HYPHEN, ""), face) for text, face in hidden)
    text, pieces = "".join(text for text, _ in runs), _shape_all(runs, forms)
    return Word(
        runs=runs,
        text=text,
        pieces=pieces,
        width=sum(piece.width for piece in pieces),
        spaces=sum(piece.space for piece in pieces),
        breaks=_breaks("".join(text for text, _ in hidden), runs, pieces, forms),
        clings=bool(_CLINGS.fullmatch(text)),
        holds=bool(_HOLDS.fullmatch(text)),
    )


def _breaks(hidden: str, runs: Runs, pieces: tuple[Shaped, ...], forms: Forms) -> tuple[Break, ...]:
    found = places(hidden, forms.language)
    if not found:
        return ()
    text, lengths, hyphen = "".join(text for text, _ in runs), stops(pieces), _hyphen_width(runs[0][1], forms)
    spaces = spaces_before(text)
    return tuple(
        Break(
            *place,
            before=lengths[place.at] + hyphen * place.hyphen,
            after=lengths[-1] - lengths[place.at],
            spaces=spaces[place.at],
        )
        for place in found
    )


def spaces_before(text: str) -> list[int]:
    """How many spaces that stretch stand before each character of a word, and in all of it."""
    return [*accumulate(map(SPACES.__contains__, text), initial=0)]


@lru_cache(maxsize=256)
def _hyphen_width(face: Face, forms: Forms) -> float:
    return sum(piece.width for piece in shape(SOFT_HYPHEN, face, forms))


def _cut(runs: Runs, start: int, stop: int, hyphen: bool) -> Runs:
    """The runs of the characters start … stop."""
    found, at = [], 0
    for text, face in runs:
        part = text[max(0, start - at) : max(0, stop - at)]
        if part:
            found.append((part, face))
        at += len(text)
    if hyphen:
        found[-1] = (found[-1][0] + SOFT_HYPHEN, found[-1][1])
    return tuple(found)
