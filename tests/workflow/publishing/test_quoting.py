"""What everybody may read of a book quotes no letter that may not be shown in excerpts."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from letters.models import Book, Letter
from letters.workflow.errors import BookRefused
from letters.workflow.publishing.books import change_book
from letters.workflow.publishing.choosing import keep
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.consenting import Party
from letters.workflow.publishing.quoting import quoted
from letters.workflow.publishing.renaming import rename_in_book

from .conftest import ALL, TEXT, Agree, Write

LINE = "and I still have no answer for Lewman"
QUIET = replace(ALL, may_excerpt=False)


@pytest.fixture
def letter(write: Write, agree: Agree) -> Letter:
    letter = write(TEXT, named="Lewman")
    agree(letter)
    return letter


def test_words_in_a_row_are_a_quotation() -> None:
    assert quoted(f"He says: “{LINE.upper()}!”", TEXT) == LINE.upper().removesuffix(" LEWMAN")
    assert quoted("a crow’s nest is what we all had on the roof", "Yes: a crow's nest, is what we all had.") != ""
    assert quoted("and I still have no answer", TEXT) == quoted("", TEXT) == quoted(LINE, "") == ""


@pytest.mark.parametrize("field", ["blurb", "overview"])
def test_a_letter_that_may_not_be_shown_is_not_quoted(
    book: Book, letter: Letter, agree: Agree, paul: User, field: str
) -> None:
    agree(letter, QUIET, Party.RECIPIENT)
    keep(book, letter, paul, 1)
    change_book(book, paul, 2, **{field: f"Years later he writes: “{LINE}.”"})
    with pytest.raises(BookRefused, match=f"quotes letter {letter.pk} “?") as refused:
        compile_book(book, paul, 3)
    assert [*refused.value.problems] == [field] and not book.compilations.exists()
    change_book(book, paul, 3, **{field: "Years later he writes."})
    compile_book(book, paul, 4)


def test_one_that_may_be_shown_is_quoted(book: Book, letter: Letter, paul: User) -> None:
    keep(book, letter, paul, 1)
    change_book(book, paul, 2, blurb=LINE)
    compile_book(book, paul, 3)


def test_another_name_hides_no_quotation(book: Book, letter: Letter, agree: Agree, paul: User) -> None:
    agree(letter, QUIET, Party.RECIPIENT)
    keep(book, letter, paul, 1)
    rename_in_book(book, paul, 2, [("person", "Lewman", "Charles")])
    change_book(book, paul, 3, overview="Lewman still asks after you on Tuesdays")
    with pytest.raises(BookRefused, match="quotes letter"):
        compile_book(book, paul, 4)
