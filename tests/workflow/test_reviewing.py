"""From draft to approval: who may do what, and when."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from letters.models import Approval, Draft, Letter, Rendering
from letters.workflow import reviewing
from letters.workflow.errors import NotNow, NotYours, Refused, TextRefused, Unwritable
from letters.workflow.reviewing import (
    approve,
    request_changes,
    revise_and_send,
    revise_draft,
    send_to_review,
)
from letters.workflow.styling import lay_out_styled


def verbs(letter: Letter) -> list[str]:
    return [event.verb for event in letter.events.all()]


def test_an_editor_does_not_write_and_a_writer_does_not_approve(letter: Letter, amy: User, paul: User) -> None:
    with pytest.raises(NotYours):
        revise_draft(letter, paul, "Words", letter.version)
    with pytest.raises(NotYours):
        send_to_review(letter, paul, letter.version)
    with pytest.raises(NotYours):
        approve(letter, amy, letter.version)
    with pytest.raises(NotYours):
        request_changes(letter, amy, "No", letter.version)
    assert verbs(letter) == ["submitted", "composed"]


def test_someone_who_has_left_may_do_nothing(letter: Letter, amy: User) -> None:
    amy.is_active = False
    with pytest.raises(NotYours):
        revise_draft(letter, amy, "Words", letter.version)


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "x" * 20_001])
def test_a_text_that_cannot_be_a_letter_is_not_saved(letter: Letter, amy: User, text: str) -> None:
    with pytest.raises(TextRefused):
        revise_draft(letter, amy, text, letter.version)
    assert letter.drafts.count() == 1


def test_each_edit_is_a_new_numbered_draft_and_the_old_ones_stay(letter: Letter, amy: User) -> None:
    composed = letter.drafts.get().text
    revise_draft(letter, amy, "Dear Catherine,\r\n\r\nI am sorry.\0", letter.version)
    revise_draft(letter, amy, "Dear Catherine,\n\nI am so sorry.", letter.version)
    texts = [draft.text for draft in letter.drafts.all()]
    assert texts == [composed, "Dear Catherine,\n\nI am sorry.", "Dear Catherine,\n\nI am so sorry."]
    assert letter.draft == Draft.objects.get(number=3) and letter.draft.author == amy
    assert verbs(letter)[2:] == ["revised", "revised"]


def test_saving_the_same_words_changes_nothing(letter: Letter, amy: User) -> None:
    before = letter.version
    assert letter.draft
    assert revise_draft(letter, amy, letter.draft.text + "\r\n", letter.version) == letter.draft
    letter.refresh_from_db()
    assert letter.version == before and letter.drafts.count() == 1


@pytest.mark.promise("font-changed")
@pytest.mark.parametrize("text", ["Dear שרה,", "Dear 田中,", "Dear you 👩‍👩‍👧"])
def test_characters_the_hand_cannot_write_are_named_before_review(letter: Letter, amy: User, text: str) -> None:
    revise_draft(letter, amy, text, letter.version)
    with pytest.raises(Unwritable) as refused:
        send_to_review(letter, amy, letter.version)
    assert refused.value.characters and set(refused.value.characters) <= set(text)
    assert "U+" in str(refused.value)
    letter.refresh_from_db()
    assert letter.status == Letter.Status.DRAFTING


def test_saving_and_sending_is_one_deed(letter: Letter, amy: User) -> None:
    draft = revise_and_send(letter, amy, "Dear Catherine,\r\n\r\nHello.", letter.version)
    assert (draft.number, draft.author, draft.text) == (2, amy, "Dear Catherine,\n\nHello.")
    assert (letter.status, letter.draft) == (Letter.Status.IN_REVIEW, draft)
    assert verbs(letter)[2:] == ["revised", "sent_to_review"]


def test_sending_unchanged_words_makes_no_new_draft(letter: Letter, amy: User) -> None:
    assert letter.draft
    assert revise_and_send(letter, amy, letter.draft.text, letter.version) == letter.draft
    assert verbs(letter)[2:] == ["sent_to_review"]


def test_what_cannot_be_sent_is_not_saved_either(letter: Letter, amy: User) -> None:
    with pytest.raises(Unwritable):
        revise_and_send(letter, amy, "Dear שרה,", letter.version)
    letter.refresh_from_db()
    assert letter.drafts.count() == 1 and letter.status == Letter.Status.DRAFTING


@pytest.mark.django_db(transaction=True)
def test_nothing_is_laid_out_while_the_database_waits(
    letter: Letter, amy: User, paul: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, waiting = lay_out_styled, []

    def lay_out(*args: Any) -> Any:
        waiting.append(connection.in_atomic_block)
        return real(*args)

    monkeypatch.setattr(reviewing, "lay_out_styled", lay_out)
    revise_and_send(letter, amy, "Dear Catherine,\n\nHello.\n\nYours,\nTheodore", letter.version)
    approve(letter, paul, letter.version)
    assert waiting == [False, False]


def test_in_review_the_text_is_frozen(in_review: Letter, amy: User) -> None:
    with pytest.raises(NotNow, match="in review"):
        revise_draft(in_review, amy, "Other words", in_review.version)


@pytest.mark.promise("edited-after")
def test_after_approval_the_text_is_frozen(rendering: Rendering, amy: User, paul: User) -> None:
    letter = Letter.objects.get()
    with pytest.raises(NotNow):
        revise_draft(letter, amy, "Other words", letter.version)
    with pytest.raises(NotNow):
        approve(letter, paul, letter.version)
    with pytest.raises(NotNow):
        request_changes(letter, paul, "Wait", letter.version)
    rendering.refresh_from_db()
    assert rendering.text == rendering.approval.draft.text


def test_a_draft_cannot_be_approved_before_it_is_in_review(letter: Letter, paul: User) -> None:
    with pytest.raises(NotNow):
        approve(letter, paul, letter.version)
    assert not Approval.objects.exists()


def test_changes_are_asked_for_with_a_note_and_made_in_a_new_draft(in_review: Letter, amy: User, paul: User) -> None:
    with pytest.raises(TextRefused, match="note"):
        request_changes(in_review, paul, "  ", in_review.version)
    request_changes(in_review, paul, "Warmer, please.", in_review.version)
    assert in_review.status == Letter.Status.CHANGES_REQUESTED
    last = in_review.events.last()
    assert last and (last.actor, last.note) == (paul, "Warmer, please.")
    revise_draft(in_review, amy, "Dear Catherine,\n\nWarmer.\n\nYours,\nTheodore", in_review.version)
    send_to_review(in_review, amy, in_review.version)
    approval = approve(in_review, paul, in_review.version)
    assert approval.draft.number == 2


@pytest.mark.promise("edited-after")
def test_approval_names_the_exact_pages_and_queues_the_writing_out(in_review: Letter, paul: User) -> None:
    approval = approve(in_review, paul, in_review.version)
    rendering = Rendering.objects.get()
    assert in_review.status == Letter.Status.APPROVED
    assert len(approval.layout_digest) == 64
    frozen = (rendering.text, rendering.hand, rendering.paper, rendering.seed, rendering.layout_digest)
    assert in_review.draft
    assert frozen == (in_review.draft.text, "theodore", "a5", in_review.seed, approval.layout_digest)
    assert rendering.status == Rendering.Status.QUEUED
    last = in_review.events.last()
    assert last and (last.verb, last.actor) == ("approved", paul)


def test_if_the_rendering_cannot_be_queued_nothing_is_approved(
    in_review: Letter, paul: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: Any) -> None:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(Rendering.objects, "create", fail)
    with pytest.raises(RuntimeError):
        approve(in_review, paul, in_review.version)
    in_review.refresh_from_db()
    assert in_review.status == Letter.Status.IN_REVIEW
    assert not Approval.objects.exists() and verbs(in_review)[-1] == "sent_to_review"


def test_every_refusal_is_one_family() -> None:
    assert all(issubclass(each, Refused) for each in (NotNow, NotYours, TextRefused, Unwritable))
