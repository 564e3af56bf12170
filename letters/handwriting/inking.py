"""Ink: the outlines of a page, bent as a hand would have bent them and swollen by the pressure of its pen.

Everything that bends is a smooth function of the place on the page, so both ends of a join move alike. Only a lifted
pen makes a leap: the dots of i and j, accents. Figures are from handwriting measured on 190 pages of some 185 writers.
"""

from dataclasses import dataclass

import numpy as np

from .faces import Face, Flags, Indexes
from .fields import across, along, plane
from .placing import PEN, SLOPE, Page
from .seeding import Floats, gaussians, key

LETTER_REACH = 1.35
"""Node spacing, in x-heights, of what changes from letter to letter: about 1.7 x-heights of correlation."""

PRESSURE_REACHES = (("press", 5.0, 0.045), ("press-letter", 0.8, 0.065))
"""Node spacing in x-heights and deviation as a share of the stroke: the slow and the quick pressure of the pen."""

PRESSURE_RANGE = (-0.28, 0.45)
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
class _Letters:
    """What changes from letter to letter, at every point: lift and drift in points, height a factor, slant a slope."""

    lift: Floats
    height: Floats
    slant: Floats
    drift: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Outlines:
    """The face's outlines gathered for the glyphs of a page, one row a point."""

    source: Indexes
    contours: Indexes
    glyph: Indexes
    x: Floats
    y: Floats


def ink(page: Page, face: Face, seed: int) -> InkedPage:
    """Bend and swell every outline of a page."""
    gathered = _gather(page, face)
    piece = page.pieces.owners[gathered.glyph]
    word, line = page.pieces.words[piece], page.pieces.lines[piece]
    pen_x = page.pieces.pens[piece] * PEN
    x, y = gathered.x + pen_x, gathered.y
    letter = _letters(page, face, seed, x, line)
    weight = _pressure(page, face, seed, x, line, word)
    normals = face.normals[gathered.source]
    # A pen presses hardest on the way down: strokes that run up and down have normals that point sideways.
    swell = weight * (0.65 + 0.7 * np.abs(normals[:, 0]))
    x, y = x + normals[:, 0] * swell, y + normals[:, 1] * swell
    x, y = _bend(page, x, y, letter, word, line)
    x, y = _warp(page, face, seed, x, y, line)
    x, y = _lift_pen(page, face, seed, gathered, x, y)
    points = np.column_stack([np.rint((x - pen_x) / PEN), np.rint(y / PEN)]).astype(np.int64)
    pieces = len(page.pieces.texts)
    return InkedPage(
        page=page,
        points=points,
        on_curve=face.on_curve[gathered.source],
        ends=_ends(page, face, gathered, piece),
        point_counts=np.bincount(piece, minlength=pieces),
        contour_counts=np.bincount(page.pieces.owners[_contour_glyphs(page, face)], minlength=pieces),
    )


def _spans(first: Indexes, glyphs: Indexes) -> Indexes:
    """The indexes first[g] … first[g + 1] − 1 of every glyph g, end to end."""
    counts = first[glyphs + 1] - first[glyphs]
    starts = np.cumsum(counts) - counts
    spans: Indexes = np.arange(int(counts.sum())) + np.repeat(first[glyphs] - starts, counts)
    return spans


def _gather(page: Page, face: Face) -> _Outlines:
    """Every outline point of the page at its size, relative to its pen; x and y in points."""
    source = _spans(face.first_point, page.pieces.glyphs)
    counts = face.first_point[page.pieces.glyphs + 1] - face.first_point[page.pieces.glyphs]
    glyph = np.repeat(np.arange(len(page.pieces.glyphs)), counts)
    word = page.pieces.words[page.pieces.owners]
    width = page.words.width[word] * page.scale
    points = face.points[source]
    return _Outlines(
        source=source,
        contours=_spans(face.first_contour, page.pieces.glyphs),
        glyph=glyph,
        x=points[:, 0] * width[glyph] + page.pieces.x[glyph],
        y=points[:, 1] * page.scale + page.pieces.y[glyph],
    )


def _contour_glyphs(page: Page, face: Face) -> Indexes:
    """The glyph of the page that each gathered contour belongs to."""
    counts = face.first_contour[page.pieces.glyphs + 1] - face.first_contour[page.pieces.glyphs]
    return np.repeat(np.arange(len(page.pieces.glyphs)), counts)


def _ends(page: Page, face: Face, gathered: _Outlines, piece: Indexes) -> Indexes:
    """Contour ends counted within the piece: a piece of several glyphs holds their contours one after the other."""
    counts = face.first_point[page.pieces.glyphs + 1] - face.first_point[page.pieces.glyphs]
    before = np.cumsum(counts) - counts
    first_of_piece = np.full(len(page.pieces.texts), np.iinfo(np.int64).max)
    np.minimum.at(first_of_piece, page.pieces.owners, before)
    owners = _contour_glyphs(page, face)
    ends: Indexes = face.ends[gathered.contours] + (before - first_of_piece[page.pieces.owners])[owners]
    return ends


def _letters(page: Page, face: Face, seed: int, x: Floats, line: Indexes) -> _Letters:
    """What changes along a line from letter to letter."""
    reach, wander = LETTER_REACH * page.x_height, face.hand.wander.letter
    lift, height, slant, drift = along(x / reach + 2, line, _line_noise(page, seed, "letter", reach, channels=4))
    return _Letters(
        lift=lift * (0.045 * wander * page.x_height),
        height=1 + height * (0.045 * wander),
        slant=slant * (2.5 * SLOPE * wander),
        drift=drift * (0.075 * wander * page.x_height),
    )


def _line_noise(page: Page, seed: int, what: str, reach: float, channels: int = 1) -> Floats:
    cells, lines = int(page.width / reach) + 9, len(page.lines.base)
    return gaussians(key(seed, what, page.number), channels * lines * cells).reshape(channels, lines, cells)


def _pressure(page: Page, face: Face, seed: int, x: Floats, line: Indexes, word: Indexes) -> Floats:
    """How far the ink spreads beyond the outline, in points: positive where the pen presses."""
    share = page.words.weight[word] + page.weight
    for what, spacing, amount in PRESSURE_REACHES:
        reach = spacing * page.x_height
        (press,) = along(x / reach + 2, line, _line_noise(page, seed, what, reach))
        share += press * (amount * face.hand.wander.pressure)
    spread: Floats = np.clip(share, *PRESSURE_RANGE) * (face.stroke * page.scale / 2)
    return spread


def _bend(page: Page, x: Floats, y: Floats, letter: _Letters, word: Indexes, line: Indexes) -> tuple[Floats, Floats]:
    """Size, slant, lift, slope and bow. y stays measured from the baseline the line was placed on."""
    size = page.words.size[word] * page.lines.size[line]
    centre = page.words.centre[word]
    along_line = (x - page.lines.left[line]) / page.measure
    slant = page.words.slant[word] + page.lines.slant[line] + page.lines.lean[line] * (along_line - 0.5) + letter.slant
    y = y * size * letter.height
    wide = centre + (x - centre) * page.words.size[word]
    x = wide + slant * y + letter.drift
    rise = page.lines.slope[line] * along_line * page.measure + page.lines.bow[line] * along_line * along_line
    return x, y + page.words.lift[word] + letter.lift + rise


def _warp(page: Page, face: Face, seed: int, x: Floats, y: Floats, line: Indexes) -> tuple[Floats, Floats]:
    """Two fields in page coordinates that bend the shape of this very letter."""
    high = y + page.lines.base[line]
    for number, (spacing, amount) in enumerate(SHAPE_REACHES):
        reach = spacing * page.x_height
        cells = page.width / reach + 2 * BEYOND_THE_EDGE, page.height / reach + 2 * BEYOND_THE_EDGE
        noise = plane(key(seed, "shape", page.number, number), *cells)
        columns = np.clip(x / reach + BEYOND_THE_EDGE, 0, noise.shape[2] - 4.001)
        rows = np.clip(high / reach + BEYOND_THE_EDGE, 0, noise.shape[1] - 4.001)
        right, up = across(columns, rows, noise)
        strength = amount * page.x_height * face.hand.wander.shape
        x, y = x + right * strength, y + up * strength
    return x, y


def _lift_pen(page: Page, face: Face, seed: int, gathered: _Outlines, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Dots and accents land where the pen came down: a little to the right, and never twice in one place."""
    floating = face.floating[gathered.source]
    draws = (
        gaussians(key(seed, "dots", page.number), 2 * len(page.pieces.glyphs)).reshape(-1, 2) * face.hand.wander.letter
    )
    lands = (draws * (0.18, 0.13) + (0.09, 0.02)) * page.x_height
    here = lands[gathered.glyph] * floating[:, None]
    return x + here[:, 0], y + here[:, 1]
