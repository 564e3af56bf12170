"""Writing a letter out: claim the row, draw what was approved, keep it, and finish only if the claim still holds."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from letters.handwriting import HandwritingError, Layout
from letters.models import Letter, Notice, Rendering

from . import vault
from .errors import NotNow
from .history import Status, Verb, record, require, settle
from .styling import lay_out_again

logger = logging.getLogger(__name__)

REST = timedelta(seconds=30)
"""How long a rendering waits after its first failure; twice that after its second, and so on."""


class NotAsApproved(Exception):
    """The pages laid out now are not those that were approved."""


@dataclass(frozen=True)
class Claim:
    """The right to work on a rendering, as long as nobody else has taken it over."""

    pk: int
    token: UUID


def waiting_for(letter: Letter) -> tuple[int, ...]:
    """The renderings of this letter that wait: what to ring for when one was found damaged and queued again."""
    return tuple(letter.renderings.waiting().values_list("pk", flat=True))


def claim_rendering(pk: int) -> Claim | None:
    """Take the rendering, for LEASE_SECONDS. None when it is not waiting."""
    token = Rendering.objects.claim(pk, timedelta(seconds=settings.LEASE_SECONDS))
    return Claim(pk, token) if token else None


def write_rendering(pk: int, out_of_time: type[Exception] | tuple[()] = ()) -> bool:
    """Write the letter out, unless someone else does or did. Whether it was written, by us, now.

    What trying again cannot mend fails with its reason. What it may mend (a full disk) goes back to the queue.
    `out_of_time` is what a worker raises in the middle when its patience ends: the letter fails, and it goes on up.
    """
    claim = claim_rendering(pk)
    if claim is None:
        return False
    try:
        return carry_out(claim)
    except out_of_time:
        _took_too_long(claim)
        raise


def carry_out(claim: Claim) -> bool:
    """Do what was claimed. False when it failed, went back to the queue, or someone else had taken it over."""
    rendering = Rendering.objects.select_related("letter__brief").filter(pk=claim.pk).first()
    if rendering is None:
        return False
    try:
        layout = _lay_out_as_approved(rendering)
        data = _draw(layout, rendering)
        digest = vault.keep(data)
    except (HandwritingError, NotAsApproved) as error:
        fail(claim, rendering.letter, str(error))
        return False
    except (OSError, MemoryError) as error:
        _put_back(claim, rendering, error)
        return False
    return _finish(claim, rendering, layout.page_count, digest, len(data))


def _took_too_long(claim: Claim) -> None:
    rendering = Rendering.objects.select_related("letter").filter(pk=claim.pk).first()
    if rendering is not None:
        fail(claim, rendering.letter, "Writing it out took longer than one letter may take.")


def fail(claim: Claim, letter: Letter, reason: str) -> bool:
    """Give up for good, and say why. False when the claim was lost."""
    with transaction.atomic():
        failed = Rendering.objects.fail(claim.pk, claim.token, reason)
        if failed:
            note_failure(letter, reason)
    return failed


def note_failure(letter: Letter, reason: str) -> None:
    """The letter's side of a rendering that failed. Called inside the transaction that fails it."""
    settle(letter, (Status.APPROVED,), Status.FAILED)
    record(letter, Verb.WRITING_FAILED, note=reason)


def retry_rendering(rendering: Rendering, by: User) -> None:
    """Queue a failed rendering again. The door rings for it. Raises NotYours and NotNow."""
    require(by, "approve_letter", "have letters written out again")
    with transaction.atomic():
        if not _requeue(rendering, Rendering.Status.FAILED, Status.FAILED):
            raise NotNow("This is not a writing-out that failed, so there is nothing to try again.")
        record(rendering.letter, Verb.RETRIED, by)


def redraw_damaged(rendering: Rendering) -> bool:
    """Queue a finished rendering again whose file cannot be read. False when someone else already has."""
    with transaction.atomic():
        queued = _requeue(rendering, Rendering.Status.DONE, Status.READY)
        if queued:
            record(rendering.letter, Verb.DAMAGE_FOUND)
    return queued


def _requeue(rendering: Rendering, when: Rendering.Status, letter_when: Letter.Status) -> bool:
    if not Rendering.objects.requeue(rendering.pk, when):
        return False
    # A letter that has moved on (to a newer draft) must not be pulled back by an old rendering.
    if not settle(rendering.letter, (letter_when,), Status.APPROVED):
        transaction.set_rollback(True)
        return False
    return True


def _lay_out_as_approved(rendering: Rendering) -> Layout:
    layout = lay_out_again(rendering.text, rendering.hand, rendering.paper, rendering.seed, rendering.style)
    if layout.digest != rendering.layout_digest:
        raise NotAsApproved(
            "The pages would no longer be exactly those that were approved, because the hand or the way we lay "
            "out has changed since. Nothing was written. Ask for changes, then approve the letter again."
        )
    return layout


def _draw(layout: Layout, rendering: Rendering) -> bytes:
    brief = rendering.letter.brief
    return layout.pdf(title=f"A letter for {brief.recipient_name}", author=brief.client_name)


def _put_back(claim: Claim, rendering: Rendering, error: Exception) -> None:
    reason = getattr(error, "strerror", None) or type(error).__name__
    logger.warning("Rendering %s could not be kept (%s); it rests and is tried again.", claim.pk, reason)
    Rendering.objects.put_back(claim.pk, claim.token, reason, REST * rendering.attempts)


def _finish(claim: Claim, rendering: Rendering, pages: int, digest: str, size: int) -> bool:
    with transaction.atomic():
        finished = Rendering.objects.finish(claim.pk, claim.token, pdf_digest=digest, page_count=pages, byte_count=size)
        if finished and settle(rendering.letter, (Status.APPROVED,), Status.READY):
            record(rendering.letter, Verb.WRITTEN)
            Notice.objects.get_or_create(brief=rendering.letter.brief, kind=Notice.Kind.READY)
    if not finished and not Rendering.objects.filter(pk=claim.pk).exists():
        # The letter was erased while we wrote: its pages must not outlive it.
        vault.forget(digest)
    return finished
