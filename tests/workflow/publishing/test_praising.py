"""Stars from editors, and what the recipient answered."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from letters.models import Answer, Letter, Stars
from letters.workflow.errors import BookRefused, NotReady, NotYours
from letters.workflow.hygiene import ANSWER_CAP
from letters.workflow.publishing.praising import give_stars, tell_answer

from .conftest import deeds


def test_a_writer_gives_no_stars_and_tells_no_answer(ready: Letter, amy: User) -> None:
    with pytest.raises(NotYours, match="give stars"):
        give_stars(ready, amy, 5)
    with pytest.raises(NotYours, match="tell what a recipient answered"):
        tell_answer(ready, Answer.Kind.CAME, "", amy)


def test_a_letter_that_is_not_finished_has_neither(letter: Letter, paul: User) -> None:
    with pytest.raises(NotReady):
        give_stars(letter, paul, 5)
    with pytest.raises(NotReady):
        tell_answer(letter, Answer.Kind.CAME, "", None)


@pytest.mark.parametrize("count", [0, 6, -1, True, 4.5, "5", None])
def test_one_to_five_stars(ready: Letter, paul: User, count: Any) -> None:
    with pytest.raises(BookRefused) as refused:
        give_stars(ready, paul, count)
    assert refused.value.problems.keys() == {"count"} and not Stars.objects.exists()


def test_the_database_holds_it_too(ready: Letter, paul: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Stars.objects.create(letter=ready, editor=paul, count=6)


def test_each_editor_has_one_opinion_and_may_change_it(ready: Letter, paul: User, tatiana: User) -> None:
    first = give_stars(ready, paul, 3)
    give_stars(ready, tatiana, 4)
    assert give_stars(ready, paul, 5) == first
    assert {(stars.editor, stars.count) for stars in ready.stars.all()} == {(paul, 5), (tatiana, 4)}
    give_stars(ready, paul, 5)
    assert deeds(ready) == ["starred"] * 3


def test_the_client_tells_what_was_answered_and_may_tell_more(ready: Letter, paul: User) -> None:
    told = tell_answer(ready, Answer.Kind.WROTE, " Four pages.\r\n\r\n\r\nAnd a leaf.\u200b ", None)
    assert (told.kind, told.words) == ("wrote", "Four pages.\n\nAnd a leaf.")
    assert tell_answer(ready, Answer.Kind.WROTE, "Four pages.\n\nAnd a leaf.", None) == told
    tell_answer(ready, Answer.Kind.CAME, "", paul)
    assert Answer.objects.get().kind == "came"
    assert [event.actor for event in ready.events.filter(verb="answer_told")] == [None, paul]


def test_the_history_does_not_quote_the_answer(ready: Letter) -> None:
    tell_answer(ready, Answer.Kind.CALLED, "About Sacramento", None)
    event = ready.events.last()
    assert event and event.note == "called"


@pytest.mark.parametrize(
    ("kind", "words", "field"), [("shrugged", "", "kind"), ("", "", "kind"), ("came", "x" * (ANSWER_CAP + 1), "words")]
)
def test_an_answer_that_is_none(ready: Letter, kind: Any, words: str, field: str) -> None:
    with pytest.raises(BookRefused) as refused:
        tell_answer(ready, kind, words, None)
    assert refused.value.problems.keys() == {field} and not Answer.objects.exists()


def test_neither_moves_the_letter(ready: Letter, paul: User) -> None:
    before = ready.version, ready.moved_at
    give_stars(ready, paul, 4)
    tell_answer(ready, Answer.Kind.SILENCE, "", None)
    ready.refresh_from_db()
    assert (ready.version, ready.moved_at) == before


def test_both_go_with_the_letter(ready: Letter, paul: User) -> None:
    give_stars(ready, paul, 4)
    tell_answer(ready, Answer.Kind.SILENCE, "", None)
    ready.brief.delete()
    assert not Stars.objects.exists() and not Answer.objects.exists()
