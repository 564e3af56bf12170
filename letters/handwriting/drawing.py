"""Draw: copy laid-out and cast pages into a PDF. Nothing is decided here but how to spell it."""

from collections.abc import Iterable, Iterator

from .casting import cast
from .embedding import SCRIPT, SERIF, SYMBOLIC
from .extraction import ARTIFACT, em, readable, readable_type
from .inking import InkedPage
from .operators import printed, ruled, underlined, written
from .pdffile import PdfFile
from .placing import Page
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
    if laid.letterhead:
        fonts += f" /T {file.embed(cast(readable_type(laid.letterhead)), 'EBGaramond', SYMBOLIC | SERIF, 0)}"
    marks = _marks(laid)
    content = file.add_stream("\n".join(_operators(read, size, marks)).encode("ascii"))
    box = f"[0 0 {laid.width:.2f} {laid.height:.2f}]"
    page = (
        f"<</Type /Page /Parent {file.pages} /MediaBox {box} "
        f"/Resources <</Font <<{fonts}>>>> /Contents {content} /StructParents {number} /Tabs /S>>"
    )
    return file.add_page(page.encode("ascii")), marks


def _marks(page: Page) -> tuple[int, ...]:
    """The paragraphs of a page that are marked, in order."""
    paragraphs = tuple(
        dict.fromkeys(paragraph for paragraph in page.lines.paragraphs.tolist() if paragraph != ARTIFACT)
    )
    return (LETTERHEAD, *paragraphs) if page.letterhead else paragraphs


def _operators(read: InkedPage, size: int, marks: tuple[int, ...]) -> Iterator[str]:
    """All that a page shows, each paragraph marked."""
    page = read.page
    begins = {paragraph: f"/P <</MCID {mark}>> BDC" for mark, paragraph in enumerate(marks)}
    yield from ruled(page.rules, f"{_spelled(RULE_COLOUR)} RG {RULE_WIDTH} w", "/Artifact BMC ", " EMC")
    if page.letterhead:
        yield from printed(page.letterhead, f"{_spelled(TYPE_COLOUR)} rg", f"{begins[LETTERHEAD]} ", " EMC")
    colours = shades(page)
    inks = {colour: f"{_spelled(colour)} rg" for colour in set(colours)}
    ink = [inks[colour] for colour in colours]
    yield from written(read, size, ink, {**begins, ARTIFACT: PAGINATION})
    yield from underlined(read.strokes, ink, "/Artifact BMC ", " EMC")


def _spelled(colour: Colour) -> str:
    return "{:g} {:g} {:g}".format(*colour)
