"""Embed: a cast font as the objects a PDF needs to show it and to copy its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from .casting import CastFont
from .deflating import deflated

ASCENT, DESCENT = 660, -280
"""In thousandths: together less than the least distance of two lines, or Poppler takes them to stand side by side."""

SYMBOLIC, SERIF, SCRIPT = 4, 2, 8
"""Flags of a font descriptor (ISO 32000-2, table 121)."""


@dataclass(frozen=True, slots=True)
class ReadyFont:
    """A font made ready to be embedded: what is said of it, spelled, and its streams, deflated.

    `program` is the font itself, which unpacks to `length` bytes; `texts` what its codes mean; `widths` how wide each
    is.
    """

    called: str
    flags: int
    box: str
    widths: str
    length: int
    program: bytes
    texts: bytes

    def descriptor(self, name: str, program: str) -> str:
        """What the file says of it; `program` is the reference of its own."""
        return (
            f"<</Type /FontDescriptor /FontName /{name} /Flags {self.flags} /FontBBox [{self.box}] "
            f"/ItalicAngle 0 /Ascent {ASCENT} /Descent {DESCENT} /CapHeight {ASCENT} /StemV 80 "
            f"/FontFile2 {program}>>"
        )

    def descendant(self, name: str, descriptor: str) -> str:
        """The font as glyphs, each with its width."""
        return descendant_of(name, descriptor, self.widths)


def descendant_of(name: str, descriptor: str, widths: str) -> str:
    """A font as glyphs, each with its width in thousandths; the first has code 1."""
    return (
        f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity "
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
        f"/FontDescriptor {descriptor} /DW 0 /W [1 [{widths}]]>>"
    )


def ready(font: CastFont, called: str, flags: int) -> ReadyFont:
    """A cast font, ready to be embedded."""
    widths = {width: _thousandths(width, font.em) for width in set(font.widths)}
    return ReadyFont(
        called=called,
        flags=flags,
        box=" ".join(_thousandths(length, font.em) for length in font.bbox),
        widths=" ".join(map(widths.__getitem__, font.widths)),
        length=len(font.program),
        program=deflated(font.program),
        texts=deflated(to_unicode(font.texts).encode("ascii")),
    )


def composite(name: str, descendant: str, texts: str) -> str:
    """A font as text is shown with it; `texts` is the reference of what its codes mean."""
    return (
        f"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{descendant}] /ToUnicode {texts}>>"
    )


def font_name(called: str, number: int) -> str:
    """What a font is called in the file, where `number` tells it from others called the same.

    Six capital letters go before it, as the PDF standard asks of subset fonts.
    """
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(ord("A") + rest))
    return f"{''.join(reversed(letters))}+{called}"


def _thousandths(length: int, em: int) -> str:
    """Grid units as thousandths of the font size, exactly for every size that pages have."""
    return f"{length * 1000 / em:g}"


def to_unicode(texts: Sequence[str]) -> str:
    """The map from glyph to text that makes the page selectable (ISO 32000-2, 9.10.3); the first has code 1.

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
