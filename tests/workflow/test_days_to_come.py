"""A letter that is closed until a day to come: no e-mail, no post and no erasing before it, and one opening."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from letters.models import Letter, Notice, Posting
from letters.workflow.days_to_come import MOST_YEARS, close_until, is_closed, open_early
from letters.workflow.errors import FieldsRefused, NotNow
from letters.workflow.mailing.standing import ready_now, waiting_for
from letters.workflow.notices import Sending, send_notice
from letters.workflow.retaining import erase_outlived, kept_until

TODAY = timezone.localdate


def verbs(letter: Letter) -> list[str]:
    return [verb for verb in letter.events.values_list("verb", flat=True) if verb in ("closed", "opened")]


def let_its_day_come(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(opens_on=TODAY())
    letter.refresh_from_db()


@pytest.fixture
def ready(letter: Letter) -> Letter:
    """A finished letter, of which its client was told."""
    Letter.objects.filter(pk=letter.pk).update(status=Letter.Status.READY)
    letter.refresh_from_db()
    return letter


def test_closed_and_opened_twice_it_is_each_once(letter: Letter) -> None:
    day = TODAY() + timedelta(days=400)
    close_until(letter, day)
    close_until(letter, day)
    assert (letter.opens_on, is_closed(letter)) == (day, True)
    open_early(letter)
    open_early(letter)
    assert (letter.opens_on, is_closed(letter), verbs(letter)) == (None, False, ["closed", "opened"])


def test_only_a_day_that_is_ahead_and_within_a_life_is_taken(letter: Letter) -> None:
    far = date(TODAY().year + MOST_YEARS + 1, 1, 1)
    for day in (TODAY(), TODAY() - timedelta(days=1), far, date.max, date.min):
        with pytest.raises(FieldsRefused):
            close_until(letter, day)
    assert letter.opens_on is None and verbs(letter) == []


def test_on_its_day_it_is_open_without_anybody_doing_anything(letter: Letter) -> None:
    close_until(letter, TODAY() + timedelta(days=1))
    let_its_day_come(letter)
    assert not is_closed(letter)


def test_the_email_that_it_is_ready_waits_for_the_day(ready: Letter, mailoutbox: list[Any]) -> None:
    notice = Notice.objects.create(brief=ready.brief, kind=Notice.Kind.READY)
    close_until(ready, TODAY() + timedelta(days=9))
    assert Sending.to_ring(brief=ready.brief, kind="ready") == () and not send_notice(notice.pk)
    let_its_day_come(ready)
    assert send_notice(notice.pk) and not send_notice(notice.pk)
    assert len(mailoutbox) == 1


def test_sent_before_it_is_sent_on_the_day_as_another(ready: Letter, mailoutbox: list[Any]) -> None:
    notice = Notice.objects.create(brief=ready.brief, kind=Notice.Kind.READY)
    assert send_notice(notice.pk)
    for days in (9, 10):
        close_until(ready, TODAY() + timedelta(days=days))
    assert not send_notice(notice.pk)
    let_its_day_come(ready)
    assert send_notice(notice.pk)
    first, second = (email.message()["Message-ID"] for email in mailoutbox)
    assert first != second


def test_it_is_not_posted_before_and_not_closed_once_it_is_printed(ready: Letter) -> None:
    posting = Posting.objects.create(letter=ready, address={"country_code": "GB"}, addressed_at=timezone.now())
    assert Posting.objects.filter(ready_now()).exists()
    day = TODAY() + timedelta(days=40)
    close_until(ready, day)
    posting = Posting.objects.select_related("letter").get()
    assert not Posting.objects.filter(ready_now()).exists() and f"{day:%-d %B %Y}" in waiting_for(posting)
    open_early(ready)
    Posting.objects.update(status=Posting.Status.PRINTED)
    with pytest.raises(NotNow):
        close_until(ready, day)


def test_it_outlives_its_keeping_until_its_day_has_come(letter: Letter, settings: Any) -> None:
    settings.KEEP_DAYS = 30
    Letter.objects.filter(pk=letter.pk).update(moved_at=timezone.now() - timedelta(days=400))
    day = TODAY() + timedelta(days=5)
    close_until(letter, day)
    assert kept_until(letter) == day + timedelta(days=30) and erase_outlived() == 0
    Letter.objects.filter(pk=letter.pk).update(opens_on=TODAY() - timedelta(days=32))
    assert erase_outlived() == 1
