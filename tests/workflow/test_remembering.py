"""What a client told is remembered for the next letter to the same person, and for nobody else's."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from letters.drafting import Facts, Memory, Occasion
from letters.models import Brief, Letter, Phrase
from letters.workflow import briefs
from letters.workflow.addresses import address_of
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.composing import first_draft
from letters.workflow.facts import facts_of
from letters.workflow.remembering import memory_of
from letters.workflow.reviewing import approve, send_to_review

type Write = Callable[..., Brief]


@pytest.fixture
def write(house: None, submission: BriefSubmission, amy: User, paul: User) -> Write:
    """Another brief, from the page of an earlier letter if one is given, with its letter approved."""

    def written(after: Brief | None = None, **told: object) -> Brief:
        address = address_of(after) if after else ""
        brief = submit_brief(replace(submission, submission=uuid4(), after=address, **told))  # type: ignore[arg-type]
        letter = brief.letter
        send_to_review(letter, amy, letter.version)
        approve(letter, paul, letter.version)
        return brief

    return written


def test_the_next_letter_knows_what_the_last_one_told(write: Write) -> None:
    first = write(nickname="Cat")
    second = write(first, avoid="the dog")
    third = write(second, answers=dict.fromkeys(first.answers, "sat on the roof"))
    memory = memory_of(third)
    assert memory.nicknames == ("Cat",)
    assert {told.answer for told in memory.told} == {"walked home in the rain"}
    assert set(memory.never) == {"the trial", "Sacramento", "the dog"}
    assert "the dog" in facts_of(third, memory).avoid
    assert memory.templates and memory.said


def test_nobody_is_remembered_by_an_address_that_anyone_could_type(write: Write) -> None:
    write(nickname="Cat")
    stranger = write(nickname="")
    assert memory_of(stranger).told == ()
    assert not memory_of(stranger).said


def test_nothing_goes_along_to_somebody_else(write: Write) -> None:
    first = write()
    other = write(first, recipient_name="Amy")
    assert other.first is None
    assert memory_of(other).told == ()


@pytest.mark.parametrize("address", ["", "A" * 43, "no address at all"])
def test_an_address_that_is_none_is_as_good_as_none(house: None, submission: BriefSubmission, address: str) -> None:
    assert submit_brief(replace(submission, after=address)).first is None


def test_a_letter_counts_as_said_once_it_is_approved(in_review: Letter, paul: User) -> None:
    assert not Phrase.objects.exists()
    approve(in_review, paul, in_review.version)
    assert Phrase.objects.filter(letter=in_review).count() > 5


def test_the_next_draft_is_composed_with_the_memory(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write(nickname="Cat")
    known: list[Memory] = []

    def noting(facts: Facts, occasion: Occasion, seed: int, memory: Memory) -> Any:
        known.append(memory)
        return first_draft(facts, occasion, seed, memory)

    monkeypatch.setattr(briefs, "first_draft", noting)
    second = write(first, heading="Sunday")
    assert known == [memory_of(second)]
    assert known[0].nicknames == ("Cat",)
