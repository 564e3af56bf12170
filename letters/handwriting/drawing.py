"""Draw: copy laid-out and cast pages into a PDF with ReportLab. Nothing is decided here but how to spell it."""

from collections.abc import Iterable
from io import BytesIO
from itertools import groupby

import deflate
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from .casting import CastFont, cast
from .grid import FONT_SIZE, PEN
from .inking import InkedPage
from .placing import Page, Rules
from .printing import PrintedLine
from .stationery import RULE_COLOUR, RULE_WIDTH, TYPE_COLOUR, Ink

LIGHTNESS = 0.04
"""How much lighter, as a share of what is left to white, the ink runs at one deviation."""

USUAL_LIGHTNESS = 0.048

COMPRESSION = 6
"""The level of libdeflate: the same bytes on every machine, which zlib's many builds do not promise."""

PDF_VERSION = (1, 4)
"""The first that knows a document's language."""

_SCRIPT_AND_SYMBOLIC = 4 | 8
_SERIF_AND_SYMBOLIC = 4 | 2


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """Bytes that already are PDF: ReportLab's number formatter is slow where thousands of numbers pass through."""

    def __init__(self, spelled: str) -> None:
        self.spelled = spelled.encode("ascii")

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return self.spelled


def draw(inked: Iterable[InkedPage], *, title: str, author: str, language: str) -> bytes:
    """The finished PDF. The pages are taken one by one, so only one lies open at a time."""
    file = BytesIO()
    canvas = Canvas(
        file, pageCompression=0, invariant=1, lang=language, initialFontName="Times-Roman", pdfVersion=PDF_VERSION
    )
    canvas.setTitle(_whole(title))
    canvas.setAuthor(_whole(author))
    canvas.setSubject("A letter")
    canvas.setCreator("Beautiful Handwritten Letters")
    document = canvas._doc
    for page in inked:
        document.addPage(_page(document, page))
    document.SaveToFile(file, canvas)
    return file.getvalue()


def _whole(text: str) -> str:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _page(document: pdfdoc.PDFDocument, inked: InkedPage) -> pdfdoc.PDFPage:
    laid = inked.page
    sheet = pdfdoc.PDFPage()
    sheet.pagewidth, sheet.pageheight = laid.width, laid.height
    fonts = {"H": _font(document, cast(inked), f"{_tag(laid.number)}+Hand", _SCRIPT_AND_SYMBOLIC)}
    content = _content(laid)
    if laid.letterhead:
        fonts["T"] = _font(document, cast(laid.letterhead), f"{_tag(0)}+EBGaramond", _SERIF_AND_SYMBOLIC)
        content = f"{_printed(laid.letterhead)}\n{content}"
    sheet.Contents = document.Reference(_stream(f"{_ruled(laid.rules)}{content}".encode("ascii")))
    sheet.Resources = pdfdoc.PDFResourceDictionary(Font=fonts, ProcSet=())
    return sheet


def _stream(data: bytes, **entries: object) -> pdfdoc.PDFStream:
    packed = deflate.zlib_compress(data, COMPRESSION)
    dictionary = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode"), **entries})
    return pdfdoc.PDFStream(dictionary, bytes(packed) + b"\n")


def _ruled(rules: Rules) -> str:
    """The path operators of the printed rules; nothing for a blank sheet."""
    if not len(rules.heights):
        return ""
    paths = "".join(f"{rules.left:.2f} {y:.2f} m {rules.right:.2f} {y:.2f} l\n" for y in rules.heights.tolist())
    return f"q {' '.join(map(str, RULE_COLOUR))} RG {RULE_WIDTH} w\n{paths}S Q\n"


def _printed(line: PrintedLine) -> str:
    """The text operators of a line of type."""
    codes = "".join(f"{index + 1:04x}" for index in range(len(line.texts)))
    colour = " ".join(map(str, TYPE_COLOUR))
    return f"BT /T {FONT_SIZE:g} Tf {colour} rg 1 0 0 1 {line.left:.2f} {line.base:.2f} Tm <{codes}> Tj ET"


def _content(page: Page) -> str:
    """The page's text operators: each line one run, with real spaces, the ink changing from word to word."""
    pieces, line = page.pieces, -1
    bases, pens = page.lines.base.tolist(), pieces.pens.tolist()
    shades = list(zip(pieces.lines.tolist(), page.runs.dark[pieces.runs].tolist(), strict=True))
    parts = [f"BT /H {FONT_SIZE:g} Tf"]
    for (on, dark), group in groupby(range(len(shades)), key=shades.__getitem__):
        indexes = list(group)
        if on != line:
            line = on
            parts.append(f"1 0 0 1 {pens[indexes[0]] * PEN:.2f} {bases[line]:.2f} Tm")
        codes = "".join(f"{index + 1:04x}" for index in indexes)
        parts += [_shade(page.ink, dark), f"<{codes}> Tj"]
    return "\n".join([*parts, "ET"])


def _shade(ink: Ink, dark: float) -> str:
    """The colour operator of a word whose darkness strays by `dark` deviations."""
    lift = max(0.0, USUAL_LIGHTNESS - LIGHTNESS * dark)
    return " ".join(f"{part + (1 - part) * lift:.3f}" for part in ink.colour) + " rg"


def _font(document: pdfdoc.PDFDocument, font: CastFont, called: str, flags: int) -> pdfdoc.PDFObjectReference:
    name = pdfdoc.PDFName(called)
    program = _stream(font.program, Length1=len(font.program))
    descriptor = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": flags,
            "FontBBox": Raw("[{} {} {} {}]".format(*font.bbox)),
            "ItalicAngle": 0,
            "Ascent": font.bbox[3],
            "Descent": font.bbox[1],
            "CapHeight": font.bbox[3],
            "StemV": 80,
            "FontFile2": document.Reference(program),
        }
    )
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": Raw("<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"),
            "FontDescriptor": document.Reference(descriptor),
            "CIDToGIDMap": pdfdoc.PDFName("Identity"),
            "DW": 0,
            "W": document.Reference(Raw(f"[1 [{' '.join(map(str, font.widths))}]]")),
        }
    )
    composite = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": name,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
            "ToUnicode": document.Reference(_stream(_to_unicode(font.texts).encode("ascii"))),
        }
    )
    return document.Reference(composite)


def _tag(number: int) -> str:
    """Six capital letters that tell the fonts of a file apart, as the PDF standard asks of subset fonts."""
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(ord("A") + rest))
    return "".join(reversed(letters))


def _to_unicode(texts: tuple[str, ...]) -> str:
    """The map from glyph to text that makes the page selectable (ISO 32000-2, 9.10.3; at most 100 a block)."""
    spelled = {text: text.encode("utf-16-be").hex() for text in set(texts)}
    pairs = [f"<{code:04x}> <{spelled[text]}>" for code, text in enumerate(texts, start=1)]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    listed = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{listed}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
