"""E-mails to clients: composed when they are sent, plain, and without a name in the subject."""

import smtplib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives, mailers
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.formats import date_format

from letters.models import Book, BookEvent, Brief, Event, JobQuerySet, Notice, Posting, Proof

from .addresses import address_of
from .days_to_come import of_closed_letters
from .errors import AddressLost, NotNow
from .history import record, require
from .mail_addresses import Undeliverable, as_sent
from .mail_parts import as_html, as_text
from .mailing.standing import is_to_be_posted
from .mails import MAILS, PROOF_AGAIN, READY_FOR_THE_POST, Mail
from .publishing.asking import address_of_book
from .publishing.history import record as record_of_book
from .publishing.showing import before_client
from .unsent import address_of_unsent, submission_of
from .working import Hopeless, Later, Work

Verb = Event.Verb

ABOUT_POST = (Notice.Kind.POSTED, Notice.Kind.RETURNED)
ABOUT_PROOFS = (Notice.Kind.PROOF, Notice.Kind.REMINDER, Notice.Kind.DEADLINE)

LONGEST_REST = timedelta(hours=1)


class Sending(Work[Notice]):
    """An e-mail is composed and handed to the mail server."""

    RELATED = ("brief__letter", "book", "unsent")
    OUT_OF_TIME = Later("the mail server took too long over it")

    def letter_number(self) -> int | None:
        """That of the brief it speaks of."""
        return self.job.brief.letter.pk if self.job.brief else None

    @classmethod
    def rows(cls) -> JobQuerySet[Notice]:
        return Notice.objects.all()

    @classmethod
    def in_line(cls) -> JobQuerySet[Notice]:
        """The e-mails that nobody holds, and that wait for no letter's day."""
        return Notice.objects.filter(~of_closed_letters(), held_at__isnull=True)

    @classmethod
    def claimable(cls) -> JobQuerySet[Notice]:
        """The e-mails that nothing earlier about the same book has to go out before: who reads that their copy is gone
        after reading of the new one is misled."""
        earlier = Notice.objects.filter(book=OuterRef("book"), pk__lt=OuterRef("pk"))
        unsent = earlier.filter(status__in=(Notice.Status.QUEUED, Notice.Status.RUNNING))
        return cls.in_line().filter(~Exists(unsent))

    @classmethod
    def note_failure(cls, job: Notice, reason: str) -> None:
        """Tell it in the history of what it is about."""
        _record(job, Verb.NOTIFYING_FAILED, reason)

    def make(self) -> dict[str, Any]:
        """Send it, unless it went out before. What may yet be mended (a server that is away or busy, a key that is
        missing) is for later; only an address that is refused for good is hopeless."""
        if self.job.sent_at:
            return {}
        try:
            self._send()
        except AddressLost as error:
            raise Later(str(error)) from error
        except Undeliverable as error:
            raise Hopeless(str(error)) from error
        except smtplib.SMTPRecipientsRefused as error:
            if _for_good(error):
                raise Hopeless("The mail server refuses the client's address.") from error
            raise Later("the mail server does not take the client's address for now") from error
        return {}

    def _send(self) -> None:
        """Hand it over, and note it before the goodbye, to which a server may take its time. A worker that dies later
        than that leaves a row that is only finished. It went out whoever holds the row by now."""
        email = compose(self.job)
        with mailers.default as mailer:
            mailer.send_messages([email])
            self.rows().filter(pk=self.job.pk).update(sent_at=Now())

    def after_done(self) -> None:
        """Tell it in the history of what it is about."""
        _record(self.job, Verb.NOTIFIED, self.job.get_kind_display())

    def rest(self) -> timedelta:
        """Half a minute at first, and twice as long each time."""
        doubled: timedelta = timedelta(seconds=15) * 2**self.job.attempts
        return min(doubled, LONGEST_REST)


send_notice = Sending.run


@dataclass(frozen=True, slots=True)
class _Addressed:
    """To whom a notice goes, the private page that it leads to, and what it is about, as nobody can read it; and the
    day of which it tells, "" for none."""

    email: str
    path: str
    digest: str
    day: str = ""


def compose(notice: Notice) -> EmailMultiAlternatives:
    """The e-mail that this notice stands for, in text and in HTML. Raises AddressLost and Undeliverable."""
    kind, to = Notice.Kind(notice.kind), _addressed(notice)
    # The same for every attempt: a server that got it and a worker that died before noting so make two copies, and a
    # mailbox can tell that they are one.
    is_first = bool(notice.brief and not notice.book and notice.number == 1)
    number = "" if is_first else f".{notice.number}"
    mail, address = _mail_of(notice), settings.SITE_URL + to.path
    email = EmailMultiAlternatives(
        subject=mail.subject,
        body=as_text(mail, address, to.day),
        to=[as_sent(to.email)],
        headers={
            "Message-ID": f"<{to.digest[:32]}.{kind}{number}@{settings.SITE_HOST}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    email.attach_alternative(as_html(mail, address, to.day), "text/html")
    return email


def _mail_of(notice: Notice) -> Mail:
    """The words of this notice: a letter that the house posts is ready in other words than one to take home."""
    if notice.kind == Notice.Kind.READY and notice.brief and is_to_be_posted(notice.brief.letter):
        return READY_FOR_THE_POST
    if notice.kind == Notice.Kind.PROOF and notice.brief and _has_asked_for_changes(notice.brief):
        return PROOF_AGAIN
    return MAILS[Notice.Kind(notice.kind)]


def _has_asked_for_changes(brief: Brief) -> bool:
    return Proof.objects.filter(letter__brief=brief, answer=Proof.Answer.CHANGES).exists()


def retry_notice(notice: Notice, by: User) -> None:
    """Queue an e-mail again that failed. The door rings for it. Raises NotYours and NotNow."""
    require(by, "approve_letter", "have e-mails sent again")
    with transaction.atomic():
        if not Notice.objects.requeue(notice.pk, Notice.Status.FAILED):
            raise NotNow("This is not an e-mail that failed, so there is nothing to send again.")
        _record(notice, Verb.NOTIFYING_RETRIED, notice.get_kind_display(), by)


def _addressed(notice: Notice) -> _Addressed:
    """Raises AddressLost, and Hopeless where there is nobody to write to any more."""
    if notice.unsent:
        submission, path = submission_of(notice.unsent), reverse("unsent", args=[address_of_unsent(notice.unsent)])
        if not submission.text("client_email"):
            raise Hopeless("It was sent to the writers meanwhile.")
        return _Addressed(submission.text("client_email"), path, notice.unsent.address_digest)
    brief = _brief_of(notice)
    if notice.kind in ABOUT_PROOFS:
        return _about_proof(notice, brief)
    if notice.kind in ABOUT_POST:
        return _about_post(notice, brief)
    if notice.book and notice.kind == Notice.Kind.BOOK_PROOF:
        return _about_book_proof(notice.book, brief)
    path = reverse("letter", args=[address_of(brief)])
    if notice.book:
        path = reverse("book", args=[address_of_book(notice.book)])
    digest = (notice.book or brief).address_digest
    return _Addressed(brief.client_email, path, digest)


def _about_proof(notice: Notice, brief: Brief) -> _Addressed:
    """Raises Hopeless once it is answered: then nobody is asked to read it."""
    proof = Proof.objects.filter(letter__brief=brief, number=notice.number, answer=Proof.Answer.OPEN).first()
    if proof is None:
        raise Hopeless("The client has answered meanwhile, or the pages were taken back.")
    path = reverse("proof", args=[address_of(brief)])
    return _Addressed(brief.client_email, path, brief.address_digest, date_format(proof.due_on, "j F"))


def _about_book_proof(book: Book, brief: Brief) -> _Addressed:
    """Raises Hopeless once it is answered, or was taken back."""
    if before_client(book) is None:
        raise Hopeless("The client has answered meanwhile, or the pages were taken back.")
    return _Addressed(brief.client_email, reverse("book_proof", args=[address_of_book(book)]), book.address_digest)


def _about_post(notice: Notice, brief: Brief) -> _Addressed:
    """With the day of which it tells. Raises Hopeless where the letter is not, or no longer, where it says."""
    posting = Posting.objects.filter(letter__brief=brief, number=notice.number).first()
    day = posting and (posting.posted_on if notice.kind == Notice.Kind.POSTED else posting.returned_on)
    if not day:
        raise Hopeless("The letter is not where this e-mail would say.")
    path = reverse("letter", args=[address_of(brief)])
    return _Addressed(brief.client_email, path, brief.address_digest, date_format(day, "l, j F"))


def _brief_of(notice: Notice) -> Brief:
    if notice.brief is None:
        raise Hopeless("It is about nothing that is here.")
    return notice.brief


def _record(notice: Notice, verb: Event.Verb, note: str, by: User | None = None) -> None:
    """One line in the history of what it is about."""
    if notice.book:
        record_of_book(notice.book, BookEvent.Verb(verb.value), by, note)
    elif notice.brief:
        record(notice.brief.letter, verb, by, note)


def _for_good(refused: smtplib.SMTPRecipientsRefused) -> bool:
    """Whether every answer was a 5xx. A 4xx, as in greylisting, means: come again later."""
    codes = [code for code, _ in refused.recipients.values()]
    return bool(codes) and min(codes) >= 500
