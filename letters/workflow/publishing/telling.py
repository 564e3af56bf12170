"""Telling the client of their book: each e-mail is queued with what it tells, and once for every time it happens.

Called inside the transaction of what happened. Nobody is told of a book that the house makes for itself.
"""

from letters.models import Book, Notice

from .artefacts import readable

Kind = Notice.Kind


def tell_asked(book: Book) -> None:
    """That the wish has come, and where the book can be followed."""
    _queue(book, Kind.BOOK_ASKED, _kinds_sent(book))


def tell_bound(book: Book) -> None:
    """That there is a book to read; not again when it is bound anew while they have one."""
    kinds = _kinds_sent(book)
    if readable(book) and _last_standing(kinds) != Kind.BOOK_READY:
        _queue(book, Kind.BOOK_READY, kinds)


def tell_bound_in_time(book: Book) -> None:
    """The same of a book that is about to be bound: so it is not told when it is."""
    kinds = _kinds_sent(book)
    if _last_standing(kinds) != Kind.BOOK_READY:
        _queue(book, Kind.BOOK_READY, kinds)


def tell_stale(book: Book) -> None:
    """That there is no book to read any more. Who was not yet told that there is one is told nothing."""
    kinds = _kinds_sent(book)
    if readable(book) or _last_standing(kinds) != Kind.BOOK_READY:
        return
    queued = book.notices.filter(kind=Kind.BOOK_READY, status=Notice.Status.QUEUED)
    unsent, _ = queued.filter(sent_at__isnull=True).delete()
    if not unsent:
        _queue(book, Kind.BOOK_ASIDE if book.status == Book.Status.LAID_ASIDE else Kind.BOOK_STALE, kinds)


def tell_laid_aside(book: Book) -> None:
    """That nobody works on it now; but who has a book to read keeps it, and is told nothing.

    Called when it has just been moved there: so it was taken up since they were told the same, and they are told anew.
    """
    if not readable(book):
        _queue(book, Kind.BOOK_ASIDE, _kinds_sent(book))


def _kinds_sent(book: Book) -> list[str]:
    """The kinds of all that they were told, or are about to be, in order.

    Read once for what is decided and for its number: of two who find the same at once, one then queues it.
    """
    return [*book.notices.order_by("pk").values_list("kind", flat=True)]


def _last_standing(kinds: list[str]) -> str | None:
    """What they were told last of how it stands."""
    return next((kind for kind in reversed(kinds) if kind != Kind.BOOK_ASKED), None)


def _queue(book: Book, kind: Notice.Kind, kinds: list[str]) -> None:
    """One e-mail more of this kind, unless somebody was quicker."""
    if book.asked_by_id is None:
        return
    notice = Notice(brief_id=book.asked_by_id, book=book, kind=kind, number=kinds.count(kind) + 1)
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
