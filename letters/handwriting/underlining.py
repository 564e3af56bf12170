"""Underline: where the pen runs along under words that are stressed, once they are written.

One line means what italics mean, two mean bold, three both. Each runs from a little inside or outside its words to a
little beyond them, a small gap below their baseline, and no line is the twin of another. Where the stress goes on in
the next line of the letter, so does a stroke of its own. Some writers lift the pen at letters that hang down, most run
through them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from .breaking import Line
from .emphasis import Stress
from .grid import PEN
from .manuscript import Role
from .measures import Measures
from .penning import EDGE, Penning, Pieces
from .seeding import gaussian, gaussians, key, uniform
from .slopes import SLOPE

# In x-heights, what is usual and how far it strays.
GAP, GAPS_STRAY = 0.42, 0.06
"""How far below the baseline a line runs."""

APART, APART_STRAY = 0.3, 0.05
"""How far below the line before it a second one runs."""

BEGIN, END = (-0.02, 0.2), (0.1, 0.28)
"""How far beyond its words a line begins and ends; below 0, inside."""

FLICK = (0.02, 0.04)
"""How far its end flies up."""

TILT = (0.4, 1.1)
"""In degrees: how much steeper a line climbs than the words above it."""

MOST_TILT = 0.26
"""In x-heights: a long line keeps along its words."""

BOW = (0.02, 0.075)
"""In x-heights: how deep a line sags in its middle, where it is long."""

LONG = 1.5
"""In x-heights: so short a line bows half as deep."""

ALIKE, LIKENESS = slice(2, 5), 0.7
"""The chances of tilt, bow and gap, and how much of them a second line has from the first."""

WEIGHT = (0.02, 0.06)
"""As a share of the stroke: how much harder the pen presses."""

SHORTEST = 0.8
"""In x-heights: a shorter stroke nobody draws."""

LEAST_PART = 1.4
"""In x-heights: the shortest for which a pen that was lifted is set down again."""

LIFTING = 0.3
"""Of all letters: in these the pen is lifted at letters that hang down."""

LIFTED_AT, LIFTED_BY = 0.85, 0.16
"""Of those letters the pen is lifted at so many, and leaves so many x-heights free on either side."""

ENOUGH = 0.55
"""Of a line: where less would be left of it, the pen runs through."""

HANGS = (-0.2, -0.95)
"""In x-heights: what of a letter is in the way of a line."""


@dataclass(frozen=True, slots=True)
class Underline:
    """A stroke under words: the line of the page that it belongs to, and the piece that it is drawn after.

    In points: from where to where it runs on the sheet, how far below the baseline it is half way, how much higher its
    end is than its beginning, how deep it sags, how far its end flies up. weight is a share of the stroke; shaking is
    the key of its own tremor.
    """

    line: int
    piece: int
    left: float
    right: float
    below: float
    climb: float
    sag: float
    flick: float
    weight: float
    shaking: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pieces of one line, the last included, that a stroke runs under; its depth; and in which place of the letter."""

    line: int
    first: int
    last: int
    depth: int
    place: int


def written_on(page: Iterable[Line]) -> int:
    """How many characters of the letter are written in these lines, white space not counted."""
    return sum(len(word.text) for line in page if line.role is not Role.FOLIO for word in line.words)


def underlined(
    page: list[Line], penning: Penning, stresses: tuple[Stress, ...], first_character: int, measures: Measures
) -> tuple[Underline, ...]:
    """The strokes of a page in the order in which they are drawn. `first_character` counts the written characters of
    the pages before."""
    stretches = _stretches(page, penning.pieces, stresses, first_character)
    return tuple(stroke for stretch in stretches for stroke in _strokes(stretch, penning, measures))


def _stretches(
    page: list[Line], pieces: Pieces, stresses: tuple[Stress, ...], first_character: int
) -> Iterator[_Stretch]:
    """What of the stresses stands on a page, cut where its lines turn."""
    if not stresses:
        return
    folios = [number for number, line in enumerate(page) if line.role is Role.FOLIO]
    sizes = np.array([0 if text == " " else len(text) for text in pieces.texts])
    sizes[np.isin(pieces.lines, folios)] = 0
    stops = first_character + np.cumsum(sizes)
    for stress in stresses:
        own = np.flatnonzero((stops > stress.first) & (stops - sizes < stress.stop) & (sizes > 0))
        for line in np.unique(pieces.lines[own]).tolist():
            here = own[pieces.lines[own] == line]
            first = int(here[0])
            yield _Stretch(line, first, int(here[-1]), stress.depth, int(stops[first] - sizes[first]))


def _strokes(stretch: _Stretch, penning: Penning, measures: Measures) -> Iterator[Underline]:
    """The stroke under a stretch, or the parts of it between letters that hang down."""
    usual = _Usual.of(measures)
    whole = _whole(stretch, usual, penning, measures)
    length = whole.right - whole.left
    for number, (left, right) in enumerate(
        _parts(stretch, whole, penning, measures) if usual.lifts else [(0.0, length)]
    ):
        share, middle = (right - left) / length, (left + right - length) / 2
        yield replace(
            whole,
            left=whole.left + left,
            right=whole.left + right,
            below=whole.below - whole.climb * middle / length,
            climb=whole.climb * share,
            sag=whole.sag * share,
            shaking=key(whole.shaking, number),
        )


def _whole(stretch: _Stretch, usual: "_Usual", penning: Penning, measures: Measures) -> Underline:
    """The stroke under a stretch, drawn in one go."""
    size, chance = measures.x_height, key(measures.seed, "underline", stretch.place, stretch.depth)
    stray = _stray(stretch, measures)
    left, right = _ends(stretch, penning.pieces, (stray.first, stray.last), measures)
    length = right - left
    steep = (usual.tilt + TILT[1] * stray.tilt) * SLOPE * length
    lifts = penning.words.lift[penning.pieces.words[stretch.first : stretch.last + 1]].tolist()
    below = usual.gap + GAPS_STRAY * stray.gap + stretch.depth * (APART + APART_STRAY * stray.apart)
    return Underline(
        line=stretch.line,
        piece=stretch.last,
        left=left,
        right=right,
        below=below * size - sum(lifts) / len(lifts),
        climb=min(MOST_TILT * size, max(-MOST_TILT * size, steep)),
        sag=(BOW[0] + BOW[1] * stray.bow) * size * length / (length + LONG * size),
        flick=(FLICK[0] + FLICK[1] * stray.fly) * size,
        weight=WEIGHT[0] + WEIGHT[1] * stray.press,
        shaking=chance,
    )


class _Stray(NamedTuple):
    """What chance does to one line, in standard deviations: to its ends, its tilt, its bow, its gap from the words, its
    distance from the line above it, its weight and its flick."""

    first: float
    last: float
    tilt: float
    bow: float
    gap: float
    apart: float
    press: float
    fly: float


def _stray(stretch: _Stretch, measures: Measures) -> _Stray:
    """The chances of a line; a second one goes along the first."""
    own, first = (gaussians(key(measures.seed, "underline", stretch.place, depth), 8) for depth in (stretch.depth, 0))
    own[ALIKE] += LIKENESS * (first[ALIKE] - own[ALIKE])
    return _Stray(*own.tolist())


@dataclass(frozen=True, slots=True)
class _Usual:
    """How the writer of a letter draws lines: how far below the words, in x-heights; how steep, in degrees; and
    whether the pen is lifted at letters that hang down."""

    gap: float
    tilt: float
    lifts: bool

    @classmethod
    def of(cls, measures: Measures) -> "_Usual":
        gap, tilt = (gaussian(measures.seed, "underline", way) for way in ("gap", "tilt"))
        lifts = uniform(measures.seed, "underline", "lifts") < LIFTING
        return cls(GAP + GAPS_STRAY * gap, TILT[0] + TILT[1] * tilt / 2, lifts)


def _ends(stretch: _Stretch, pieces: Pieces, strays: tuple[float, float], measures: Measures) -> tuple[float, float]:
    """From where to where a stretch is underlined, in points: no further into a margin than its words are."""
    paper, size = measures.paper, measures.x_height
    first = float(pieces.pens[stretch.first]) * PEN
    last = float(pieces.pens[stretch.last] + pieces.advances[stretch.last]) * PEN
    left = first - (BEGIN[0] + BEGIN[1] * strays[0]) * size
    right = last + (END[0] + END[1] * strays[1]) * size
    if right - left < SHORTEST * size:
        left, right = (left + right - SHORTEST * size) / 2, (left + right + SHORTEST * size) / 2
    left = max(left, min(first, paper.left), EDGE * paper.left)
    return left, min(right, max(last, paper.width - paper.right), paper.width - EDGE * paper.right)


def _parts(stretch: _Stretch, whole: Underline, penning: Penning, measures: Measures) -> list[tuple[float, float]]:
    """What is left of a stroke where the pen is lifted at letters that hang down: from where to where, in points from
    its beginning."""
    length, lifted = whole.right - whole.left, sorted(_in_the_way(stretch, penning, measures))
    # Where two are in the way at once, nothing is left between them.
    sides = accumulate([whole.left, *(side for way in lifted for side in way), whole.right], max)
    cuts = [min(side - whole.left, length) for side in sides]
    parts = list(pairwise(cuts))[::2]
    strokes = [(left, right) for left, right in parts if right - left >= LEAST_PART * measures.x_height]
    enough = sum(right - left for left, right in strokes) > ENOUGH * length
    return strokes if enough else [(0.0, length)]


def _in_the_way(stretch: _Stretch, penning: Penning, measures: Measures) -> Iterator[tuple[float, float]]:
    """Where letters hang down at which the pen is lifted: from where to where on the sheet, in points."""
    alphabet, letters, words = measures.alphabet, penning.letters, penning.words
    room, (high, low) = LIFTED_BY * measures.x_height, HANGS
    under = (penning.owners >= stretch.first) & (penning.owners <= stretch.last)
    for at in np.flatnonzero(under).tolist():
        piece, word = int(penning.owners[at]), int(letters.word[at])
        points = alphabet.points_of(int(letters.forms[at]))
        hanging = points[(points[:, 1] < high) & (points[:, 1] > low), 0]
        deep = len(hanging) and float(points[:, 1].min()) < 2 * high
        if deep and uniform(measures.seed, "underline", "lift", stretch.place, piece) <= LIFTED_AT:
            sides = letters.x[at] + hanging * letters.wide[at]
            start, width = float(words.start[word]), float(words.width[word])
            yield start + float(sides.min()) * width - room, start + float(sides.max()) * width + room
