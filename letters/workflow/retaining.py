"""How long a letter is kept, and that it is erased then."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from letters.models import Letter

from .erasing import Why, erase

__all__ = ["erase_outlived", "kept_until"]

AT_ONCE = 100
"""Letters that are erased in one go."""


def kept_until(letter: Letter) -> date | None:
    """The last day on which the letter is there, counted from when it last moved, or from the day on which it opens;
    None where it is kept for ever."""
    if not settings.KEEP_DAYS:
        return None
    moved_on = timezone.localtime(letter.moved_at).date()
    return max(moved_on, letter.opens_on or moved_on) + timedelta(days=settings.KEEP_DAYS)


def erase_outlived() -> int:
    """Erase letters that were kept for as long as they may be, some at a time; how many those were."""
    if not settings.KEEP_DAYS:
        return 0
    before = timezone.now() - timedelta(days=settings.KEEP_DAYS + 1)
    # By each status, so that an index finds them.
    moved = Letter.objects.filter(status__in=Letter.Status.values, moved_at__lt=before).order_by("moved_at")
    outlived = moved.filter(Q(opens_on__isnull=True) | Q(opens_on__lt=timezone.localdate(before)))
    return erase([*outlived[:AT_ONCE]], Why.KEPT_LONG)
