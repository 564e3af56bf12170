"""What a client told is remembered for the next letter to the same person, and for nobody else's."""

from collections.abc import Callable
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
from letters.workflow.proofreading import written_as
from letters.workflow.remembering import memory_of
from letters.workflow.reviewing import approve, send_to_review
from letters.workflow.sources import sourced_sentences
from letters.workflow.styling import Style, lay_out_styled

type Write = Callable[..., Brief]


@pytest.fixture
def write(house: None, submission: BriefSubmission, amy: User, paul: User) -> Write:
    """Another brief, from the page of an earlier letter if one is given, with its letter approved."""

    def written(after: Brief | None = None, **told: object) -> Brief:
        address = address_of(after) if after else ""
        brief = submit_brief(submission.but(key=uuid4(), after=address, **told)).brief
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
    # Behind some stems an opening is supplied: “how we walked home in the rain”.
    assert memory.answers and all(each.answer.endswith("walked home in the rain") for each in memory.answers)
    assert set(memory.never) == {"the trial", "Sacramento", "the dog"}
    assert "the dog" in facts_of(third, memory).avoid
    assert memory.templates and memory.phrases


def test_nobody_is_remembered_by_an_address_that_anyone_could_type(write: Write) -> None:
    write(nickname="Cat")
    stranger = write(nickname="")
    assert memory_of(stranger).answers == ()
    assert not memory_of(stranger).phrases


def test_nothing_goes_along_to_somebody_else(write: Write) -> None:
    first = write()
    other = write(first, recipient_name="Amy")
    assert other.first is None
    assert memory_of(other).answers == ()


@pytest.mark.parametrize("address", ["", "A" * 43, "no address at all"])
def test_an_address_that_is_none_is_as_good_as_none(house: None, submission: BriefSubmission, address: str) -> None:
    assert submit_brief(submission.but(after=address)).brief.first is None


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


def test_what_must_not_be_mentioned_outlives_its_occasion(house: None, submission: BriefSubmission) -> None:
    first = submit_brief(submission).brief
    second = submit_brief(submission.but(key=uuid4(), after=address_of(first), avoid="")).brief
    Brief.objects.filter(pk=first.pk).update(occasion="of another time")
    assert set(memory_of(second).never) == {"the trial", "Sacramento"}


def test_twenty_letters_are_remembered_in_as_many_questions_as_two(
    house: None, submission: BriefSubmission, django_assert_num_queries: Any
) -> None:
    first = submit_brief(submission).brief
    for day in range(2):
        submit_brief(submission.but(key=uuid4(), after=address_of(first), heading=f"Day {day}"))
    with django_assert_num_queries(3):
        memory_of(Brief(pk=first.pk + 1_000, first=first))


def test_the_desk_says_where_the_heading_came_from(house: None, submission: BriefSubmission) -> None:
    letter = submit_brief(submission.but(heading="Lisbon, 3 November")).brief.letter
    sourced = sourced_sentences(letter)
    assert (sourced[0].text, sourced[0].sources) == ("Lisbon, 3 November", ("the brief: place and date",))
    assert all(sentence.sources for sentence in sourced)


@pytest.mark.parametrize("kept", [{}, {"of": "another time"}, {"sentences": [{"start": 0}], "unused": []}])
def test_sources_kept_in_a_way_we_no_longer_know_are_none(letter: Letter, kept: dict[str, object]) -> None:
    letter.drafts.update(sources=kept)
    assert sourced_sentences(letter) == ()


def test_the_pages_are_counted_on_the_paper_that_was_chosen() -> None:
    text = "Dear Ana,\n\n" + "The boat is painted, and the dog has slept in it twice. " * 24 + "\n\nYours,\nTheodore"
    plain, ruled = (written_as(text, "theodore", "a6", Style(ruled=ruled), 7).pages for ruled in (False, True))
    layouts = [lay_out_styled(text, "theodore", "a6", 7, Style(ruled=ruled).as_data()) for ruled in (False, True)]
    assert [plain, ruled] == [layout.page_count for layout in layouts]
