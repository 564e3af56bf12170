"""What a client is shown of their own book, and takes home."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from letters.models import Artefact, Compilation
from letters.workflow.publishing.artefacts import side_of_spread, spread_in_words, spreads

SHOWN = 8
"""Spreads on the book's page. The rest is in the book."""

SPREADS_A_PART = 20
"""Spreads that are read on one page, each with a place to write: as many as a form and a telephone bear."""

Kind = Artefact.Kind


@dataclass(frozen=True, slots=True)
class File:
    """One kind of file that is taken home: what it is called there, its media type, and what its link says."""

    name: str
    type: str
    deed: str
    more: str


FILES: Mapping[Artefact.Kind, File] = {
    Kind.SCREEN: File("book.pdf", "application/pdf", "Download the book", "A PDF with every page, in colour."),
    Kind.EPUB: File("book.epub", "application/epub+zip", "Download the e-book", "An EPUB, for any reader."),
    Kind.PROOF: File(
        "proof.pdf",
        "application/pdf",
        "Look over the proof",
        "Cover, pages as they lie open, what was checked.",
    ),
    Kind.INTERIOR: File(
        "pages.pdf", "application/pdf", "The pages for a printer", "A PDF that printers take as it is."
    ),
    Kind.COVER: File("cover.pdf", "application/pdf", "The cover for a printer", "Back, spine and front in one piece."),
    Kind.PDFX: File("pages-x.pdf", "application/pdf", "The pages as PDF/X", "For printers who ask for that."),
    Kind.COVER_PDFX: File("cover-x.pdf", "application/pdf", "The cover as PDF/X", "For printers who ask for that."),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """A link to a file of the book."""

    address: str
    deed: str
    more: str


@dataclass(frozen=True, slots=True)
class Spread:
    """A picture of two pages; `side` is both, or where the only page lies. `pages` are they in words, and `typed` what
    their client has written of them."""

    address: str
    alt: str
    side: str
    number: int = 0
    pages: str = ""
    typed: str = ""


def taken_home(compilation: Compilation, token: str) -> list[Offered]:
    """The files of a fresh compilation, the book for the screen first."""
    artefacts = {artefact.kind: artefact for artefact in compilation.artefacts.all()}
    return [
        Offered(
            reverse("book_file", args=[token, file.name]),
            file.deed,
            f"{file.more} {filesizeformat(artefacts[kind].byte_count)}.",
        )
        for kind, file in FILES.items()
        if kind in artefacts
    ]


def shown_spreads(compilation: Compilation, token: str) -> list[Spread]:
    """The first spreads of a fresh compilation."""
    return [_spread(compilation, "book_spread", token, each) for each in range(1, min(spreads(compilation), SHOWN) + 1)]


def spreads_to_read(compilation: Compilation, token: str, part: int, typed: Mapping[int, str]) -> list[Spread]:
    """The spreads of one part, counted from 1, of a book that lies before its client; `typed`, by their numbers."""
    last = min(part * SPREADS_A_PART, spreads(compilation))
    numbers = range((part - 1) * SPREADS_A_PART + 1, last + 1)
    shown = (_spread(compilation, "book_proof_spread", token, number) for number in numbers)
    return [replace(each, typed=typed.get(each.number, "")) for each in shown]


def parts_of(compilation: Compilation) -> int:
    """How many parts it is read in."""
    return max(1, ceil(spreads(compilation) / SPREADS_A_PART))


def _spread(compilation: Compilation, view: str, token: str, number: int) -> Spread:
    count = compilation.page_count or 0
    words = spread_in_words(number, count)
    address = reverse(view, args=[token, number])
    return Spread(address, words, side_of_spread(number, count), number, words.partition(": ")[2])
