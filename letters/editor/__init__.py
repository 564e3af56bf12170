"""Letters become a book: chosen, arranged, set, bound, made ready for printers, readers, publishers. No Django."""

from .arranging import Arrangeable, ArrangedChapter, Order, arrange
from .book import Book, BookLetter, Chapter, Matter, Setting
from .candidates import Answer, Candidate
from .epub import make_epub
from .errors import (
    CannotBeSet,
    DamagedProfile,
    EditorError,
    EmptyBook,
    LetterMissing,
    StaleCover,
    TooManyPages,
    UnfitPicture,
    UnknownPrinter,
)
from .geometry import Trim
from .printers import Printer, printer_named
from .profiles import load_printers
from .selecting import Choice, LeftOut, Proposal, propose

__all__ = [
    "Answer",
    "Arrangeable",
    "ArrangedChapter",
    "Book",
    "BookLetter",
    "Candidate",
    "CannotBeSet",
    "Chapter",
    "Choice",
    "DamagedProfile",
    "EditorError",
    "EmptyBook",
    "LeftOut",
    "LetterMissing",
    "Matter",
    "Order",
    "Printer",
    "Proposal",
    "Setting",
    "StaleCover",
    "TooManyPages",
    "Trim",
    "UnfitPicture",
    "UnknownPrinter",
    "arrange",
    "load_printers",
    "make_epub",
    "printer_named",
    "propose",
]
