"""In which order the letters stand, and what is said of them."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.contrib.auth.models import User

from letters.models import Book, Entry, Letter
from letters.workflow.errors import BookRefused, NotYours
from letters.workflow.publishing.books import begin_book, rename_in_book
from letters.workflow.publishing.choosing import arrange, caption_entry, drop, keep, order_entries, set_language
from letters.workflow.publishing.entries import put_in
from letters.workflow.publishing.plans import book_of, plan_of

from .conftest import Write, history, shape

type Chapters = Sequence[tuple[str, Sequence[int]]]


@pytest.fixture
def three(book: Book, write: Write, paul: User) -> list[Entry]:
    """Three letters, to Catherine and to Amy, that are kept in this order."""
    letters = [write(), write(recipient_name="Isabella"), write()]
    return [keep(book, letter, paul, version) for version, letter in enumerate(letters, start=1)]


def test_a_writer_arranges_nothing(book: Book, three: list[Entry], amy: User) -> None:
    verbs: list[Callable[[], Any]] = [
        lambda: arrange(book, amy, 4, Book.Order.TIME),
        lambda: order_entries(book, amy, 4, [("All", [entry.pk for entry in three])]),
        lambda: caption_entry(three[0], amy, 4, "Hers"),
    ]
    for verb in verbs:
        with pytest.raises(NotYours):
            verb()


@pytest.mark.parametrize("order", ["time", "person", "occasion", "arc"])
def test_every_kept_letter_has_its_place_once(book: Book, three: list[Entry], paul: User, order: Book.Order) -> None:
    drop(book, three[1].letter, paul, 4, "Not this one")
    arrange(book, paul, 5, order)
    placed = [pk for _, letters in shape(book) for pk in letters]
    assert sorted(placed) == [three[0].letter_id, three[2].letter_id]
    assert all(title for title, _ in shape(book)) and book.order == order
    assert [chapter.position for chapter in book.chapters.all()] == [*range(1, book.chapters.count() + 1)]
    assert history(book)[-1] == "arranged"


def test_by_person_who_was_written_to_more_than_once_comes_together(book: Book, three: list[Entry], paul: User) -> None:
    arrange(book, paul, 4, Book.Order.PERSON)
    assert shape(book)[0][1] == [three[0].letter_id, three[2].letter_id]


@pytest.mark.parametrize("order", ["own", "", "by heart"])
def test_an_order_that_nobody_can_suggest(book: Book, three: list[Entry], paul: User, order: Book.Order) -> None:
    with pytest.raises(BookRefused) as refused:
        arrange(book, paul, 4, order)
    assert refused.value.problems.keys() == {"order"}


def test_an_empty_book_can_be_arranged(book: Book, paul: User) -> None:
    arrange(book, paul, 1, Book.Order.TIME)
    order_entries(book, paul, 2, [])
    assert shape(book) == []


def test_the_order_is_as_it_was_dragged(book: Book, three: list[Entry], paul: User) -> None:
    one, two, three_ = (entry.pk for entry in three)
    order_entries(book, paul, 4, [(" The\nbeginning ", [three_, one]), ("Empty yet", []), ("The end", [two])])
    letters = {entry.pk: entry.letter_id for entry in three}
    assert shape(book) == [
        ("The beginning", [letters[three_], letters[one]]),
        ("Empty yet", []),
        ("The end", [letters[two]]),
    ]
    assert book.order == "own" and book.version == 5
    order_entries(book, paul, 5, [("All", [one, two, three_])])
    assert shape(book) == [("All", [letters[one], letters[two], letters[three_]])]


@pytest.mark.parametrize(
    ("dragged", "said"),
    [
        (lambda a, b, c: [("All", [a, b])], "is missing"),
        (lambda a, b, c: [("All", [a, b, c, c])], "stands there twice"),
        (lambda a, b, c: [("One", [a, b]), ("Two", [c, a])], "stands there twice"),
        (lambda a, b, c: [("All", [a, b, c, 10_000])], "not kept in this book"),
        (lambda a, b, c: [("", [a, b, c])], "Please give every chapter a title"),
        (lambda a, b, c: [("\u200b", [a, b, c])], "Please give every chapter a title"),
        (lambda a, b, c: [("x" * 161, [a, b, c])], "Please make it shorter"),
        (lambda a, b, c: [], "is missing"),
    ],
)
def test_an_order_with_a_gap_is_refused(
    book: Book, three: list[Entry], paul: User, dragged: Callable[..., Chapters], said: str
) -> None:
    before = shape(book)
    with pytest.raises(BookRefused, match=said) as refused:
        order_entries(book, paul, 4, dragged(*(entry.pk for entry in three)))
    assert refused.value.problems.keys() == {"chapters"}
    assert shape(book) == before and Book.objects.get().version == 4


def test_letters_of_another_book_and_dropped_ones_are_refused(book: Book, three: list[Entry], paul: User) -> None:
    other = begin_book(paul, "Another")
    theirs = keep(other, three[0].letter, paul, 1)
    drop(book, three[2].letter, paul, 4, "Not this one")
    for strange in (theirs, three[2]):
        with pytest.raises(BookRefused, match="not kept in this book"):
            order_entries(book, paul, 5, [("All", [three[0].pk, three[1].pk, strange.pk])])


def test_a_caption_is_one_line_and_goes_again(book: Book, three: list[Entry], paul: User) -> None:
    entry = caption_entry(three[0], paul, 4, " To my wife,\non the stairs ")
    assert entry.caption == Entry.objects.get(pk=entry.pk).caption == "To my wife, on the stairs"
    caption_entry(entry, paul, 5, "To my wife, on the stairs")
    assert Book.objects.get().version == 5
    assert caption_entry(entry, paul, 5, "").caption == ""
    with pytest.raises(BookRefused, match="Please make it shorter"):
        caption_entry(entry, paul, 6, "x" * 201)
    assert "stairs" not in "".join(event.note for event in book.events.all())


def test_what_the_book_face_lacks_stands_in_no_caption(book: Book, three: list[Entry], paul: User) -> None:
    with pytest.raises(BookRefused, match="has no form for “🌻”") as refused:
        caption_entry(three[0], paul, 4, "In the garden 🌻")
    assert refused.value.problems.keys() == {"caption"} and Book.objects.get().version == 4
    rename_in_book(book, paul, 4, [("person", "王芳", "Rosa")])
    assert caption_entry(three[0], paul, 5, "To 王芳").caption == "To 王芳"


def test_what_the_book_face_lacks_stands_in_no_new_title_and_an_old_one_is_not_in_the_way(
    book: Book, three: list[Entry], paul: User
) -> None:
    entries = [entry.pk for entry in three]
    with pytest.raises(BookRefused, match="has no form for “🌻”") as refused:
        order_entries(book, paul, 4, [("Summer 🌻", entries)])
    assert refused.value.problems.keys() == {"chapters"} and Book.objects.get().version == 4
    book.chapters.update(title="Winter ☃")
    order_entries(book, paul, 4, [("Winter ☃", entries[::-1])])
    assert [title for title, _ in shape(book)] == ["Winter ☃"]


def test_a_thousand_letters_are_arranged_in_a_few_queries(
    book: Book, many: Callable[[int], list[Letter]], paul: User, django_assert_max_num_queries: Any
) -> None:
    put_in(book, [(letter, "") for letter in many(1_000)])
    with django_assert_max_num_queries(60):
        arrange(book, paul, 1, Book.Order.TIME)
    entries = list(Entry.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(40):
        order_entries(book, paul, 2, [("One", entries[:500]), ("Two", entries[500:])])
    assert [len(letters) for _, letters in shape(book)] == [500, 500]


def test_a_letter_has_a_language_of_its_own(book: Book, three: list[Entry], paul: User, amy: User) -> None:
    entry = set_language(three[0], paul, 4, " pt-BR ")
    assert entry.language == "pt-BR" and history(book)[-1] == "changed"
    book.refresh_from_db()
    made = book_of(plan_of(book))
    assert [made.language_of(letter) for letter in made.letters] == ["pt-BR", "en", "en"]
    assert [letter.senders for letter in made.letters] == [("Theodore",)] * 3
    for wrong in ("Portuguese", "p", "pt_BR"):
        with pytest.raises(BookRefused):
            set_language(entry, paul, 5, wrong)
    with pytest.raises(NotYours):
        set_language(entry, amy, 5, "")
    assert set_language(entry, paul, 5, "").language == ""
