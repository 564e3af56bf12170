"""Letters are proposed with reasons, kept or dropped by a person, and nobody's without their consent."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from letters.models import Answer, Book, Chapter, Consent, Entry, Letter
from letters.workflow.errors import BookRefused, NotReady, NotYours
from letters.workflow.publishing.books import begin_book, rename_in_book
from letters.workflow.publishing.choosing import Candidate, candidates, drop, keep, propose
from letters.workflow.publishing.consenting import Party, withdraw_consent
from letters.workflow.publishing.praising import give_stars, tell_answer

from .conftest import TEXT, UNNAMED, Agree, Write, history, shape


def of(book: Book, letter: Letter) -> Candidate:
    return next(each for each in candidates(book) if each.letter == letter)


def test_a_writer_chooses_nothing(book: Book, ready: Letter, amy: User) -> None:
    for verb in (
        lambda: propose(book, amy, 1, 3),
        lambda: keep(book, ready, amy, 1),
        lambda: drop(book, ready, amy, 1, ""),
    ):
        with pytest.raises(NotYours):
            verb()
    assert not Entry.objects.exists()


def test_only_finished_letters_can_stand_in_a_book(book: Book, letter: Letter, paul: User) -> None:
    assert candidates(book) == ()
    with pytest.raises(NotReady):
        keep(book, letter, paul, 1)
    with pytest.raises(NotReady):
        drop(book, letter, paul, 1, "Not this one")


def test_a_candidate_says_what_is_known_and_what_is_lacking(
    book: Book, ready: Letter, agree: Agree, paul: User, tatiana: User
) -> None:
    fresh = of(book, ready)
    assert (fresh.stars, fresh.answer, fresh.entry, fresh.may_be_printed) == (None, None, None, False)
    assert {lack.party for lack in fresh.lacks} == {"writer", "client", "recipient", "third"}
    agree(ready, UNNAMED)
    give_stars(ready, paul, 5)
    give_stars(ready, tatiana, 4)
    tell_answer(ready, Answer.Kind.CAME, "She came on Sunday.", None)
    known = of(book, ready)
    assert known.may_be_printed and known.stars == 4.5
    assert known.answer and known.answer.words == "She came on Sunday."
    assert {lack.name for lack in known.lacks} == {"Theodore Twombly", "Catherine", "Lewman"}, "who must not be named"


def test_other_names_are_looked_at(book: Book, ready: Letter, agree: Agree, paul: User) -> None:
    agree(ready, UNNAMED)
    names = ["Theodore", "Twombly", "Catherine", "Lewman"]
    rename_in_book(book, paul, 1, [("person", name, f"{name[::-1].capitalize()}") for name in names])
    assert of(book, ready).lacks == ()


def test_keeping_puts_it_at_the_end_of_a_chapter(book: Book, write: Write, ready: Letter, paul: User) -> None:
    other, third = write(), write()
    keep(book, ready, paul, 1, reason="It  is\nshort")
    keep(book, other, paul, 2)
    first = book.chapters.get()
    later = Chapter.objects.create(book=book, position=2, title="Later")
    keep(book, third, paul, 3, chapter=first)
    assert shape(book) == [("Letters", [ready.pk, other.pk, third.pk]), ("Later", [])]
    keep(book, ready, paul, 4, chapter=later)
    assert shape(book) == [("Letters", [other.pk, third.pk]), ("Later", [ready.pk])]
    assert Entry.objects.get(letter=ready).reason == "It  is\nshort"
    assert of(book, ready).is_kept and not of(book, ready).is_dropped
    assert history(book) == ["begun", *["kept"] * 4]


def test_keeping_what_is_kept_is_no_change(book: Book, ready: Letter, paul: User) -> None:
    entry = keep(book, ready, paul, 1, reason="Short")
    assert keep(book, ready, paul, 2) == keep(book, ready, paul, 2, entry.chapter, "Short") == entry
    assert book.version == 2 and history(book).count("kept") == 1


def test_a_chapter_of_another_book_is_none(book: Book, ready: Letter, paul: User) -> None:
    other = Chapter.objects.create(book=begin_book(paul, "Another"), position=1, title="Theirs")
    with pytest.raises(BookRefused) as refused:
        keep(book, ready, paul, 1, chapter=other)
    assert refused.value.problems.keys() == {"chapter"}


def test_a_reason_has_its_length(book: Book, ready: Letter, paul: User) -> None:
    verbs: tuple[Callable[[], object], ...] = (
        lambda: keep(book, ready, paul, 1, reason="x" * 1_001),
        lambda: drop(book, ready, paul, 1, "x" * 1_001),
    )
    for verb in verbs:
        with pytest.raises(BookRefused, match="Please make it shorter"):
            verb()


def test_what_is_dropped_leaves_its_chapter_and_can_come_back(book: Book, ready: Letter, paul: User) -> None:
    keep(book, ready, paul, 1, reason="Short")
    entry = drop(book, ready, paul, 2, "Too short")
    assert (entry.is_kept, entry.chapter, entry.reason) == (False, None, "Too short")
    assert drop(book, ready, paul, 3, "Too short") == entry and book.version == 3
    assert of(book, ready).is_dropped
    back = keep(book, ready, paul, 3)
    assert (back.pk, back.is_kept, back.reason) == (entry.pk, True, "")
    assert shape(book) == [("Letters", [ready.pk])]


def test_only_what_everyone_agrees_to_print_is_proposed(
    book: Book, write: Write, ready: Letter, agree: Agree, paul: User
) -> None:
    with pytest.raises(BookRefused, match="everyone agrees to print"):
        propose(book, paul, 1, 5)
    agree(ready)
    agree(write(TEXT), UNNAMED, Party.RECIPIENT)
    [entry] = propose(book, paul, 1, 5)
    assert entry.letter == ready and entry.is_kept and entry.chapter and entry.reason
    assert history(book) == ["begun", "proposed"]
    withdraw_consent(Consent.objects.get(letter=ready, party=Party.CLIENT), None)
    with pytest.raises(BookRefused):
        propose(book, paul, 2, 5)
    assert Entry.objects.get() == entry


def test_what_was_decided_is_not_proposed_again(book: Book, many: Callable[[int], list[Letter]], paul: User) -> None:
    first, second, *others = many(5)
    keep(book, first, paul, 1, reason="Mine")
    drop(book, second, paul, 2, "Not this one")
    entries = propose(book, paul, 3, 10)
    assert {entry.letter for entry in entries} == {*others}
    assert Entry.objects.get(letter=first).reason == "Mine" and not Entry.objects.get(letter=second).is_kept
    assert shape(book)[0][1] == [first.pk, *(entry.letter_id for entry in entries)]


def test_where_nothing_is_worth_proposing_we_say_why(book: Book, ready: Letter, agree: Agree, paul: User) -> None:
    agree(ready)
    give_stars(ready, paul, 1)
    with pytest.raises(BookRefused, match=rf"No other letter is proposed. Letter {ready.pk}: .*") as refused:
        propose(book, paul, 1, 5)
    assert refused.value.problems.keys() == {"wanted"} and not Entry.objects.exists()


@pytest.mark.parametrize("wanted", [0, -1, 1_001, True])
def test_so_many_cannot_be_asked_for(book: Book, paul: User, wanted: int) -> None:
    with pytest.raises(BookRefused) as refused:
        propose(book, paul, 1, wanted)
    assert refused.value.problems.keys() == {"wanted"}


def test_a_letter_that_is_erased_leaves_the_book(book: Book, ready: Letter, paul: User) -> None:
    keep(book, ready, paul, 1)
    ready.brief.delete()
    assert not Entry.objects.exists() and candidates(book) == ()


def test_a_thousand_candidates_cost_no_more_queries_than_ten(
    book: Book, many: Callable[[int], list[Letter]], django_assert_max_num_queries: Any, paul: User
) -> None:
    letters = many(1_000)
    with django_assert_max_num_queries(9):
        found = candidates(book)
    assert len(found) == 1_000 and found[0].letter == letters[-1]
    with django_assert_max_num_queries(40):
        entries = propose(book, paul, 1, 200)
    assert len(entries) == 200 and all(entry.reason for entry in entries)
