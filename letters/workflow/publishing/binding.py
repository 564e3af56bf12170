"""Binding: when all sheaves of a compilation are there, one worker makes the book of them, and keeps every file."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from letters.editor import EditorError
from letters.handwriting import HandwritingError
from letters.models import Artefact, Compilation, JobQuerySet, Sheaf
from letters.workflow import vault
from letters.workflow.errors import BookRefused, Refused, Unfit
from letters.workflow.working import ClaimLost, Hopeless, Later, Work

from .agreed import withdrawn
from .artefacts import ERASED, suffix_of
from .history import Verb, record
from .holding import hold, hold_books
from .kept_sheaves import lay_damaged_again
from .making import Made, make_book
from .plans import plan_kept
from .staleness import NO_LONGER

NO_REST = timedelta(0)


class Binding(Work[Compilation]):
    """A compilation whose sheaves are all there is made into files, and they are kept."""

    RELATED = ("book",)
    HOPELESS = (EditorError, HandwritingError, Refused)
    REST = timedelta(seconds=20)
    OUT_OF_TIME = Hopeless("Binding this book took longer than we allow. Nothing is lost. Please try again.")

    def __init__(self, job: Compilation, token: UUID) -> None:
        super().__init__(job, token)
        self.files: list[Artefact] = []

    @classmethod
    def rows(cls) -> JobQuerySet[Compilation]:
        return Compilation.objects.all()

    @classmethod
    def claimable(cls) -> JobQuerySet[Compilation]:
        """Compilations of which each sheaf is done, or one has failed."""
        # Asked whenever a sheaf is done, so the first that is not must be answer enough: nothing is counted.
        mine = Sheaf.objects.filter(compilations=OuterRef("pk"))
        unfinished = mine.filter(status__in=(Sheaf.Status.QUEUED, Sheaf.Status.RUNNING))
        failed = mine.filter(status=Sheaf.Status.FAILED)
        return Compilation.objects.filter(~Exists(unfinished) | Exists(failed))

    @classmethod
    def finishable(cls) -> JobQuerySet[Compilation]:
        """Those of which no consent was withdrawn."""
        return Compilation.objects.filter(stale_reason="")

    @classmethod
    def note_failure(cls, job: Compilation, reason: str) -> None:
        """Tell it in the book's history."""
        record(job.book, Verb.BINDING_FAILED, note=f"Compilation {job.number}: {reason}")

    def make(self) -> dict[str, Any]:
        """Make the files, and keep each as soon as it is made."""
        compilation = self.job
        if reason := compilation.stale_reason or _failed_letters(compilation) or _withdrawn(compilation):
            raise Hopeless(reason)
        try:
            self._keep_all(make_book(compilation, self.say))
        except Unfit as error:
            # Whoever lays out the last of them again rings for this, so it need not rest.
            lay_damaged_again(compilation)
            raise Later("what was laid out of a letter could not be read, and is laid out again", NO_REST) from error
        return {"page_count": self._page_count(), "stage": ""}

    def say(self, stage: str) -> None:
        """Tell what is being done. Raises ClaimLost where the claim, or the ground for it, was lost."""
        if not self.finishable().held(self.job.pk, self.token).update(stage=stage):
            raise ClaimLost

    def before_done(self) -> None:
        """Note the files. Raises BookRefused where a letter was erased meanwhile."""
        compilation = self.job
        planned = plan_kept(compilation).numbers
        if len(hold(planned)) < len(planned):
            raise BookRefused({"letters": ERASED})
        hold_books([compilation.book_id])
        # Before it is done: a withdrawal must find the files, or find it not done.
        compilation.artefacts.all().delete()
        for row in self.files:
            row.compilation = compilation
        Artefact.objects.bulk_create(self.files)

    def after_done(self) -> None:
        """Tell it in the book's history. Whoever asked for the book is shown it by an editor."""
        compilation = self.job
        record(compilation.book, Verb.BOUND, note=f"Compilation {compilation.number}, {self._page_count()} pages")

    def void(self) -> str:
        """Why it was marked as out of date while it was bound: it fails at once, and not when the claim has run out."""
        stale = Compilation.objects.filter(pk=self.job.pk).values_list("stale_reason", flat=True).first()
        return stale or ""

    def drop(self) -> None:
        """Where the book may no longer be, or could not be made, what was kept of it goes: it may be what fills a disk.

        A worker that merely came late leaves everything: whoever was before it keeps the very same files.
        """
        elsewhere = (Compilation.Status.RUNNING, Compilation.Status.DONE)
        if self.finishable().filter(pk=self.job.pk, status__in=elsewhere).exists():
            return
        for row in self.files:
            if not Artefact.objects.filter(digest=row.digest, compilation__stale_reason="").exists():
                vault.forget(row.digest, suffix_of(row))

    def _keep_all(self, files: Iterable[Made]) -> None:
        """Keep each file before the next is made, so that only one lies in memory."""
        for each in files:
            row = Artefact(kind=each.kind, byte_count=len(each.data), page_count=each.page_count, report=each.report)
            row.digest = vault.keep(each.data, suffix_of(row))
            self.files.append(row)

    def _page_count(self) -> int | None:
        return next((row.page_count for row in self.files if row.page_count), None)


bind_book = Binding.run


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
