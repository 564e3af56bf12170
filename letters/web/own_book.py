"""What a client is shown of their own book, and takes home."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from letters.models import Artefact, Compilation
from letters.workflow.publishing.artefacts import side_of_spread, spread_in_words, spreads

SHOWN = 8
"""Spreads on the book's page. The rest is in the book."""

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
    """A picture of two pages; `side` is both, or where the only page lies."""

    address: str
    alt: str
    side: str


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
    pages = compilation.page_count or 0
    return [
        Spread(
            reverse("book_spread", args=[token, number]), spread_in_words(number, pages), side_of_spread(number, pages)
        )
        for number in range(1, min(spreads(compilation), SHOWN) + 1)
    ]
