"""Whose letter it is to write, and by when. None of it moves the letter: nobody who types is overtaken by it."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from letters.models import Brief, Letter

from .due_dates import due_on, is_rush
from .errors import FieldsRefused, NotNow, NotYours, Overtaken
from .history import Status, Verb, name_of, record, require
from .remembering import correspondence

__all__ = [
    "FINISHED",
    "WITH_WRITER",
    "Start",
    "change_due",
    "freest",
    "give",
    "make_own",
    "may_assign",
    "require_own",
    "set_free",
    "start_of",
    "take",
    "writers",
]

WITH_WRITER = (Status.DRAFTING, Status.CHANGES_REQUESTED)

FINISHED = (Status.READY,)


@dataclass(frozen=True)
class Start:
    """Whose a new letter is, None for nobody's yet, and when it is due."""

    writer: User | None
    due_on: date


def start_of(brief: Brief) -> Start:
    """For the letter of a new brief: the writer of this client's letters to this person goes on with them."""
    return Start(_writer_before(brief), due_on(brief.occasion, timezone.localdate()))


def writers() -> QuerySet[User]:
    """Everyone who may be given letters to write."""
    backend = "django.contrib.auth.backends.ModelBackend"
    may_write = User.objects.with_perm("letters.write_letter", include_superusers=False, backend=backend)
    return may_write.filter(is_staff=True).order_by("first_name", "username")


def freest() -> User | None:
    """The writer with the fewest letters to write; None where nobody writes."""
    at_work = Count("letters", filter=Q(letters__status__in=WITH_WRITER))
    return writers().annotate(at_work=at_work).order_by("at_work", "pk").first()


def take(letter: Letter, by: User) -> None:
    """A free letter becomes this writer's. Taken again by the same, it stays theirs. Raises NotYours and Overtaken."""
    require(by, "write_letter", "take letters")
    with transaction.atomic():
        taken = Letter.objects.filter(pk=letter.pk, writer__isnull=True).update(writer=by)
        letter.refresh_from_db()
        if letter.writer_id != by.pk:
            raise _with_another(letter)
        if taken:
            record(letter, Verb.TAKEN, by)


def give(letter: Letter, by: User, to: User | None, seen_writer: int | None) -> User:
    """Hand the letter on to a writer, or to the freest for None, with all of this correspondence that was the same
    writer's: whoever goes on with it has what is remembered before them.

    `seen` is the key of whoever had it on the page that the person looked at, None for nobody. Raises NotYours,
    Overtaken, NotNow where nobody writes, and FieldsRefused for somebody who does not.
    """
    _require_assigning(letter, by, "give letters to others")
    chosen = to or freest()
    if chosen is None:
        raise NotNow("There is nobody to give it to: no login may write. Nothing was changed.")
    if not writers().filter(pk=chosen.pk).exists():
        raise FieldsRefused({"to": f"{name_of(chosen)} does not write letters. Nothing was changed."})
    with transaction.atomic():
        _hand_on(letter, chosen, seen_writer)
        record(letter, Verb.GIVEN, by, name_of(chosen))
    letter.refresh_from_db()
    return chosen


def set_free(letter: Letter, by: User) -> None:
    """Any writer may take the letter now. Raises NotYours, and NotNow once it is finished."""
    _require_assigning(letter, by, "set letters free")
    with transaction.atomic():
        _require_unfinished(letter)
        if Letter.objects.filter(pk=letter.pk, writer__isnull=False).update(writer=None):
            record(letter, Verb.SET_FREE, by)
    letter.refresh_from_db()


def change_due(letter: Letter, by: User, on: date) -> None:
    """Say when the letter is due; one that is due very soon is a rush. Raises NotYours and NotNow."""
    _require_assigning(letter, by, "say when letters are due")
    rush = is_rush(on, timezone.localdate())
    with transaction.atomic():
        _require_unfinished(letter)
        if not Letter.objects.filter(pk=letter.pk, due_on=on, is_rush=rush).exists():
            Letter.objects.filter(pk=letter.pk).update(due_on=on, is_rush=rush)
            record(letter, Verb.DUE_CHANGED, by, date_format(on, "j F Y"))
    letter.refresh_from_db()


def require_own(letter: Letter, by: User) -> None:
    """Raises NotYours where the letter is with another writer. Whoever may see every letter may help out."""
    if letter.writer_id not in (None, by.pk) and not by.has_perm("letters.see_every_letter"):
        raise NotYours(f"{name_of(letter.writer)} has this letter. Nothing was changed. They can give it to you.")


def make_own(letter: Letter, by: User) -> None:
    """A free letter is whose who writes it, unless they only help out, as whoever sees every letter does.

    Called inside the transaction that keeps what they wrote.
    """
    if by.has_perm("letters.see_every_letter"):
        return
    if Letter.objects.filter(pk=letter.pk, writer__isnull=True).update(writer=by):
        letter.writer = by


def may_assign(letter: Letter, person: User) -> bool:
    """Whether this person may hand the letter on: it is theirs, or they give out letters."""
    return letter.writer_id == person.pk or person.has_perm("letters.assign_letter")


def _require_assigning(letter: Letter, by: User, deed: str) -> None:
    if not may_assign(letter, by):
        require(by, "assign_letter", deed)


def _require_unfinished(letter: Letter) -> None:
    if Letter.objects.filter(pk=letter.pk, status__in=FINISHED).exists():
        raise NotNow("This letter is finished. Nothing was changed.")


def _hand_on(letter: Letter, to: User, seen_writer: int | None) -> None:
    if not Letter.objects.filter(pk=letter.pk, writer=seen_writer).update(writer=to):
        letter.refresh_from_db()
        raise _with_another(letter)
    if seen_writer is not None:
        correspondence(letter.brief).filter(writer=seen_writer).update(writer=to)


def _with_another(letter: Letter) -> Overtaken:
    return Overtaken(
        f"{name_of(letter.writer) if letter.writer else 'Nobody'} has this letter now. Nothing was changed."
    )


def _writer_before(brief: Brief) -> User | None:
    before = correspondence(brief).filter(writer__isnull=False).exclude(brief=brief).order_by("-pk").first()
    return writers().filter(pk=before.writer_id).first() if before and before.writer_id else None
