"""Writing down which letters stand in a book. Called inside the transaction of the verb that decided it."""

from collections.abc import Sequence

from django.db.models import Max

from letters.models import Book, Chapter, Entry, Letter

FIRST_CHAPTER = "Letters"
"""What the only chapter of a book is called until somebody arranges it."""

_BATCH = 400


def put_in(book: Book, reasons: Sequence[tuple[Letter, str]], chapter: Chapter | None = None) -> tuple[Entry, ...]:
    """Put these letters, each with the reason why, at the end of the chapter, or of the last one there is.

    Also those that were dropped before. Who is in the book always stands in a chapter.
    """
    chapter = chapter or book.chapters.last() or Chapter.objects.create(book=book, position=1, title=FIRST_CHAPTER)
    last = chapter.entries.aggregate(last=Max("position"))["last"] or 0
    entries = [
        Entry(book=book, letter=letter, chapter=chapter, position=place, is_kept=True, reason=reason)
        for place, (letter, reason) in enumerate(reasons, start=last + 1)
    ]
    Entry.objects.bulk_create(
        entries,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=("book", "letter"),
        update_fields=("chapter", "position", "is_kept", "reason"),
    )
    rows = book.entries.filter(letter__in=[letter.pk for letter, _ in reasons]).select_related("letter", "chapter")
    return tuple(rows.order_by("position"))


def take_out(book: Book, letter: Letter, why: str) -> Entry:
    """Note that this letter is not to stand in the book, and why."""
    dropped = {"is_kept": False, "chapter": None, "position": 0, "reason": why}
    entry, _ = Entry.objects.update_or_create(book=book, letter=letter, defaults=dropped)
    return entry
