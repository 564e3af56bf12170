"""E-mails to clients: composed when they are sent, plain, and without a name in the subject."""

import smtplib
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse

from letters.models import BookEvent, Event, JobQuerySet, Notice

from .addresses import address_of
from .errors import AddressLost, NotNow
from .history import record, require
from .mail_addresses import Undeliverable, as_sent
from .mails import BODIES, SUBJECTS
from .publishing.asking import address_of_book
from .publishing.history import record as record_of_book
from .working import Hopeless, Later, Work

Verb = Event.Verb

LONGEST_REST = timedelta(hours=1)


class Sending(Work[Notice]):
    """An e-mail is composed and handed to the mail server."""

    RELATED = ("brief__letter", "book")
    OUT_OF_TIME = Later("the mail server took too long over it")

    @classmethod
    def rows(cls) -> JobQuerySet[Notice]:
        return Notice.objects.all()

    @classmethod
    def claimable(cls) -> JobQuerySet[Notice]:
        """The e-mails that nothing earlier about the same book has to go out before: who reads that their copy is gone
        after reading of the new one is misled."""
        earlier = Notice.objects.filter(book=OuterRef("book"), pk__lt=OuterRef("pk"))
        unsent = earlier.filter(status__in=(Notice.Status.QUEUED, Notice.Status.RUNNING))
        return Notice.objects.filter(~Exists(unsent))

    @classmethod
    def note_failure(cls, job: Notice, reason: str) -> None:
        """Tell it in the history of what it is about."""
        _record(job, Verb.NOTIFYING_FAILED, reason)

    def make(self) -> dict[str, Any]:
        """Send it. What may yet be mended (a server that is away or busy, a key that is missing) is for later; only an
        address that is refused for good is hopeless."""
        try:
            compose(self.job).send()
        except AddressLost as error:
            raise Later(str(error)) from error
        except Undeliverable as error:
            raise Hopeless(str(error)) from error
        except smtplib.SMTPRecipientsRefused as error:
            if _for_good(error):
                raise Hopeless("The mail server refuses the client's address.") from error
            raise Later("the mail server does not take the client's address for now") from error
        return {}

    def after_done(self) -> None:
        """Tell it in the history of what it is about."""
        _record(self.job, Verb.NOTIFIED, self.job.get_kind_display())

    def rest(self) -> timedelta:
        """Half a minute at first, and twice as long each time."""
        doubled: timedelta = timedelta(seconds=15) * 2**self.job.attempts
        return min(doubled, LONGEST_REST)


send_notice = Sending.run


def compose(notice: Notice) -> EmailMessage:
    """The e-mail that this notice stands for. Raises AddressLost and Undeliverable."""
    kind, brief = Notice.Kind(notice.kind), notice.brief
    # The same for every attempt: a server that got it and a worker that died before noting so make two copies, and a
    # mailbox can tell that they are one.
    named, number = _named(notice), f".{notice.number}" if notice.book else ""
    return EmailMessage(
        subject=SUBJECTS[kind],
        body=BODIES[kind].format(address=settings.SITE_URL + _path(notice)),
        to=[as_sent(brief.client_email)],
        headers={"Message-ID": f"<{named}.{kind}{number}@{settings.SITE_HOST}>"},
    )


def retry_notice(notice: Notice, by: User) -> None:
    """Queue an e-mail again that failed. The door rings for it. Raises NotYours and NotNow."""
    require(by, "approve_letter", "have e-mails sent again")
    with transaction.atomic():
        if not Notice.objects.requeue(notice.pk, Notice.Status.FAILED):
            raise NotNow("This is not an e-mail that failed, so there is nothing to send again.")
        _record(notice, Verb.NOTIFYING_RETRIED, notice.get_kind_display(), by)


def _path(notice: Notice) -> str:
    """The private page of what it is about. Raises AddressLost."""
    if notice.book:
        return reverse("book", args=[address_of_book(notice.book)])
    return reverse("letter", args=[address_of(notice.brief)])


def _named(notice: Notice) -> str:
    """What it is about, as nobody can read it."""
    return (notice.book or notice.brief).address_digest[:32]


def _record(notice: Notice, verb: Event.Verb, note: str, by: User | None = None) -> None:
    """One line in the history of what it is about."""
    if notice.book:
        record_of_book(notice.book, BookEvent.Verb(verb.value), by, note)
    else:
        record(notice.brief.letter, verb, by, note)


def _for_good(refused: smtplib.SMTPRecipientsRefused) -> bool:
    """Whether every answer was a 5xx. A 4xx, as in greylisting, means: come again later."""
    codes = [code for code, _ in refused.recipients.values()]
    return bool(codes) and min(codes) >= 500
