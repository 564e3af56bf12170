"""Telling the client of their book: each e-mail is queued with what it tells, and once for every time it happens.

Called inside the transaction of what happened. Nobody is told of a book that the house makes for itself.
"""

from letters.models import Book, Notice

from .artefacts import readable

Kind = Notice.Kind


def tell_asked(book: Book) -> None:
    """That the wish has come, and where the book can be followed."""
    _queue(book, Kind.BOOK_ASKED)


def tell_bound(book: Book) -> None:
    """That there is a book to read; not again when it is bound anew while they have one."""
    if readable(book) and _last_told(book) != Kind.BOOK_READY:
        _queue(book, Kind.BOOK_READY)


def tell_stale(book: Book) -> None:
    """That there is no book to read any more. Who was not yet told that there is one is told nothing."""
    if readable(book) or _last_told(book) != Kind.BOOK_READY:
        return
    unsent, _ = book.notices.filter(kind=Kind.BOOK_READY, status=Notice.Status.QUEUED).delete()
    if not unsent:
        _queue(book, Kind.BOOK_ASIDE if book.status == Book.Status.LAID_ASIDE else Kind.BOOK_STALE)


def tell_laid_aside(book: Book) -> None:
    """That nobody works on it now; but who has a book to read keeps it, and is told nothing."""
    if not readable(book) and _last_told(book) != Kind.BOOK_ASIDE:
        _queue(book, Kind.BOOK_ASIDE)


def _last_told(book: Book) -> str | None:
    """What they were told last of how it stands, or are about to be told."""
    told = book.notices.exclude(kind=Kind.BOOK_ASKED).order_by("-pk")
    return told.values_list("kind", flat=True).first()


def _queue(book: Book, kind: Notice.Kind) -> None:
    """One e-mail more of this kind. Of two who find the same at once, one queues it."""
    if book.asked_by_id is None:
        return
    number = book.notices.filter(kind=kind).count() + 1
    notice = Notice(brief_id=book.asked_by_id, book=book, kind=kind, number=number)
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
