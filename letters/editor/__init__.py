"""Letters become a book: chosen, arranged, set, bound, made ready for printers, readers, publishers. No Django."""

from .book import Book, BookLetter, Chapter, Matter, Setting
from .errors import (
    CannotBeSet,
    DamagedProfile,
    EditorError,
    EmptyBook,
    LetterMissing,
    StaleCover,
    TooManyPages,
    UnknownPrinter,
)
from .geometry import Trim
from .printers import Printer, printer_named
from .profiles import load_printers

__all__ = [
    "Book",
    "BookLetter",
    "CannotBeSet",
    "Chapter",
    "DamagedProfile",
    "EditorError",
    "EmptyBook",
    "LetterMissing",
    "Matter",
    "Printer",
    "Setting",
    "StaleCover",
    "TooManyPages",
    "Trim",
    "UnknownPrinter",
    "load_printers",
    "printer_named",
]
