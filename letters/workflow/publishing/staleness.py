"""A book that rests on a consent, or a letter, which is gone: marked as out of date, and its files removed."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models import Count, Q

from letters.models import Artefact, Book, Compilation, Letter
from letters.workflow import vault

from .artefacts import ERASED, PACK, forget_files, suffix_of
from .history import Verb, record
from .holding import hold_books
from .kept_sheaves import forget_sheaves
from .telling import tell_stale

NO_LONGER = "Someone no longer agrees to all that is done with letter {}."
"""Why a book is out of date that holds this letter. Without a name: it stands in the history."""

ASKED_SINCE = "Someone whom letter {} concerns was asked only after the book was compiled."
"""Another such reason."""


ANSWERED_ANEW = "Another answer to letter {} was told, and whoever wrote it has not agreed to that."
"""Another such reason."""


PHOTOGRAPH_GONE = "A photograph behind letter {} was taken away."
"""Another such reason."""

PICTURED_ANEW = "Another photograph was put behind letter {}, and whoever is in it has not agreed to that."
"""Another such reason."""


def went_stale(letter: Letter, reason: str) -> None:
    """Mark every compilation that holds this letter as out of date, and have its files removed once that is kept, and
    what was laid out of the letter for any book.

    `reason` is a sentence without a name. Called inside the transaction of what happened, which holds the letter.
    """
    # Of two copies that go at once, one goes last, and the client is told that there is none.
    hold_books(letter.compilations.values_list("book", flat=True))
    held = list(letter.compilations.select_related("book").order_by("pk"))
    for compilation in held:
        _mark(compilation, reason)
    forget_sheaves(letter)
    # Those from before, too: whoever marked them may have been stopped before the files were gone.
    _forget_once_kept(*held)


def put_away(book: Book) -> None:
    """Have all files of a book removed, once it is kept that it is emptied, or gone. Called inside a transaction."""
    artefacts = Artefact.objects.filter(compilation__book=book)
    packs = book.compilations.values_list("submissions__pack_digest", flat=True)
    files = {(each.digest, suffix_of(each)) for each in artefacts} | {(pack, PACK) for pack in packs if pack}
    book.compilations.update(stale_reason=ERASED)
    transaction.on_commit(partial(_forget_unless_fresh, files), robust=True)


def note_erasures() -> int:
    """Mark every compilation that holds a letter which was erased, and remove its files and its plan, which may say
    something of the letter; how many there were."""
    erased = Compilation.objects.select_related("book").in_bulk(_erased())
    for compilation in erased.values():
        with transaction.atomic():
            hold_books([compilation.book_id])
            _mark(compilation, ERASED)
            Compilation.objects.filter(pk=compilation.pk).update(plan={})
            _forget_once_kept(compilation)
    return len(erased)


def _erased() -> list[int]:
    """The compilations with fewer letters than were planned. Those that were marked before for another reason, too."""
    planned = Compilation.objects.order_by("pk").values_list("pk", "plan__count").annotate(left=Count("letters"))
    return [pk for pk, count, left in planned if count is not None and left < count]


def _mark(compilation: Compilation, reason: str) -> None:
    if Compilation.objects.filter(pk=compilation.pk, stale_reason="").update(stale_reason=reason):
        record(compilation.book, Verb.WENT_STALE, note=f"Compilation {compilation.number}: {reason}")
        tell_stale(compilation.book)


def _forget_once_kept(*compilations: Compilation) -> None:
    """Robust: what is withdrawn is withdrawn, also where a file cannot be removed now. Whoever tidies comes to it."""
    transaction.on_commit(partial(_forget_all, [compilation.pk for compilation in compilations]), robust=True)


def _forget_unless_fresh(files: Iterable[tuple[str, str]]) -> None:
    fresh = Compilation.objects.filter(stale_reason="")
    for digest, suffix in files:
        if not fresh.filter(Q(artefacts__digest=digest) | Q(submissions__pack_digest=digest)).exists():
            vault.forget(digest, suffix)


def _forget_all(pks: list[int]) -> None:
    for compilation in Compilation.objects.filter(pk__in=pks):
        forget_files(compilation)
