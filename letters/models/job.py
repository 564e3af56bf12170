"""Work that waits in the database: the row is the queue, a message only a nudge to look at it."""

from datetime import timedelta
from typing import Any, ClassVar, Self
from uuid import UUID, uuid4

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class JobQuerySet[J: "Job"](models.QuerySet[J]):
    """All times are the database's clock: workers whose clocks differ still agree."""

    def claim(self, pk: int, lease: timedelta) -> UUID | None:
        """Take the row for as long as `lease`, in one UPDATE. None when someone has it, or it is not waiting.

        The token names this claim: whoever finishes must show it, so a worker that comes late is fenced off.
        """
        token = uuid4()
        mine = self.filter(self._due(), pk=pk, attempts__lt=self.model.MAX_ATTEMPTS).update(
            status=Job.Status.RUNNING, token=token, lease_until=Now() + lease, attempts=F("attempts") + 1, rung_at=None
        )
        return token if mine else None

    def waiting(self) -> Self:
        """Rows that someone should work on now: queued and rested, or left by a worker that is gone."""
        return self.filter(self._due(), attempts__lt=self.model.MAX_ATTEMPTS).order_by("created_at")

    def overdue(self) -> Self:
        """Rows that were left by a worker that is gone, and can be taken over."""
        abandoned = self.filter(status=Job.Status.RUNNING, lease_until__lt=Now(), attempts__lt=self.model.MAX_ATTEMPTS)
        return abandoned.order_by("lease_until")

    def unheard(self, patience: timedelta) -> Self:
        """Rows that wait and for which nobody has rung for as long as `patience`: those first that were worked on."""
        silent = Q(rung_at__isnull=True) | Q(rung_at__lt=Now() - patience)
        return self.waiting().filter(silent).order_by(F("rung_at").asc(nulls_first=True), "created_at")

    def spent(self) -> Self:
        """Rows that have used up their attempts and have nobody working on them."""
        return self.filter(self._due(), attempts__gte=self.model.MAX_ATTEMPTS)

    def held(self, pk: int, token: UUID) -> Self:
        """The row, if this claim still holds it; else nothing."""
        return self.filter(pk=pk, token=token, status=Job.Status.RUNNING)

    def renew(self, pk: int, token: UUID, lease: timedelta) -> bool:
        """Hold on to it for another `lease` from now on. False when the claim was lost."""
        return bool(self.held(pk, token).update(lease_until=Now() + lease))

    def finish(self, pk: int, token: UUID, **results: Any) -> bool:
        """Mark it done, with what was made. False when the claim was lost: then nothing is changed."""
        return self._close(pk, token, Job.Status.DONE, finished_at=Now(), reason="", **results)

    def fail(self, pk: int, token: UUID, reason: str) -> bool:
        """Mark it failed for good. False when the claim was lost."""
        return self._close(pk, token, Job.Status.FAILED, finished_at=Now(), reason=reason)

    def put_back(self, pk: int, token: UUID, reason: str, rest: timedelta) -> bool:
        """Queue it again, to be taken up when it has rested. False when the claim was lost."""
        return self._close(pk, token, Job.Status.QUEUED, lease_until=Now() + rest, reason=reason)

    def give_up(self, pk: int, reason: str) -> bool:
        """Mark it failed for good if its attempts are used up and nobody works on it. False when that is not so."""
        failed = {"status": Job.Status.FAILED, "token": None, "lease_until": None, "finished_at": Now()}
        return bool(self.spent().filter(pk=pk).update(**failed, reason=reason))

    def requeue(self, pk: int, when: str) -> bool:
        """Begin again, with every attempt, what is in the state `when`. False when it is not."""
        anew = {"status": Job.Status.QUEUED, "attempts": 0, "token": None, "lease_until": None, "finished_at": None}
        return bool(self.filter(pk=pk, status=when).update(**anew, rung_at=Now()))

    def _close(self, pk: int, token: UUID, status: str, **changes: Any) -> bool:
        let_go = {"status": status, "token": None, "lease_until": None}
        return bool(self.held(pk, token).update(**let_go | changes))

    @staticmethod
    def _due() -> Q:
        rested = Q(lease_until__isnull=True) | Q(lease_until__lt=Now())
        return Q(status=Job.Status.QUEUED) & rested | Q(status=Job.Status.RUNNING, lease_until__lt=Now())


class Job(models.Model):
    """Something to be done once, by whichever worker claims it.

    `lease_until`: while running, when others may take it over; while queued, until when it rests. `rung_at`: when a
    message for it was last sent, which its door does as it queues it; none once it was claimed.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", "waiting"
        RUNNING = "running", "being worked on"
        DONE = "done", "done"
        FAILED = "failed", "failed"

    MAX_ATTEMPTS: ClassVar[int] = 5

    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    token = models.UUIDField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    reason = models.TextField(blank=True, editable=False)
    rung_at = models.DateTimeField(null=True, blank=True, db_default=Now(), editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        abstract = True
