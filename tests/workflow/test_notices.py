"""E-mails to clients: once, plain, and discreet."""

import smtplib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db.models.functions import Now

from letters.models import Brief, Letter, Notice, Rendering
from letters.workflow.briefs import address_of
from letters.workflow.errors import NotNow, NotYours
from letters.workflow.notices import Sending, retry_notice, send_notice
from letters.workflow.rendering import write_rendering

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(theodores_brief: Brief) -> Notice:
    return theodores_brief.notices.get()


def failing(error: BaseException) -> Callable[..., int]:
    def send(*_: Any, **__: Any) -> int:
        raise error

    return send


def brief_of(notice: Notice) -> Brief:
    """What the notice is about."""
    assert notice.brief
    return notice.brief


def test_a_notice_that_is_not_there_is_not_sent() -> None:
    assert not send_notice(1)


@pytest.mark.promise("message-twice")
def test_the_message_delivered_three_times_sends_one_email(notice: Notice) -> None:
    assert [send_notice(notice.pk) for _ in range(3)] == [True, False, False]
    assert len(mail.outbox) == 1
    assert [event.verb for event in brief_of(notice).letter.events.all()].count("notified") == 1


def test_it_carries_the_private_address_and_its_subject_names_nobody(notice: Notice, settings: Any) -> None:
    settings.SITE_URL = "https://letters.example"
    send_notice(notice.pk)
    [email] = mail.outbox
    assert f"https://letters.example/letters/{address_of(brief_of(notice))}/" in email.body
    assert email.to == ["theodore@example.org"]
    assert email.subject == "We have what you told us"
    assert "Catherine" not in email.body, "an e-mail is read over shoulders"
    assert email.message().get_content_type() == "multipart/alternative"


def test_the_ready_letter_is_announced_once(rendering: Rendering) -> None:
    write_rendering(rendering.pk)
    waiting = Sending.to_ring(brief__letter__renderings=rendering.pk)
    assert len(waiting) == 2, "the brief was never confirmed, so that waits too"
    ready = Notice.objects.get(kind=Notice.Kind.READY)
    assert send_notice(ready.pk) and not send_notice(ready.pk)
    assert [email.subject for email in mail.outbox] == ["Your letter is ready"]


def test_a_server_that_is_away_gets_it_later(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", failing(ConnectionRefusedError(111, "Connection refused")))
        assert not send_notice(notice.pk)
    notice.refresh_from_db()
    assert (notice.status, notice.reason) == ("queued", "Connection refused")
    Notice.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert send_notice(notice.pk)


REFUSED = {"theodore@example.org": (550, b"5.1.1 No such mailbox")}
GREYLISTED = {"theodore@example.org": (451, b"4.7.1 Greylisted, please try again in five minutes")}


def test_an_address_refused_for_good_fails_with_the_reason(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EmailBackend, "send_messages", failing(smtplib.SMTPRecipientsRefused(REFUSED)))
    assert not send_notice(notice.pk)
    notice.refresh_from_db()
    assert notice.status == "failed" and "refuses the client's address" in notice.reason
    assert Letter.objects.get().events.filter(verb="notifying_failed").exists()


@pytest.mark.parametrize("answers", [GREYLISTED, {**REFUSED, **GREYLISTED}, {}])
def test_an_address_refused_for_now_is_tried_again(
    notice: Notice, monkeypatch: pytest.MonkeyPatch, answers: dict[str, tuple[int, bytes]]
) -> None:
    with monkeypatch.context() as busy:
        busy.setattr(EmailBackend, "send_messages", failing(smtplib.SMTPRecipientsRefused(answers)))
        assert not send_notice(notice.pk)
    notice.refresh_from_db()
    assert notice.status == "queued" and "for now" in notice.reason
    Notice.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert send_notice(notice.pk)


def test_without_its_key_it_waits_and_says_which(notice: Notice, settings: Any) -> None:
    key = settings.SECRET_KEY
    settings.SECRET_KEY = "another key, long enough to be taken for one by everything that looks"
    assert not send_notice(notice.pk)
    notice.refresh_from_db()
    assert notice.status == "queued" and "SECRET_KEY_FALLBACKS" in notice.reason
    settings.SECRET_KEY_FALLBACKS = [key]
    Notice.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert send_notice(notice.pk)


@pytest.fixture
def failed(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> Notice:
    """An e-mail that the client's server refused for good."""
    with monkeypatch.context() as refusing:
        refusing.setattr(EmailBackend, "send_messages", failing(smtplib.SMTPRecipientsRefused(REFUSED)))
        send_notice(notice.pk)
    return notice


def test_what_failed_can_be_sent_again(failed: Notice, paul: User) -> None:
    assert not send_notice(failed.pk)
    retry_notice(failed, paul)
    assert brief_of(failed).letter.events.get(verb="notifying_retried").actor == paul
    assert send_notice(failed.pk)
    assert len(mail.outbox) == 1


def test_it_is_sent_again_with_every_attempt(failed: Notice, paul: User) -> None:
    Notice.objects.update(attempts=Notice.MAX_ATTEMPTS)
    retry_notice(failed, paul)
    assert send_notice(failed.pk)


def test_only_what_failed_is_sent_again_and_only_by_editors(notice: Notice, amy: User, paul: User) -> None:
    with pytest.raises(NotNow, match="nothing to send again"):
        retry_notice(notice, paul)
    Notice.objects.update(status="failed")
    with pytest.raises(NotYours):
        retry_notice(notice, amy)
    notice.refresh_from_db()
    assert notice.status == "failed"


def test_a_second_copy_can_be_told_to_be_one(notice: Notice) -> None:
    send_notice(notice.pk)
    Notice.objects.update(status="queued", attempts=0, sent_at=None)
    send_notice(notice.pk)
    first, second = (email.message()["Message-ID"] for email in mail.outbox)
    assert first == second


class Killed(BaseException):
    """The end of a worker: nothing catches it, and nothing is noted."""


@pytest.mark.promise("worker-killed")
@pytest.mark.parametrize("where", ["before_done", "after_done"])
def test_a_worker_killed_after_the_email_went_out_sends_no_second(
    notice: Notice, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr(Sending, where, failing(Killed()))
        with pytest.raises(Killed):
            send_notice(notice.pk)
    notice.refresh_from_db()
    assert notice.status == "running" and notice.sent_at
    Notice.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert send_notice(notice.pk)
    assert len(mail.outbox) == 1
    assert [event.verb for event in brief_of(notice).letter.events.all()].count("notified") == 1
