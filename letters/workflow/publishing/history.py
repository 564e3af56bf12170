"""Moving a book, and writing down who did it."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Subquery
from django.db.models.functions import Now

from letters.models import Book, BookEvent
from letters.workflow.errors import NotNow, Overtaken
from letters.workflow.history import moves_since, overtaken_by, require

Status = Book.Status
Verb = BookEvent.Verb

IN_HAND = (Status.OPEN,)
"""Where a book can be changed."""


def record(book: Book, verb: BookEvent.Verb, actor: User | None = None, note: str = "") -> BookEvent:
    """Write one line of history, with the version at which the book now is. Called inside the transaction that does
    the thing."""
    version = Subquery(Book.objects.filter(pk=book.pk).values("version"))
    return BookEvent.objects.create(book=book, verb=verb, actor=actor, note=note, version=version)


def move(book: Book, seen_version: int, when: Collection[Status], **changes: Any) -> None:
    """Compare and set: only a book still at version `seen_version` and in one of the states `when` moves.

    Raises Overtaken, naming who was first, and NotNow. Called inside a transaction, as the first thing that it
    writes: whoever comes second waits here. `book` is read anew.
    """
    rows = Book.objects.filter(pk=book.pk, version=seen_version, status__in=when)
    if not rows.update(version=F("version") + 1, moved_at=Now(), **changes):
        look(book, seen_version, when)
    book.refresh_from_db()


def look(book: Book, seen_version: int, when: Collection[Status]) -> Book:
    """The book as it is now. Raises Overtaken and NotNow, as `move` would."""
    now = Book.objects.select_related("asked_by").get(pk=book.pk)
    if now.version != seen_version:
        raise overtaken(now, seen_version)
    if now.status not in when:
        raise not_now(now)
    return now


def overtaken(book: Book, seen_version: int) -> Overtaken:
    """What to tell the one who looked at version `seen_version` and came second."""
    return overtaken_by(next(iter(moves_since(book.events.all(), seen_version, book.version)), None), "the book")


def not_now(book: Book) -> NotNow:
    """What to tell someone who asks for what this book does not allow where it is."""
    return NotNow(f"This book is {book.get_status_display()}, so this cannot be done now. Nothing was changed.")


def require_publisher(by: User, deed: str) -> None:
    """Raises NotYours unless this person may put books together; `deed` completes "Your login may not …"."""
    require(by, "publish_book", deed)
