"""Letters become a book: chosen, arranged, set, bound, made ready for printers, readers, publishers. No Django."""

from .book import Book, BookLetter, Chapter, Matter, Photograph, Setting
from .book_words import has_words
from .choosing import (
    Answer,
    Arrangeable,
    ArrangedChapter,
    Choice,
    LeftOut,
    Order,
    Proposal,
    Selectable,
    arrange,
    propose,
)
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
from .given_names import apart, as_given
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
    require_bindable,
    unpack_galley,
)
from .pdfx import standard_for, to_pdfx
from .photographs import for_ebook
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
from .programs import clear_workshops
from .proof import make_proof
from .renaming import Change, Doubt, Renaming, Span
from .submitting import House, Offer, Permission, PublisherSeed, load_publishers, make_pack
from .typesetting import cut_paragraphs, unset_characters
from .wording import spelled

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
    "Photograph",
    "Preflight",
    "Printer",
    "Proposal",
    "PublisherSeed",
    "Renaming",
    "Selectable",
    "Setting",
    "Side",
    "Span",
    "StaleCover",
    "TooManyPages",
    "Trim",
    "UnfitPicture",
    "UnknownPrinter",
    "apart",
    "arrange",
    "as_given",
    "clear_workshops",
    "cut_paragraphs",
    "draw_cover",
    "draw_interior",
    "draw_screen",
    "for_ebook",
    "has_words",
    "lay_book",
    "lay_galley",
    "load_demo_book",
    "load_printers",
    "load_publishers",
    "make_epub",
    "make_pack",
    "make_proof",
    "measure_for",
    "pack_galley",
    "preflight_cover",
    "preflight_interior",
    "preflight_pdfx",
    "preflight_screen",
    "printer_named",
    "propose",
    "require_bindable",
    "require_fresh",
    "second_opinion",
    "spelled",
    "standard_for",
    "to_pdfx",
    "unpack_galley",
    "unset_characters",
]
