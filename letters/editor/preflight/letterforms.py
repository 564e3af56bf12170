"""Letter forms: how tall the letters of an embedded font are, whatever size the file says it has.

A hand and a letterhead are cast into fonts whose size says nothing of how large they look. Formats: ISO 32000-2, 9.7.4;
OpenType 1.9.1, `head`, `loca`, `glyf`.
"""

import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pikepdf import Object, PdfError

from ..cmaps import read_cmap

WORDS, OFFSETS, MORE = 0x0001, 0x0002, 0x0020
"""Flags of a part of a glyph: its offset takes two words, an offset it is, and another part follows."""

HEAD_SIZE, PART_SIZE = 10, 8
"""Bytes of a glyph's head, and of a part with those flags."""

LOW = frozenset("acemnorsuvwxzагеикмнопстхшыьэюяαεικνοπστυω")
"""Small letters that neither rise nor hang."""

CAPITALS = frozenset("ABCDEFGHIKLMNOPRSTUVWXYZАБВГЕЖИКЛМНОПРСТУХЧШЭЮЯΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ")

LOW_AMONG_CAPITALS = 0.65
"""How tall small letters are in the book face, of its capitals: for fonts that have capitals alone."""


def x_height(font: Object) -> float | None:
    """How tall the small letters of a font are, as a share of its size: that which is in the middle of all.

    None where it cannot be told: for what is no composite font with TrueType outlines in the order of their codes, as
    all of ours are, and where there is no letter.
    """
    if "/ToUnicode" not in font or "/DescendantFonts" not in font:
        return None
    own = font.DescendantFonts[0]
    descriptor = own.get("/FontDescriptor")
    if descriptor is None or "/FontFile2" not in descriptor or own.get("/CIDToGIDMap", "/Identity") != "/Identity":
        return None
    try:
        heights = dict(_heights(descriptor.FontFile2.read_bytes()))
        texts = read_cmap(font.ToUnicode.read_bytes())
    except (PdfError, struct.error, LookupError, ZeroDivisionError, ValueError):  # it is damaged, as other checks say
        return None
    for letters, share in ((LOW, 1.0), (CAPITALS, LOW_AMONG_CAPITALS)):
        if found := [heights[code] for code, text in texts.items() if text in letters and code in heights]:
            return share * median(found)
    return None


def _heights(program: bytes) -> Iterator[tuple[int, float]]:
    """How tall each glyph is that has an outline, as a share of the size."""
    (count,) = struct.unpack_from(">H", program, 4)
    tables = {tag: place for tag, _, place, _ in struct.iter_unpack(">4sIII", program[12 : 12 + 16 * count])}
    (em,) = struct.unpack_from(">H", program, tables[b"head"] + 18)
    (is_long,) = struct.unpack_from(">h", program, tables[b"head"] + 50)
    (glyphs,) = struct.unpack_from(">H", program, tables[b"maxp"] + 4)
    ends = struct.unpack_from(f">{glyphs + 1}{'I' if is_long else 'H'}", program, tables[b"loca"])
    starts = [tables[b"glyf"] + end * (1 if is_long else 2) for end in ends]
    for glyph, (start, stop) in enumerate(pairwise(starts)):
        if stop > start:
            low, high = _reach(program, start, starts)
            yield glyph, (high - low) / em


def _reach(program: bytes, start: int, starts: Sequence[int]) -> tuple[int, int]:
    """How far the glyph at `start` reaches down and up. One that is made of others is measured by them: the box that it
    has itself may be that of its whole font."""
    contours, low, high = struct.unpack_from(">h2xh2xh", program, start)
    if contours >= 0:
        return low, high
    lows, highs, more = list[int](), list[int](), MORE
    at = start + HEAD_SIZE
    while more:
        flags, part, _, up = struct.unpack_from(">HHhh", program, at)
        if flags & (WORDS | OFFSETS) != WORDS | OFFSETS:
            return low, high
        part_low, part_high = struct.unpack_from(">2xh2xh", program, starts[part] + 2)
        lows.append(part_low + up)
        highs.append(part_high + up)
        more, at = flags & MORE, at + PART_SIZE
    return min(lows), max(highs)
