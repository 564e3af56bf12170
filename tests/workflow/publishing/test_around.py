"""Whom the words around the letters name: shown to somebody before a book compiles."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from letters.models import Book, BookEvent, Letter
from letters.workflow.errors import BookRefused, NotYours
from letters.workflow.publishing.around import clear_around, unasked_around
from letters.workflow.publishing.books import change_book, rename_in_book
from letters.workflow.publishing.choosing import caption_entry, keep
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.plans import book_of, plan_of

from .conftest import UNNAMED, Agree


@pytest.fixture
def kept(book: Book, ready: Letter, agree: Agree, paul: User) -> Book:
    """A book of one letter, to which everybody agrees under their names."""
    agree(ready)
    keep(book, ready, paul, book.version)
    return Book.objects.get(pk=book.pk)


@pytest.mark.parametrize(
    ("field", "text", "names"),
    [
        ("dedication", "For Gustavo, who knew.", ("Gustavo",)),
        ("afterword", "It left a Gustavo-shaped hole.", ("Gustavo",)),
        ("acknowledgements", "To the neighbours. Will came home drunk.", ("Will",)),
        ("blurb", "Write to rosa@example.org, or ring 0171 946 0123.", ("rosa@example.org", "0171 946 0123")),
        ("epigraph_source", "Sunniva Moen, in a letter", ("Sunniva Moen",)),
        ("overview", "We met at 12 Orchard Lane.", ("12 Orchard Lane",)),
        ("why", "He was with samir that night, and we have not seen him since.", ("samir",)),
    ],
)
def test_nothing_is_compiled_before_somebody_has_looked(
    kept: Book, paul: User, field: str, text: str, names: tuple[str, ...]
) -> None:
    change_book(kept, paul, kept.version, **{field: text})
    assert unasked_around(kept) == {field: names}
    with pytest.raises(BookRefused) as refused:
        compile_book(kept, paul, kept.version)
    assert list(refused.value.problems) == [field] and names[0] in refused.value.problems[field]
    assert clear_around(kept, names, paul) == names
    assert compile_book(kept, paul, kept.version).pk
    assert BookEvent.objects.filter(verb=BookEvent.Verb.NAMES_CLEARED).get().note.startswith(str(len(names)))


def test_a_caption_is_read_too(kept: Book, paul: User) -> None:
    caption_entry(kept.entries.get(), paul, kept.version, "The night when Gustavo fell in")
    assert unasked_around(kept) == {"captions": ("Gustavo",)}


def test_who_may_be_named_may_be_named_everywhere(kept: Book, paul: User) -> None:
    change_book(kept, paul, kept.version, dedication="For Catherine, and for Lewman.", title="To Catherine")
    assert unasked_around(kept) == {}


def test_who_is_to_be_hidden_is_hidden_in_every_field(book: Book, ready: Letter, agree: Agree, paul: User) -> None:
    agree(ready, UNNAMED)
    keep(book, ready, paul, book.version)
    words: dict[str, Any] = {"title": "To Catherine", "blurb": "A letter to catherine, with Lewman in it."}
    change_book(book, paul, book.version, **words)
    assert unasked_around(book) == {"title": ("Catherine",), "blurb": ("catherine", "Lewman")}
    rename_in_book(book, paul, book.version, [("person", "Catherine", "Anna"), ("person", "Lewman", "Holt")])
    assert unasked_around(book) == {}


def test_titles_are_full_of_capitals_that_are_nobody(kept: Book, paul: User) -> None:
    change_book(kept, paul, kept.version, title="The Green Scarf and Other Letters", subtitle="A Winter")
    assert unasked_around(kept) == {}


def test_only_who_publishes_says_so(kept: Book, amy: User, paul: User) -> None:
    with pytest.raises(NotYours):
        clear_around(kept, ["Gustavo"], amy)
    with pytest.raises(BookRefused):
        clear_around(kept, [], paul)
    assert clear_around(kept, ["Gustavo"], paul) == ()


def test_the_index_can_be_left_out(kept: Book, paul: User) -> None:
    assert [letter.people for letter in book_of(plan_of(kept)).letters] == [("Theodore", "Catherine", "Lewman")]
    change_book(kept, paul, kept.version, index="none")
    assert [letter.people for letter in book_of(plan_of(kept)).letters] == [()]
    with pytest.raises(BookRefused):
        change_book(kept, paul, kept.version, index="of places")
