"""Writing a letter out: exactly the pages that were approved are drawn and kept, and then the client is told."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from letters.handwriting import HandwritingError, Layout
from letters.models import JobQuerySet, Letter, Notice, Rendering

from . import vault
from .errors import NotNow
from .history import Status, Verb, record, require, settle
from .proofs import destination_of, give_proof
from .styling import lay_out_again
from .working import Hopeless, Work


class NotAsApproved(Exception):
    """The pages laid out now are not those that were approved."""


class WritingOut(Work[Rendering]):
    """A letter is drawn as it was approved, and kept."""

    RELATED = ("letter__brief",)
    HOPELESS = (HandwritingError, NotAsApproved)
    REST = timedelta(seconds=30)
    OUT_OF_TIME = Hopeless("Writing it out took longer than one letter may take.")

    digest = ""

    @classmethod
    def rows(cls) -> JobQuerySet[Rendering]:
        return Rendering.objects.all()

    @classmethod
    def note_failure(cls, job: Rendering, reason: str) -> None:
        """Tell it in the letter's history."""
        settle(job.letter, (Status.APPROVED,), Status.FAILED)
        record(job.letter, Verb.WRITING_FAILED, note=reason)

    def make(self) -> dict[str, Any]:
        """Lay the letter out, make sure that the pages are those that were approved, draw and keep them."""
        layout = _lay_out_as_approved(self.job)
        data = _draw(layout, self.job)
        self.digest = vault.keep(data)
        return {"pdf_digest": self.digest, "page_count": layout.page_count, "byte_count": len(data)}

    def after_done(self) -> None:
        """The letter is its client's to read; or is ready, where they have read these pages or the house asks no client
        to. They are told either way."""
        letter = self.job.letter
        to = destination_of(self.job)
        if not settle(letter, (Status.APPROVED,), to):
            return
        record(letter, Verb.WRITTEN)
        if to == Status.PROOF:
            give_proof(self.job)
        else:
            Notice.objects.get_or_create(brief=letter.brief, kind=Notice.Kind.READY)

    def drop(self) -> None:
        """Where the letter was erased while we wrote, its pages must not outlive it."""
        if self.digest and not Rendering.objects.filter(pk=self.job.pk).exists():
            vault.forget(self.digest)


write_rendering = WritingOut.run


def retry_rendering(rendering: Rendering, by: User) -> None:
    """Queue a failed rendering again. The door rings for it. Raises NotYours and NotNow."""
    require(by, "approve_letter", "have letters written out again")
    with transaction.atomic():
        if not _requeue(rendering, Rendering.Status.FAILED, (Status.FAILED,)):
            raise NotNow("This is not a writing-out that failed, so there is nothing to try again.")
        record(rendering.letter, Verb.RETRIED, by)


def redraw_damaged(rendering: Rendering) -> bool:
    """Queue a finished rendering again whose file cannot be read. False when someone else already has."""
    with transaction.atomic():
        queued = _requeue(rendering, Rendering.Status.DONE, (Status.PROOF, Status.READY))
        if queued:
            record(rendering.letter, Verb.DAMAGE_FOUND)
    return queued


def _requeue(rendering: Rendering, when: Rendering.Status, letter_when: Collection[Letter.Status]) -> bool:
    if not Rendering.objects.requeue(rendering.pk, when):
        return False
    # A letter that has moved on (to a newer draft) must not be pulled back by an old rendering.
    if not settle(rendering.letter, letter_when, Status.APPROVED):
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
