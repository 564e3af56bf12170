"""What was answered, behind its letter, where whoever answered agrees."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from letters.models import Answer, Book, Compilation, Consent, Entry, Letter
from letters.workflow.errors import BookRefused, ConsentMissing
from letters.workflow.publishing.candidates import candidates
from letters.workflow.publishing.choosing import keep, show_answer
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.lacks import Scope
from letters.workflow.publishing.plans import book_of, plan_of
from letters.workflow.publishing.praising import tell_answer

from .conftest import ALL, Agree, Compiled

WORDS = "I read it on the stairs.\n\nCome in May, and bring *everything*."


@pytest.fixture
def answered(book: Book, ready: Letter, agree: Agree, paul: User) -> Entry:
    """Behind which the answer is to stand, of which Catherine knows nothing yet."""
    agree(ready)
    tell_answer(ready, Answer.Kind.WROTE, WORDS, None)
    entry = keep(book, Letter.objects.get(pk=ready.pk), paul, book.version)
    entry = show_answer(entry, paul, 2, is_shown=True)
    book.refresh_from_db()
    return entry


def test_whoever_answered_has_to_agree(book: Book, answered: Entry, agree: Agree, paul: User) -> None:
    with pytest.raises(ConsentMissing) as missing:
        compile_book(book, paul, book.version)
    assert [(lack.party, lack.name, lack.scope) for lack in missing.value.lacks] == [
        (Consent.Party.RECIPIENT, "Catherine", Scope.ANSWER)
    ]
    [candidate] = candidates(book)
    assert [lack.sentence for lack in candidate.lacks] == [
        f"Catherine has not agreed that what they answered stands behind letter {answered.letter_id}."
    ]
    agree(answered.letter, replace(ALL, may_answer=True), Consent.Party.RECIPIENT)
    assert compile_book(book, paul, book.version)


def test_the_answer_goes_into_the_book_and_no_word_of_it_into_the_plan(
    book: Book, answered: Entry, agree: Agree
) -> None:
    plan = plan_of(book)
    assert next(book_of(plan).letters).answer == WORDS and "stairs" not in str(plan.as_data())
    tell_answer(answered.letter, Answer.Kind.WROTE, "Otherwise.", None)
    with pytest.raises(BookRefused):
        book_of(plan)


def test_whom_the_answer_names_is_looked_at(book: Book, answered: Entry, agree: Agree, paul: User) -> None:
    tell_answer(answered.letter, Answer.Kind.WROTE, "Isolde read it to me.", None)
    agree(answered.letter, replace(ALL, may_answer=True), Consent.Party.RECIPIENT)
    with pytest.raises(ConsentMissing) as missing:
        compile_book(book, paul, book.version)
    assert [lack.name for lack in missing.value.lacks] == ["Isolde"]


def test_another_answer_has_not_been_agreed_to(
    book: Book, answered: Entry, agree: Agree, compiled: Compiled, paul: User
) -> None:
    agree(answered.letter, replace(ALL, may_answer=True), Consent.Party.RECIPIENT)
    made = compiled(book, answered.letter)
    tell_answer(answered.letter, Answer.Kind.WROTE, WORDS, None)
    assert Compilation.objects.get(pk=made.pk).stale_reason == ""
    tell_answer(answered.letter, Answer.Kind.WROTE, "Never mind.", None)
    assert "Another answer" in Compilation.objects.get(pk=made.pk).stale_reason
    assert not answered.letter.consents.filter(may_answer=True).exists()


def test_no_words_cannot_stand_there(book: Book, ready: Letter, paul: User) -> None:
    entry = keep(book, ready, paul, book.version)
    with pytest.raises(BookRefused):
        show_answer(entry, paul, 2, is_shown=True)
