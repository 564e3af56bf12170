"""What can be wrong with a book. Each message is written for the person who makes it."""


class EditorError(Exception):
    """The family. `str()` of it can be shown to whoever makes the book."""


class UnknownPrinter(EditorError):
    """No printer, trim or stock of this name."""


class DamagedProfile(EditorError):
    """A printer's profile that cannot be read. Its message names the file and the reason."""


class EmptyBook(EditorError):
    """A book without a letter."""


class CannotBeSet(EditorError):
    """Words for which the book face has no form. `letter` is the house's number of the letter, 0 for other matter."""

    def __init__(self, message: str, letter: int = 0) -> None:
        super().__init__(message)
        self.letter = letter


class DamagedSeed(EditorError):
    """A sample book or publisher that cannot be read. Its message names the file and the reason."""


class DamagedGalley(EditorError):
    """A letter that was set in type and kept, and cannot be read any more."""


class LetterMissing(EditorError):
    """A letter that was not laid out: a book has no silent gap. `letter` is the house's number of it."""

    def __init__(self, message: str, letter: int) -> None:
        super().__init__(message)
        self.letter = letter


class TooManyPages(EditorError):
    """More, or fewer, pages than the printer binds."""


class StaleCover(EditorError):
    """A cover made for another page count than the book has now."""


class UnfitPicture(EditorError):
    """A picture that no reader of e-books shows."""


class GhostscriptMissing(EditorError):
    """PDF/X was asked for where Ghostscript is not installed. Its message says what to do."""


class PdfxFailed(EditorError):
    """Ghostscript gave up on a file, or the printer takes no PDF/X."""


class BadRenaming(EditorError):
    """Other names that hide nobody, or that two people would share. `pair` is the name and the other one."""

    def __init__(self, message: str, pair: tuple[str, str]) -> None:
        super().__init__(message)
        self.pair = pair


class BlurbTooLong(EditorError):
    """More words for the back of a cover than it has room for."""
