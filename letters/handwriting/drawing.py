"""Draw: copy laid-out and cast pages into a PDF. Nothing is decided here but how to spell it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .casting import cast
from .embedding import SCRIPT, SERIF, SYMBOLIC
from .grid import EM, PEN
from .inking import InkedPage
from .pdffile import PdfFile
from .placing import Page, Rules
from .printing import PrintedLine
from .reading import ARTIFACT, em, readable, readable_type
from .shades import Colour, shades
from .stationery import RULE_COLOUR, RULE_WIDTH, TYPE_COLOUR
from .tagging import tag

PDF_VERSION = (1, 5)
"""The first in which a page can say that it is read in the order of its tags."""

PAGINATION = "/Artifact <</Type /Pagination>> BDC"

LETTERHEAD = -2
"""The paragraph that is printed: none of those that are written."""


def draw(inked: Iterable[InkedPage], *, title: str, author: str, language: str) -> bytes:
    """The finished PDF. The pages are taken one by one, so only one lies open at a time."""
    file = PdfFile(title, author, "A letter", language, PDF_VERSION)
    tag(file, [_draw_page(file, number, page) for number, page in enumerate(inked)])
    return file.finish()


def _draw_page(file: PdfFile, number: int, inked: InkedPage) -> tuple[str, tuple[int, ...]]:
    """Put a page into the file. Returns its reference, and the paragraph of each of its marks."""
    read = readable(inked)
    laid, size = read.page, em(inked.page)
    fonts = f"/H {file.embed(cast(read, size), 'Hand', SYMBOLIC | SCRIPT, laid.number)}"
    paragraphs = list(dict.fromkeys(laid.lines.paragraphs.tolist()))
    operators = [*_ruled(laid.rules)]
    marks = [paragraph for paragraph in paragraphs if paragraph != ARTIFACT]
    if laid.letterhead:
        fonts += f" /T {file.embed(cast(readable_type(laid.letterhead)), 'EBGaramond', SYMBOLIC | SERIF, 0)}"
        operators += _printed(laid.letterhead)
        marks.insert(0, LETTERHEAD)
    operators += _written(laid, size, _space(read), {paragraph: mark for mark, paragraph in enumerate(marks)})
    content = file.add_stream("\n".join(operators).encode("ascii"))
    box = f"[0 0 {laid.width:.2f} {laid.height:.2f}]"
    page = (
        f"<</Type /Page /Parent {file.pages} /MediaBox {box} "
        f"/Resources <</Font <<{fonts}>>>> /Contents {content} /StructParents {number} /Tabs /S>>"
    )
    return file.add_page(page.encode("ascii")), tuple(marks)


def _ruled(rules: Rules) -> Iterator[str]:
    """The path operators of the printed rules; nothing for a blank sheet."""
    if len(rules.heights):
        yield f"/Artifact BMC q {_spelled(RULE_COLOUR)} RG {RULE_WIDTH} w"
        yield from (f"{rules.left:.2f} {y:.2f} m {rules.right:.2f} {y:.2f} l" for y in rules.heights.tolist())
        yield "S Q EMC"


def _printed(line: PrintedLine) -> Iterator[str]:
    """The text operators of a line of type."""
    yield f"/P <</MCID 0>> BDC BT /T {EM * PEN:g} Tf {_spelled(TYPE_COLOUR)} rg"
    yield f"1 0 0 1 {line.left:.2f} {line.base:.2f} Tm <{_codes(len(line.texts))}> Tj ET EMC"


def _spelled(colour: Colour) -> str:
    return "{:g} {:g} {:g}".format(*colour)


def _codes(count: int) -> str:
    """The codes of glyphs 1 … count, four digits each."""
    return np.arange(1, count + 1, dtype=">u2").tobytes().hex()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with the space behind it: the operators of its ink, and that show it."""

    ink: str
    shown: str


def _written(page: Page, size: int, space: str, marks: dict[int, int]) -> Iterator[str]:
    """The page's text operators: each line one run, with real spaces, the ink changing from word to word.

    The space at the turn of a line has the ink of what follows: a line that begins with a change of ink would be a
    new paragraph to MuPDF.
    """
    words, paragraphs, continues = _words(page), page.lines.paragraphs.tolist(), page.lines.continues.tolist()
    yield f"BT /H {size * PEN:g} Tf"
    for line, place in enumerate(_places(page)):
        first, *others = words[line]
        if line and paragraphs[line] == paragraphs[line - 1]:
            yield from (place,) if continues[line] else (f"{first.ink} <{space}> Tj", place)
        else:
            yield from ("EMC",) if line else ()
            yield f"/P <</MCID {marks[paragraphs[line]]}>> BDC" if paragraphs[line] in marks else PAGINATION
            yield from (place, first.ink)
        yield first.shown
        yield from (f"{word.ink} {word.shown}" for word in others)
    yield "EMC ET"


def _places(page: Page) -> Iterator[str]:
    """The operator that sets the pen at the start of each line."""
    pens = page.pieces.pens[page.starts[:-1]]
    for pen, base in zip(pens.tolist(), page.lines.base.tolist(), strict=True):
        yield f"1 0 0 1 {pen * PEN:.2f} {base:.2f} Tm"


def _space(inked: InkedPage) -> str:
    """The code of a space that holds no ink: some hold a word that was struck through."""
    empty = (not count and text == " " for count, text in zip(inked.point_counts.tolist(), inked.texts, strict=True))
    return next((f"{piece + 1:04x}" for piece, is_one in enumerate(empty) if is_one), "")


def _words(page: Page) -> list[list[_Word]]:
    """The words of every line."""
    texts, codes = page.pieces.texts, _codes(len(page.pieces.texts))
    colours = shades(page)
    inks = {colour: f"{_spelled(colour)} rg" for colour in set(colours)}
    lines = []
    for first, stop in pairwise(page.starts.tolist()):
        cuts = [first, *(piece + 1 for piece in range(first, stop - 1) if texts[piece] == " "), stop]
        lines.append(
            [
                _Word(
                    ink=inks[colours[start]],
                    shown=f"<{codes[4 * start : 4 * end]}> Tj",
                )
                for start, end in pairwise(cuts)
            ]
        )
    return lines
