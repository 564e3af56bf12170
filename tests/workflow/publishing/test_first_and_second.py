"""Two people at one book: one is first, the other is told who that was, and nothing is overwritten."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from letters.models import Book, Compilation, Entry, Letter
from letters.workflow.errors import Overtaken
from letters.workflow.publishing.books import change_book, lay_aside, rename_in_book, take_up
from letters.workflow.publishing.choosing import arrange, caption_entry, drop, keep, order_entries, propose
from letters.workflow.publishing.history import Verb, record

from ..test_overtaken import at_once

type Deed = Callable[[Book, Letter, User, int], Any]

DEEDS: list[Deed] = [
    lambda book, letter, by, seen: change_book(book, by, seen, title="Another"),
    lambda book, letter, by, seen: change_book(book, by, seen, title=book.title),
    lambda book, letter, by, seen: lay_aside(book, by, seen),
    lambda book, letter, by, seen: take_up(book, by, seen),
    lambda book, letter, by, seen: rename_in_book(book, by, seen, [("person", "Catherine", "Anna")]),
    lambda book, letter, by, seen: keep(book, letter, by, seen),
    lambda book, letter, by, seen: drop(book, letter, by, seen, "Too short"),
    lambda book, letter, by, seen: propose(book, by, seen, 3),
    lambda book, letter, by, seen: arrange(book, by, seen, Book.Order.TIME),
    lambda book, letter, by, seen: order_entries(book, by, seen, []),
    lambda book, letter, by, seen: caption_entry(Entry.objects.get(), by, seen, "To his wife"),
]


@pytest.mark.parametrize("deed", DEEDS)
def test_who_comes_second_is_told_who_was_first_and_what_they_did(
    book: Book, ready: Letter, paul: User, tatiana: User, deed: Deed
) -> None:
    seen = book.version
    keep(book, ready, paul, seen)
    before = Book.objects.values().get(), Entry.objects.values().get()
    with pytest.raises(Overtaken, match=r"Paul kept a letter on .* Nothing was overwritten.* look at the book"):
        deed(Book.objects.get(), ready, tatiana, seen)
    assert (Book.objects.values().get(), Entry.objects.values().get()) == before


def test_what_the_house_notes_is_not_what_was_first(book: Book, paul: User, tatiana: User) -> None:
    change_book(book, paul, 1, title="Another")
    for verb in (Verb.COMPILED, Verb.BOUND, Verb.WENT_STALE, Verb.OFFERED, Verb.ANSWERED):
        record(book, verb)
    with pytest.raises(Overtaken, match="Paul changed what it says of itself"):
        lay_aside(book, tatiana, 1)


def test_compiling_does_not_move_a_book(book: Book, paul: User) -> None:
    Compilation.objects.create(book=book, number=1, book_version=1)
    record(book, Verb.COMPILED, paul)
    change_book(book, paul, 1, title="Another")


@pytest.mark.parametrize("seen", [0, 99])
def test_a_version_that_never_was_counts_as_overtaken(book: Book, paul: User, tatiana: User, seen: int) -> None:
    change_book(book, paul, 1, title="Another")
    with pytest.raises(Overtaken, match="Paul changed"):
        lay_aside(book, tatiana, seen)


def test_the_last_deed_since_the_page_was_opened_is_told(book: Book, paul: User, tatiana: User) -> None:
    change_book(book, tatiana, 1, title="Hers")
    change_book(book, paul, 2, title="His")
    lay_aside(book, paul, 3)
    with pytest.raises(Overtaken, match="Paul laid it aside"):
        change_book(book, tatiana, 2, title="Hers again")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_change_one_thing(book: Book, ready: Letter, paul: User, tatiana: User) -> None:
    pk = book.pk
    outcome = at_once(
        lambda: change_book(Book.objects.get(pk=pk), paul, 1, title="His"),
        lambda: change_book(Book.objects.get(pk=pk), tatiana, 1, title="Hers"),
        lambda: keep(Book.objects.get(pk=pk), ready, paul, 1),
        lambda: drop(Book.objects.get(pk=pk), ready, tatiana, 1, "Too short"),
    )
    assert sum(error is None for error in outcome) == 1
    kept = Book.objects.get(pk=pk)
    assert kept.version == 2 and kept.events.count() == 2
    changed = kept.title != "Letters from Your Life"
    assert Entry.objects.count() == (0 if changed else 1)
