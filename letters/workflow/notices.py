"""E-mails to clients: composed when they are sent, plain, and without a name in the subject."""

import logging
import smtplib
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from letters.models import Letter, Notice

from .addresses import address_of
from .errors import AddressLost, NotNow
from .history import Verb, record, require

logger = logging.getLogger(__name__)

LONGEST_REST = timedelta(hours=1)

SUBJECTS = {
    Notice.Kind.RECEIVED: "We have your brief",
    Notice.Kind.READY: "Your letter is ready",
}
BODIES = {
    Notice.Kind.RECEIVED: """\
Dear {name},

Thank you for your brief. A writer has it now, and an editor will read every word before it is written out by hand.

You can see where your letter is at any time, on its own page:

{address}

That address is yours alone. Whoever has it can read the letter, so please keep it to yourself. We write again when
the letter is ready.

Beautiful Handwritten Letters
""",
    Notice.Kind.READY: """\
Dear {name},

Your letter is written. You can read it and take it home from its own page:

{address}

It is a PDF: print it at its full size, sign the envelope, and post it.

Beautiful Handwritten Letters
""",
}


def send_notice(pk: int) -> bool:
    """Send the e-mail, unless it was sent or is being sent. Whether it was sent, by us, now.

    What may yet be mended (a server that is away or busy, a key that is missing) is tried again later; an address
    that is refused for good fails with the reason.
    """
    token = Notice.objects.claim(pk, timedelta(seconds=settings.LEASE_SECONDS))
    notice = Notice.objects.select_related("brief__letter").filter(pk=pk).first() if token else None
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
    address = settings.SITE_URL + reverse("letter", args=[address_of(brief)])
    return EmailMessage(
        subject=SUBJECTS[kind],
        body=BODIES[kind].format(name=brief.client_name, address=address),
        to=[brief.client_email],
        # The same for every attempt: a server that got it and a worker that died before noting so make two
        # copies, and a mailbox can tell that they are one.
        headers={"Message-ID": f"<{brief.address_digest[:32]}.{kind}@{settings.SITE_HOST}>"},
    )


def retry_notice(notice: Notice, by: User) -> None:
    """Queue an e-mail again that failed. The door rings for it. Raises NotYours and NotNow."""
    require(by, "approve_letter", "have e-mails sent again")
    with transaction.atomic():
        if not Notice.objects.requeue(notice.pk, Notice.Status.FAILED):
            raise NotNow("This is not an e-mail that failed, so there is nothing to send again.")
        record(notice.brief.letter, Verb.NOTIFYING_RETRIED, by, notice.get_kind_display())


def waiting_after(rendering: int) -> tuple[int, ...]:
    """The e-mails that wait about the letter of this rendering: what to ring for when it is written."""
    waiting = Notice.objects.waiting().filter(brief__letter__renderings=rendering)
    return tuple(waiting.values_list("pk", flat=True))


def note_failure(letter: Letter, reason: str) -> None:
    """The letter's side of a notice that failed. Called inside the transaction that fails it."""
    record(letter, Verb.NOTIFYING_FAILED, note=reason)


def _finish(notice: Notice, token: UUID) -> bool:
    with transaction.atomic():
        finished = Notice.objects.finish(notice.pk, token)
        if finished:
            record(notice.brief.letter, Verb.NOTIFIED, note=notice.get_kind_display())
    return finished


def _fail(notice: Notice, token: UUID, reason: str) -> bool:
    with transaction.atomic():
        if Notice.objects.fail(notice.pk, token, reason):
            note_failure(notice.brief.letter, reason)
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
