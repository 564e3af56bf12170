"""Two people at once: one wins, the other is told who was first, nothing is overwritten."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from letters.models import Approval, Draft, Letter, Rendering
from letters.workflow.errors import Overtaken
from letters.workflow.history import Verb, record
from letters.workflow.notices import send_notice
from letters.workflow.rendering import write_rendering
from letters.workflow.reviewing import approve, request_changes, revise_draft, send_to_review


def at_once(*deeds: Callable[[], Any]) -> list[BaseException | None]:
    """Do all of them in threads of their own; what each raised."""

    def attempt(deed: Callable[[], Any]) -> BaseException | None:
        try:
            deed()
        except Overtaken as error:
            return error
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(deeds)) as people:
        return list(people.map(attempt, deeds))


@pytest.mark.promise("two-editors")
def test_who_comes_second_is_told_who_was_first_and_what_they_did(in_review: Letter, paul: User, tatiana: User) -> None:
    seen = in_review.version
    approve(in_review, paul, seen)
    with pytest.raises(Overtaken, match=r"Paul approved it on .* Nothing was overwritten"):
        request_changes(in_review, tatiana, "Not yet", seen)
    assert Letter.objects.get().status == Letter.Status.APPROVED


@pytest.mark.promise("two-editors")
def test_an_edit_of_an_older_page_overwrites_nothing(letter: Letter, amy: User, samantha: User) -> None:
    seen = letter.version
    revise_draft(letter, samantha, "Hers", seen)
    with pytest.raises(Overtaken, match="Samantha saved a new draft"):
        revise_draft(letter, amy, "Mine", seen)
    assert letter.draft and letter.draft.text == "Hers"


def test_the_person_is_named_and_not_the_house_that_followed(in_review: Letter, paul: User, tatiana: User) -> None:
    seen = in_review.version
    rendering = approve(in_review, paul, seen).rendering
    write_rendering(rendering.pk)
    send_notice(in_review.brief.notices.get(kind="ready").pk)
    with pytest.raises(Overtaken, match="Paul approved it"):
        request_changes(in_review, tatiana, "Not yet", seen)


def test_what_was_done_before_the_page_was_opened_is_no_reason(rendering: Rendering, tatiana: User) -> None:
    letter = Letter.objects.get()
    seen = letter.version
    write_rendering(rendering.pk)
    send_notice(letter.brief.notices.get(kind="ready").pk)
    with pytest.raises(Overtaken, match="The house wrote it out"):
        request_changes(letter, tatiana, "Not yet", seen)


@pytest.mark.parametrize("verb", Verb)
def test_what_is_noted_of_a_letter_is_no_move(in_review: Letter, paul: User, tatiana: User, verb: Verb) -> None:
    seen = in_review.version
    record(in_review, verb, tatiana)
    request_changes(in_review, paul, "Not yet", seen)
    record(in_review, verb, tatiana)
    with pytest.raises(Overtaken, match="Paul asked for changes"):
        approve(in_review, tatiana, seen)


@pytest.mark.parametrize("seen", [0, 99])
def test_a_version_that_never_was_counts_as_overtaken(in_review: Letter, tatiana: User, seen: int) -> None:
    with pytest.raises(Overtaken, match="Amy sent it to review"):
        request_changes(in_review, tatiana, "Not yet", seen)


def test_a_second_click_does_not_approve_twice(in_review: Letter, paul: User) -> None:
    seen = in_review.version
    approve(in_review, paul, seen)
    with pytest.raises(Overtaken):
        approve(in_review, paul, seen)
    assert Approval.objects.count() == Rendering.objects.count() == 1


def test_a_letter_sent_to_review_from_an_older_page_stays(letter: Letter, amy: User) -> None:
    seen = letter.version
    revise_draft(letter, amy, "Newer words", seen)
    with pytest.raises(Overtaken):
        send_to_review(letter, amy, seen)


@pytest.mark.promise("two-editors")
@pytest.mark.django_db(transaction=True)
def test_two_editors_at_once(in_review: Letter, paul: User, tatiana: User) -> None:
    seen, pk = in_review.version, in_review.pk
    outcome = at_once(
        lambda: approve(Letter.objects.get(pk=pk), paul, seen),
        lambda: request_changes(Letter.objects.get(pk=pk), tatiana, "Not yet", seen),
        lambda: approve(Letter.objects.get(pk=pk), tatiana, seen),
    )
    assert sum(error is None for error in outcome) == 1
    letter = Letter.objects.get(pk=pk)
    assert letter.version == seen + 1
    assert Rendering.objects.count() == (1 if letter.status == Letter.Status.APPROVED else 0)


@pytest.mark.promise("two-editors")
@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once(letter: Letter, amy: User, samantha: User) -> None:
    seen, pk = letter.version, letter.pk
    outcome = at_once(
        lambda: revise_draft(Letter.objects.get(pk=pk), amy, "Amy's words", seen),
        lambda: revise_draft(Letter.objects.get(pk=pk), samantha, "Samantha's words", seen),
    )
    assert sum(error is None for error in outcome) == 1
    assert Draft.objects.count() == 2
