"""How small letters become in a book is told where its size is chosen."""

import pytest
from django.contrib.auth.models import User

from letters.models import Book, Letter
from letters.workflow.publishing.choosing import drop, keep
from letters.workflow.publishing.shrinking import shrinking

from .conftest import Write


@pytest.fixture
def small(book: Book, ready: Letter, write: Write, paul: User) -> Book:
    """A book of the smallest size, of a letter on A5 and one on A4."""
    for letter in (ready, write(paper="a4", recipient_name="Isabella")):
        keep(book, letter, paul, book.version)
        book.refresh_from_db()
    book.printer, book.trim = "ingramspark", "4.25x7"
    return book


def test_papers_that_become_small_are_told_and_others_are_not(small: Book) -> None:
    assert shrinking(small) == (
        "At the size that is kept now, the book shows letters on “A4, a full sheet” at about 45% of their size. "
        "In a larger book they are easier to read."
    )


@pytest.mark.parametrize(
    "changes",
    [{"trim": "6x9"}, {"setting": "reading"}, {"printer": "nobody"}, {"trim": "1x1"}],
)
def test_nothing_is_told_where_nothing_is_small_or_nothing_known(small: Book, changes: dict[str, str]) -> None:
    for name, value in changes.items():
        setattr(small, name, value)
    assert shrinking(small) == ""


def test_what_does_not_stand_in_the_book_does_not_count(small: Book, paul: User) -> None:
    drop(small, Letter.objects.get(brief__recipient_name="Isabella"), paul, small.version, "Not this one")
    assert shrinking(small) == ""
