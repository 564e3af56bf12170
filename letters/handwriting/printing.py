"""Print: one line of type at the head of a sheet, as a printer set it: even, unbent, every letter like the last."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from io import BytesIO
from itertools import groupby

import numpy as np
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from .alphabets import Flags, Indexes
from .errors import LetterheadTooLong, UnprintableLetterhead
from .grid import PEN, as_bytes
from .hands import FONTS
from .papers import Paper
from .scripts import is_written

BOOK_FACE = FONTS / "type" / "eb-garamond" / "EBGaramond-Regular.ttf"

TYPE_SIZE = 11.5
"""Points, on a letter sheet; on a card as much smaller as people write there."""

TYPE_HEIGHT = 0.6
"""Of the top margin: how far below the edge of the sheet the type stands."""

LONGEST = 200
"""More characters than stand on a line of any paper."""


@dataclass(frozen=True, slots=True, eq=False)
class PrintedLine:
    """A line of type: where it begins and stands, in points; then every piece of it, as in `InkedPage`.

    advances (p,) are grid units.
    """

    typeface: str
    left: float
    base: float
    texts: tuple[str, ...]
    advances: Indexes
    points: Indexes
    on_curve: Flags
    ends: Indexes
    point_counts: Indexes
    contour_counts: Indexes

    def coordinates(self) -> Iterator[bytes]:
        """Everything that was decided for this line, as bytes that are the same on every machine."""
        for field in fields(self):
            yield as_bytes(getattr(self, field.name))


@dataclass(frozen=True, slots=True, eq=False)
class _Typeface:
    sha256: str
    font: TTFont
    shaper: hb.Font
    characters: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """A cluster of type in font units: its text, its advance, and its glyphs with the places of their origins."""

    text: str
    advance: int
    glyphs: tuple[tuple[int, int, int], ...]


def print_letterhead(text: str, paper: Paper) -> PrintedLine | None:
    """The line at the head of the sheet, in the middle; None where there is nothing to print.

    Raises UnprintableLetterhead and LetterheadTooLong: a letterhead is never made smaller to fit.
    """
    line = " ".join(text.split())
    if not line:
        return None
    face = _typeface()
    missing = tuple(dict.fromkeys(character for character in line if ord(character) not in face.characters))
    if missing:
        raise UnprintableLetterhead(missing)
    if len(line) > LONGEST:
        raise LetterheadTooLong(len(line), LONGEST)
    pieces = list(_pieces(line, face))
    scale = TYPE_SIZE * paper.writing / (face.font["head"].unitsPerEm * PEN)
    width = sum(piece.advance for piece in pieces) * scale * PEN
    if width > paper.measure:
        raise LetterheadTooLong(len(line), int(len(line) * paper.measure / width))
    return _set(pieces, scale, (paper.width - width) / 2, paper.height - TYPE_HEIGHT * paper.top, face)


@cache
def _typeface() -> _Typeface:
    data = BOOK_FACE.read_bytes()
    font = TTFont(BytesIO(data), lazy=True)
    characters = frozenset(filter(is_written, font.getBestCmap()))
    return _Typeface(hashlib.sha256(data).hexdigest(), font, hb.Font(hb.Face(data)), characters)


def _pieces(line: str, face: _Typeface) -> Iterator[_Piece]:
    buffer = hb.Buffer()
    buffer.add_str(line)
    buffer.guess_segment_properties()
    # The guess takes the language from the process; a letter must not depend on where it is written.
    buffer.language = "en"
    hb.shape(face.shaper, buffer)
    shaped = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    clusters = [list(group) for _, group in groupby(shaped, key=lambda glyph: glyph[0].cluster)]
    stops = [*(cluster[0][0].cluster for cluster in clusters[1:]), len(line)]
    for cluster, stop in zip(clusters, stops, strict=True):
        pen, glyphs = 0, []
        for info, place in cluster:
            glyphs.append((info.codepoint, pen + place.x_offset, place.y_offset))
            pen += place.x_advance
        yield _Piece(line[cluster[0][0].cluster : stop], pen, tuple(glyphs))


def _set(pieces: list[_Piece], scale: float, left: float, base: float, face: _Typeface) -> PrintedLine:
    """`scale` is grid units for one font unit."""
    outlines = [_outline(piece, face.font) for piece in pieces]
    pens = np.rint(np.cumsum([0, *(piece.advance for piece in pieces)]) * scale).astype(np.int64)
    return PrintedLine(
        typeface=face.sha256,
        left=left,
        base=base,
        texts=tuple(piece.text for piece in pieces),
        advances=np.diff(pens),
        points=np.rint(np.concatenate([points for points, _, _ in outlines]) * scale).astype(np.int64),
        on_curve=np.concatenate([on_curve for _, on_curve, _ in outlines]),
        ends=np.concatenate([ends for _, _, ends in outlines]),
        point_counts=np.array([len(points) for points, _, _ in outlines], dtype=np.int64),
        contour_counts=np.array([len(ends) for _, _, ends in outlines], dtype=np.int64),
    )


def _outline(piece: _Piece, font: TTFont) -> tuple[Indexes, Flags, Indexes]:
    """The points (n, 2), whether each is on the curve (n,), and the last point of every contour (c,), of a piece."""
    points, on_curve, ends = (
        [np.zeros((0, 2), dtype=np.int64)],
        [np.zeros(0, dtype=bool)],
        [np.zeros(0, dtype=np.int64)],
    )
    count = 0
    for glyph, x, y in piece.glyphs:
        coordinates, stops, flags = font["glyf"][font.getGlyphName(glyph)].getCoordinates(font["glyf"])
        points.append(np.array(coordinates, dtype=np.int64).reshape(-1, 2) + np.array([x, y]))
        on_curve.append((np.array(flags, dtype=np.uint8) & 1).astype(bool))
        ends.append(np.array(stops, dtype=np.int64).reshape(-1) + count)
        count += len(coordinates)
    return np.concatenate(points), np.concatenate(on_curve), np.concatenate(ends)
