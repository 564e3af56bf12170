"""Examining: a finished file opened once, and everything read of it that more than one check asks about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from .checks import Check
from .content import read_pages
from .facts import FontFacts, PageFacts
from .fonts import FontShelf, fonts_of


class Unreadable(Exception):
    """A file that cannot be opened. `check` says so."""

    def __init__(self, check: Check) -> None:
        super().__init__(check.says)
        self.check = check


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that is open. `fonts` go with the number of the first page that can use them."""

    pdf: bytes
    document: pikepdf.Pdf
    fonts: list[tuple[FontFacts, int]]
    pages: list[PageFacts]


@contextmanager
def examined(pdf: bytes) -> Iterator[Examined]:
    """Open a file and read all its pages. Raises Unreadable."""
    try:
        document = pikepdf.open(BytesIO(pdf), suppress_warnings=True)
    except pikepdf.PasswordError:
        says = "The file is locked with a password."
        raise Unreadable(Check("Opens", "locked", "a file without a password", False, says)) from None
    except pikepdf.PdfError as error:
        says = "The file cannot be read as a PDF at all."
        raise Unreadable(Check("Opens", str(error), "a sound PDF", False, says)) from error
    with document:
        shelf = FontShelf()
        yield Examined(pdf, document, fonts_of(document, shelf), list(read_pages(document, shelf)))
