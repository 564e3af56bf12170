"""A letter for a day to come: finished, it stays closed to its client until then, unless they open it before."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from letters.models import Entry, Letter, Notice, Posting

from .errors import FieldsRefused, NotNow
from .history import Verb, record
from .publishing.holding import hold

__all__ = ["MOST_YEARS", "close_until", "is_closed", "of_closed_letters", "open_early", "still_closed"]

OUT_OF_HAND = (Posting.Status.HANDED, Posting.Status.PRINTED, Posting.Status.POSTED)

MOST_YEARS = 50
"""As far ahead as a day may lie: a child's letter for when they have grown old."""


def is_closed(letter: Letter) -> bool:
    """Whether its day has not come yet. The house can read it all the same, and write and print it."""
    return letter.opens_on is not None and letter.opens_on > timezone.localdate()


def still_closed(letter: str = "") -> Q:
    """As `is_closed`, for a look-up; `letter` is the way to the letter from there, as in `letter__`."""
    return Q(**{f"{letter}opens_on__gt": timezone.localdate()})


def of_closed_letters() -> Q:
    """The e-mails that wait for a letter's day: those that say that it is ready."""
    closed = Letter.objects.filter(still_closed(), brief=OuterRef("brief"))
    return Q(Exists(closed), kind=Notice.Kind.READY, book__isnull=True)


def close_until(letter: Letter, day: date) -> None:
    """The client keeps the letter closed until this day; or changes the day. Sent twice, it is done once.

    The e-mail that says that it is ready goes out on the day, also where it went out before. Raises FieldsRefused for
    a day that is not ahead or too far, and NotNow for a letter that stands in a book, or is on its way by post.
    """
    _require_ahead(day)
    with transaction.atomic():
        hold([letter.pk])
        _require_closable(letter)
        if Letter.objects.filter(pk=letter.pk).exclude(opens_on__isnull=False, opens_on=day).update(opens_on=day):
            record(letter, Verb.CLOSED, note=f"until {day:%-d %B %Y}")
            _announce_again(letter)
    letter.refresh_from_db()


def open_early(letter: Letter) -> None:
    """The client opens the letter now, whatever its day. Done twice, it is done once."""
    with transaction.atomic():
        hold([letter.pk])
        if Letter.objects.filter(still_closed(), pk=letter.pk).update(opens_on=None):
            record(letter, Verb.OPENED)
    letter.refresh_from_db()


def _require_closable(letter: Letter) -> None:
    if Entry.objects.filter(letter=letter, is_kept=True).exists():
        raise NotNow(_("This letter stands in a book, so it cannot be closed. Nothing was changed."))
    if Posting.objects.filter(letter=letter, status__in=OUT_OF_HAND).exists():
        raise NotNow(_("This letter is on its way to the post, so it cannot be closed. Nothing was changed."))


def _announce_again(letter: Letter) -> None:
    """Queue what was sent already, as another e-mail: a mailbox would take the same for a copy."""
    sent = Notice.objects.filter(brief=letter.brief_id, book__isnull=True, kind=Notice.Kind.READY).first()
    if sent and Notice.objects.requeue(sent.pk, Notice.Status.DONE):
        Notice.objects.filter(pk=sent.pk).update(number=F("number") + 1, sent_at=None)


def _require_ahead(day: date) -> None:
    today = timezone.localdate()
    if day <= today:
        raise FieldsRefused({"day": _("That day is not ahead any more. Please choose a later one.")})
    if day.year > today.year + MOST_YEARS:
        sentence = _("Please choose a day within the next {years} years.")
        raise FieldsRefused({"day": sentence.format(years=MOST_YEARS)})
