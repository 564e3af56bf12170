"""Moving a book, and writing down who did it."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F
from django.db.models.functions import Now
from django.utils import dateformat
from django.utils.timezone import localtime

from letters.models import Book, BookEvent
from letters.workflow.errors import NotNow, Overtaken
from letters.workflow.history import WHEN, name_of, require

Status = Book.Status
Verb = BookEvent.Verb

# What is told about a book without moving it.
STANDING = (
    *(Verb.BEGUN, Verb.ASKED, Verb.COMPILED, Verb.BOUND, Verb.BINDING_FAILED, Verb.WENT_STALE),
    *(Verb.OFFERED, Verb.ANSWERED, Verb.NOTIFIED, Verb.NOTIFYING_FAILED, Verb.NOTIFYING_RETRIED),
)

IN_HAND = (Status.OPEN,)
"""Where a book can be changed."""


def record(book: Book, verb: BookEvent.Verb, actor: User | None = None, note: str = "") -> BookEvent:
    """Write one line of history. Called inside the transaction that does the thing."""
    return BookEvent.objects.create(book=book, verb=verb, actor=actor, note=note)


def move(book: Book, seen: int, when: Collection[Status], **changes: Any) -> None:
    """Compare and set: only a book still at version `seen` and in one of the states `when` moves.

    Raises Overtaken, naming who was first, and NotNow. Called inside a transaction, as the first thing that it
    writes: whoever comes second waits here. `book` is read anew.
    """
    rows = Book.objects.filter(pk=book.pk, version=seen, status__in=when)
    if not rows.update(version=F("version") + 1, moved_at=Now(), **changes):
        look(book, seen, when)
    book.refresh_from_db()


def look(book: Book, seen: int, when: Collection[Status]) -> Book:
    """The book as it is now. Raises Overtaken and NotNow, as `move` would."""
    now = Book.objects.select_related("asked_by").get(pk=book.pk)
    if now.version != seen:
        raise overtaken(now, seen)
    if now.status not in when:
        raise not_now(now)
    return now


def overtaken(book: Book, seen: int) -> Overtaken:
    """What to tell the one who looked at version `seen` and came second."""
    return overtaken_by(_last_move(book, seen), "the book")


def overtaken_by(last: BookEvent | None, what: str) -> Overtaken:
    """What to tell the one who came second, `last` being what was done first, and `what` to be looked at again."""
    who = name_of(last.actor) if last else "Someone"
    did = last.get_verb_display() if last else "changed it"
    at = f" on {dateformat.format(localtime(last.at), WHEN)}" if last else ""
    return Overtaken(
        f"{who} {did}{at}, after you opened this page. Nothing was overwritten, and nothing of yours was done. "
        f"Please look at {what} as it is now, then decide again."
    )


def not_now(book: Book) -> NotNow:
    """What to tell someone who asks for what this book does not allow where it is."""
    return NotNow(f"This book is {book.get_status_display()}, so this cannot be done now. Nothing was changed.")


def require_publisher(by: User, deed: str) -> None:
    """Raises NotYours unless this person may put books together; `deed` completes "Your login may not …"."""
    require(by, "publish_book", deed)


def _last_move(book: Book, seen: int) -> BookEvent | None:
    """The newest move since version `seen`, which is one event each."""
    moves = book.events.exclude(verb__in=STANDING).select_related("actor").order_by("-pk")
    return next(iter(moves[: max(book.version - seen, 1)]), None)
