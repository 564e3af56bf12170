"""Telling the client of their book: each e-mail is queued with what it tells, and once for every time it happens.

Called inside the transaction of what happened. Nobody is told of a book that the house makes for itself.
"""

from letters.models import Book, BookProof, Notice

from .artefacts import readable

Kind = Notice.Kind


def tell_asked(book: Book) -> None:
    """That the wish has come, and where the book can be followed."""
    _queue(book, Kind.BOOK_ASKED, _kinds_sent(book))


def tell_shown(book: Book) -> None:
    """That there are pages for them to read. Called when they have just been put before them."""
    kinds = _kinds_sent(book)
    _forget_unsent(book, Kind.BOOK_PROOF)
    _queue(book, Kind.BOOK_PROOF, kinds)


def tell_approved(book: Book) -> None:
    """That the book is ready, as they approved it. Called when they just have."""
    _queue(book, Kind.BOOK_READY, _kinds_sent(book))


def tell_stale(book: Book) -> None:
    """That there is no book to read any more. Who was not yet told that there is one is told nothing."""
    waiting = BookProof.objects.filter(compilation__book=book, answer=BookProof.Answer.OPEN)
    taken_back = waiting.exclude(compilation__stale_reason="").update(answer=BookProof.Answer.VOID, typed={})
    kinds = _kinds_sent(book)
    is_handed_out = _last_standing(kinds) == Kind.BOOK_READY
    if readable(book) or not (is_handed_out or taken_back):
        return
    if not _forget_unsent(book, Kind.BOOK_READY if is_handed_out else Kind.BOOK_PROOF):
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
    """What they were told last of whether they have it."""
    return next((kind for kind in reversed(kinds) if kind not in (Kind.BOOK_ASKED, Kind.BOOK_PROOF)), None)


def _forget_unsent(book: Book, kind: Notice.Kind) -> int:
    """Drop e-mails of this kind that have not gone out; how many those were."""
    queued = book.notices.filter(kind=kind, status=Notice.Status.QUEUED, sent_at__isnull=True)
    return queued.delete()[0]


def _queue(book: Book, kind: Notice.Kind, kinds: list[str]) -> None:
    """One e-mail more of this kind, unless somebody was quicker."""
    if book.asked_by_id is None:
        return
    notice = Notice(brief_id=book.asked_by_id, book=book, kind=kind, number=kinds.count(kind) + 1)
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
