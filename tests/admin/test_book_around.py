"""The leaf of names shows whom the words around the letters name, and lets somebody say that they may."""

from django.contrib.auth.models import User
from django.test import Client

from letters.models import Book, Letter
from letters.workflow.publishing.books import change_book

from .conftest import leaf_of, press_on


def test_who_is_named_beside_the_letters_is_shown_and_cleared(
    book: Book, three: list[Letter], pauls: Client, paul: User
) -> None:
    book.refresh_from_db()
    change_book(book, paul, book.version, dedication="For Gustavo.", afterword="We were happy.")
    page = pauls.get(leaf_of(book, "names")).text
    assert "Named beside the letters" in page and 'value="Gustavo"' in page and "Dedication" in page
    assert press_on(pauls, "clear-around", book, around="Gustavo").status_code == 302
    page = pauls.get(leaf_of(book, "names")).text
    assert "1 name may stand in this book" in page and 'value="Gustavo"' not in page


def test_a_writer_sees_it_and_cannot_clear(book: Book, three: list[Letter], amys: Client, paul: User) -> None:
    book.refresh_from_db()
    change_book(book, paul, book.version, dedication="For Gustavo.")
    assert press_on(amys, "clear-around", book, around="Gustavo").status_code == 403
