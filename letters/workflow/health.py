"""How the house is: what waits and for how long, what failed, and whether there is room to keep more. Numbers alone."""

import shutil
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Q
from django.db.models.functions import Now

from letters.models import Job

from .holding_mail import held_emails
from .sweeping import WORKS
from .working import Work

LONGEST_WAIT_SECONDS = 600
"""A row that waits longer says that nobody works, or that far too few do."""

LEAST_FREE_BYTES = 200_000_000
"""Below this a book, with its pages drawn several times over, may not find room."""


@dataclass(frozen=True)
class Queue:
    """Rows of one kind: how many wait, are worked on and failed, and for how many seconds the oldest has waited."""

    kind: str
    waiting: int
    running: int
    failed: int
    oldest_seconds: float


@dataclass(frozen=True)
class Health:
    """The house as it is now. `troubles` say in words what is wrong and what to do; none means that all is well.

    `held` is how many e-mails wait for a person since a backup was put back, `workers` how many answered; None where
    nobody asked them.
    """

    queues: tuple[Queue, ...]
    free_bytes: int
    database: bool
    held: int
    workers: int | None
    troubles: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Whether the house can take and finish letters."""
        return not self.troubles


def health(workers: int | None = None) -> Health:
    """How the house is. `workers` is how many answered, where somebody has asked them; None where nobody has."""
    free = shutil.disk_usage(_existing_root()).free
    try:
        queues, held, database = tuple(_queue(work) for work in WORKS), held_emails().count(), True
    except DatabaseError:
        queues, held, database = (), 0, False
    troubles = tuple(_troubles(queues, free, database=database, workers=workers))
    return Health(queues, free, database, held, workers, troubles)


def _existing_root() -> str:
    root = settings.PRIVATE_ROOT
    return str(root if root.exists() else settings.DATA_DIR)


def _queue(work: type[Work[Any]]) -> Queue:
    """From two indexed counts and one age, whatever the number of rows that are done."""
    undone = work.in_line().exclude(status=Job.Status.DONE)
    age = ExpressionWrapper(Now() - F("created_at"), output_field=DurationField())
    waits = Q(status=Job.Status.QUEUED) | Q(status=Job.Status.RUNNING, lease_until__lt=Now())
    row = undone.aggregate(
        waiting=Count("pk", filter=Q(status=Job.Status.QUEUED)),
        running=Count("pk", filter=Q(status=Job.Status.RUNNING)),
        failed=Count("pk", filter=Q(status=Job.Status.FAILED)),
        oldest=Max(age, filter=waits),
    )
    oldest = row["oldest"].total_seconds() if row["oldest"] else 0.0
    kind = str(work.rows().model._meta.verbose_name_plural)
    return Queue(kind, row["waiting"], row["running"], row["failed"], oldest)


def _troubles(queues: tuple[Queue, ...], free: int, *, database: bool, workers: int | None) -> list[str]:
    troubles = []
    if not database:
        troubles.append("The database does not answer. Nothing can be taken in or finished: see to it first.")
    if workers == 0:
        troubles.append("No worker answers. What waits is safe, and is done when one runs: start one, or see its log.")
    troubles += [
        f"Of the {queue.kind}, {queue.waiting} wait, the oldest for {queue.oldest_seconds / 60:.0f} minutes. "
        "Nothing is lost. Is a worker running, and are there enough of them?"
        for queue in queues
        if queue.oldest_seconds > LONGEST_WAIT_SECONDS
    ]
    if free < LEAST_FREE_BYTES:
        troubles.append(
            f"{free // 1_000_000} MB are free where finished letters are kept. Make room: until then they wait, unlost."
        )
    return troubles
