"""Embed: the objects a PDF needs to show the glyphs of a cut and to copy their text (ISO 32000-2, 9.7 and 9.10)."""

from collections.abc import Sequence
from hashlib import sha256

from letters.handwriting import PdfFile, composite, descendant_of, font_name, to_unicode

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
    name = font_name(cut.called, int.from_bytes(sha256(program).digest()[:8]))
    descriptor = file.add(
        f"<</Type /FontDescriptor /FontName /{name} /Flags {SYMBOLIC | SERIF | (ITALIC if face.slanted else 0)} "
        f"/FontBBox [{left} {low} {right} {high}] /ItalicAngle {cut.angle:.4g} /Ascent {ASCENT} /Descent {DESCENT} "
        f"/CapHeight {CAPITALS} /StemV {STEMS[cut.weight]} "
        f"/FontFile2 {file.add_stream(program, f' /Length1 {len(program)}')}>>"
    )
    widths = " ".join(str(cut.advances[number]) for number in numbers)
    descendant = file.add(descendant_of(name, descriptor, widths))
    texts = file.add_stream(to_unicode([text for _, text in glyphs]).encode("ascii"))
    file.fill(ref, composite(name, descendant, texts).encode("ascii"))
