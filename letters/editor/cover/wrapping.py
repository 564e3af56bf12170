"""Wrap: the cover of a book, or of its case, in one piece, back, spine and front, for a finished number of pages."""

from letters.handwriting import PdfFile, Plate

from ..book import Book
from ..printers import Printer
from ..typesetting import plain
from .back import draw_back
from .board import Board, panels
from .freshness import recorded
from .front import draw_front
from .spine import draw_spine
from .tints import Tint

VERSION = (1, 4)
"""Of PDF: that which every printer takes."""


def draw_cover(
    book: Book,
    printer: Printer,
    page_count: int,
    interior_digest: str,
    *,
    plate: Plate | None = None,
    caliper: float | None = None,
) -> bytes:
    """The wrap cover as a PDF, which remembers the page count and the digest of the pages that it was made for.

    `plate` is the first page of a letter that may be shown to everybody; whoever calls has asked. `caliper`, in inches
    a page, replaces the profile's where the printer's own template says it. Raises UnknownPrinter, CannotBeSet, and
    BlurbTooLong.
    """
    matter = book.matter
    trim = printer.trim(book.trim)
    parts = panels(printer, trim, printer.spine(page_count, book.stock, caliper))
    title, author = plain(matter.title), plain(matter.author)
    file = PdfFile(title, author, "The cover of a book", matter.language, VERSION)
    board = Board(file, printer.cover.colour, printer.file.least_line)
    board.fill(parts.sheet, Tint.PAPER)
    draw_back(board, parts.back_face, printer, matter)
    draw_spine(board, parts.spine, printer, page_count, matter)
    draw_front(board, parts.front_face, parts.sheet[1], matter, plate)
    trimmed = (parts.back[0], parts.back[1], parts.front[2], parts.front[3])
    return recorded(board.finish(parts.sheet, trimmed), page_count, interior_digest)
