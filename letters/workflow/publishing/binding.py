"""Binding: when all sheaves of a compilation are there, one worker makes the book of them, and keeps every file."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from letters.editor import EditorError
from letters.handwriting import HandwritingError
from letters.models import Artefact, Compilation, Sheaf
from letters.workflow import vault
from letters.workflow.errors import BookRefused, Refused, Unfit

from .agreed import withdrawn
from .artefacts import ERASED, suffix_of
from .compiling import ready
from .history import Verb, record
from .holding import hold, hold_books
from .kept_sheaves import lay_damaged_again
from .making import Made, make_book
from .plans import planned_letters
from .staleness import NO_LONGER
from .telling import tell_bound

logger = logging.getLogger(__name__)

REST = timedelta(seconds=20)
"""How long a book that could not be kept waits after its first failure; twice that after its second."""

NO_REST = timedelta(0)

STAGES_LEASE = 4
"""In LEASE_SECONDS: how long one stage of binding may take. Each stage begins by renewing the claim."""

TOO_LONG = "Binding this book took longer than we allow. Nothing is lost. Please try again."


class Overtaken(Exception):
    """Somebody else holds the claim now, or a consent was withdrawn: what this worker makes is dropped."""


def lease() -> timedelta:
    """How long a claim holds from one stage to the next."""
    return timedelta(seconds=STAGES_LEASE * settings.LEASE_SECONDS)


@dataclass(frozen=True)
class Claim:
    """The right to bind a compilation, held as long as it is renewed."""

    compilation: Compilation
    token: UUID

    def say(self, stage: str, *, is_long: bool = False) -> None:
        """Tell what is being done, and hold on; through a long stage for as long as one book may take.

        Raises Overtaken where the claim, or the ground for it, was lost.
        """
        pk, longest = self.compilation.pk, timedelta(seconds=settings.BIND_SECONDS)
        hold_for = max(longest, lease()) if is_long else lease()
        held = Compilation.objects.held(pk, self.token).filter(stale_reason="")
        if not held.update(stage=stage) or not Compilation.objects.renew(pk, self.token, hold_for):
            raise Overtaken


def bind_book(pk: int, out_of_time: type[Exception] | tuple[()] = ()) -> bool:
    """Bind the book, unless it waits for a sheaf, or someone else does or did. Whether it was bound, by us, now."""
    claim = _claim(pk)
    if claim is None:
        return False
    made: list[Artefact] = []
    try:
        return _carry_out(claim, made)
    except Overtaken:
        _fail_where_stale(claim)
        return False
    except out_of_time:
        fail(claim, TOO_LONG)
        raise
    finally:
        _forget_in_vain(claim.compilation, made)


def fail(claim: Claim, reason: str) -> bool:
    """Give up for good, and say why. False when the claim was lost."""
    with transaction.atomic():
        failed = Compilation.objects.fail(claim.compilation.pk, claim.token, reason)
        if failed:
            note_failure(claim.compilation, reason)
    return failed


def note_failure(compilation: Compilation, reason: str) -> None:
    """The book's side of a compilation that failed. Called inside the transaction that fails it."""
    record(compilation.book, Verb.BINDING_FAILED, note=f"Compilation {compilation.number}: {reason}")


def _claim(pk: int) -> Claim | None:
    if not ready().filter(pk=pk).exists():
        return None
    token = Compilation.objects.claim(pk, lease())
    compilation = Compilation.objects.select_related("book").filter(pk=pk).first() if token else None
    return Claim(compilation, token) if token and compilation else None


def _carry_out(claim: Claim, made: list[Artefact]) -> bool:
    """Bind it; `made` is what was kept of it so far."""
    compilation = claim.compilation
    if reason := compilation.stale_reason or _failed_letters(compilation) or _withdrawn(compilation):
        fail(claim, reason)
        return False
    try:
        _keep_all(make_book(compilation, claim.say), made)
        _finish(claim, made)
    except Unfit:
        # Whoever lays out the last of them again rings for this, so it need not rest.
        lay_damaged_again(compilation)
        return _put_back(claim, "what was laid out of a letter could not be read, and is laid out again", NO_REST)
    except (EditorError, HandwritingError, Refused) as error:
        fail(claim, str(error))
        return False
    except (OSError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return _put_back(claim, reason, REST * compilation.attempts)
    return True


def _failed_letters(compilation: Compilation) -> str:
    """The letters that could not be laid out, each with its reason; "" where all were."""
    failed = compilation.sheaves.filter(status=Sheaf.Status.FAILED).select_related("letter").order_by("letter")
    reasons = dict.fromkeys(f"{sheaf.letter}: {sheaf.reason}" for sheaf in failed)
    return f"The book was not made, because it would have had gaps. {' '.join(reasons)}" if reasons else ""


def _withdrawn(compilation: Compilation) -> str:
    """What was agreed to when the book was compiled, and no longer is; "" for nothing.

    A withdrawal marks the compilations it finds; this is for one that came while the book was being compiled.
    """
    # Without a name: this is kept, and stands in the history.
    return " ".join(NO_LONGER.format(letter) for letter in withdrawn(compilation))


def _keep_all(files: Iterator[Made], made: list[Artefact]) -> None:
    """Keep each file as soon as it is made, so that only one lies in memory, and note it in `made`."""
    for each in files:
        row = Artefact(kind=each.kind, byte_count=len(each.data), page_count=each.page_count, report=each.report)
        row.digest = vault.keep(each.data, suffix_of(row))
        made.append(row)


def _put_back(claim: Claim, reason: str, rest: timedelta) -> bool:
    if not _fail_where_stale(claim):
        pk = claim.compilation.pk
        logger.warning("Compilation %s could not be bound (%s); it is tried again.", pk, reason)
        Compilation.objects.put_back(pk, claim.token, reason, rest)
    return False


def _fail_where_stale(claim: Claim) -> bool:
    """Fail it at once, and not when the claim has run out, where a consent was withdrawn while it was bound."""
    stale = Compilation.objects.filter(pk=claim.compilation.pk).values_list("stale_reason", flat=True).first()
    return fail(claim, stale) if stale else False


def _finish(claim: Claim, made: list[Artefact]) -> None:
    """Keep what was made. Raises Overtaken, and BookRefused where a letter was erased meanwhile."""
    compilation = claim.compilation
    planned = planned_letters(compilation.plan)
    pages = next((row.page_count for row in made if row.page_count), None)
    with transaction.atomic():
        if len(hold(planned)) < len(planned):
            raise BookRefused({"letters": ERASED})
        hold_books([compilation.book_id])
        # Before it is done: a withdrawal must find the files, or find it not done.
        compilation.artefacts.all().delete()
        for row in made:
            row.compilation = compilation
        Artefact.objects.bulk_create(made)
        fresh = Compilation.objects.filter(stale_reason="")
        if not fresh.finish(compilation.pk, claim.token, page_count=pages, stage=""):
            raise Overtaken
        record(compilation.book, Verb.BOUND, note=f"Compilation {compilation.number}, {pages} pages")
        tell_bound(compilation.book)


def _forget_in_vain(compilation: Compilation, made: list[Artefact]) -> None:
    """Where the book may no longer be, or could not be made, what was kept of it goes: it may be what fills a disk.

    A worker that merely came late leaves everything: whoever was before it keeps the very same files.
    """
    elsewhere = (Compilation.Status.RUNNING, Compilation.Status.DONE)
    if Compilation.objects.filter(pk=compilation.pk, stale_reason="", status__in=elsewhere).exists():
        return
    for row in made:
        if not Artefact.objects.filter(digest=row.digest, compilation__stale_reason="").exists():
            vault.forget(row.digest, suffix_of(row))
