"""The last leaf of a book's desk: its files, what was checked of them, and to whom it was offered."""

from .book_made import MadeLeaf


class FilesLeaf(MadeLeaf):
    """The files of one book, before one person."""

    leaf = "files"
