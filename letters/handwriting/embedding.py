"""Embed: a cast font as the objects a PDF needs to show it and to copy its text."""

from reportlab.pdfbase import pdfdoc

from .casting import CastFont
from .objects import add, add_stream

ASCENT, DESCENT = 660, -280
"""In thousandths: together less than the least distance of two lines, or Poppler takes them to stand side by side."""

SYMBOLIC, SERIF, SCRIPT = 4, 2, 8
"""Flags of a font descriptor (ISO 32000-2, table 121)."""


def embed(document: pdfdoc.PDFDocument, font: CastFont, number: int, called: str, flags: int) -> str:
    """Put a font into the file, and say how to refer to it. `number` tells the fonts of the file apart."""
    name = f"{_tag(number)}+{called}"
    left, low, right, high = (_thousandths(length, font.em) for length in font.bbox)
    widths = {width: _thousandths(width, font.em) for width in set(font.widths)}
    descriptor = (
        f"<</Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{left} {low} {right} {high}] "
        f"/ItalicAngle 0 /Ascent {ASCENT} /Descent {DESCENT} /CapHeight {ASCENT} /StemV 80 "
        f"/FontFile2 {add_stream(document, font.program, f' /Length1 {len(font.program)}')}>>"
    )
    descendant = (
        f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity "
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
        f"/FontDescriptor {add(document, descriptor)} /DW 0 /W [1 [{' '.join(map(widths.__getitem__, font.widths))}]]>>"
    )
    return add(
        document,
        f"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{add(document, descendant)}] "
        f"/ToUnicode {add_stream(document, _to_unicode(font.texts).encode('ascii'))}>>",
    )


def _thousandths(length: int, em: int) -> str:
    """Grid units as thousandths of the font size, exactly for every size that pages have."""
    return f"{length * 1000 / em:g}"


def _tag(number: int) -> str:
    """Six capital letters that tell the fonts of a file apart, as the PDF standard asks of subset fonts."""
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(ord("A") + rest))
    return "".join(reversed(letters))


def _to_unicode(texts: tuple[str, ...]) -> str:
    """The map from glyph to text that makes the page selectable (ISO 32000-2, 9.10.3).

    A range may not go on beyond a code that ends in ff, and a block has at most a hundred ranges.
    """
    spelled = {text: text.encode("utf-16-be").hex() for text in set(texts)}
    coded = ["", *map(spelled.__getitem__, texts)]
    ranges = []
    for first in range(0, len(coded), 256):
        row = coded[max(1, first) : first + 256]
        start = max(1, first)
        ranges.append(f"<{start:04x}> <{start + len(row) - 1:04x}> [<{'> <'.join(row)}>]")
    blocks = [ranges[start : start + 100] for start in range(0, len(ranges), 100)]
    listed = "\n".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{listed}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
