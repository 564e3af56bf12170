"""Making: a planned book and its sheaves become files, one after the other, each with what was checked of it."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from letters.editor import Book as BookToMake
from letters.editor import (
    Galley,
    GhostscriptMissing,
    LaidBook,
    Preflight,
    Printer,
    draw_cover,
    draw_interior,
    draw_screen,
    lay_book,
    make_epub,
    make_proof,
    preflight_cover,
    preflight_interior,
    preflight_pdfx,
    preflight_screen,
    require_fresh,
    second_opinion,
    standard_for,
    to_pdfx,
)
from letters.handwriting import Plate
from letters.models import Artefact, Compilation, Sheaf
from letters.workflow.catalogue import printers

from .artefacts import front_of
from .kept_sheaves import Sheaves, rows_of_kind
from .packs import pack_of
from .photographs import PhotographFiles
from .plans import book_of, plan_kept

Kind = Artefact.Kind


type Say = Callable[[str], None]
"""Told of each stage as it begins."""


@dataclass(frozen=True)
class Made:
    """A file of a book, and what was checked of it."""

    kind: Artefact.Kind
    data: bytes
    page_count: int | None = None
    report: Mapping[str, Any] = field(default_factory=dict)


class Workbench:
    """A compilation on the bench: its book, its printer, what the workers left, and the pages once laid out."""

    def __init__(self, compilation: Compilation) -> None:
        self.compilation = compilation
        self.plan = plan_kept(compilation)
        self.book: BookToMake = book_of(self.plan)
        self.printer: Printer = printers()[self.book.printer]
        self.plates: Sheaves[tuple[Plate, ...]] = Sheaves(rows_of_kind(compilation, Sheaf.Kind.PLATES))
        self.pictures: Sheaves[tuple[bytes, ...]] = Sheaves(rows_of_kind(compilation, Sheaf.Kind.PICTURES))
        self.photographs = PhotographFiles(self.book)
        self.galleys: Sheaves[Galley] = Sheaves(rows_of_kind(compilation, Sheaf.Kind.GALLEY))

    @cached_property
    def laid(self) -> LaidBook:
        """The book laid out. Raises EditorError, and Unfit as `Sheaves` does."""
        return lay_book(self.book, self.printer, self.plates, self.galleys, self.photographs)

    @property
    def quotable(self) -> Sequence[int]:
        """The letters that everyone agreed to show in excerpts, the best first."""
        return self.plan.quotable

    def cover(self, interior: str) -> bytes:
        """The wrap cover of the pages with this digest."""
        count, plate = self.laid.page_count, self.shown_plate
        return draw_cover(self.book, self.printer, count, interior, plate=plate, caliper=self.caliper)

    @property
    def caliper(self) -> float | None:
        """How thick a page is, in inches, where the printer's template said so."""
        return self.plan.caliper

    @property
    def shown_plate(self) -> Plate | None:
        """The page that the cover may show."""
        letter = next((number for number in self.quotable if number in self.plates), None)
        return self.plates[letter][0] if letter else None


def make_book(compilation: Compilation, say: Say) -> Iterator[Made]:
    """Every file of the book in turn; `say` is told what is being done. Raises EditorError, HandwritingError, Unfit."""
    say("The pages are being laid out.")
    bench = Workbench(compilation)
    count = bench.laid.page_count
    if compilation.for_print:
        say(f"The {count} pages are being drawn for the printer.")
        yield from _for_the_printer(bench, say)
    if compilation.for_ebook:
        say("The book is being made for the screen.")
        screen = draw_screen(bench.laid)
        say("The book for the screen is being checked.")
        yield Made(Kind.SCREEN, screen, count, preflight_screen(screen).as_data())
        say("The e-book is being made.")
        yield Made(Kind.EPUB, _epub(bench))
    if bench.quotable:
        say("The pack for publishers is being put together.")
        yield Made(Kind.PACK, pack_of(bench.book, compilation, bench.quotable, bench.plates))


def _for_the_printer(bench: Workbench, say: Say) -> Iterator[Made]:
    laid, book, printer = bench.laid, bench.book, bench.printer
    interior = draw_interior(laid)
    checking = partial(say, "The pages are being checked.")
    checking()
    checks = preflight_interior(interior, printer, book.trim, book.stock)
    grey = not printer.stock(book.stock).colour
    checks = checks.and_then(second_opinion(interior, grey=grey, before_each=checking))
    yield Made(Kind.INTERIOR, interior, laid.page_count, checks.as_data())
    say("The cover is being drawn.")
    digest = hashlib.sha256(interior).hexdigest()
    cover = bench.cover(digest)
    require_fresh(cover, laid.page_count, digest)
    cover_checks = _cover_checks(bench, cover, digest, say)
    yield Made(Kind.COVER, cover, 1, cover_checks.as_data())
    say("The proof is being put together.")
    proof = make_proof(book, interior, cover, (("the cover", cover_checks), ("the pages", checks)))
    yield Made(Kind.PROOF, proof)
    if standard_for(printer):
        yield from _as_pdfx(bench, {Kind.PDFX: interior, Kind.COVER_PDFX: cover}, say)


def _cover_checks(bench: Workbench, cover: bytes, interior: str, say: Say) -> Preflight:
    checking = partial(say, "The cover is being checked.")
    checking()
    book, count = bench.book, bench.laid.page_count
    checks = preflight_cover(
        cover, bench.printer, book.trim, book.stock, count, interior, caliper=bench.caliper, isbn=book.matter.isbn
    )
    return checks.and_then(second_opinion(cover, grey=False, before_each=checking))


def _as_pdfx(bench: Workbench, files: Mapping[Artefact.Kind, bytes], say: Say) -> Iterator[Made]:
    """The files as PDF/X; nothing where Ghostscript is not installed, which the list of files then shows."""
    for kind, pdf in files.items():
        is_pages = kind == Kind.PDFX
        grey = is_pages and not bench.printer.stock(bench.book.stock).colour
        say(f"The {'pages are' if is_pages else 'cover is'} being made ready as PDF/X.")
        try:
            pdfx = to_pdfx(pdf, bench.printer, grey=grey)
        except GhostscriptMissing:
            return
        yield Made(
            kind,
            pdfx,
            bench.laid.page_count if is_pages else 1,
            preflight_pdfx(pdfx, pdf, grey=grey).and_then(second_opinion(pdfx, grey=grey)).as_data(),
        )


def _epub(bench: Workbench) -> bytes:
    compilation = bench.compilation
    name = UUID(bytes=hashlib.sha256(f"{compilation.book.address_digest}".encode()).digest()[:16], version=4)
    modified = f"{compilation.created_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    front = front_of(bench.cover(""), bench.printer.trim(bench.book.trim))
    shown = bench.pictures, bench.photographs
    return make_epub(bench.book, *shown, identifier=name.urn, modified=modified, cover=front)
