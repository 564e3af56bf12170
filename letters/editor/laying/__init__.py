"""Laying a book out as pages: everything is decided here, and nothing drawn.

A letter in type goes through galleys, rows and paging, one in its hand through facsimile; letter_pages puts both on
pages, photograph_pages what stands behind them, and a quire gathers them. chapters, front_matter, contents, indexing
and back_matter are laid around them, and making_up joins them.
"""

from .block import measure_for
from .galleys import BOOK_ENGINE, Galley, lay_galley, pack_galley, unpack_galley
from .least import require_bindable
from .making_up import lay_book
from .pages import Bookmark, BookPage, Kind, LaidBook, Link, SetLine, SetPhotograph, SetPlate, Shown, Side, Tag

__all__ = [
    "BOOK_ENGINE",
    "BookPage",
    "Bookmark",
    "Galley",
    "Kind",
    "LaidBook",
    "Link",
    "SetLine",
    "SetPhotograph",
    "SetPlate",
    "Shown",
    "Side",
    "Tag",
    "lay_book",
    "lay_galley",
    "measure_for",
    "pack_galley",
    "require_bindable",
    "unpack_galley",
]
