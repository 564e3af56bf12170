"""Embed: the objects a PDF needs to show the glyphs of a cut and to copy their text (ISO 32000-2, 9.7 and 9.10)."""

from collections.abc import Sequence
from hashlib import sha256

from letters.handwriting import PdfFile

from .faces import cut_of
from .styles import Face
from .subsetting import subset

SYMBOLIC, SERIF, ITALIC = 4, 2, 64
"""Flags of a font descriptor (table 121)."""

ASCENT, DESCENT = 710, -270
"""Of letters without accents, in thousandths: together less than the leading, or Poppler takes lines to be one."""

CAPITALS = 650

STEMS = {400: 72, 700: 128}
"""How thick a stem is, by weight."""


def embed(file: PdfFile, ref: str, face: Face, glyphs: Sequence[tuple[int, str]]) -> None:
    """Put the glyphs of a cut into the file, as the object that was reserved.

    `glyphs` are numbers in the cut and what each is copied as; the first has code 1.
    """
    cut = cut_of(face)
    numbers = [number for number, _ in glyphs]
    program, (left, low, right, high) = subset(face, numbers)
    name = f"{_tag(program)}+{cut.called}"
    descriptor = file.add(
        f"<</Type /FontDescriptor /FontName /{name} /Flags {SYMBOLIC | SERIF | (ITALIC if face.slanted else 0)} "
        f"/FontBBox [{left} {low} {right} {high}] /ItalicAngle {cut.angle:.4g} /Ascent {ASCENT} /Descent {DESCENT} "
        f"/CapHeight {CAPITALS} /StemV {STEMS[cut.weight]} "
        f"/FontFile2 {file.add_stream(program, f' /Length1 {len(program)}')}>>"
    )
    widths = " ".join(str(cut.advances[number]) for number in numbers)
    descendant = file.add(
        f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity "
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
        f"/FontDescriptor {descriptor} /DW 0 /W [1 [{widths}]]>>"
    )
    to_unicode = file.add_stream(_to_unicode([text for _, text in glyphs]).encode("ascii"))
    file.fill(
        ref,
        f"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant}] "
        f"/ToUnicode {to_unicode}>>".encode("ascii"),
    )


def _tag(program: bytes) -> str:
    """Six capital letters that tell subsets apart, as the standard asks."""
    number, letters = int.from_bytes(sha256(program).digest()[:8]), ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters += chr(ord("A") + rest)
    return letters


def _to_unicode(texts: Sequence[str]) -> str:
    """The map from codes to text. A range ends with a code that ends in ff, at the latest, a block after 100 ranges."""
    coded = ["", *(text.encode("utf-16-be").hex() for text in texts)]
    ranges = []
    for first in range(0, len(coded), 256):
        start = max(1, first)
        row = coded[start : first + 256]
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
