"""Books laid out for the tests: with which printer, and with which plates."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from letters.editor import Book, BookLetter, LaidBook, Setting, lay_book, load_printers, printer_named
from letters.handwriting import Plate, lay_out, plates

PRINTERS = load_printers(Path(__file__).resolve().parents[3] / "seeds" / "printers")
KDP, LULU, INGRAM = (printer_named(PRINTERS, slug) for slug in ("kdp", "lulu", "ingramspark"))


def laid(book: Book, setting: Setting = Setting.READING) -> LaidBook:
    """The book in a setting, by its printer."""
    shown = in_hand(book) if setting is not Setting.READING else {}
    return lay_book(replace(book, setting=setting), printer_named(PRINTERS, book.printer), shown)


def in_hand(book: Book) -> Mapping[int, tuple[Plate, ...]]:
    """The plates of all its letters."""
    return {letter.number: _plates(letter) for letter in book.letters}


@cache
def _plates(letter: BookLetter) -> tuple[Plate, ...]:
    layout = lay_out(letter.text, letter.hand, letter.paper, letter.seed, stationery=letter.stationery)
    return plates(layout)
