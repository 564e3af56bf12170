"""Other names for people and places, everywhere in one book."""

import pytest
from django.contrib.auth.models import User

from letters.models import Alias, Book, Letter
from letters.workflow.errors import BookRefused, NotNow, NotYours
from letters.workflow.publishing.books import begin_book, compare_names, lay_aside, rename_in_book

from .conftest import Write, history

type Names = list[tuple[str, str, str]]

CATHERINE = ("person", "Catherine", "Anna")


def aliases(book: Book) -> Names:
    return list(book.aliases.order_by("pk").values_list("kind", "name", "instead"))


def test_a_writer_gives_no_other_names(book: Book, amy: User) -> None:
    with pytest.raises(NotYours):
        rename_in_book(book, amy, 1, [CATHERINE])


def test_not_while_it_is_laid_aside(book: Book, paul: User) -> None:
    lay_aside(book, paul, 1)
    with pytest.raises(NotNow):
        rename_in_book(book, paul, 2, [CATHERINE])


def test_these_names_and_no_others(book: Book, paul: User) -> None:
    rename_in_book(book, paul, 1, [CATHERINE, ("place", " Whitby\n", "Sandsend\u200b")])
    assert aliases(book) == [CATHERINE, ("place", "Whitby", "Sandsend")]
    rename_in_book(book, paul, 2, [("", "", " "), ("person", "Lewman", "Charles")])
    assert aliases(book) == [("person", "Lewman", "Charles")]
    rename_in_book(book, paul, 3, [])
    assert aliases(book) == [] and history(book) == ["begun", *["renamed"] * 3]


def test_what_is_already_so_is_no_change(book: Book, paul: User) -> None:
    rename_in_book(book, paul, 1, [CATHERINE])
    rename_in_book(book, paul, 2, [("person", " Catherine ", "Anna")])
    assert book.version == 2


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([("", "Catherine", "Anna")], "a person or a place"),
        ([("dog", "Catherine", "Anna")], "a person or a place"),
        ([("person", "Catherine", "")], "“Catherine” stands alone"),
        ([("person", "\u200b", "Anna")], "“Anna” stands alone"),
        ([("person", "x" * 121, "Anna")], "Please make it shorter"),
        ([("person", "Catherine", "x" * 121)], "Please make it shorter"),
        ([CATHERINE, ("person", "Catherine", "Eva")], "Catherine"),
        ([CATHERINE, ("place", "CATHERINE", "Eva")], "CATHERINE"),
        ([CATHERINE, ("person", "Isabella", "Anna")], "Anna"),
        ([("person", "Catherine", "catherine")], "Catherine"),
        ([("person", "Catherine", "Catherine Berg")], "Catherine"),
        ([("person", "…", "Anna")], "…"),
        ([CATHERINE, ("place", "Whitby", "")], "“Whitby” stands alone"),
    ],
)
def test_names_that_hide_nobody_are_refused(book: Book, paul: User, names: Names, said: str) -> None:
    rename_in_book(book, paul, 1, [("person", "Lewman", "Charles")])
    with pytest.raises(BookRefused, match=said) as refused:
        rename_in_book(book, paul, 2, names)
    assert refused.value.problems.keys() == {"aliases"} and str(refused.value).endswith("Nothing was changed.")
    assert aliases(book) == [("person", "Lewman", "Charles")] and book.version == 2


def test_a_row_that_is_there_twice_counts_once(book: Book, paul: User) -> None:
    rename_in_book(book, paul, 1, [CATHERINE, ("place", "Catherine", "Anna"), CATHERINE])
    assert aliases(book) == [CATHERINE]


def test_two_names_can_be_exchanged(book: Book, ready: Letter, paul: User) -> None:
    rename_in_book(book, paul, 1, [("person", "Catherine", "Lewman"), ("person", "Lewman", "Catherine")])
    published = "".join(span.text for span in compare_names(book, ready))
    assert published.startswith("Dear Lewman,\n\nCatherine still asks")


def test_what_was_sent_stands_beside_what_is_published(book: Book, ready: Letter, paul: User) -> None:
    rename_in_book(book, paul, 1, [CATHERINE, ("person", "Lewman", "Charles")])
    spans = compare_names(book, ready)
    assert [(span.was, span.text) for span in spans if span.was] == [
        ("Catherine", "Anna"),
        ("Lewman", "Charles"),
        ("Lewman", "Charles"),
    ]
    assert ready.draft and "".join(span.was or span.text for span in spans) == ready.draft.text


def test_the_names_of_one_book_are_not_those_of_another(book: Book, ready: Letter, paul: User) -> None:
    rename_in_book(book, paul, 1, [CATHERINE])
    other = begin_book(paul, "Another")
    assert all(span.was is None for span in compare_names(other, ready))


def test_a_letter_without_the_names_is_as_it_was(book: Book, write: Write, paul: User) -> None:
    rename_in_book(book, paul, 1, [("person", "Nobody Here", "Somebody")])
    letter = write()
    assert letter.draft and [span.text for span in compare_names(book, letter)] == [letter.draft.text]


def test_the_history_keeps_no_name(book: Book, paul: User) -> None:
    rename_in_book(book, paul, 1, [CATHERINE])
    rename_in_book(book, paul, 2, [])
    assert not Alias.objects.exists()
    assert [event.note for event in book.events.filter(verb="renamed")] == ["1 other names", "0 other names"]


def test_another_name_is_one_that_the_book_face_has(book: Book, paul: User) -> None:
    with pytest.raises(BookRefused, match=r"“Rosa 🌹”: .* has no form for “🌹”\. .* Nothing was changed\.") as refused:
        rename_in_book(book, paul, 1, [("person", "Catherine", "Rosa 🌹")])
    assert refused.value.problems.keys() == {"aliases"} and not Alias.objects.exists()
    rename_in_book(book, paul, 1, [("person", "王芳", "Rosa")])
    assert aliases(book) == [("person", "王芳", "Rosa")]
