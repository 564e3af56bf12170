"""E-mails to clients: composed when they are sent, plain, and without a name in the subject."""

import logging
import smtplib
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from letters.models import Letter, Notice

from .addresses import address_of
from .errors import AddressLost
from .history import Verb, record

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

    A server that is away gets it later; an address that it refuses for good fails with the reason.
    """
    token = Notice.objects.claim(pk, timedelta(seconds=settings.LEASE_SECONDS))
    notice = Notice.objects.select_related("brief__letter").filter(pk=pk).first() if token else None
    if token is None or notice is None:
        return False
    try:
        compose(notice).send()
    except AddressLost as error:
        return _fail(notice, token, str(error))
    except smtplib.SMTPRecipientsRefused:
        return _fail(notice, token, "The mail server refuses the client's address.")
    except OSError as error:
        return _put_back(notice, token, error)
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
        # copies, and a mailbox shows one.
        headers={"Message-ID": f"<{brief.address_digest[:32]}.{kind}@{settings.SITE_HOST}>"},
    )


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


def _put_back(notice: Notice, token: UUID, error: OSError) -> bool:
    reason = error.strerror or type(error).__name__
    logger.warning("Notice %s could not be sent (%s); it rests and is tried again.", notice.pk, reason)
    rest = min(timedelta(seconds=15) * 2**notice.attempts, LONGEST_REST)
    Notice.objects.put_back(notice.pk, token, reason, rest)
    return False
