"""Pen: where each piece of writing stands on its line, and how fast, how heavily and how slanting words are written.

A hand lies on the paper while it writes a few words, and is then set down anew: over such a stretch the line bows a
little and the slant turns with the wrist. From word to word only what a mood does changes: haste, and the weight and
the tone of the ink. No word has a size or a tilt of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .alphabets import ALONE, Flags, Indexes, beginnings
from .breaking import Line
from .grid import PEN
from .marks import Letters
from .measures import Measures
from .seeding import Floats, gaussians, keys, stretches, uniforms, wandering
from .shaping import ShapedWord
from .slopes import SLOPE

WORD_RISE = 0.05
"""Deviation in x-heights of how high words stand on their line."""

WORD_WEIGHT, WEIGHT_MEMORY = 0.035, 0.65
"""Deviation of the weight from word to word, as a share of the stroke, and how much of it stays."""

WORD_HASTE = 0.16
"""Deviation of how fast words are written."""

USUAL_FASTER, LONG_FASTER = 1.15, 0.015
"""How much faster words are written that one writes all the time; and each letter of a word beyond five."""

USUAL_WORDS = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "in",
        "that",
        "is",
        "it",
        "was",
        "for",
        "with",
        "you",
        "your",
        "my",
        "me",
        "we",
        "have",
        "not",
        "are",
        "be",
        "this",
        "all",
        "and",
        "und",
        "die",
        "der",
        "das",
        "ist",
        "ich",
        "et",
        "le",
        "la",
        "les",
        "de",
        "est",
        "je",
        "un",
        "une",
        "y",
        "el",
        "los",
        "que",
        "no",
        "es",
        "en",
        "i",
        "w",
        "z",
        "na",
        "nie",
        "и",
        "в",
        "на",
        "не",
        "что",
        "я",
        "он",
    ]
)

# Deviations of each letter: along the line of its own baseline in x-heights, of its height, of its slant in degrees,
# and of what stands above and hangs below it.
LETTER_RISE, LETTER_HEIGHT, LETTER_SLANT = 0.05, 0.06, 1.9
LETTER_ASCENDER, LETTER_DESCENDER = 0.08, 0.12

WORN_LOWER = 0.12
"""How much lower letters are at the end of a long word."""

PLACEMENT = (7.0, 13.0)
"""In x-heights: the shortest and the longest stretch for which a hand lies in one place."""

EDGE = 0.45
"""Of the right margin: how much of it always stays free."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The writing of a page in order. A piece is a cluster, or the space between two words.

    For each piece (p,): its text; its pen, in grid units from the left of the sheet; its advance, in grid units, to the
    next piece of the line; the line and the word it is in, a space being of the word before it.
    """

    texts: tuple[str, ...]
    pens: Indexes
    advances: Indexes
    lines: Indexes
    words: Indexes


@dataclass(frozen=True, slots=True, eq=False)
class Penned:
    """How each word of a page (w,) is written.

    start, in points from the left of the sheet; width, in points for an x-height; lift in points; weight as
    a share of the stroke; dark in deviations; line; where the hand was set down, and how far it lay so, in points.
    """

    start: Floats
    width: Floats
    lift: Floats
    weight: Floats
    dark: Floats
    line: Indexes
    planted: Floats
    stretch: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Penning:
    """The writing of a page: its pieces, how its words are written, its letters, and the piece of each letter (g,)."""

    pieces: Pieces
    words: Penned
    letters: Letters
    owners: Indexes


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of a page (w,): the line of each, and whether it is the last there; where it starts, and its length,
    in points; how many points wide an x-height is; its first cluster."""

    shaped: tuple[ShapedWord, ...]
    line: Indexes
    last: Flags
    start: Floats
    length: Floats
    width: Floats
    first: Indexes


def pen(page: list[Line], first_word: int, left: Floats, measures: Measures) -> Penning:
    """Write the lines of a page, which begin at `left` (l,). `first_word` counts the words of the pages before."""
    words = _words(page, first_word, left, measures)
    pieces, at = _pieces(words)
    letters, owners = _letters(page, words, first_word, at, measures)
    return Penning(pieces, _penned(page, words, first_word, measures), letters, owners)


def _words(page: list[Line], first_word: int, left: Floats, measures: Measures) -> _Words:
    shaped = tuple(word for line in page for word in line.words)
    counts = np.array([len(line.words) for line in page])
    line, lasts = np.repeat(np.arange(len(page)), counts), np.cumsum(counts) - 1
    width = np.array([each.size * each.manner.width for each in page])[line] * measures.x_height
    width[lasts] *= [each.squeezed for each in page]
    length = np.array([word.width for word in shaped]) * width
    steps = length + [gap for each in page for gap in (*each.gaps, 0.0)]
    before = np.cumsum(steps) - steps
    firsts = lasts - counts + 1
    # Who comes near the edge of the sheet writes narrower.
    room = measures.paper.width - EDGE * measures.paper.right - left
    narrow = (room / np.maximum(room, before[lasts] + steps[lasts] - before[firsts]))[line]
    clusters = np.array([len(word.texts) for word in shaped])
    return _Words(
        shaped=shaped,
        line=line,
        last=np.bincount(lasts, minlength=len(shaped)).astype(bool),
        start=left[line] + (before - before[firsts][line]) * narrow,
        length=length * narrow,
        width=width * narrow,
        first=np.cumsum(clusters) - clusters,
    )


def _pieces(words: _Words) -> tuple[Pieces, Indexes]:
    """All clusters of a page, and a space behind every word but the last of its line; and the piece of each cluster."""
    clusters = np.array([len(word.texts) for word in words.shaped])
    word, count = np.repeat(np.arange(len(words.shaped)), clusters), int(clusters.sum())
    spaced = np.flatnonzero(~words.last)
    behind = np.append(words.first[1:], count)[spaced]
    ends = words.start + words.length
    places = np.concatenate([each.starts for each in words.shaped]) * words.width[word] + words.start[word]
    line = np.insert(words.line[word], behind, words.line[spaced])
    pens = _on_the_grid(np.insert(places, behind, ends[spaced]), line)
    pieces = Pieces(
        texts=tuple(_texts(words)),
        pens=pens,
        advances=_advances(pens, line, ends[words.last]),
        lines=line,
        words=np.insert(word, behind, spaced),
    )
    return pieces, np.arange(count) + np.cumsum(np.bincount(behind, minlength=count + 1))[:count]


def _texts(words: _Words) -> Iterator[str]:
    for each, last in zip(words.shaped, words.last.tolist(), strict=True):
        yield from each.texts
        if not last:
            yield " "


def _on_the_grid(places: Floats, line: Indexes) -> Indexes:
    """Places on their lines as pens, none to the left of the one before."""
    apart = line * (1 << 40)
    forwards: Indexes = np.maximum.accumulate(np.rint(places / PEN).astype(np.int64) + apart) - apart
    return forwards


def _advances(pens: Indexes, line: Indexes, ends: Floats) -> Indexes:
    """From each pen to the next, and from the last of a line to where the line ends (l,), in points."""
    lasts = np.append(np.flatnonzero(np.diff(line)), len(line) - 1)
    following = np.append(pens[1:], 0)
    following[lasts] = np.maximum(pens[lasts], np.rint(ends / PEN).astype(np.int64))
    return following - pens


def _letters(
    page: list[Line], words: _Words, first_word: int, at: Indexes, measures: Measures
) -> tuple[Letters, Indexes]:
    """The letters of a page, each a little higher, taller or more slanting than the one before it: slowly, so that it
    is a drift and not a tremble; and the piece that each belongs to."""
    shaped = words.shaped
    counts = np.array([len(each.forms) for each in shaped])
    word = np.repeat(np.arange(len(shaped)), counts)
    numbers = np.concatenate([each.numbers for each in shaped])
    worn = np.concatenate([each.worn for each in shaped])
    manner = np.array([(each.manner.letter, each.manner.dot_right, each.manner.dot_up) for each in page])[words.line]
    strays = manner[:, 0][word]
    own = keys(measures.seed, "drift", 0, 1) ^ (numbers.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    draw = gaussians(own, 5)
    rise, tall, slant = _drifting(draw[:, :3]).T * strays
    clusters = np.concatenate([each.clusters for each in shaped]) + words.first[word]
    joined = np.concatenate([each.joined for each in shaped])
    forms, alphabet = np.concatenate([each.forms for each in shaped]), measures.alphabet
    letters = Letters(
        forms=forms,
        word=word,
        x=np.concatenate([each.x for each in shaped]),
        y=np.concatenate([each.y for each in shaped]),
        rise=LETTER_RISE * rise,
        wide=np.concatenate([each.wide for each in shaped]),
        high=(1 + LETTER_HEIGHT * tall) * (1 - WORN_LOWER * worn),
        shear=LETTER_SLANT * SLOPE * slant,
        ascender=1 + LETTER_ASCENDER * draw[:, 3] * strays,
        descender=1 + LETTER_DESCENDER * draw[:, 4] * strays,
        worn=worn,
        haste=_haste(page, words, first_word, measures)[word],
        joined=joined,
        begins=np.where(joined, beginnings(alphabet, np.roll(forms, 1), forms), ALONE),
        dot_right=manner[:, 1][word],
        dot_up=manner[:, 2][word],
        keys=own,
    )
    return letters, at[clusters]


def _drifting(draw: Floats) -> Floats:
    """Draws in order (n, k), each much like its neighbours, with the same deviation."""
    before, after = np.roll(draw, 1, axis=0), np.roll(draw, -1, axis=0)
    drift: Floats = (0.55 * before + draw + 0.55 * after) * 0.789
    return drift


def _haste(page: list[Line], words: _Words, first_word: int, measures: Measures) -> Floats:
    """How fast each word is written (w,), as a factor."""
    stray = gaussians(keys(measures.seed, "haste", first_word, len(words.shaped)), 1)[:, 0]
    usual = np.array([each.text.strip(".,;:!?").lower() in USUAL_WORDS for each in words.shaped])
    length = np.array([len(each.forms) for each in words.shaped])
    paced = np.array([each.manner.haste for each in page])[words.line]
    strays = stretches(WORD_HASTE * stray * measures.alphabet.hand.wander.shape)
    haste: Floats = strays * np.where(usual, USUAL_FASTER, 1.0) * paced * (1 + LONG_FASTER * np.maximum(length - 5, 0))
    return haste


def _penned(page: list[Line], words: _Words, first_word: int, measures: Measures) -> Penned:
    count, wander = len(words.shaped), measures.alphabet.hand.wander
    dark = wandering(keys(measures.seed, "dark", first_word, count), 0.6) * wander.pressure
    weight = wandering(keys(measures.seed, "weight", first_word, count), WEIGHT_MEMORY) * WORD_WEIGHT
    strays = np.array([each.manner.word for each in page])[words.line]
    rise = gaussians(keys(measures.seed, "word", first_word, count), 1)[:, 0] * WORD_RISE * strays
    planted, stretch = _placements(words, first_word, measures)
    return Penned(
        start=words.start,
        width=words.width,
        lift=rise * measures.x_height,
        weight=weight,
        dark=dark,
        line=words.line,
        planted=planted,
        stretch=stretch,
    )


def _placements(words: _Words, first_word: int, measures: Measures) -> tuple[Floats, Floats]:
    """Where the hand was set down for each word (w,), and for how far."""
    chance = uniforms(keys(measures.seed, "placement", first_word, len(words.shaped)), 1)[:, 0].tolist()
    starts = words.start.tolist()
    planted, stretch = [], []
    line, place, reach = -1, 0.0, 1.0
    for start, own, draw in zip(starts, words.line.tolist(), chance, strict=True):
        if own != line or start - place > reach:
            line, place = own, start
            reach = (PLACEMENT[0] + (PLACEMENT[1] - PLACEMENT[0]) * draw) * measures.x_height
        planted.append(place)
        stretch.append(reach)
    return np.array(planted), np.array(stretch)
