"""The broom: finds what waits, gives up what cannot be done, clears what was left lying about."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from letters.models import Compilation, JobQuerySet, Notice, Rendering, Sheaf

from . import notices, rendering, vault
from .publishing import binding, compiling

MOST_AT_ONCE = 200
"""Rows to ring for in one sweep. The rest wait for the next: with no worker, messages must not pile up."""

NOBODY_SAID = "its worker stopped, or ran out of time, each time"


@dataclass(frozen=True)
class Sweep:
    """The rows to ring for."""

    renderings: tuple[int, ...]
    notices: tuple[int, ...]
    sheaves: tuple[int, ...]
    compilations: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.renderings) + len(self.notices) + len(self.sheaves) + len(self.compilations)


def sweep() -> Sweep:
    """Fail what has used up its attempts, remove stale temporary files, and say what to ring for."""
    for spent in Rendering.objects.spent().select_related("letter"):
        _give_up_rendering(spent)
    for unsent in Notice.objects.spent().select_related("brief__letter", "book"):
        _give_up_notice(unsent)
    for sheaf in Sheaf.objects.spent():
        _give_up(Sheaf.objects.all(), sheaf.pk, _reason(sheaf.attempts, sheaf.reason or NOBODY_SAID))
    for compilation in Compilation.objects.spent().select_related("book"):
        _give_up_compilation(compilation)
    vault.clear_stale()
    return Sweep(
        _waiting(Rendering.objects.all()),
        _waiting(Notice.objects.all()),
        _waiting(Sheaf.objects.all()),
        tuple(compiling.ready().values_list("pk", flat=True)[:MOST_AT_ONCE]),
    )


def _waiting(jobs: JobQuerySet[Any]) -> tuple[int, ...]:
    return tuple(jobs.waiting().values_list("pk", flat=True)[:MOST_AT_ONCE])


def _give_up_rendering(spent: Rendering) -> None:
    reason = _reason(spent.attempts, spent.reason or NOBODY_SAID)
    with transaction.atomic():
        if _give_up(Rendering.objects.all(), spent.pk, reason):
            rendering.note_failure(spent.letter, reason)


def _give_up_notice(spent: Notice) -> None:
    reason = _reason(spent.attempts, spent.reason or NOBODY_SAID)
    with transaction.atomic():
        if _give_up(Notice.objects.all(), spent.pk, reason):
            notices.note_failure(spent, reason)


def _give_up_compilation(spent: Compilation) -> None:
    reason = _reason(spent.attempts, spent.reason or NOBODY_SAID)
    with transaction.atomic():
        if _give_up(Compilation.objects.all(), spent.pk, reason):
            binding.note_failure(spent, reason)


def _give_up(jobs: JobQuerySet[Any], pk: int, reason: str) -> bool:
    failed = {"status": "failed", "token": None, "lease_until": None}
    return bool(jobs.spent().filter(pk=pk).update(**failed, finished_at=Now(), reason=reason))


def _reason(attempts: int, why: str) -> str:
    return f"It was tried {attempts} times and did not succeed: {why}."
