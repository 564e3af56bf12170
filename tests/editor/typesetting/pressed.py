"""A page of lines, pressed, and what is found in it by a library that had no part in making it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from fontTools.ttLib import TTFont

from letters.editor.typesetting import TypeLine, TypePress
from letters.handwriting import PdfFile


def page_of(lines: Iterable[TypeLine], ink: float | tuple[float, float, float] = 0.0) -> bytes:
    """A PDF of one page, with the lines below one another."""
    file = PdfFile("Letters", "Rosa", "Type", "en")
    press = TypePress(file)
    drawn, base = [], 600.0
    for line in lines:
        drawn.append(press.operators(line, 50, base, ink))
        base -= line.style.leading
    content = file.add_stream("\n".join(drawn).encode("ascii"))
    file.add_page(
        f"<</Type /Page /Parent {file.pages} /MediaBox [0 0 500 650] /Contents {content} "
        f"/Resources <</Font <<{press.resources()}>>>>>>".encode("ascii")
    )
    press.finish()
    return file.finish()


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font of the page: its name without the tag, its program, the width and the text of each code, its flags."""

    name: str
    program: TTFont
    widths: tuple[int, ...]
    texts: dict[int, str]
    flags: int


def embedded(pdf: bytes) -> dict[str, Embedded]:
    """The fonts of the first page by what the page calls them."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return {name: _font(font) for name, font in file.pages[0].Resources.Font.items()}


def _font(font: pikepdf.Object) -> Embedded:
    descendant = font.DescendantFonts[0]
    tag, name = str(font.BaseFont)[1:].split("+")
    assert re.fullmatch("[A-Z]{6}", tag)
    assert descendant.BaseFont == font.BaseFont == descendant.FontDescriptor.FontName
    ranges = re.findall(rb"<(\w{4})> <\w{4}> \[(.*?)\]", font.ToUnicode.read_bytes())
    texts = {
        int(start, 16) + offset: bytes.fromhex(code.decode()).decode("utf-16-be")
        for start, codes in ranges
        for offset, code in enumerate(re.findall(rb"<(\w*)>", codes))
    }
    return Embedded(
        name=name,
        program=TTFont(BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()), checkChecksums=2),
        widths=(0, *map(int, descendant.W[1])),
        texts=texts,
        flags=int(descendant.FontDescriptor.Flags),
    )


def measured(pdf: bytes) -> list[float]:
    """How long each line of the first page is drawn, in points, from its operators and the embedded widths."""
    fonts, lengths, size = embedded(pdf), list[float](), 0.0
    widths: tuple[int, ...] = ()
    with pikepdf.open(BytesIO(pdf)) as file:
        for each in pikepdf.parse_content_stream(file.pages[0]):
            operands = each.operands
            match str(each.operator):
                case "BT":
                    lengths.append(0.0)
                case "Tf":
                    widths, size = fonts[str(operands[0])].widths, float(operands[1])
                case "TJ":
                    lengths[-1] += sum(_shown(each, widths) for each in operands[0]) * size / 1000
    return lengths


def _shown(each: pikepdf.Object, widths: tuple[int, ...]) -> float:
    """How far one element of a TJ array moves the pen, in thousandths."""
    if not isinstance(each, pikepdf.String):
        return -float(each)
    codes = bytes(each)
    return float(sum(widths[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2)))
