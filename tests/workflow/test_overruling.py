"""What the proofreader holds back waits until it is settled, or until an editor overrules it by name."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from letters.models import Event, Letter, Overruling
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.errors import NotesUnsettled, NotYours, Overtaken, TextRefused
from letters.workflow.proofreading import notes_of, overrule
from letters.workflow.reviewing import approve, request_changes, revise_and_send, revise_draft

FORBIDDEN = "Dear Catherine,\n\nAfter the Trial we drove home and said nothing all the way.\n\nYours,\nTheodore"


@pytest.fixture
def held_back(letter: Letter, amy: User) -> Letter:
    """A letter in review that says what must not be mentioned."""
    revise_and_send(letter, amy, FORBIDDEN, letter.version)
    return letter


def key_of(letter: Letter) -> str:
    (note,) = (note for note in notes_of(letter) if note.blocking)
    assert note.quoted == "the Trial"
    return note.key


def test_it_is_not_approved_and_nothing_is_changed(held_back: Letter, paul: User) -> None:
    with pytest.raises(NotesUnsettled, match="Nothing was changed"):
        approve(held_back, paul, held_back.version)
    held_back.refresh_from_db()
    assert held_back.status == Letter.Status.IN_REVIEW
    assert not held_back.renderings.exists()


def test_an_editor_overrules_by_name_with_a_reason(held_back: Letter, paul: User) -> None:
    ruling = overrule(held_back, paul, key_of(held_back), "She asked for it herself.", held_back.version)
    assert (ruling.editor, ruling.reason) == (paul, "She asked for it herself.")
    assert held_back.events.get(verb=Event.Verb.OVERRULED, actor=paul).note == ruling.reason
    assert approve(held_back, paul, held_back.version)


def test_an_overruling_outlives_small_changes_elsewhere(held_back: Letter, amy: User, paul: User) -> None:
    overrule(held_back, paul, key_of(held_back), "She asked for it herself.", held_back.version)
    request_changes(held_back, paul, "Name the month.", held_back.version)
    revise_and_send(held_back, amy, FORBIDDEN.replace("home", "home in May"), held_back.version)
    assert approve(held_back, paul, held_back.version)


def test_a_new_forbidden_word_is_held_back_again(held_back: Letter, amy: User, paul: User) -> None:
    overrule(held_back, paul, key_of(held_back), "She asked for it herself.", held_back.version)
    request_changes(held_back, paul, "Where was it?", held_back.version)
    revise_and_send(held_back, amy, FORBIDDEN.replace("home", "home from Sacramento"), held_back.version)
    with pytest.raises(NotesUnsettled):
        approve(held_back, paul, held_back.version)


@pytest.mark.parametrize("reason", ["", " \n "])
def test_a_reason_is_needed(held_back: Letter, paul: User, reason: str) -> None:
    with pytest.raises(TextRefused, match="why"):
        overrule(held_back, paul, key_of(held_back), reason, held_back.version)
    assert not Overruling.objects.exists()


def test_only_an_editor_may_and_only_what_is_there(held_back: Letter, amy: User, paul: User) -> None:
    with pytest.raises(NotYours):
        overrule(held_back, amy, key_of(held_back), "It is fine.", held_back.version)
    with pytest.raises(TextRefused, match="no longer"):
        overrule(held_back, paul, "0" * 16, "It is fine.", held_back.version)
    with pytest.raises(Overtaken):
        overrule(held_back, paul, key_of(held_back), "It is fine.", held_back.version - 1)


def test_twice_is_once(held_back: Letter, paul: User) -> None:
    key = key_of(held_back)
    one, other = (overrule(held_back, paul, key, "She asked for it.", held_back.version) for _ in range(2))
    assert one == other
    assert held_back.events.filter(verb=Event.Verb.OVERRULED).count() == 1


def test_what_another_client_was_sent_is_noticed_and_never_shown(
    in_review: Letter, amy: User, paul: User, submission: BriefSubmission
) -> None:
    request_changes(in_review, paul, "Begin with the boat.", in_review.version)
    words = "We painted the little boat green on the morning before the regatta and nobody noticed."
    said = f"Dear Catherine,\n\n{words}\n\nYours,\nTheodore"
    revise_and_send(in_review, amy, said, in_review.version)
    approve(in_review, paul, in_review.version)
    other = submit_brief(submission.but(key=uuid4(), client_email="amy@example.org")).brief.letter
    revise_draft(other, amy, said, other.version)
    (repeated,) = (note for note in notes_of(other) if note.kind == "repeated")
    assert "regatta" in repeated.quoted
    assert "Theodore" not in repeated.reason
    assert not repeated.blocking
