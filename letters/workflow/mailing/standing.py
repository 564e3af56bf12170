"""Where a posting stands: what it still waits for, and the day on which it may leave."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from letters.models import Letter, Posting

__all__ = ["OPEN", "is_ready", "is_to_be_posted", "leaves_on", "ready_now", "waiting_for"]

Status = Posting.Status

OPEN = (Status.ASKED, Status.HELD, Status.HANDED, Status.PRINTED)
"""On its way to the post, and not there yet."""


def leaves_on(posting: Posting) -> date | None:
    """The day on which it leaves, and before which it does not: that which its client named, or on which the letter
    opens; None for neither."""
    return max(filter(None, (posting.not_before, posting.letter.opens_on)), default=None)


def is_to_be_posted(letter: Letter) -> bool:
    """Whether the house has it in hand to post it."""
    return Posting.objects.filter(letter=letter, status__in=OPEN).exists()


def ready_now() -> Q:
    """What can be printed and posted today: finished, with an address, and not for a later day."""
    is_due = Q(not_before__isnull=True) | Q(not_before__lte=timezone.localdate())
    is_due &= Q(letter__opens_on__isnull=True) | Q(letter__opens_on__lte=timezone.localdate())
    return (
        Q(status=Status.ASKED, addressed_at__isnull=False, letter__status=Letter.Status.READY, doubted_at=None) & is_due
    )


def is_ready(posting: Posting) -> bool:
    """As `ready_now`, of one posting with its letter."""
    return not waiting_for(posting) and posting.status == Status.ASKED


def waiting_for(posting: Posting) -> str:
    """What this posting waits for before it can be printed, "" for nothing."""
    letter, day = posting.letter, leaves_on(posting)
    if posting.doubted_at:
        return "somebody to say whether it was posted, since a backup was put back"
    if posting.status == Status.HELD:
        return "its client’s word: they had not answered the proof"
    if posting.addressed_at is None:
        return "an address, from its client"
    if letter.status != Letter.Status.READY:
        return f"the letter, which is {letter.get_status_display()}"
    if day and day > timezone.localdate():
        return f"its day, {day:%-d %B %Y}"
    return ""
