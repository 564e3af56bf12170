"""Letters of which nobody knows, since a backup was put back, whether they were posted: not posted twice unasked."""

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format

from letters.models import Posting

from ..errors import FieldsRefused
from ..history import Verb, record, require
from ..publishing.holding import hold
from .sending import DEED, MOST_AT_ONCE

__all__ = ["doubt_postings", "note_not_posted", "note_posted_before"]

Status = Posting.Status

WAS_POSTED = "It had been posted on {day}, before a backup was put back."
WAS_NOT = "It had not been posted when a backup was put back."


def doubt_postings() -> int:
    """Doubt of every letter that waits for the post whether it went since; how many those are. What was printed lies on
    a table, or does not, and what a provider has it knows by its key."""
    return Posting.objects.filter(status__in=(Status.ASKED, Status.HELD)).update(doubted_at=Now())


def note_not_posted(pks: Sequence[int], by: User) -> int:
    """Say of these that they were not posted: they go as they would have. How many those were. Raises NotYours."""
    return _settle(pks, by, WAS_NOT, doubted_at=None)


def note_posted_before(pks: Sequence[int], by: User, on: date) -> int:
    """Say of these that they were posted on that day. No e-mail goes, since one went then. How many those were.

    Raises NotYours, and FieldsRefused for a day to come.
    """
    if on > timezone.localdate():
        raise FieldsRefused({"on": "That day is yet to come. Nothing was changed."})
    posted = {"status": Status.POSTED, "posted_on": on, "posted_by": by}
    return _settle(pks, by, WAS_POSTED.format(day=date_format(on, "j F Y")), doubted_at=None, **posted)


def _settle(pks: Sequence[int], by: User, note: str, **changes: object) -> int:
    require(by, "post_letter", DEED)
    with transaction.atomic():
        doubted = Posting.objects.filter(pk__in=pks[:MOST_AT_ONCE], doubted_at__isnull=False)
        rows = [*doubted.select_related("letter")]
        hold(posting.letter_id for posting in rows)
        settled = [each for each in rows if doubted.filter(pk=each.pk).update(**changes)]
        for posting in settled:
            record(posting.letter, Verb.DOUBT_SETTLED, by, note)
    return len(settled)
