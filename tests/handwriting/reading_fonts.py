"""Open the fonts inside a PDF again, with a library that had no part in making them."""

import re
from io import BytesIO

import deflate
from fontTools.ttLib import TTFont


def streams(pdf: bytes) -> list[bytes]:
    """Every compressed stream of the file, unpacked."""
    found = re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", pdf)
    packed = [pdf[match.end() : match.end() + int(match[1])] for match in found]
    return [bytes(deflate.zlib_decompress(data, 1 << 24)) for data in packed]


def fonts(pdf: bytes) -> list[TTFont]:
    """The cast fonts of the file, one a page."""
    return [TTFont(BytesIO(data), checkChecksums=2) for data in streams(pdf) if data.startswith(b"\0\1\0\0")]


def outlines(font: TTFont) -> list[tuple[tuple[int, int], ...]]:
    """The points of every glyph that has any."""
    table = font["glyf"]
    drawn = (table[name].getCoordinates(table)[0] for name in font.getGlyphOrder())
    return [tuple(map(tuple, points)) for points in drawn if len(points)]
