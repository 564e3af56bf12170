"""Holding letters and books: what is decided about them, and what is there, stays so until a transaction ends."""

from collections.abc import Iterable

from letters.models import Book, Letter


def hold(letters: Iterable[int]) -> frozenset[int]:
    """Let nobody else change what is allowed for these letters, nor erase one, until the transaction ends.

    Those of them that are there. Called before anything else that the transaction locks: whoever holds letters never
    waits for somebody who waits for them.
    """
    # Not for their key: a row that only points to a letter, such as a line of its history, need not wait.
    rows = Letter.objects.select_for_update(no_key=True).filter(pk__in=[*letters]).order_by("pk")
    return frozenset(rows.values_list("pk", flat=True))


def hold_books(books: Iterable[int]) -> None:
    """Let nobody else decide what of these books can be read, nor tell of it, until the transaction ends.

    Called behind `hold`, where letters are held too, and before any compilation is changed.
    """
    rows = Book.objects.select_for_update(no_key=True).filter(pk__in=[*books]).order_by("pk")
    [*rows.values_list("pk")]
