"""Letters become a book: chosen, arranged, set, bound, made ready for printers, readers, publishers. No Django."""

from .arranging import Arrangeable, ArrangedChapter, Order, arrange
from .book import Book, BookLetter, Chapter, Matter, Setting
from .candidates import Answer, Candidate
from .drawing import draw_interior, draw_screen
from .epub import make_epub
from .errors import (
    CannotBeSet,
    DamagedGalley,
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
from .laying import (
    BOOK_ENGINE,
    BookPage,
    Galley,
    LaidBook,
    Side,
    lay_book,
    lay_galley,
    measure_for,
    pack_galley,
    unpack_galley,
)
from .printers import Printer, printer_named
from .profiles import load_printers
from .selecting import Choice, LeftOut, Proposal, propose

__all__ = [
    "BOOK_ENGINE",
    "Answer",
    "Arrangeable",
    "ArrangedChapter",
    "Book",
    "BookLetter",
    "BookPage",
    "Candidate",
    "CannotBeSet",
    "Chapter",
    "Choice",
    "DamagedGalley",
    "DamagedProfile",
    "EditorError",
    "EmptyBook",
    "Galley",
    "LaidBook",
    "LeftOut",
    "LetterMissing",
    "Matter",
    "Order",
    "Printer",
    "Proposal",
    "Setting",
    "Side",
    "StaleCover",
    "TooManyPages",
    "Trim",
    "UnfitPicture",
    "UnknownPrinter",
    "arrange",
    "draw_interior",
    "draw_screen",
    "lay_book",
    "lay_galley",
    "load_printers",
    "make_epub",
    "measure_for",
    "pack_galley",
    "printer_named",
    "propose",
    "unpack_galley",
]
