"""Taking another printer for a book: at the size and on the paper of theirs that come nearest to what it has."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User

from letters.editor import EditorError, Printer, Trim
from letters.models import Book
from letters.workflow.catalogue import printers
from letters.workflow.errors import BookRefused

from .books import change_book


@dataclass(frozen=True, slots=True)
class PrinterSeen:
    """A printer, as whoever puts a book together sees it. `collected` is the day of its figures."""

    slug: str
    label: str
    collected: date
    sizes: int
    papers: int


def printers_seen() -> tuple[PrinterSeen, ...]:
    """The printers whose figures the house has."""
    return tuple(
        PrinterSeen(each.slug, each.label, each.collected, len(each.trims), len(each.stocks))
        for each in printers().values()
    )


def take_printer(book: Book, by: User, seen_version: int, slug: str) -> Book:
    """Have the book made by this printer. Raises NotYours, Overtaken, NotNow, and BookRefused for a printer that is
    none."""
    printer = printers().get(slug)
    if printer is None:
        raise BookRefused({"printer": "There is no such printer. Nothing was changed."})
    before = printers().get(book.printer)
    trim, stock = _trim_of(printer, book, before), _stock_of(printer, book, before)
    return change_book(book, by, seen_version, printer=slug, trim=trim, stock=stock)


def _trim_of(printer: Printer, book: Book, before: Printer | None) -> str:
    try:
        printer.trim(book.trim)
    except EditorError:
        return _nearest(printer, _own_trim(book, before)).slug
    return book.trim


def _own_trim(book: Book, before: Printer | None) -> Trim | None:
    try:
        return before.trim(book.trim) if before else None
    except EditorError:
        return None


def _nearest(printer: Printer, own: Trim | None) -> Trim:
    """The size of theirs that differs least, the first for a book whose size nobody knows."""
    if own is None:
        return printer.trims[0]
    return min(printer.trims, key=lambda trim: abs(trim.width - own.width) + abs(trim.height - own.height))


def _stock_of(printer: Printer, book: Book, before: Printer | None) -> str:
    """The paper of theirs with the same name, or else the first that prints in as many colours."""
    if book.stock in {stock.slug for stock in printer.stocks}:
        return book.stock
    is_coloured = any(stock.colour for stock in (before.stocks if before else ()) if stock.slug == book.stock)
    return next((stock for stock in printer.stocks if stock.colour == is_coloured), printer.stocks[0]).slug
