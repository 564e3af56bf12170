"""What waits besides letters: e-mails that did not go out, and books. For whoever comes in, and for the lists."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from letters.models import Book, BookProof, Compilation, Notice, SpreadMark

__all__ = ["BOOK_PILES", "BookPile", "Waiting", "books_waiting", "emails_waiting"]

MOST_COUNTED = 100
"""So far and no further is counted: what lies deeper is many, whatever the number."""

STUCK_AFTER = timedelta(minutes=30)
"""How long a book may be in the making before somebody should look: a long one takes minutes."""

AT_WORK = (Compilation.Status.QUEUED, Compilation.Status.RUNNING)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Some rows that wait: what they are called, the query of their list, how many, and since when the oldest does."""

    label: str
    query: str
    count: int
    is_more: bool
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class BookPile:
    """Some books. One that is `urgent` is worth a look although nobody asked for it."""

    key: str
    label: str
    where: Callable[[], Q]
    is_urgent: bool = False


def _stuck() -> Q:
    newest = Compilation.objects.filter(book=OuterRef("pk"), stale_reason="")
    late = Q(status__in=AT_WORK, created_at__lt=timezone.now() - STUCK_AFTER)
    later = Compilation.objects.filter(book=OuterRef("book"), number__gt=OuterRef("number"))
    return Q(Exists(newest.filter(~Exists(later), Q(status=Compilation.Status.FAILED) | late)))


def _with_client() -> Q:
    proofs = BookProof.objects.filter(compilation__book=OuterRef("pk"), answer=BookProof.Answer.OPEN)
    return Q(Exists(proofs.filter(compilation__stale_reason="")))


def _marked() -> Q:
    marks = SpreadMark.objects.filter(proof__compilation__book=OuterRef("pk"), settled_at__isnull=True)
    return Q(Exists(marks))


def _at(status: Book.Status) -> Callable[[], Q]:
    return lambda: Q(status=status)


BOOK_PILES = (
    BookPile("asked", "Asked for by clients", _at(Book.Status.ASKED), is_urgent=True),
    BookPile("marked", "Marked by clients, and not seen to", _marked, is_urgent=True),
    BookPile("stuck", "Stuck, or could not be made", _stuck, is_urgent=True),
    BookPile("reading", "With clients, who have not answered", _with_client),
    BookPile("open", "Being put together", _at(Book.Status.OPEN)),
    BookPile("aside", "Laid aside", _at(Book.Status.LAID_ASIDE)),
)


def books_waiting() -> tuple[Waiting, ...]:
    """Every pile of books, as it lies."""
    return tuple(
        _counted(pile.label, f"pile={pile.key}", Book.objects.filter(pile.where()), "moved_at") for pile in BOOK_PILES
    )


def emails_waiting(person: User) -> tuple[Waiting, ...]:
    """The e-mails that did not go out, for whoever may look at them; those that are held only where there are any."""
    if not person.has_perm("letters.view_notice"):
        return ()
    failed = Notice.objects.filter(status=Notice.Status.FAILED)
    held = _counted(
        "Held since a backup was put back",
        "held_at__isempty=0",
        Notice.objects.filter(held_at__isnull=False),
        "created_at",
    )
    could_not = _counted("E-mails that could not be sent", "status__exact=failed", failed, "created_at")
    return (could_not, held) if held.count else (could_not,)


def _counted(label: str, query: str, rows: QuerySet[Book] | QuerySet[Notice], since: str) -> Waiting:
    """In one look at the first rows."""
    times = list(rows.order_by(since).values_list(since, flat=True)[: MOST_COUNTED + 1])
    count = min(len(times), MOST_COUNTED)
    return Waiting(label, query, count, len(times) > MOST_COUNTED, times[0] if times else None)
