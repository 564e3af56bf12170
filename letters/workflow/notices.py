"""E-mails to clients: composed when they are sent, plain, and without a name in the subject."""

import logging
import smtplib
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse

from letters.models import Book, BookEvent, Brief, Event, JobQuerySet, Notice

from .addresses import address_of
from .errors import AddressLost, NotNow
from .history import record, require
from .mails import BODIES, SUBJECTS
from .publishing.asking import address_of_book
from .publishing.history import record as record_of_book

Verb = Event.Verb

logger = logging.getLogger(__name__)

LONGEST_REST = timedelta(hours=1)


def send_notice(pk: int) -> bool:
    """Send the e-mail, unless it was sent or is being sent. Whether it was sent, by us, now.

    What is about a book waits for what was to be said of it before; the sweep rings for it again.
    What may yet be mended (a server that is away or busy, a key that is missing) is tried again later; an address
    that is refused for good fails with the reason.
    """
    token = _next_in_line().claim(pk, timedelta(seconds=settings.LEASE_SECONDS))
    notices = Notice.objects.select_related("brief__letter", "book")
    notice = notices.filter(pk=pk).first() if token else None
    if token is None or notice is None:
        return False
    try:
        compose(notice).send()
    except AddressLost as error:
        return _put_back(notice, token, str(error))
    except smtplib.SMTPRecipientsRefused as error:
        if _for_good(error):
            return _fail(notice, token, "The mail server refuses the client's address.")
        return _put_back(notice, token, "the mail server does not take the client's address for now")
    except OSError as error:
        return _put_back(notice, token, error.strerror or type(error).__name__)
    return _finish(notice, token)


def compose(notice: Notice) -> EmailMessage:
    """The e-mail that this notice stands for. Raises AddressLost."""
    kind, brief = Notice.Kind(notice.kind), notice.brief
    # The same for every attempt: a server that got it and a worker that died before noting so make two copies, and a
    # mailbox can tell that they are one.
    named, number = _named(notice), f".{notice.number}" if notice.book else ""
    return EmailMessage(
        subject=SUBJECTS[kind],
        body=BODIES[kind].format(name=brief.client_name, address=settings.SITE_URL + _path(notice)),
        to=[brief.client_email],
        headers={"Message-ID": f"<{named}.{kind}{number}@{settings.SITE_HOST}>"},
    )


def retry_notice(notice: Notice, by: User) -> None:
    """Queue an e-mail again that failed. The door rings for it. Raises NotYours and NotNow."""
    require(by, "approve_letter", "have e-mails sent again")
    with transaction.atomic():
        if not Notice.objects.requeue(notice.pk, Notice.Status.FAILED):
            raise NotNow("This is not an e-mail that failed, so there is nothing to send again.")
        _record(notice, Verb.NOTIFYING_RETRIED, notice.get_kind_display(), by)


def waiting_after(rendering: int) -> tuple[int, ...]:
    """The e-mails that wait about the letter of this rendering: what to ring for when it is written."""
    waiting = Notice.objects.waiting().filter(brief__letter__renderings=rendering)
    return tuple(waiting.values_list("pk", flat=True))


def waiting_for(told: Brief | Book) -> tuple[int, ...]:
    """The e-mails that wait about a brief or a book: what to ring for when it was just told of."""
    return tuple(told.notices.waiting().values_list("pk", flat=True))


def waiting_about(compilation: int) -> tuple[int, ...]:
    """The e-mails that wait about the book of this compilation: what to ring for when it is bound."""
    waiting = Notice.objects.waiting().filter(book__compilations=compilation)
    return tuple(waiting.values_list("pk", flat=True))


def note_failure(notice: Notice, reason: str) -> None:
    """The history's side of a notice that failed. Called inside the transaction that fails it."""
    _record(notice, Verb.NOTIFYING_FAILED, reason)


def _next_in_line() -> JobQuerySet[Notice]:
    """The e-mails that nothing earlier about the same book has to go out before: who reads that their copy is gone
    after reading of the new one is misled."""
    earlier = Notice.objects.filter(book=OuterRef("book"), pk__lt=OuterRef("pk"))
    unsent = earlier.filter(status__in=(Notice.Status.QUEUED, Notice.Status.RUNNING))
    return Notice.objects.filter(~Exists(unsent))


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


def _finish(notice: Notice, token: UUID) -> bool:
    with transaction.atomic():
        finished = Notice.objects.finish(notice.pk, token)
        if finished:
            _record(notice, Verb.NOTIFIED, notice.get_kind_display())
    return finished


def _fail(notice: Notice, token: UUID, reason: str) -> bool:
    with transaction.atomic():
        if Notice.objects.fail(notice.pk, token, reason):
            note_failure(notice, reason)
    return False


def _put_back(notice: Notice, token: UUID, reason: str) -> bool:
    logger.warning("Notice %s could not be sent (%s); it rests and is tried again.", notice.pk, reason)
    rest = min(timedelta(seconds=15) * 2**notice.attempts, LONGEST_REST)
    Notice.objects.put_back(notice.pk, token, reason, rest)
    return False


def _for_good(refused: smtplib.SMTPRecipientsRefused) -> bool:
    """Whether every answer was a 5xx. A 4xx, as in greylisting, means: come again later."""
    codes = [code for code, _ in refused.recipients.values()]
    return bool(codes) and min(codes) >= 500
