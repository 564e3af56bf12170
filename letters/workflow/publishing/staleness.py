"""A book that rests on a consent which is gone: marked as out of date, and its files removed."""

from functools import partial

from django.db import transaction

from letters.models import Compilation, Letter

from .artefacts import forget_files
from .history import Verb, record


def went_stale(letter: Letter, reason: str) -> None:
    """Mark every compilation that holds this letter as out of date, and have its files removed once that is kept.

    `reason` is a sentence without a name. Called inside the transaction of what happened.
    """
    held = list(letter.compilations.select_related("book").order_by("pk"))
    for compilation in held:
        if Compilation.objects.filter(pk=compilation.pk, stale_reason="").update(stale_reason=reason):
            record(compilation.book, Verb.WENT_STALE, note=f"Compilation {compilation.number}: {reason}")
    # Those from before, too: whoever marked them may have been stopped before the files were gone.
    transaction.on_commit(partial(_forget_all, [compilation.pk for compilation in held]))


def _forget_all(pks: list[int]) -> None:
    for compilation in Compilation.objects.filter(pk__in=pks):
        forget_files(compilation)
