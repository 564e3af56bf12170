"""Letters become a book: chosen, arranged, set, bound, made ready for printers, readers, publishers. No Django."""

from .arranging import Arrangeable, ArrangedChapter, Order, arrange
from .book import Book, BookLetter, Chapter, Matter, Setting
from .candidates import Answer, Candidate
from .cover import draw_cover, require_fresh
from .demo_books import DemoBook, DemoChapter, DemoLetter, load_demo_book
from .drawing import draw_interior, draw_screen
from .epub import make_epub
from .errors import (
    BadRenaming,
    BlurbTooLong,
    CannotBeSet,
    DamagedGalley,
    DamagedProfile,
    DamagedSeed,
    EditorError,
    EmptyBook,
    GhostscriptMissing,
    LetterMissing,
    PdfxFailed,
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
from .name_doubts import Doubt
from .pdfx import standard_for, to_pdfx
from .preflight import (
    Check,
    Preflight,
    preflight_cover,
    preflight_interior,
    preflight_pdfx,
    preflight_screen,
    second_opinion,
)
from .printers import Printer, printer_named
from .profiles import load_printers
from .renaming import Change, Renaming, Span
from .selecting import Choice, LeftOut, Proposal, propose
from .submitting import House, Offer, Permission, PublisherSeed, load_publishers, make_pack

__all__ = [
    "BOOK_ENGINE",
    "Answer",
    "Arrangeable",
    "ArrangedChapter",
    "BadRenaming",
    "BlurbTooLong",
    "Book",
    "BookLetter",
    "BookPage",
    "Candidate",
    "CannotBeSet",
    "Change",
    "Chapter",
    "Check",
    "Choice",
    "DamagedGalley",
    "DamagedProfile",
    "DamagedSeed",
    "DemoBook",
    "DemoChapter",
    "DemoLetter",
    "Doubt",
    "EditorError",
    "EmptyBook",
    "Galley",
    "GhostscriptMissing",
    "House",
    "LaidBook",
    "LeftOut",
    "LetterMissing",
    "Matter",
    "Offer",
    "Order",
    "PdfxFailed",
    "Permission",
    "Preflight",
    "Printer",
    "Proposal",
    "PublisherSeed",
    "Renaming",
    "Setting",
    "Side",
    "Span",
    "StaleCover",
    "TooManyPages",
    "Trim",
    "UnfitPicture",
    "UnknownPrinter",
    "arrange",
    "draw_cover",
    "draw_interior",
    "draw_screen",
    "lay_book",
    "lay_galley",
    "load_demo_book",
    "load_printers",
    "load_publishers",
    "make_epub",
    "make_pack",
    "measure_for",
    "pack_galley",
    "preflight_cover",
    "preflight_interior",
    "preflight_pdfx",
    "preflight_screen",
    "printer_named",
    "propose",
    "require_fresh",
    "second_opinion",
    "standard_for",
    "to_pdfx",
    "unpack_galley",
]
