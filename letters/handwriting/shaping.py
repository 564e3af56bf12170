"""Shape: words become letters that stand side by side as this writer sets them, each its own, some of them joined.

A cluster is the smallest part that stands for whole characters: one letter, or a letter and its accent. It is what is
cast, placed and copied out of the page as one piece. All lengths are x-heights.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise

import numpy as np

from .alphabets import HIGH, ROUND, TO_THE_LEFT, Alphabet, Flags, Indexes
from .characters import ENGLISH, drawn
from .manuscript import Block, Role
from .seeding import Floats, gaussians, keys, uniforms
from .signs import SMALL_SIGNS

LETTER_WIDTH = 0.06
"""Deviation of the width of a letter, as a share."""

WORN_WIDER, WORN_CLOSER = 0.1, 0.02
"""How much wider letters are, and how much closer they stand, towards the end of a long word."""

LOOSE, LOOSENED, LOOSENED_JOINED = 0.42, 0.6, 0.9
"""Where letters would stand further apart than this, so much of what is more is taken away, and more in a joined hand,
where a gap inside a word looks like two words."""

FIGURES_APART = 0.38
"""The least white between figures, and between a figure and a stop: closer, 11 runs together, and 3.75 reads as 375."""

BESIDE_FIGURES = 0.36
"""That between a figure and a letter or another sign."""

BEFORE_STOPS = 0.24
"""That between a letter and a stop."""

PILLAR_APART = 0.16
"""How much further a letter stands behind an I than behind others."""

STOPS = frozenset(".,;:!?-–—/…·")
FIGURES = frozenset("0123456789")


@dataclass(frozen=True, slots=True, eq=False)
class ShapedWord:
    """A word in x-heights, its pen starting at 0.

    texts (c,) are the original characters of each cluster; starts (c,) its pen positions; width the word's advance.
    For each letter (g,): its form in the alphabet; its cluster; the place of its origin; the factor of its width;
    how worn it is by the end of its word, from 0 to 1; whether it is joined to the letter before; its number among
    all that are written in the text.
    """

    text: str
    texts: tuple[str, ...]
    starts: Floats
    width: float
    forms: Indexes
    clusters: Indexes
    x: Floats
    y: Floats
    wide: Floats
    worn: Floats
    joined: Flags
    numbers: Indexes

    def part(self, first: int, last: int) -> "ShapedWord":
        """The clusters first:last as a word of their own, for a word longer than any line."""
        stop = self.width if last >= len(self.texts) else float(self.starts[last])
        low, high = np.searchsorted(self.clusters, (first, last))
        own = slice(int(low), int(high))
        left = float(self.starts[first])
        joined = self.joined[own].copy()
        joined[:1] = False
        return ShapedWord(
            text="".join(self.texts[first:last]),
            texts=self.texts[first:last],
            starts=self.starts[first:last] - left,
            width=stop - left,
            forms=self.forms[own],
            clusters=self.clusters[own] - first,
            x=self.x[own] - left,
            y=self.y[own],
            wide=self.wide[own],
            worn=self.worn[own],
            joined=joined,
            numbers=self.numbers[own],
        )

    def ending_in(self, form: int, wide: float) -> "ShapedWord":
        """The word with one more form drawn behind it, so wide, such as a hyphen, which is ink of its last cluster and
        no part of its text."""
        return replace(
            self,
            width=self.width + wide,
            forms=np.append(self.forms, form),
            clusters=np.append(self.clusters, len(self.texts) - 1),
            x=np.append(self.x, self.width),
            y=np.append(self.y, 0.0),
            wide=np.append(self.wide, 1.0),
            worn=np.append(self.worn, self.worn[-1:]),
            joined=np.append(self.joined, False),
            numbers=np.append(self.numbers, self.numbers[-1:]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class ShapedBlock:
    """A part of the letter, like `Block`, its words shaped."""

    role: Role
    lines: tuple[tuple[ShapedWord, ...], ...]
    indents: tuple[int, ...] = ()
    cells: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Spelled:
    """A word as it is drawn: the original characters of each cluster, the letters, and the cluster of each."""

    texts: tuple[str, ...]
    letters: str
    clusters: tuple[int, ...]


def shape_all(
    blocks: tuple[Block, ...], alphabet: Alphabet, seed: int, language: str = ENGLISH
) -> tuple[ShapedBlock, ...]:
    """All words of a letter in the hand, with the quotation marks of its language."""
    lines = iter(shape_lines([line for block in blocks for line in block.lines], alphabet, seed, language))
    return tuple(
        ShapedBlock(block.role, tuple(islice(lines, len(block.lines))), block.indents, block.cells) for block in blocks
    )


def shape_lines(
    lines: Sequence[tuple[str, ...]], alphabet: Alphabet, seed: int, language: str = ENGLISH
) -> list[tuple[ShapedWord, ...]]:
    """All words of some lines in the hand."""
    shaped = iter(shape_words([word for line in lines for word in line], alphabet, seed, language=language))
    return [tuple(islice(shaped, len(line))) for line in lines]


def shape_words(
    words: Sequence[str], alphabet: Alphabet, seed: int, place: str = "letter", language: str = ENGLISH
) -> list[ShapedWord]:
    """Words, none of which holds white space, as they are written one after the other. `place` tells apart what is
    written on the same page and is no part of the text."""
    spelled = [_spelled(word, alphabet, language) for word in words]
    counts = np.array([len(each.letters) for each in spelled])
    if not counts.sum():
        return []
    letters = "".join(each.letters for each in spelled)
    numbers = np.array([alphabet.numbers[letter] for letter in letters])
    written = keys(seed, place, 0, len(letters))
    chance, stray = uniforms(written, 2), gaussians(written ^ np.uint64(1), 2)
    forms = alphabet.first_form[numbers] + (chance[:, :1] >= alphabet.chances[numbers]).sum(axis=1)
    worn = _worn(counts) * alphabet.hand.movement.wear
    wide = (1 + LETTER_WIDTH * alphabet.hand.wander.letter * stray[:, 0]) * (1 + WORN_WIDER * worn)
    firsts = np.cumsum(counts) - counts
    begins = np.zeros(len(letters), dtype=bool)
    begins[firsts[counts > 0]] = True
    kinds = _Kinds.of(letters)
    movement = alphabet.hand.movement
    behind = movement.spacing + movement.spacing_strays * stray[:, 1]
    steps = _steps(alphabet, forms, kinds, wide * (1 - WORN_CLOSER * worn), behind, begins)
    pens = np.cumsum(steps) - steps
    word = np.repeat(np.arange(len(words)), counts)
    x, y = _stacked(alphabet, forms, kinds, pens - pens[firsts[word]], wide)
    joined = ~begins & (chance[:, 1] < _joining(alphabet, forms, kinds, x, wide))
    spans = [slice(start, stop) for start, stop in pairwise([0, *np.cumsum(counts).tolist()])]
    return [
        ShapedWord(
            text=text,
            texts=each.texts,
            starts=(pens[own][_heads(each.clusters)] - pens[own.start]),
            width=float(pens[own.stop - 1] + steps[own.stop - 1] - pens[own.start]),
            forms=forms[own],
            clusters=np.array(each.clusters, dtype=np.int64),
            x=x[own],
            y=y[own],
            wide=wide[own],
            worn=worn[own],
            joined=joined[own],
            numbers=np.arange(own.start, own.stop),
        )
        for text, each, own in zip(words, spelled, spans, strict=True)
    ]


def _heads(clusters: tuple[int, ...]) -> list[int]:
    """The first letter of every cluster."""
    return [index for index, cluster in enumerate(clusters) if not index or clusters[index - 1] != cluster]


@lru_cache(maxsize=8192)
def _spelled(word: str, alphabet: Alphabet, language: str) -> _Spelled:
    """A word as it is drawn. An accent that is a character of its own belongs to the letter before it."""
    texts: list[str] = []
    clusters: list[int] = []
    letters = ""
    for original, form in drawn(word, alphabet, language):
        if texts and (unicodedata.combining(original[0]) or not form):
            texts[-1] += original
        else:
            texts.append(original)
        letters += form
        clusters += [len(texts) - 1] * len(form)
    return _Spelled(tuple(texts), letters, tuple(clusters))


def _worn(counts: Indexes) -> Floats:
    """How worn each letter of words of so many letters is: from the third on, and most in long words."""
    index = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    length = np.repeat(counts, counts)
    worn: Floats = np.maximum(0, (index - 2) / np.maximum(length - 1, 4)) * np.minimum(1.0, length / 6)
    return worn


@dataclass(frozen=True, slots=True, eq=False)
class _Kinds:
    """What the letters are (g,), as flags."""

    alphabetic: Flags
    lower: Flags
    upper: Flags
    figure: Flags
    stop: Flags
    accent: Flags
    round: Flags
    to_the_left: Flags
    narrow: Flags
    hooked: Flags
    lone: Flags
    straight: Flags
    pillar: Flags
    wound: Flags
    pointed: Flags
    arched: Flags

    @classmethod
    def of(cls, letters: Sequence[str]) -> "_Kinds":
        rows = np.array([_kinds(letter) for letter in letters], dtype=bool).reshape(-1, 16)
        return cls(*rows.T)


@lru_cache(maxsize=4096)
def _kinds(letter: str) -> tuple[bool, ...]:
    if not letter or letter in SMALL_SIGNS:
        return (False,) * 16
    base = unicodedata.normalize("NFD", letter)[0]
    return (
        letter.isalpha(),
        letter.islower(),
        letter.isupper(),
        letter in FIGURES,
        letter in STOPS,
        unicodedata.combining(letter) > 0,
        base in ROUND,
        base in TO_THE_LEFT,
        base == "c",
        base in "fkx",
        base in "fz",
        # A straight foot that runs on into a bowl, and “lo” would read as “b”.
        base in "lit",
        # A stem and nothing else, which would be the stem of the next letter, and “In” would read as “h”.
        base == "I",
        # A stroke that comes to its top from below would make it an 8.
        base == "s",
        # Reached from below, v would be u, and w would be h.
        base in "vw",
        # A join over its top would give it one stem more.
        base in "mn",
    )


def usual_steps(alphabet: Alphabet, forms: Indexes, begins: Flags) -> Floats:
    """From each letter to the next (g,) where nothing strays. `begins` says which begin a word."""
    kinds = _Kinds.of([alphabet.letters[form] for form in forms.tolist()])
    behind = np.full(len(forms), alphabet.hand.movement.spacing)
    return _steps(alphabet, forms, kinds, np.ones(len(forms)), behind, begins)


def _steps(alphabet: Alphabet, forms: Indexes, kinds: _Kinds, wide: Floats, behind: Floats, begins: Flags) -> Floats:
    """From each letter to the next (g,): its advance, what is `behind` it, and what keeps the two apart."""
    movement = alphabet.hand.movement
    inner = np.append(~begins[1:], False)
    following = np.minimum(np.arange(1, len(forms) + 1), len(forms) - 1)
    between = kinds.alphabetic & kinds.alphabetic[following] & inner
    steps = alphabet.advances[forms] * wide + behind * np.where(between, 1.0, 0.6)
    left, right = alphabet.lefts[forms][following], alphabet.rights[forms] * wide[:, None]
    apart = (left - right).min(axis=1)
    open_ = np.isfinite(apart) & inner
    apart = np.where(open_, apart, 0.0)
    clearance = movement.clearance + np.where(kinds.pillar & kinds.lower[following], PILLAR_APART, 0.0)
    least = np.where(kinds.stop[following], 0.08, clearance) - apart
    solid = left.min(axis=1) - right.max(axis=1)
    # A stop stands clear of the stroke that a letter ends with.
    ends = np.maximum(alphabet.boxes[forms, 2] * wide - 0.05, np.minimum(right.max(axis=1), 9.0))
    nib = alphabet.hand.nib / alphabet.hand.x_height
    stop = BEFORE_STOPS + nib + ends - np.maximum(left.min(axis=1), -9.0)
    least = np.where(kinds.stop[following] & kinds.alphabetic, stop, least)
    figures = (kinds.figure & (kinds.figure | kinds.stop)[following]) | (kinds.stop & kinds.figure[following])
    least = np.where(figures & inner, FIGURES_APART + nib - solid, least)
    # Nothing leans into a figure, and a figure into nothing: 2nd, 1A, £3, (1).
    beside = (kinds.figure | kinds.figure[following]) & ~figures & ~kinds.accent[following] & inner
    whole = alphabet.boxes[forms[following], 0] - alphabet.boxes[forms, 2] * wide
    least = np.where(beside, np.maximum(least, BESIDE_FIGURES + nib - whole), least)
    loosened = LOOSENED_JOINED if alphabet.hand.joined else LOOSENED
    loose = between * loosened * np.maximum(0.0, steps + apart - LOOSE)
    tight = np.where(open_ | beside, np.maximum(steps - loose, least), steps)
    return np.where(kinds.accent, 0.0, np.maximum(tight, 0.05))


def _stacked(alphabet: Alphabet, forms: Indexes, kinds: _Kinds, x: Floats, wide: Floats) -> tuple[Floats, Floats]:
    """Where letters stand (g,), an accent over the middle of the letter before it, and higher over a tall one."""
    y = np.zeros(len(x))
    x = x.copy()
    for at in np.flatnonzero(kinds.accent).tolist():
        below = at - 1
        while below > 0 and kinds.accent[below]:
            below -= 1
        form = forms[below]
        x[at] = x[below] + alphabet.middles[form] * wide[below]
        y[at] = 0.35 * (at - below - 1) + (0.8 if kinds.upper[below] else 0.0)
    return x, y


def _joining(alphabet: Alphabet, forms: Indexes, kinds: _Kinds, x: Floats, wide: Floats) -> Floats:
    """How likely each letter is joined to the one before it (g,)."""
    movement, printed = alphabet.hand.movement, np.full(len(forms), not alphabet.hand.joined)
    before = np.maximum(np.arange(len(forms)) - 1, 0)
    exits, entries = alphabet.exits[forms[before]], alphabet.entries[forms]
    gap = x + entries[:, 0] * wide - x[before] - exits[:, 0] * wide[before]
    back = (alphabet.exit_ways[forms[before]] < 0) & (exits[:, 0] < alphabet.middles[forms[before]])
    likely = movement.joining * 0.94 * (kinds.alphabetic[before] & kinds.lower & ~kinds.pillar[before])
    narrow = kinds.narrow | kinds.narrow[before]
    for where, factor in (
        (kinds.upper[before], 0.25),
        (exits[:, 1] < -0.3, 0.3),
        ((exits[:, 1] < -0.3) & (entries[:, 1] > HIGH), 0.2),
        (printed & kinds.arched & (exits[:, 1] > HIGH), 0.4),
        (exits[:, 1] > 1.25, 0.1),
        ((gap < -0.75) | (gap > 1.0), 0.2),
        (kinds.lone, 0.5),
        (kinds.straight[before] & kinds.round, 0.2),
        (printed & kinds.straight[before], 0.4),
        (back, 0.25),
        (kinds.hooked[before] & (exits[:, 1] < 0.3), 0.3),
        (printed & kinds.to_the_left[before], 0.35),
        (printed & kinds.wound, 0.2),
        (kinds.wound & (exits[:, 1] > HIGH), 0.1),
        (printed & kinds.pointed & (exits[:, 1] < HIGH), 0.2),
        (printed & (entries[:, 1] > 1.35) & (exits[:, 1] < 0.8), 0.75),
    ):
        likely = np.where(where, likely * factor, likely)
    rounds = 1 - np.minimum(1.0, movement.rounds * np.where(narrow, 1.3, 1.0))
    return np.where(kinds.round, likely * rounds, likely)
