"""Who wrote a draft, or sent it to review, does not approve it, whatever else they may do."""

import pytest
from django.contrib.auth.models import Group, User

from letters.models import Approval, Letter
from letters.workflow.errors import NotYours
from letters.workflow.reviewing import approve, request_changes, revise_draft, send_to_review


@pytest.fixture
def both(amy: User) -> User:
    """Amy, writer and editor at once."""
    amy.groups.add(Group.objects.get(name="Editors"))
    return User.objects.get(pk=amy.pk)


def test_the_author_does_not_approve(letter: Letter, both: User, samantha: User) -> None:
    revise_draft(letter, both, "Dear Catherine,\n\nHello.", letter.version)
    send_to_review(letter, samantha, letter.version)
    with pytest.raises(NotYours, match="Amy wrote a draft of this letter"):
        approve(letter, both, letter.version)
    assert not Approval.objects.exists()


def test_who_sent_it_to_review_does_not_approve(letter: Letter, both: User) -> None:
    send_to_review(letter, both, letter.version)
    with pytest.raises(NotYours, match="Amy sent this letter to review"):
        approve(letter, both, letter.version)


def test_not_even_the_administrator_approves_her_own(letter: Letter, samantha: User) -> None:
    revise_draft(letter, samantha, "Dear Catherine,\n\nHello.", letter.version)
    send_to_review(letter, samantha, letter.version)
    with pytest.raises(NotYours):
        approve(letter, samantha, letter.version)


def test_someone_else_does(letter: Letter, both: User, samantha: User) -> None:
    send_to_review(letter, both, letter.version)
    assert approve(letter, samantha, letter.version).editor == samantha


def test_one_character_changed_by_another_does_not_open_the_way(letter: Letter, both: User, samantha: User) -> None:
    words = "Dear Catherine,\n\nHello"
    revise_draft(letter, both, words, letter.version)
    revise_draft(letter, samantha, words + ".", letter.version)
    send_to_review(letter, samantha, letter.version)
    with pytest.raises(NotYours, match=r"^Amy wrote a draft of this letter, so someone else must approve it\."):
        approve(letter, both, letter.version)


def test_nor_does_sending_it_once_more(letter: Letter, both: User, paul: User, samantha: User) -> None:
    send_to_review(letter, both, letter.version)
    request_changes(letter, paul, "Warmer, please.", letter.version)
    revise_draft(letter, samantha, "Dear Catherine,\n\nWarmer.\n\nYours,\nTheodore", letter.version)
    send_to_review(letter, samantha, letter.version)
    with pytest.raises(NotYours, match="Amy sent this letter to review"):
        approve(letter, both, letter.version)
    assert approve(letter, paul, letter.version)
