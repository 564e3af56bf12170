"""How many pages a book has at least, before any of it is laid out: one that no printer binds is not begun."""

from math import ceil

from letters.editor.book import Book, BookLetter, Setting
from letters.editor.errors import TooManyPages
from letters.editor.printers import Printer

from .block import Block, block_for

NARROWEST = 0.3
"""Of the size: how wide a letter or figure is on the average in the narrowest prose. Prose has some 0.4."""


def least_pages(book: Book, printer: Printer) -> int:
    """Pages that the letters of the book fill for certain. Raises UnknownPrinter."""
    block = block_for(book, printer, printer.least_pages(book.stock))
    return sum(_least(letter, book.setting, block) for letter in book.letters)


def require_bindable(book: Book, printer: Printer) -> None:
    """Raises TooManyPages for a book whose letters alone are more than its printer binds, and UnknownPrinter."""
    least, most = least_pages(book, printer), printer.most_pages(book.stock, book.trim)
    if least > most:
        raise TooManyPages(
            f"The letters of this book fill {least:,} pages at the least, and the {printer.label} can have up to "
            f"{most:,} on this paper. Please choose fewer letters, or another paper or size, or make two books of it."
        )


def _least(letter: BookLetter, setting: Setting, block: Block) -> int:
    in_type = max(1, ceil(sum(map(str.isalnum, letter.text)) / _room(block)))
    pages = {Setting.FACSIMILE: 1, Setting.READING: in_type, Setting.FACING: 2 * in_type}[setting]
    return pages + len(letter.photographs) + bool(letter.answer.strip())


def _room(block: Block) -> float:
    """Letters and figures that one page can hold."""
    return block.lines * block.measure / (NARROWEST * block.body.size)
