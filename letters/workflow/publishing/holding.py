"""Holding letters: what is decided about them, and whether they are there, stays so until a transaction ends."""

from collections.abc import Iterable

from letters.models import Letter


def hold(letters: Iterable[int]) -> frozenset[int]:
    """Let nobody else change what is allowed for these letters, nor erase one, until the transaction ends.

    Those of them that are there. Called before anything else that the transaction locks: whoever holds letters never
    waits for somebody who waits for them.
    """
    # Not for their key: a row that only points to a letter, such as a line of its history, need not wait.
    rows = Letter.objects.select_for_update(no_key=True).filter(pk__in=[*letters]).order_by("pk")
    return frozenset(rows.values_list("pk", flat=True))
