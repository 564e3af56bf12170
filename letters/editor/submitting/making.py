"""Make a submission pack: everything that a publisher is sent, in one file."""

from collections.abc import Mapping, Sequence

from letters.editor.archive import archive
from letters.editor.book import Book
from letters.editor.errors import EmptyBook
from letters.handwriting import Plate

from .manuscript_docx import manuscript_docx
from .manuscript_pdf import manuscript_pdf
from .offering import Offer, Permission
from .overview import overview
from .permissions import schedule, sheet_of
from .query import query_letter
from .samples import chosen, sample_letters

NO_PLATES: Mapping[int, Sequence[Plate]] = {}


def make_pack(
    book: Book,
    offer: Offer,
    samples: Sequence[int],
    permissions: Sequence[Permission] = (),
    plates: Mapping[int, Sequence[Plate]] = NO_PLATES,
) -> bytes:
    """The pack as a zip. The same book and offer give the same bytes.

    `samples` are the house's numbers of the letters that go with it, most often three; those that have `plates` are
    shown in their hands too. Without `permissions` there is no schedule of them.

    Raises EmptyBook, LetterMissing for a number that is not in the book, CannotBeSet.
    """
    if not any(book.letters):
        raise EmptyBook("There is no letter in this book yet. Please put at least one in.")
    count = len(chosen(book, samples))
    files = {
        "1-query-letter.pdf": query_letter(book, offer, count, bool(permissions)),
        "2-overview.pdf": overview(book, offer),
        "4-manuscript.pdf": manuscript_pdf(book, offer),
        "4-manuscript.docx": manuscript_docx(book, offer),
    }
    if count:
        files["3-sample-letters.pdf"] = sample_letters(book, offer, samples, plates)
    if permissions:
        files["5-permissions.pdf"] = schedule(book, offer, permissions)
        files["5-permissions.csv"] = sheet_of(book, permissions)
    return archive(dict(sorted(files.items())))
