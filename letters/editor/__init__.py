"""Letters become a book: chosen, arranged, set, bound, made ready for printers, readers, publishers. No Django."""

from .book import Book, BookLetter, Chapter, Matter, Setting
from .errors import (
    CannotBeSet,
    EditorError,
    EmptyBook,
    LetterMissing,
    StaleCover,
    TooManyPages,
    UnknownPrinter,
)

__all__ = [
    "Book",
    "BookLetter",
    "CannotBeSet",
    "Chapter",
    "EditorError",
    "EmptyBook",
    "LetterMissing",
    "Matter",
    "Setting",
    "StaleCover",
    "TooManyPages",
    "UnknownPrinter",
]
