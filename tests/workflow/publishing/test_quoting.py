"""What everybody may read of a book quotes no letter that may not be shown in excerpts."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from letters.models import Book, Letter
from letters.workflow.errors import BookRefused
from letters.workflow.publishing.books import change_book
from letters.workflow.publishing.choosing import caption_entry, keep, order_entries
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.consenting import Party
from letters.workflow.publishing.quoting import quotes_of
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
    said = quotes_of(f"He says: “{LINE.upper()}!”")
    assert LINE.upper().removesuffix(" LEWMAN") in {said[run] for run in said.keys() & quotes_of(TEXT).keys()}
    ours, theirs = quotes_of("a crow’s nest is what we *all* had"), quotes_of("A crow's nest, is what **we** all had.")
    assert [*ours.values()] == ["a crow’s nest is what we all", "crow’s nest is what we all had"]
    assert ours.keys() == theirs.keys()
    assert quotes_of("and I still have no answer") == quotes_of("") == {}


def test_a_caption_and_a_chapter_quote_too(book: Book, letter: Letter, agree: Agree, paul: User) -> None:
    agree(letter, QUIET, Party.RECIPIENT)
    entry = keep(book, letter, paul, 1)
    caption_entry(entry, paul, 2, LINE)
    order_entries(book, paul, 3, [(LINE, [entry.pk])])
    with pytest.raises(BookRefused) as refused:
        compile_book(book, paul, 4)
    assert refused.value.problems.keys() == {"captions", "chapters"}


@pytest.mark.parametrize("field", ["blurb", "overview", "subtitle", "afterword", "epigraph"])
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


def test_a_short_letter_is_known_by_all_it_says(book: Book, write: Write, agree: Agree, paul: User) -> None:
    letter = write("Dear Catherine,\n\nYes. I will *marry* you.\n\nYours with all my love,\nTheodore")
    agree(letter, QUIET)
    keep(book, letter, paul, 1)
    change_book(book, paul, 2, blurb="She wrote: “Yes! I will marry you.”", dedication="Yours with all my love")
    with pytest.raises(BookRefused) as refused:
        compile_book(book, paul, 3)
    assert refused.value.problems.keys() == {"blurb"}


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
