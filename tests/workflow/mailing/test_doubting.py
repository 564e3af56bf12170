"""After a backup was put back nobody knows what was posted since: somebody says, and nothing goes twice."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Event, Notice, Posting
from letters.workflow.errors import FieldsRefused, NotYours, Overtaken
from letters.workflow.mailing.desk import count_of, pile_called
from letters.workflow.mailing.doubting import doubt_postings, note_not_posted, note_posted_before
from letters.workflow.mailing.sending import print_letters
from letters.workflow.mailing.standing import waiting_for

pytestmark = pytest.mark.django_db

Status = Posting.Status


@pytest.fixture
def doubted(posting: Posting) -> Posting:
    assert doubt_postings() == 1
    posting.refresh_from_db()
    return posting


@pytest.mark.promise("old-database")
def test_what_waited_is_not_printed_before_somebody_says(doubted: Posting, charles: User, amy: User) -> None:
    assert "whether it was posted" in waiting_for(doubted)
    assert [count_of(pile_called(key)) for key in ("ready", "doubted", "waiting")] == [0, 1, 0]
    with pytest.raises(Overtaken):
        print_letters([doubted.pk], charles, uuid4())
    with pytest.raises(NotYours):
        note_not_posted([doubted.pk], amy)
    assert [note_not_posted([doubted.pk], charles) for _ in range(2)] == [1, 0]
    assert print_letters([doubted.pk], charles, uuid4()).left_out == ()


def test_what_was_posted_is_noted_and_nobody_is_told_twice(doubted: Posting, charles: User) -> None:
    today = timezone.localdate()
    with pytest.raises(FieldsRefused):
        note_posted_before([doubted.pk], charles, today + timedelta(days=1))
    assert [note_posted_before([doubted.pk], charles, today) for _ in range(2)] == [1, 0]
    doubted.refresh_from_db()
    assert (doubted.status, doubted.posted_on, doubted.posted_by) == (Status.POSTED, today, charles)
    assert doubted.letter.events.filter(verb=Event.Verb.DOUBT_SETTLED).count() == 1
    assert not Notice.objects.filter(kind=Notice.Kind.POSTED).exists()


def test_what_is_printed_lies_on_a_table_or_does_not(posting: Posting, charles: User) -> None:
    print_letters([posting.pk], charles, uuid4())
    assert doubt_postings() == 0
