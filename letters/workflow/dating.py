"""Which day a letter is of: that which stands on its page, else what somebody says, else the day of its approval."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.formats import date_format

from letters.models import Letter

from .assigning import WITH_WRITER, require_own
from .errors import FieldsRefused, NotNow
from .history import Verb, record, require
from .page_days import written_day
from .reviewing import revise_draft

__all__ = ["date_letter", "may_date"]

EARLIEST = date(1500, 1, 1)
"""Whatever is before is a slip of the keys."""


def may_date(letter: Letter, person: User) -> bool:
    """Whether this person may say which day the letter is of: its writer, and once it is written, its editors."""
    if letter.status in WITH_WRITER:
        own = letter.writer_id in (None, person.pk) or person.has_perm("letters.see_every_letter")
        return own and person.has_perm("letters.write_letter")
    return person.has_perm("letters.approve_letter") or person.has_perm("letters.publish_book")


def date_letter(letter: Letter, by: User, on: date, seen_version: int) -> None:
    """Say which day the letter is of. While it is with its writer, the date on its page follows, as a new draft.

    Later its page stays as it was approved, and its books have the new day all the same. Raises NotYours, Overtaken,
    NotNow while an editor reads a page that has another day, and FieldsRefused for a day that cannot be.
    """
    if not may_date(letter, by):
        right = "write_letter" if letter.status in WITH_WRITER else "approve_letter"
        require(by, right, "say which day this letter is of")
        require_own(letter, by)
    if on < EARLIEST:
        raise FieldsRefused({"dated_on": "Please give the day of the letter. Nothing was changed."})
    with transaction.atomic():
        _write_anew(letter, by, on, seen_version)
        if not Letter.objects.filter(pk=letter.pk, dated_on=on).exists():
            Letter.objects.filter(pk=letter.pk).update(dated_on=on)
            record(letter, Verb.DATED, by, date_format(on, "j F Y"))
    letter.refresh_from_db()


def _write_anew(letter: Letter, by: User, on: date, seen_version: int) -> None:
    """Have the page say this day, where it says one and can still be changed."""
    text = letter.draft.text if letter.draft else ""
    written = written_day(text, on)
    if written is None or written.on == on or letter.status == Letter.Status.READY:
        return
    if letter.status not in WITH_WRITER:
        raise NotNow("Another day stands on its page, and that is not the writer's now. Please ask for changes first.")
    revise_draft(letter, by, written.put(text, on), seen_version)
