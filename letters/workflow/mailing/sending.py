"""Whoever works at the post desk prints letters, posts them, notes what came back, and sends it again."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

from letters.models import Letter, Notice, Posting, PrintRun

from ..errors import FieldsRefused, NotNow, Overtaken
from ..history import Verb, name_of, record, require
from ..hygiene import clean_line, clean_text
from ..opening import note_opening
from ..publishing.holding import hold
from .asking import clean_address
from .printing import trouble_with
from .standing import ready_now

__all__ = [
    "MOST_AT_ONCE",
    "Printed",
    "mark_posted",
    "mark_returned",
    "note_posted",
    "note_returned",
    "print_again",
    "print_letters",
    "print_one_again",
    "send_again",
    "trouble_sentences",
]

Status = Posting.Status

MOST_AT_ONCE = 30
"""Letters in one file: as many as a page of the desk shows, and as lie well on a table."""

DEED = "print and post letters"

REASON_CAP = 300
TRACKING_CAP = 60
"""Characters."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A run, and what was left out of it, each with the reason in a sentence."""

    run: PrintRun
    left_out: tuple[str, ...] = ()


def print_letters(
    pks: Sequence[int], by: User, form: UUID, sides: PrintRun.Sides = PrintRun.Sides.LONG, *, with_labels: bool = False
) -> Printed:
    """Print these letters for the post, in one file. The same form sent again is the same run.

    What somebody else prints just now, and what cannot be printed, is left out and named. Raises NotYours, and
    Overtaken where nothing is left.
    """
    require(by, "post_letter", DEED)
    digest = hashlib.sha256(form.bytes).hexdigest()
    if earlier := PrintRun.objects.filter(form_digest=digest).first():
        return Printed(earlier)
    postings = [*Posting.objects.filter(ready_now(), pk__in=pks[:MOST_AT_ONCE]).select_related("letter__brief")]
    able, left_out = trouble_sentences(postings, with_labels=with_labels)
    try:
        with transaction.atomic():
            hold(posting.letter_id for posting in able)
            run = PrintRun.objects.create(form_digest=digest, by=by, sides=sides, with_labels=with_labels)
            mine = [posting for posting in able if _take(posting, run, by)]
            if not mine:
                raise Overtaken(_nothing_left(left_out, _who_printed(pks)))
    except IntegrityError:
        return Printed(PrintRun.objects.get(form_digest=digest))
    others = len(set(pks[:MOST_AT_ONCE])) - len(mine) - len(left_out)
    return Printed(run, (*left_out, *((_overtaken(others),) if others else ())))


def trouble_sentences(
    postings: Sequence[Posting], *, with_labels: bool = False
) -> tuple[list[Posting], tuple[str, ...]]:
    """Those of them that can be printed now, and of each other letter why not."""
    looked = ((posting, trouble_with(posting, with_label=with_labels)) for posting in postings)
    troubles = {posting.pk: trouble for posting, trouble in looked if trouble}
    able = [posting for posting in postings if posting.pk not in troubles]
    return able, tuple(f"{each.letter}: {troubles[each.pk]}" for each in postings if each.pk in troubles)


def print_again(run: PrintRun, by: User, why: str, seen_times: int) -> None:
    """Print a run once more, on purpose, for a reason that is kept. Pressed twice, it is done once.

    Raises NotYours, FieldsRefused without a reason, and NotNow where none of it waits to be posted.
    """
    require(by, "post_letter", DEED)
    reason = _reason(why)
    with transaction.atomic():
        waiting = [*run.postings.filter(status=Status.PRINTED).select_related("letter")]
        if not waiting:
            raise NotNow("None of these letters waits to be posted, so nothing was printed again.")
        same = PrintRun.objects.filter(pk=run.pk, times=seen_times)
        if not same.update(times=F("times") + 1, pressed_at=Now()):
            return
        for posting in waiting:
            _note_again(posting, by, reason)
    run.refresh_from_db()


def print_one_again(posting: Posting, by: User, form: UUID, why: str) -> PrintRun:
    """Print one letter of a run once more, on purpose: in a run of its own, as that one was. The same form sent again
    is the same run. Raises NotYours, FieldsRefused without a reason, and NotNow where it does not wait to be posted."""
    require(by, "post_letter", DEED)
    reason, digest = _reason(why), hashlib.sha256(form.bytes).hexdigest()
    if earlier := PrintRun.objects.filter(form_digest=digest).first():
        return earlier
    old = posting.run
    as_before = {"sides": old.sides, "with_labels": old.with_labels} if old else {}
    with transaction.atomic():
        hold([posting.letter_id])
        run = PrintRun.objects.create(form_digest=digest, by=by, **as_before)
        if not Posting.objects.filter(pk=posting.pk, status=Status.PRINTED, run=old).update(run=run):
            raise NotNow("This letter does not wait to be posted, or was printed again just now. Nothing was changed.")
        _note_again(posting, by, reason)
    return run


def mark_posted(pks: Sequence[int], by: User, on: date, tracking: Mapping[int, str] | None = None) -> int:
    """Note that these letters were posted on that day, and have their clients told; how many those were. What is
    posted already stays as it is. The door rings.

    Raises NotYours, FieldsRefused for a day that cannot be, and Overtaken where none of them waits to be posted.
    """
    require(by, "post_letter", DEED)
    if on > timezone.localdate():
        raise FieldsRefused({"on": "That day is yet to come. Please note letters when they are posted."})
    with transaction.atomic():
        rows = Posting.objects.filter(pk__in=pks[:MOST_AT_ONCE]).select_related("letter__brief", "run")
        hold(posting.letter_id for posting in rows)
        posted = [each for each in rows if _post(each, by, on, (tracking or {}).get(each.pk, ""))]
        if not posted and not rows.filter(status=Status.POSTED).exists():
            raise Overtaken("None of these letters waits to be posted. Nothing was changed.")
    return len(posted)


def mark_returned(posting: Posting, by: User, on: date, why: str) -> None:
    """Note that a letter came back, and have its client told. Done twice, it is done once. The door rings.

    Raises NotYours, FieldsRefused for a day that cannot be, and NotNow for a letter that was not posted.
    """
    require(by, "post_letter", DEED)
    if posting.posted_on and not posting.posted_on <= on <= timezone.localdate():
        raise FieldsRefused({"on": "Please give the day on which it came back: after it was posted, and not to come."})
    with transaction.atomic():
        hold([posting.letter_id])
        is_noted = note_returned(posting, by, on, why)
        if not is_noted and not Posting.objects.filter(pk=posting.pk, status=Status.RETURNED).exists():
            raise NotNow("This letter was not posted, so it cannot come back. Nothing was changed.")
    posting.refresh_from_db()


def send_again(posting: Posting, by: User, address: Mapping[str, str]) -> Posting:
    """Send what came back once more, to an address that is put right. Done twice, it is done once.

    Raises NotYours, FieldsRefused, and NotNow for a letter that did not come back, or is on its way again.
    """
    require(by, "post_letter", DEED)
    cleaned = clean_address(posting.letter, address)
    with transaction.atomic():
        hold([posting.letter_id])
        newest = posting.letter.postings.order_by("-number").first()
        if newest and newest.number > posting.number and newest.address == cleaned:
            return newest
        if newest is None or newest.pk != posting.pk or newest.status != Status.RETURNED:
            raise NotNow("This letter is on its way again already, or did not come back. Nothing was changed.")
        again = {"number": posting.number + 1, "address": cleaned, "addressed_at": Now()}
        made = Posting.objects.create(letter=posting.letter, **again)
        record(posting.letter, Verb.ADDRESSED, by)
    return made


def _reason(why: str) -> str:
    """Raises FieldsRefused for none."""
    if reason := clean_line(why)[:REASON_CAP]:
        return reason
    raise FieldsRefused({"why": "Please say why it is printed again: what was printed before must not be posted."})


def _note_again(posting: Posting, by: User, reason: str) -> None:
    record(posting.letter, Verb.PRINTED_AGAIN, by, reason)
    note_opening(posting.letter, by)


def _take(posting: Posting, run: PrintRun, by: User) -> bool:
    """Put a letter into the run, unless somebody was first, or its client called it back."""
    still = Posting.objects.filter(ready_now(), pk=posting.pk)
    if not still.update(status=Status.PRINTED, run=run):
        return False
    record(posting.letter, Verb.PRINTED, by)
    note_opening(posting.letter, by)
    return True


def _post(posting: Posting, by: User, on: date, tracking: str) -> bool:
    if posting.run and on < localtime(posting.run.at).date():
        raise FieldsRefused({"on": f"{posting.letter} was printed later than that. Please look at the day."})
    return note_posted(posting, (Status.PRINTED,), by, on, tracking)


def note_posted(posting: Posting, when: Collection[str], by: User | None, on: date, tracking: str) -> bool:
    """Note it if the posting stands at one of `when`. Called inside a transaction that holds its letter."""
    still = Posting.objects.filter(pk=posting.pk, status__in=when)
    number = clean_line(tracking)[:TRACKING_CAP]
    if not still.update(status=Status.POSTED, posted_on=on, posted_by=by, tracking=number):
        return False
    _touch(posting.letter)
    record(posting.letter, Verb.POSTED, by, date_format(on, "j F Y"))
    _tell(posting, Notice.Kind.POSTED)
    return True


def note_returned(posting: Posting, by: User | None, on: date, why: str) -> bool:
    """Note that it came back, if it was posted. Called inside a transaction that holds its letter."""
    reason = clean_text(why)[:REASON_CAP]
    still = Posting.objects.filter(pk=posting.pk, status=Status.POSTED)
    if not still.update(status=Status.RETURNED, returned_on=on, why=reason):
        return False
    _touch(posting.letter)
    record(posting.letter, Verb.RETURNED, by, reason)
    _tell(posting, Notice.Kind.RETURNED)
    return True


def _touch(letter: Letter) -> None:
    """A letter in the post is kept from then on as long as any."""
    Letter.objects.filter(pk=letter.pk).update(moved_at=Now())


def _tell(posting: Posting, kind: Notice.Kind) -> None:
    Notice.objects.get_or_create(brief=posting.letter.brief, kind=kind, number=posting.number)


def _who_printed(pks: Sequence[int]) -> str:
    """Who was first, "" where nobody printed them."""
    first = PrintRun.objects.filter(postings__in=pks[:MOST_AT_ONCE]).select_related("by").order_by("-pk").first()
    return name_of(first.by) if first else ""


def _nothing_left(troubles: Sequence[str], who: str) -> str:
    if troubles:
        return f"Nothing was printed. {' '.join(troubles)}"
    if who:
        return f"{who} printed these letters, after you opened this page. Nothing was printed twice."
    return "None of these letters can be printed now. Nothing was changed. Please look at the list as it is now."


def _overtaken(count: int) -> str:
    many = "One letter was" if count == 1 else f"{count} letters were"
    return f"{many} printed by somebody else, or called back, after you opened this page."
