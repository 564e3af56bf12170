"""From the outlines of a typeface to the strokes of a pen, character by character. Lengths are pixels, unless said."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cmp_to_key

import numpy as np

from ..seeding import Floats
from .corrections import Correction
from .glyphs import KINDS, Kind
from .routing import route
from .skeleton import Skeleton, extent, skeleton_of
from .thinning import SIZE, Ink, blobs
from .touches import BARRED, DOTS, DOTTED, JOINED_SMALL, LOOPED, LOW, ROUND_LEFT, USUAL, first_touch, plain
from .walking import Manner, Walker, strokes_along

SPECK = 30
"""Fewer pixels are no ink."""

DOT = 50.0
"""A small piece of a dotted character is a dot where its centre line is no longer than this."""

BARS = 45.0
"""A bar lies no lower; what does is a stroke that leads on."""

TOUCH = 1.2
"""In breadths: a dot whose centre line is no longer is one touch of the pen."""

MISSED = 0.03
AGAIN = 1.65
"""Of the length of all centre lines: how much a usual form may leave out, and how long all of its strokes may be."""

type Marks = list[tuple[Kind, Floats]]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A piece of ink that hangs together: its pixels' left, bottom, right and top, their middle, its centre lines."""

    box: tuple[float, float, float, float]
    middle: Floats
    skeleton: Skeleton

    @property
    def length(self) -> float:
        return sum(line.length for line in self.skeleton.lines)


def pieces_of(ink: Ink) -> list[Piece]:
    """The pieces of a character in the order in which they are written: from the left, the upper first."""
    pieces = [_piece(blob) for blob in blobs(ink) if blob.sum() >= SPECK]
    return sorted(pieces, key=cmp_to_key(_before))


def _piece(blob: Ink) -> Piece:
    rows, columns = np.nonzero(blob)
    box = float(columns.min()), float(rows.min()), float(columns.max()), float(rows.max())
    return Piece(box, np.array([columns.mean(), rows.mean()]), skeleton_of(blob))


def _before(one: Piece, other: Piece) -> int:
    """Below 0 where one piece is written before the other."""
    stacked = _shared(one, other, 0) > 0.5 > _shared(one, other, 1)
    return round(other.box[3] - one.box[3] if stacked else one.box[0] - other.box[0])


def _shared(one: Piece, other: Piece, axis: int) -> float:
    """How much of the smaller of two pieces lies beside the other, across (0) or up (1)."""
    (low, high), (other_low, other_high) = ((piece.box[axis], piece.box[axis + 2]) for piece in (one, other))
    return (min(high, other_high) - max(low, other_low)) / max(1.0, min(high - low, other_high - other_low))


def marks_of(
    character: str, pieces: Sequence[Piece], origin: tuple[int, int], joined: bool, touch: tuple[float, float] | None
) -> Marks:
    """The strokes of a character, from its origin, in writing order."""
    if usual := as_usual(character, pieces):
        return [(kind, stroke - origin) for kind, stroke in usual]
    marks: Marks = []
    largest = max(pieces, key=lambda piece: piece.length, default=None)
    for piece in pieces:
        if _is_dot(character, piece, piece is largest):
            marks.append(("dot", _dot(piece) - origin))
            continue
        manner = Manner(
            joined=joined and character in JOINED_SMALL,
            touch=(touch or first_touch(character)) if piece is largest else None,
            low=character in LOW,
            turns=1 if plain(character) in ROUND_LEFT else 0,
            looped=plain(character) in LOOPED,
        )
        if not piece.skeleton.lines:
            marks.append(("path", piece.middle[None] - origin))
            continue
        walk = Walker(piece.skeleton, origin, manner).walk()
        strokes = [stroke - origin for stroke in strokes_along(piece.skeleton, walk)]
        kinds = _kinds(character, strokes)
        marks.extend(
            (kind, (stroke if stroke[-1, 0] >= stroke[0, 0] else stroke[::-1]) if kind == "bar" else stroke)
            for kind, stroke in zip(kinds, strokes, strict=True)
        )
    return sorted(marks, key=lambda mark: KINDS.index(mark[0]))


def as_usual(character: str, pieces: Sequence[Piece]) -> Marks:
    """The strokes of a character that is built as it usually is in print; none where it is not."""
    skeletons = [piece.skeleton for piece in pieces if piece.skeleton.lines]
    ways = USUAL.get(plain(character), ())
    if not ways or not skeletons:
        return []
    left, bottom, right, top = extent(skeletons)
    low, size = np.array([left, bottom]), np.array([max(right - left, 1.0), max(top - bottom, 1.0)])
    for way in ways:
        strokes = [route(skeletons, low + np.array(places) * size) for _, places in way]
        if fits(skeletons, strokes):
            return [(kind, stroke) for (kind, _), stroke in zip(way, strokes, strict=True)]
    return []


def fits(skeletons: Sequence[Skeleton], strokes: Sequence[Floats]) -> bool:
    """Whether strokes cover all centre lines, leave them nowhere, and do not go over too much of them again."""
    passed = {point for stroke in strokes for point in map(tuple, stroke.tolist())}
    lines = [line for skeleton in skeletons for line in skeleton.lines]
    missed = sum(
        line.length * sum(tuple(p) not in passed for p in line.points.tolist()) / len(line.points) for line in lines
    )
    total = sum(line.length for line in lines)
    steps = [np.hypot(*np.diff(stroke, axis=0).T) for stroke in strokes]
    written = sum(float(step.sum()) for step in steps)
    longest = max((float(step.max()) for step in steps if len(step)), default=0.0)
    return missed < MISSED * total and written < AGAIN * total and longest < SIZE / 4


def _is_dot(character: str, piece: Piece, largest: bool) -> bool:
    left, bottom, right, top = piece.box
    if character in DOTS:
        return max(right - left, top - bottom) < SIZE
    return character in DOTTED and not largest and piece.length < DOT


def _dot(piece: Piece) -> Floats:
    """One point, or the one stroke of a dot that is drawn as a tick."""
    lines = piece.skeleton.lines
    if piece.length <= TOUCH * piece.skeleton.breadth or len(lines) != 1 or lines[0].turns:
        return piece.middle[None]
    points = lines[0].points
    return points if points[0, 1] >= points[-1, 1] else points[::-1]


def _kinds(character: str, strokes: list[Floats]) -> list[Kind]:
    """Paths, and bars of small letters: what runs more across than down, and is not the longest."""
    kinds: list[Kind] = ["path"] * len(strokes)
    if character in BARRED and len(strokes) > 1:
        spans = [np.abs(stroke[-1] - stroke[0]).tolist() for stroke in strokes]
        tallest = max(range(len(strokes)), key=lambda index: float(np.ptp(strokes[index][:, 1])))
        for index, (right, up) in enumerate(spans):
            flat = right > 1.2 * up and np.ptp(strokes[index][:, 1]) < SIZE
            if index != tallest and flat and strokes[index][:, 1].mean() > BARS:
                kinds[index] = "bar"
    return kinds


def routed(correction: Correction, pieces: Sequence[Piece], origin: tuple[int, int], to_pixels: "Scale") -> Marks:
    """The strokes that a correction leads along the centre lines."""
    skeletons = [piece.skeleton for piece in pieces]
    return [
        (kind, route(skeletons, to_pixels.pixels(places) + origin) - origin)
        if len(places) > 1
        else (kind, to_pixels.pixels(places))
        for kind, places in correction.strokes
    ]


@dataclass(frozen=True, slots=True)
class Scale:
    """How pixels from a glyph's origin become x-heights: the line, and the height of small letters above it."""

    line: float
    height: float

    def heights(self, points: Floats) -> Floats:
        return (points - (0.0, self.line)) / self.height

    def pixels(self, places: Floats) -> Floats:
        return places * self.height + (0.0, self.line)
