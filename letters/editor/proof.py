"""Proof: the whole book as whoever ordered it looks it over before it is printed.

The cover, the pages as they lie open, each within a line where it is cut, and what was checked of the printer's files.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from pikepdf import Dictionary, Name, Page, Pdf

from .book import Book
from .preflight import Check, Preflight
from .runs import title_of
from .submitting.sheets import Binder, Strip, flow, placed
from .submitting.strips import GAP, ITALIC, SMALL, TITLE, Setter, kept_together

AROUND = 18.0
"""Points of bare paper around the pages."""

CUT = "0.6 G 0.35 w"
"""The grey and the thickness of the line where pages are cut."""

OUTCOMES = {True: "in order", False: "not in order", None: "to be looked at"}


def make_proof(book: Book, interior: bytes, cover: bytes, checks: Sequence[tuple[str, Preflight]]) -> bytes:
    """The proof as a PDF. `interior` and `cover` are the printer's files, and `checks` what was checked of each, by
    what it is called. The same files give the same bytes."""
    with Pdf.new() as proof, Pdf.open(BytesIO(interior)) as pages, Pdf.open(BytesIO(cover)) as wrap:
        for sheet in (tuple(wrap.pages), *_spreads(tuple(pages.pages))):
            _lay_out(proof, sheet)
        with Pdf.open(BytesIO(_checked(book, checks))) as checked:
            proof.pages.extend(checked.pages)
            title = f"Proof: {title_of(book.matter)}"
            proof.docinfo = proof.make_indirect(Dictionary(Title=title, Creator="Beautiful Handwritten Letters"))
            file = BytesIO()
            proof.save(file, deterministic_id=True)
    return file.getvalue()


def _spreads(pages: tuple[Page, ...]) -> Iterator[tuple[Page | None, ...]]:
    """The first page alone at the right, then two by two, and the last perhaps alone at the left."""
    yield None, pages[0]
    for left in range(1, len(pages), 2):
        yield pages[left], (pages[left + 1] if left + 1 < len(pages) else None)


def _lay_out(proof: Pdf, sheet: tuple[Page | None, ...]) -> None:
    """A sheet with pages beside each other; where one is None, its place stays bare."""
    size = next(page.trimbox for page in sheet if page is not None)
    width, height = float(size[2] - size[0]), float(size[3] - size[1])
    paper = proof.add_blank_page(page_size=(len(sheet) * width + 2 * AROUND, height + 2 * AROUND))
    lines = []
    for place, page in enumerate(sheet):
        left = AROUND + place * width
        if page is not None:
            box = page.trimbox
            shown = page.as_form_xobject()
            shown.BBox = box
            name = paper.add_resource(proof.copy_foreign(shown), Name.XObject, Name(f"/S{place}"))
            moved = f"1 0 0 1 {left - float(box[0]):.3f} {AROUND - float(box[1]):.3f} cm"
            lines.append(f"q {moved} {name} Do Q")
            lines.append(f"q {CUT} {left:.3f} {AROUND:.3f} {width:.3f} {height:.3f} re S Q")
    paper.contents_add("\n".join(lines).encode("ascii"))


def _checked(book: Book, checks: Iterable[tuple[str, Preflight]]) -> bytes:
    """What was checked, in words, on sheets of its own."""
    binder = Binder(f"Proof: {title_of(book.matter)}", "", "A proof", "en")
    setter = Setter(binder.sheet.measure, "en")
    strips = [*setter.paragraph("What was checked", TITLE)]
    for called, preflight in checks:
        strips += kept_together(setter.paragraph(f"Of {called}", ITALIC, above=2 * GAP))
        for check in preflight.checks:
            strips += _line(check, setter)
    binder.add(placed(flow(strips, binder.sheet), binder.sheet))
    return binder.finish()


def _line(check: Check, setter: Setter) -> list[Strip]:
    outcome = OUTCOMES[check.passed]
    return setter.paragraph(f"{check.name}: {check.figure}, {outcome}. {check.says}", SMALL, above=GAP / 2)
