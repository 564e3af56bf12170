"""Ink: the movement of a page's letters on its lines, and the outlines that a pen leaves there."""

from dataclasses import dataclass

import numpy as np

from .alphabets import Alphabet, Flags, Indexes
from .chaining import chained
from .grid import PEN
from .moving import Movement, PageNoise, move
from .placing import Page
from .ribbons import ribbons
from .seeding import Floats
from .slopes import SLOPE
from .spans import runs_of
from .stroking import Stroke, strokes_of


@dataclass(frozen=True, slots=True, eq=False)
class InkedPage:
    """The final outlines of a page, in whole grid units from each piece's own pen and baseline.

    points (n, 2); on_curve (n,); ends (c,), the last point of every contour counted within its piece; point_counts
    and contour_counts (p,) say how many belong to each piece, in the order of `page.pieces.texts`. strokes are what
    words are underlined with, in points on the sheet.
    """

    page: Page
    points: Indexes
    on_curve: Flags
    ends: Indexes
    point_counts: Indexes
    contour_counts: Indexes
    strokes: tuple[Stroke, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        return self.page.pieces.texts

    @property
    def advances(self) -> Indexes:
        return self.page.pieces.advances


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """The way of the pen over a page, as in `Movement`: x in points from the left of the sheet, y from the baseline of
    its line; half the breadth of the line, in points; the letter, and the strokes."""

    x: Floats
    y: Floats
    half: Floats
    letter: Indexes
    time: Floats
    firsts: Indexes
    kinds: Indexes


def ink(page: Page, alphabet: Alphabet, seed: int) -> InkedPage:
    """The outlines of a page."""
    way = written(page, alphabet, seed)
    drawn = ribbons(way.x, way.y, way.half, way.firsts, way.letter)
    pieces = len(page.pieces.texts)
    piece = page.owners[way.letter[drawn.samples]]
    order = np.argsort(piece, kind="stable")
    counts = drawn.counts[order]
    points, _ = runs_of((np.cumsum(drawn.counts) - drawn.counts)[order], counts)
    owner = piece[order]
    on_grid = np.rint(drawn.points.T.take(points, axis=1) / PEN).astype(np.int64)
    on_grid[0] -= np.repeat(page.pieces.pens[owner], counts)
    point_counts = np.bincount(owner, weights=counts, minlength=pieces).astype(np.int64)
    ends = np.cumsum(counts) - 1 - (np.cumsum(point_counts) - point_counts)[owner]
    return InkedPage(
        page=page,
        points=on_grid.T,
        on_curve=drawn.on_curve[points],
        ends=ends,
        point_counts=point_counts,
        contour_counts=np.bincount(owner, minlength=pieces),
        strokes=strokes_of(page),
    )


def written(page: Page, alphabet: Alphabet, seed: int) -> Written:
    """The movement of a page where it is on the sheet."""
    chain = chained(page.letters, alphabet)
    movement = move(chain, alphabet, page.pen, page.manner.shape, PageNoise(seed, page.number))
    x, y = _laid(movement, page, alphabet)
    nib = page.nib * (1 + page.weight + page.penned.weight)[page.letters.word] / 2
    half = movement.width * nib[movement.letter]
    return Written(x, y, half, movement.letter, movement.time, movement.firsts, movement.kinds)


def _laid(movement: Movement, page: Page, alphabet: Alphabet) -> tuple[Floats, Floats]:
    """The movement on the lines of its page, as these run and lean."""
    penned, lines = page.penned, page.lines
    word = page.letters.word[movement.letter]
    line = penned.line[word]
    along = penned.start[word] + movement.x * penned.width[word]
    up = movement.y * page.x_height * lines.height[line]
    hand = alphabet.hand.movement
    turned = np.clip((along - penned.planted[word]) / penned.stretch[word], 0.0, 1.3)
    share = (along - lines.left[line]) / page.measure
    lean = lines.slant[line] + lines.lean[line] * (share - 0.5) + hand.wrist * SLOPE * (turned - 0.5)
    bow = 4 * turned * (1 - turned) * hand.arc * page.x_height
    rise = lines.slope[line] * (along - lines.left[line]) + lines.bow[line] * share * share
    return along + up * lean, up + penned.lift[word] + bow + rise
