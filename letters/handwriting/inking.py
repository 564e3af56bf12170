"""Ink: the outlines of a page, bent as a hand would have bent them and swollen by the pressure of its pen.

Everything that bends is a smooth function of the place on the page, so both ends of a join move alike. Only a lifted
pen makes a leap: the dots of i and j, accents. Figures are from handwriting measured on 190 pages of some 185 writers.
"""

from dataclasses import dataclass

import numpy as np

from .faces import Face, Flags, Indexes
from .fields import across, along, plane
from .hands import Wander
from .placing import PEN, SLOPE, Page
from .seeding import Floats, gaussians, key

AT_ONCE = 8192
"""Points bent together: few enough that every array stays in the processor's cache, which saves a fifth of the time."""

LETTER_REACH = 1.35
"""Node spacing, in x-heights, of what changes from letter to letter: about 1.7 x-heights of correlation."""

PRESSURE_REACHES = (("press", 5.0, 0.035), ("press-letter", 0.8, 0.065))
"""Node spacing in x-heights and deviation as a share of the stroke: the slow and the quick pressure of the pen."""

PRESSURE_RANGE = (-0.2, 0.4)
"""Shares of the stroke: a pen that barely touches still leaves a line."""

SHAPE_REACHES = ((0.78, 0.088), (0.4, 0.03))
"""Node spacing and deviation, in x-heights, of the two warps that make every letter its own."""

BEYOND_THE_EDGE = 6.0
"""Cells of noise around the sheet, for loops that swing out over its edge."""


@dataclass(frozen=True, slots=True, eq=False)
class InkedPage:
    """The final outlines of a page, in whole grid units from each piece's own pen and baseline.

    points (n, 2); on_curve (n,); ends (c,), the last point of every contour counted within its piece; point_counts
    and contour_counts (p,) say how many belong to each piece, in the order of `page.pieces.texts`.
    """

    page: Page
    points: Indexes
    on_curve: Flags
    ends: Indexes
    point_counts: Indexes
    contour_counts: Indexes


@dataclass(frozen=True, slots=True, eq=False)
class _Noise:
    """The random nodes of a page.

    letters (4, lines, cells); each press (1, lines, cells); each shape (2, rows, columns), right and up.
    lands (g, 2) is where the pen comes down for the floating part of each glyph, in points from its place.
    """

    letters: Floats
    presses: tuple[Floats, ...]
    shapes: tuple[Floats, ...]
    lands: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Stretch:
    """Some outline points of a page: which point of the face each is, and its glyph, word and line on the page."""

    source: Indexes
    glyph: Indexes
    word: Indexes
    line: Indexes


def ink(page: Page, face: Face, seed: int) -> InkedPage:
    """Bend and swell every outline of a page."""
    glyphs, owners, pieces = page.pieces.glyphs, page.pieces.owners, len(page.pieces.texts)
    source, glyph = _spans(face.first_point, glyphs)
    contours, contour_glyph = _spans(face.first_contour, glyphs)
    noise = _noise_of(page, face.hand.wander, seed)
    points = np.empty((len(source), 2), dtype=np.int64)
    for first in range(0, len(source), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        piece = owners[glyph[part]]
        stretch = _Stretch(source[part], glyph[part], page.pieces.words[piece], page.pieces.lines[piece])
        points[part] = _written(page, face, noise, stretch)
    return InkedPage(
        page=page,
        points=points,
        on_curve=face.on_curve[source],
        ends=face.ends[contours] + _points_before(page, face)[contour_glyph],
        point_counts=np.bincount(owners[glyph], minlength=pieces),
        contour_counts=np.bincount(owners[contour_glyph], minlength=pieces),
    )


def _spans(first: Indexes, glyphs: Indexes) -> tuple[Indexes, Indexes]:
    """The indexes first[g] … first[g + 1] − 1 of every glyph g, end to end; and which of `glyphs` each belongs to."""
    counts = first[glyphs + 1] - first[glyphs]
    starts = np.cumsum(counts) - counts
    owner = np.repeat(np.arange(len(glyphs)), counts)
    return np.arange(len(owner)) + (first[glyphs] - starts)[owner], owner


def _points_before(page: Page, face: Face) -> Indexes:
    """How many points of its own piece come before each glyph (g,): an accent after its letter, say."""
    glyphs, owners = page.pieces.glyphs, page.pieces.owners
    counts = face.first_point[glyphs + 1] - face.first_point[glyphs]
    before = np.cumsum(counts) - counts
    first_of_piece = np.full(len(page.pieces.texts), np.iinfo(np.int64).max)
    np.minimum.at(first_of_piece, owners, before)
    inside: Indexes = before - first_of_piece[owners]
    return inside


def _noise_of(page: Page, wander: Wander, seed: int) -> _Noise:
    dots = gaussians(key(seed, "dots", page.number), 2 * len(page.pieces.glyphs)).reshape(-1, 2)
    return _Noise(
        letters=_line_noise(page, seed, "letter", LETTER_REACH, channels=4),
        presses=tuple(_line_noise(page, seed, what, reach) for what, reach, _ in PRESSURE_REACHES),
        shapes=tuple(_shape_noise(page, seed, number, reach) for number, (reach, _) in enumerate(SHAPE_REACHES)),
        # A little to the right of where it should be, and never twice in one place.
        lands=(dots * (0.18 * wander.letter, 0.13 * wander.letter) + (0.09, 0.02)) * page.x_height,
    )


def _line_noise(page: Page, seed: int, what: str, reach: float, channels: int = 1) -> Floats:
    cells, lines = int(page.width / (reach * page.x_height)) + 9, len(page.lines.base)
    return gaussians(key(seed, what, page.number), channels * lines * cells).reshape(channels, lines, cells)


def _shape_noise(page: Page, seed: int, number: int, reach: float) -> Floats:
    cell = reach * page.x_height
    size = page.width / cell + 2 * BEYOND_THE_EDGE, page.height / cell + 2 * BEYOND_THE_EDGE
    return plane(key(seed, "shape", page.number, number), *size)


def _written(page: Page, face: Face, noise: _Noise, on: _Stretch) -> Floats:
    """The final place of some points (n, 2), in whole grid units from their piece's pen and baseline."""
    pen = page.pieces.pens[page.pieces.owners[on.glyph]] * PEN
    x = face.points[on.source, 0] * (page.words.width[on.word] * page.scale) + page.pieces.x[on.glyph] + pen
    y = face.points[on.source, 1] * page.scale + page.pieces.y[on.glyph]
    # Before x is moved: what changes from letter to letter is read where the letter was set.
    letter = along(x / (LETTER_REACH * page.x_height) + 2, on.line, noise.letters)
    x, y = _swell(page, face, noise, on, x, y)
    x, y = _bend(page, face.hand.wander.letter, letter, on, x, y)
    x, y = _warp(page, face.hand.wander.shape, noise, on, x, y)
    floating = face.floating[on.source]
    x, y = x + noise.lands[on.glyph, 0] * floating, y + noise.lands[on.glyph, 1] * floating
    return np.rint(np.column_stack([x - pen, y]) / PEN)


def _swell(page: Page, face: Face, noise: _Noise, on: _Stretch, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Outlines grow along their normals where the pen presses, and shrink where it hardly touches."""
    share = page.words.weight[on.word] + page.weight
    for (_, reach, amount), nodes in zip(PRESSURE_REACHES, noise.presses, strict=True):
        (press,) = along(x / (reach * page.x_height) + 2, on.line, nodes)
        share += press * (amount * face.hand.wander.pressure)
    normals = face.normals[on.source]
    spread = np.clip(share, *PRESSURE_RANGE) * (face.stroke * page.scale / 2)
    # A pen presses hardest on the way down: strokes that run up and down have normals that point sideways.
    spread *= 0.65 + 0.7 * np.abs(normals[:, 0])
    return x + normals[:, 0] * spread, y + normals[:, 1] * spread


def _bend(page: Page, wander: float, letter: list[Floats], on: _Stretch, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Height, slant, lift, slope and bow of the line, the word and the letter. y stays measured from its baseline."""
    lines, words = page.lines, page.words
    lift, height, slant, drift = letter
    share = (x - lines.left[on.line]) / page.measure
    lean = words.slant[on.word] + lines.slant[on.line] + lines.lean[on.line] * (share - 0.5)
    y = y * (words.height[on.word] * lines.height[on.line] * (1 + height * (0.045 * wander)))
    x = x + (lean + slant * (2.5 * SLOPE * wander)) * y + drift * (0.075 * wander * page.x_height)
    rise = lines.slope[on.line] * share * page.measure + lines.bow[on.line] * share * share
    return x, y + words.lift[on.word] + lift * (0.045 * wander * page.x_height) + rise


def _warp(page: Page, wander: float, noise: _Noise, on: _Stretch, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Two fields in page coordinates that bend the shape of this very letter."""
    base = page.lines.base[on.line]
    for (reach, amount), nodes in zip(SHAPE_REACHES, noise.shapes, strict=True):
        cell, strength = reach * page.x_height, amount * page.x_height * wander
        right, up = across(x / cell + BEYOND_THE_EDGE, (y + base) / cell + BEYOND_THE_EDGE, nodes)
        x, y = x + right * strength, y + up * strength
    return x, y
