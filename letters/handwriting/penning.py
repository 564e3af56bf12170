"""Pen: where each piece of writing stands on its line, and where the pen is lifted on the way.

Every letter of a print hand is written by itself. A joined hand is lifted between words, and in a long word now and
then, where writers do: a small gap, and what follows begins at a height, a size and a slant of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from .breaking import Line
from .faces import Flags, Indexes
from .grid import PEN
from .measures import Measures
from .seeding import Floats, gaussians, key, keys, uniforms, wandering
from .shaping import ShapedWord

SLOPE = 0.0174533
"""Rise over run of one degree, for angles small enough that tan x ≈ x."""

WORD_LIFT, WORD_SIZE, WORD_SLANT, WORD_WEIGHT = 0.055, 0.04, 2.2, 0.02
"""Deviations from word to word: up in x-heights, of the size as a share, in degrees, and as a share of the stroke."""

RUN_LIFT, RUN_SIZE, RUN_SLANT = 0.035, 0.015, 1.3
"""Deviations of what follows a lifted pen inside a word."""

LEAST_GAP, MOST_GAP = 0.02, 0.1
"""What a lifted pen leaves free in a joined word, in x-heights, beyond the stroke that ends there."""

LONGEST_EXIT = 0.24
"""In x-heights: what reaches further over the next letter, such as the bar of a t, is let be."""

LETTER_STEP = 0.035
"""Deviation in x-heights of where a letter of a print hand stands along the line."""


EDGE = 0.45
"""Of the right margin: how much of it always stays free."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The writing of a page in order. A piece is a cluster, or the space between two words.

    For each piece (p,): its text; its pen, in grid units from the left of the sheet; its advance, in grid units, to the
    next piece of the line; the line and the run it is in. For each glyph (g,): its number in the face; the piece it
    belongs to; x and y of its origin, in points from that piece's pen and baseline.
    """

    texts: tuple[str, ...]
    pens: Indexes
    advances: Indexes
    lines: Indexes
    runs: Indexes
    glyphs: Indexes
    owners: Indexes
    x: Floats
    y: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """How each run of a page (r,) differs from its neighbours. A run is written without lifting the pen.

    lift in points; slant as a slope; height and width the factors its letters (and with width its advances) are
    stretched by; weight as a share of the stroke; dark, the same for all runs of a word, in deviations.
    """

    lift: Floats
    slant: Floats
    height: Floats
    width: Floats
    weight: Floats
    dark: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of a page (w,): the line of each, and whether it is the last there; how far it strays, and its chances
    (w, 4); where it starts, and its length, in points; the factor of its width; its first cluster."""

    shaped: tuple[ShapedWord, ...]
    line: Indexes
    last: Flags
    strays: Floats
    draw: Floats
    start: Floats
    length: Floats
    width: Floats
    first: Indexes


@dataclass(frozen=True, slots=True, eq=False)
class _Clusters:
    """The clusters of a page (c,): the word of each; whether the pen was lifted before it, inside the word; what that
    left free, and how far it strays along the line, both in points."""

    word: Indexes
    lifted: Flags
    gap: Floats
    step: Floats


def pen(page: list[Line], number: int, first_word: int, left: Floats, to: Measures) -> tuple[Pieces, Runs]:
    """Write the lines of a page, which begin at `left` (l,). `first_word` counts the words of the pages before."""
    words = _words(page, first_word, left, to)
    clusters = _clusters(page, number, words, to)
    # A word takes no more room for a lifted pen: its letters stand a little closer.
    gaps = np.bincount(clusters.word, weights=clusters.gap, minlength=len(words.shaped))
    words = replace(words, width=words.width * (1 - gaps / words.length))
    began = clusters.lifted.copy()
    began[words.first] = True
    return _pieces(words, clusters, began, to), _runs(number, first_word, words, clusters, began, to)


def _words(page: list[Line], first_word: int, left: Floats, to: Measures) -> _Words:
    shaped = tuple(word for line in page for word in line.words)
    counts = np.array([len(line.words) for line in page])
    line, lasts = np.repeat(np.arange(len(page)), counts), np.cumsum(counts) - 1
    strays = np.array([each.manner.word for each in page])[line]
    draw = gaussians(keys(to.seed, "word", first_word, len(shaped)), 4)
    width = np.array([each.size * each.manner.width for each in page])[line] * (1 + draw[:, 0] * (WORD_SIZE * strays))
    width[lasts] *= [each.squeezed for each in page]
    length = np.array([word.width for word in shaped]) * (width * to.scale)
    steps = length + [gap for each in page for gap in (*each.gaps, 0.0)]
    before = np.cumsum(steps) - steps
    firsts = lasts - counts + 1
    # Who comes near the edge of the sheet writes narrower.
    room = to.paper.width - EDGE * to.paper.right - left
    narrow = (room / np.maximum(room, before[lasts] + steps[lasts] - before[firsts]))[line]
    clusters = np.array([len(word.texts) for word in shaped])
    return _Words(
        shaped=shaped,
        line=line,
        last=np.bincount(lasts, minlength=len(shaped)).astype(bool),
        strays=strays,
        draw=draw,
        start=left[line] + (before - before[firsts][line]) * narrow,
        length=length * narrow,
        width=width * narrow,
        first=np.cumsum(clusters) - clusters,
    )


def _clusters(page: list[Line], number: int, words: _Words, to: Measures) -> _Clusters:
    """Lift the pen inside words."""
    lifted = np.concatenate([each.lifts for each in words.shaped])
    word = np.repeat(np.arange(len(words.shaped)), np.diff(words.first, append=len(lifted)))
    none = np.zeros(len(word))
    if not to.face.hand.joined:
        steps = gaussians(key(to.seed, "step", number), len(word))
        return _Clusters(word, lifted, none, steps * lifted * words.strays[word] * (LETTER_STEP * to.x_height))
    chance, where = uniforms(key(to.seed, "lift", number), 2 * len(word)).reshape(2, -1)
    lifted &= chance < np.array([line.manner.lifts for line in page])[words.line][word]
    lifted[1:] &= ~lifted[:-1]
    exits = np.concatenate([each.overlaps for each in words.shaped]) * (words.width * to.scale)[word]
    gaps = (LEAST_GAP + (MOST_GAP - LEAST_GAP) * where) * to.x_height + np.minimum(exits, LONGEST_EXIT * to.x_height)
    return _Clusters(word, lifted, lifted * gaps, none)


def _pieces(words: _Words, clusters: _Clusters, began: Flags, to: Measures) -> Pieces:
    """All clusters of a page, and a space behind every word but the last of its line."""
    count, spaced = len(clusters.word), np.flatnonzero(~words.last)
    behind = np.append(words.first[1:], count)[spaced]
    free = np.cumsum(clusters.gap)
    shift = words.start[clusters.word] + clusters.step + free - free[words.first][clusters.word]
    scale = words.width * to.scale
    ends = words.start + words.length
    places = np.concatenate([each.starts for each in words.shaped]) * scale[clusters.word] + shift
    line = np.insert(words.line[clusters.word], behind, words.line[spaced])
    pens = _on_the_grid(np.insert(places, behind, ends[spaced]), line)
    at = np.arange(count) + np.cumsum(np.bincount(behind, minlength=count + 1))[:count]
    cluster, word = _of_glyphs(words)
    owners = at[cluster]
    set_x = np.concatenate([each.x for each in words.shaped]) * scale[word] + shift[cluster]
    run = np.cumsum(began) - 1
    return Pieces(
        texts=tuple(_texts(words)),
        pens=pens,
        advances=_advances(pens, line, ends[words.last]),
        lines=line,
        runs=np.insert(run, behind, run[behind - 1]),
        glyphs=np.concatenate([each.glyphs for each in words.shaped]),
        owners=owners,
        x=set_x - pens[owners] * PEN,
        y=np.concatenate([each.y for each in words.shaped]) * to.scale,
    )


def _texts(words: _Words) -> Iterator[str]:
    for each, last in zip(words.shaped, words.last.tolist(), strict=True):
        yield from each.texts
        if not last:
            yield " "


def _of_glyphs(words: _Words) -> tuple[Indexes, Indexes]:
    """The cluster and the word of every glyph of a page."""
    word = np.repeat(np.arange(len(words.shaped)), [len(each.glyphs) for each in words.shaped])
    return words.first[word] + np.concatenate([each.clusters for each in words.shaped]), word


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


def _runs(number: int, first_word: int, words: _Words, clusters: _Clusters, began: Flags, to: Measures) -> Runs:
    """How every word differs from its neighbours, and what follows a lifted pen from the rest of its word."""
    dark = wandering(keys(to.seed, "dark", first_word, len(words.shaped)), 0.6) * to.face.hand.wander.pressure
    word = clusters.word[began]
    draw = gaussians(key(to.seed, "run", number), 3 * len(word)).reshape(-1, 3) * clusters.lifted[began, None]
    whole, strays = words.draw[word], words.strays[word]
    return Runs(
        lift=(whole[:, 1] * WORD_LIFT + draw[:, 0] * RUN_LIFT) * (to.x_height * strays),
        slant=(whole[:, 2] * WORD_SLANT + draw[:, 1] * RUN_SLANT) * (SLOPE * strays),
        height=1 + (whole[:, 0] * WORD_SIZE + draw[:, 2] * RUN_SIZE) * strays,
        width=words.width[word],
        weight=whole[:, 3] * (WORD_WEIGHT * strays),
        dark=dark[word],
    )
