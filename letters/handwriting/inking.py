"""Ink: the outlines of a page, bent as a hand would have bent them and swollen by the pressure of its pen.

Everything that bends is a smooth function of the place on a line, so both ends of a join move alike. Only a lifted pen
makes a leap: between words, and for the dots of i and j and for accents. Figures are from handwriting measured on 190
pages of some 185 writers.

All that bends a line is laid into the nodes of one field: warps that make every letter its own, what changes from
letter to letter, and the slope, bow and slant of the whole line. An outline point reads it once.
"""

from dataclasses import dataclass

import numpy as np

from .faces import Face, Flags, Indexes
from .fields import KEPT, cells_of, centres, nodes_for, read, refined, squares
from .grid import PEN
from .penning import SLOPE
from .placing import Page
from .seeding import Floats, evenly, gaussians, key
from .stroking import Stroke, strokes_of

GLYPHS_AT_ONCE = 256
"""Bent together: few enough that every array stays in the processor's cache."""

LINES_AT_ONCE = 4
"""Bent together, for the same reason."""

CELL = 0.45
"""Between two nodes, in x-heights."""

# How often the cell is doubled for what changes over longer ways.
LETTER_HALVINGS, PRESS_HALVINGS, WARP_HALVINGS = 2, 4, 1

WARP, FINE_WARP = 0.088, 0.03
"""Deviations, in x-heights, of the two fields that make every letter its own."""

LETTER_LIFT, LETTER_DRIFT = 0.045, 0.075
"""Deviations in x-heights, up and along the line, from letter to letter."""

LETTER_HEIGHT, LETTER_SLANT = 0.045, 2.5
"""Deviations from letter to letter: of the height as a share, of the slant in degrees."""

PRESS, LETTER_PRESS = 0.035, 0.065
"""Deviations as a share of the stroke: the slow and the quick pressure of the pen."""

DOT_RIGHT, DOT_UP = 0.18, 0.13
"""Deviations in x-heights of where the dots of i and j, and accents, land."""

PRESSURE_RANGE = (-0.2, 0.4)
"""Shares of the stroke: a pen that barely touches still leaves a line."""

ROOM = 3.0
"""In x-heights: how far the field goes on to the left and the right of the writing."""


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
class Field:
    """What bends the lines of a page. Lengths in points, places from the left of the sheet and up from the baseline.

    right and up (lines, rows, columns) are how far a point moves; press (lines, columns) is a share of the stroke.
    """

    cell: float
    left: float
    bottom: float
    right: Floats
    up: Floats
    press: Floats

    def at(self, line: Indexes, x: Floats, y: Floats) -> tuple[Floats, Floats, Floats]:
        """How far points move to the right and up, and how hard the pen presses there. All (n,)."""
        _, rows, columns = self.right.shape
        column, across = cells_of((x - self.left) / self.cell, columns)
        row, upwards = cells_of((y - self.bottom) / self.cell, rows)
        corner = (line * rows + row) * columns + column
        moves = []
        for nodes in (self.right.reshape(-1), self.up.reshape(-1)):
            move = np.zeros(len(x))
            for step, weight in enumerate(upwards):
                part = read(nodes, corner + step * columns, across)
                part *= weight
                move += part
            moves.append(move)
        return moves[0], moves[1], read(self.press.reshape(-1), line * columns + column, across)


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Where every glyph of a page stands before it is bent (g,): x and y of its origin, from the left of the sheet and
    its baseline; the factors from font units; its shear; the lift of its run; its share of weight; its line; where
    its floating parts land."""

    x: Floats
    y: Floats
    wide: Floats
    high: Floats
    shear: Floats
    lift: Floats
    weight: Floats
    line: Indexes
    lands: Floats


def ink(page: Page, face: Face, seed: int) -> InkedPage:
    """Bend and swell every outline of a page."""
    glyphs, owners, pieces = page.pieces.glyphs, page.pieces.owners, len(page.pieces.texts)
    contours, contour_glyph = spans(face.first_contour, glyphs)
    counts = face.first_point[glyphs + 1] - face.first_point[glyphs]
    source, _ = spans(face.first_point, glyphs)
    return InkedPage(
        page=page,
        points=_written(page, face, source, counts, seed),
        on_curve=face.on_curve[source],
        ends=face.ends[contours] + _points_before(page, counts)[contour_glyph],
        point_counts=np.bincount(np.repeat(owners, counts), minlength=pieces),
        contour_counts=np.bincount(owners[contour_glyph], minlength=pieces),
        strokes=strokes_of(page, face),
    )


def spans(first: Indexes, glyphs: Indexes) -> tuple[Indexes, Indexes]:
    """The indexes first[g] … first[g + 1] − 1 of every glyph g, end to end; and which of `glyphs` each belongs to."""
    counts = first[glyphs + 1] - first[glyphs]
    starts = np.cumsum(counts) - counts
    owner = np.repeat(np.arange(len(glyphs)), counts)
    return np.arange(len(owner)) + (first[glyphs] - starts)[owner], owner


def _points_before(page: Page, counts: Indexes) -> Indexes:
    """How many points of its own piece come before each glyph (g,): an accent after its letter, say."""
    owners = page.pieces.owners
    before = np.cumsum(counts) - counts
    first_of_piece = np.full(len(page.pieces.texts), np.iinfo(np.int64).max)
    np.minimum.at(first_of_piece, owners, before)
    inside: Indexes = before - first_of_piece[owners]
    return inside


def _written(page: Page, face: Face, source: Indexes, counts: Indexes, seed: int) -> Indexes:
    """The final place of all points (n, 2), in whole grid units from their piece's pen and baseline."""
    glyphs = standing(page, seed)
    field = field_of(page, face, seed)
    points = np.empty((len(source), 2), dtype=np.int64)
    stops = np.cumsum(counts)
    for first in range(0, len(counts), GLYPHS_AT_ONCE):
        last = min(first + GLYPHS_AT_ONCE, len(counts))
        part = slice(int(stops[first] - counts[first]), int(stops[last - 1]))
        owner = np.repeat(np.arange(first, last), counts[first:last])
        x, y = _bent(face, field, glyphs, source[part], owner)
        pen = page.pieces.pens[page.pieces.owners[owner]]
        points[part, 0] = np.rint(x / PEN - pen)
        points[part, 1] = np.rint(y / PEN)
    return points


def standing(page: Page, seed: int) -> Standing:
    """Set the glyphs of a page as the typeface has them, each run at its own size and slant."""
    pieces, runs, lines = page.pieces, page.runs, page.lines
    run, line = pieces.runs[pieces.owners], pieces.lines[pieces.owners]
    height = runs.height[run] * lines.height[line]
    manner = page.manner
    # A little to the right of where it should be, and never twice in one place.
    dots = gaussians(key(seed, "dots", page.number), 2 * len(run)).reshape(-1, 2)
    return Standing(
        x=pieces.x + pieces.pens[pieces.owners] * PEN,
        y=pieces.y * height,
        wide=runs.width[run] * page.scale,
        high=height * page.scale,
        shear=runs.slant[run],
        lift=runs.lift[run],
        weight=runs.weight[run] + page.weight,
        line=line,
        lands=(dots * (DOT_RIGHT * manner.letter, DOT_UP * manner.letter) + (manner.dot_right, manner.dot_up))
        * page.x_height,
    )


def _bent(face: Face, field: Field, glyphs: Standing, source: Indexes, glyph: Indexes) -> tuple[Floats, Floats]:
    """Some points of the face in their final place, in points from the left of the sheet and their baseline."""
    wide, high = glyphs.wide[glyph], glyphs.high[glyph]
    x = face.points[source, 0] * wide + glyphs.x[glyph]
    y = face.points[source, 1] * high + glyphs.y[glyph]
    right, up, press = field.at(glyphs.line[glyph], x, y)
    grown = np.clip(press + glyphs.weight[glyph], *PRESSURE_RANGE)
    floating = face.floating[source]
    x += right + glyphs.shear[glyph] * y + face.swelling[source, 0] * wide * grown
    y += up + glyphs.lift[glyph] + face.swelling[source, 1] * high * grown
    return x + glyphs.lands[glyph, 0] * floating, y + glyphs.lands[glyph, 1] * floating


def field_of(page: Page, face: Face, seed: int) -> Field:
    """What bends the lines of a page: everything that works along a line, at every scale, in one field."""
    manner, cell = page.manner, CELL * page.x_height
    left, right = _sides(page)
    bottom, top = _reach(page, face)
    across, upwards = int((right - left) / cell) + 1, int((top - bottom) / cell) + 1
    x, y = centres(nodes_for(across), left, cell), centres(nodes_for(upwards), bottom, cell)
    rightward, upward = _line_field(page, seed, x, y, cell)
    for way, moves in (("right", rightward), ("up", upward)):
        _warp(moves, way, page, manner.shape, seed)
    return Field(cell, left, bottom, rightward, upward, _pressure(page, manner.pressure, seed, across))


def _sides(page: Page) -> tuple[float, float]:
    """From where to where there is writing, in points, with room for loops that swing out."""
    pens, room = page.pieces.pens, ROOM * page.x_height
    return float(pens.min()) * PEN - room, float((pens + page.pieces.advances).max()) * PEN + room


def _reach(page: Page, face: Face) -> tuple[float, float]:
    """How far below and above a baseline the glyphs of this page reach, in points, with room for tall words."""
    glyphs = np.unique(page.pieces.glyphs)
    tall = 1.25 * page.scale * float(page.lines.height.max())
    bottom, top = float(face.boxes[glyphs, 1].min()), float(face.boxes[glyphs, 3].max())
    return bottom * tall - page.x_height / 2, top * tall + page.x_height / 2


def _line_field(page: Page, seed: int, x: Floats, y: Floats, cell: float) -> tuple[Floats, Floats]:
    """How lines run, and what changes from letter to letter: moves to the right and up (lines, rows, columns)."""
    lines, columns = page.lines, len(x)
    cells = nodes_for(columns, LETTER_HALVINGS)
    noise = refined(evenly(key(seed, "letter", page.number), 4, len(lines.base), cells), LETTER_HALVINGS)
    lift, height, slant, drift = noise[..., :columns] * (page.manner.letter / KEPT)
    share = (x - lines.left[:, None]) / page.measure
    curve = squares(x - lines.left[:, None], cell) / (page.measure * page.measure)
    lean = lines.slant[:, None] + lines.lean[:, None] * (share - 0.5) + slant * (LETTER_SLANT * SLOPE)
    rise = lines.slope[:, None] * share * page.measure + lines.bow[:, None] * curve
    lift, drift = lift * (LETTER_LIFT * page.x_height), drift * (LETTER_DRIFT * page.x_height)
    right, up = lean[:, None, :] * y[:, None], (height * LETTER_HEIGHT)[:, None, :] * y[:, None]
    right += drift[:, None, :]
    up += (lift + rise)[:, None, :]
    return right, up


def _warp(moves: Floats, way: str, page: Page, wander: float, seed: int) -> None:
    """Bend each letter in one way: add to how far points move, (lines, rows, columns), some lines at a time."""
    lines, rows, columns = moves.shape
    coarse_strength, fine_strength = (each * wander * page.x_height / (KEPT * KEPT) for each in (WARP, FINE_WARP))
    shape = nodes_for(rows - 2, WARP_HALVINGS), nodes_for(columns - 2, WARP_HALVINGS)
    coarse = evenly(key(seed, "warp", way, page.number), lines, *shape)
    fine = evenly(key(seed, "fine warp", way, page.number), lines, rows, columns)
    for first in range(0, lines, LINES_AT_ONCE):
        part = slice(first, first + LINES_AT_ONCE)
        warp = fine[part]
        warp *= fine_strength
        warp += refined(refined(coarse[part] * coarse_strength, WARP_HALVINGS, axis=-2), WARP_HALVINGS)[
            :, :rows, :columns
        ]
        moves[part] += warp


def _pressure(page: Page, wander: float, seed: int, across: int) -> Floats:
    """How hard the pen presses along each line, as a share of the stroke (lines, columns)."""
    lines, columns = len(page.lines.base), nodes_for(across)
    press = np.zeros((lines, columns))
    for halvings, amount in ((PRESS_HALVINGS, PRESS), (1, LETTER_PRESS)):
        nodes = evenly(key(seed, "press", halvings, page.number), lines, nodes_for(across, halvings))
        press += refined(nodes, halvings)[:, :columns] * (amount * wander / KEPT)
    return press
