"""Subset: a small TrueType font that holds the glyphs of a cut that a file needs, and no others."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.ttProgram import Program

from .faces import EM, cut_of
from .styles import Face

type Box = tuple[int, int, int, int]
"""xMin, yMin, xMax, yMax, in font units."""


def subset(face: Face, numbers: Sequence[int]) -> tuple[bytes, Box]:
    """A font whose glyph 0 is empty and whose glyph n + 1 is glyph numbers[n] of the cut, and the box of them all.

    A glyph may come several times. It has no hints and no names: a PDF reader finds glyphs by their numbers.
    """
    cut = cut_of(face)
    glyphs = {".notdef": Glyph()} | {f"g{at}": _outline(face, number) for at, number in enumerate(numbers)}
    advances = [0, *(cut.advances[number] for number in numbers)]
    built = FontBuilder(EM, isTTF=True)
    built.font.recalcTimestamp = False
    built.setupGlyphOrder([*glyphs])
    built.setupGlyf(glyphs, calcGlyphBounds=False)
    built.setupHorizontalMetrics(
        {name: (advance, getattr(glyphs[name], "xMin", 0)) for name, advance in zip(glyphs, advances, strict=True)}
    )
    built.setupHorizontalHeader(ascent=cut.font["hhea"].ascent, descent=cut.font["hhea"].descent)
    built.setupPost(keepGlyphNames=False)
    file, head = BytesIO(), built.font["head"]
    head.created = head.modified = 0  # the builder says now, and the same type would be another file a second later
    built.font.save(file, reorderTables=None)
    return file.getvalue(), (head.xMin, head.yMin, head.xMax, head.yMax)


@lru_cache(maxsize=8192)
def _outline(face: Face, number: int) -> Glyph:
    """A glyph of the cut, taken apart where it is composed of others."""
    font = cut_of(face).font
    coordinates, ends, flags = font["glyf"][font.getGlyphName(number)].getCoordinates(font["glyf"])
    glyph = Glyph()
    if not ends:
        return glyph
    glyph.numberOfContours, glyph.endPtsOfContours = len(ends), list(ends)
    glyph.coordinates, glyph.flags = coordinates.copy(), bytearray(flag & 1 for flag in flags)
    glyph.program = Program()
    glyph.program.fromBytecode(b"")
    glyph.recalcBounds(None)
    return glyph
