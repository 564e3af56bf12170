"""How a row that waits is worked on, whatever it stands for: claimed, made, then finished, put back or given up."""

# ruff: noqa: B027 - a kind of work says only what is particular to it, and the rest of what it may say is nothing

import logging
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from threading import Event, Thread
from typing import Any, ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections, transaction
from django.db.models.functions import Now

from letters.models import Job, JobQuerySet
from letters.tracing import begin

logger = logging.getLogger(__name__)

PULSES = 3
"""How often in a lease a worker that is alive renews it."""

NO_REASON = "its worker stopped, or ran out of time, each time"
"""Why a row is given up of which no attempt left a reason."""


class Undone(Exception):
    """A job that was not done. `str()` is the reason, for members of the house to read."""


class Hopeless(Undone):
    """Trying again cannot mend it: the row fails."""


class Later(Undone):
    """Trying again may mend it: the row goes back to the queue and rests, as its kind rests where `rest` is None."""

    def __init__(self, reason: str, rest: timedelta | None = None) -> None:
        super().__init__(reason)
        self.rest = rest


class ClaimLost(Exception):
    """The row was taken over, erased, or may not be finished any more: what this worker made of it is dropped."""


class Work[J: Job](ABC):
    """A row in the hands of the one worker who claimed it. Each kind says what is made of a row, and what happens then.

    What trying again cannot mend fails with its reason; what it may mend (a full disk, a server that is away) goes back
    to the queue with it. A worker that comes late is fenced off by its token.
    """

    RELATED: ClassVar[tuple[str, ...]]
    """The rows that are read with it."""

    HOPELESS: ClassVar[tuple[type[Exception], ...]] = ()
    """Errors that trying again cannot mend, whose message is the reason."""

    REST: ClassVar[timedelta]
    """How long a row rests after its first attempt; twice that after its second, and so on."""

    OUT_OF_TIME: ClassVar[Undone]
    """What becomes of a row that takes longer than a worker allows."""

    def __init__(self, job: J, token: UUID) -> None:
        self.job = job
        self.token = token

    @classmethod
    @abstractmethod
    def rows(cls) -> JobQuerySet[J]:
        """All rows of this kind."""

    @classmethod
    def in_line(cls) -> JobQuerySet[J]:
        """The rows that a worker may come to, now or later, and no person has to."""
        return cls.rows()

    @classmethod
    def claimable(cls) -> JobQuerySet[J]:
        """The rows that wait for nothing but a worker, if they wait at all."""
        return cls.in_line()

    @classmethod
    def finishable(cls) -> JobQuerySet[J]:
        """The rows that may still be finished. A claim on any other is lost."""
        return cls.rows()

    @classmethod
    def lease(cls) -> timedelta:
        """How long a claim holds unless it is renewed."""
        return timedelta(seconds=settings.LEASE_SECONDS)

    @classmethod
    def to_ring(cls, **about: Any) -> tuple[int, ...]:
        """The numbers of the rows that a worker can take up now and that match these look-ups: what to ring for."""
        return tuple(cls.claimable().waiting().filter(**about).values_list("pk", flat=True))

    @classmethod
    def overdue(cls) -> tuple[int, ...]:
        """The row whose worker is gone for longest, which whoever comes along takes up first; none for nothing."""
        return tuple(cls.claimable().overdue().values_list("pk", flat=True)[:1])

    @classmethod
    def ring_again(cls, most: int) -> tuple[int, ...]:
        """At most so many rows that wait and were not rung for within a lease. They are noted as rung for."""
        pks = tuple(cls.claimable().unheard(cls.lease()).values_list("pk", flat=True)[:most])
        cls.rows().filter(pk__in=pks).update(rung_at=Now())
        return pks

    @classmethod
    def claimed(cls, pk: int) -> Self | None:
        """Take the row. None when it is not waiting, or was erased."""
        token = cls.claimable().claim(pk, cls.lease())
        job = cls.rows().select_related(*cls.RELATED).filter(pk=pk).first() if token else None
        return cls(job, token) if token and job else None

    @classmethod
    def run(cls, pk: int, out_of_time: type[Exception] | tuple[()] = ()) -> bool:
        """Work on the row, unless someone else does or did. Whether it was done, by us, now.

        `out_of_time` is what a worker raises in the middle when its patience ends.
        """
        work = cls.claimed(pk)
        return work is not None and work.carry_out(out_of_time)

    @classmethod
    def give_up_spent(cls) -> None:
        """Fail every row that has used up its attempts, with the reason that the last of them left."""
        for job in cls.in_line().spent().select_related(*cls.RELATED):
            reason = f"It was tried {job.attempts} times and did not succeed: {job.reason or NO_REASON}."
            with transaction.atomic():
                if cls.rows().give_up(job.pk, reason):
                    cls.note_failure(job, reason)

    @classmethod
    def note_failure(cls, job: J, reason: str) -> None:
        """What else a failure changes. Called inside the transaction that fails the row."""

    @abstractmethod
    def make(self) -> Mapping[str, Any]:
        """Do what the row stands for, outside any transaction. What the row notes of it, by column.

        Raises Undone, ClaimLost, OSError and MemoryError, which are for later, and what is HOPELESS.
        """

    def before_done(self) -> None:
        """What has to come first in the transaction that marks the row done. Raises as `make`."""

    def after_done(self) -> None:
        """What else being done changes. Called in the same transaction, when the row is marked."""

    def void(self) -> str:
        """Why the row may not be worked on any more at all; "" where it may."""
        return ""

    def drop(self) -> None:
        """Remove the files that were made in vain. Called whenever the row was not done, by us, now."""

    def letter_number(self) -> int | None:
        """The letter that the row is about; None where there is none."""
        return getattr(self.job, "letter_id", None)

    def rest(self) -> timedelta:
        """How long the row rests after this attempt."""
        return self.REST * self.job.attempts

    def carry_out(self, out_of_time: type[Exception] | tuple[()] = ()) -> bool:
        """Do what was claimed, and leave the row done, queued or failed, unless the claim was lost. Whether done."""
        begin(letter=self.letter_number(), job=str(self.job))
        done = False
        try:
            with self._pulse():
                done = self._outcome(out_of_time)
        finally:
            if not done:
                self.drop()
        return done

    @contextmanager
    def _pulse(self) -> Iterator[None]:
        """Hold on to the row for as long as this process lives: so a lease can be short, and what a dead worker left is
        soon taken up."""
        done = Event()
        pulse = Thread(target=self._renew_until, args=(done,), daemon=True)
        pulse.start()
        try:
            yield
        finally:
            done.set()
            pulse.join()

    def _renew_until(self, done: Event) -> None:
        try:
            while not done.wait(self.lease().total_seconds() / PULSES):
                with suppress(DatabaseError):
                    self.rows().renew(self.job.pk, self.token, self.lease())
        finally:
            connections.close_all()

    def _outcome(self, out_of_time: type[Exception] | tuple[()]) -> bool:
        try:
            self._finish(self.make())
        except out_of_time:
            self._leave(self.OUT_OF_TIME)
        except ClaimLost:
            self._fail_if_void()
        except Undone as undone:
            self._leave(undone)
        except self.HOPELESS as error:
            self._leave(Hopeless(str(error)))
        except (OSError, MemoryError) as error:
            self._leave(Later(getattr(error, "strerror", None) or type(error).__name__))
        except Exception as error:
            # A fault of ours: it shows in the log, and the row is not left as if somebody were working on it.
            self._leave(Later(type(error).__name__))
            raise
        else:
            return True
        return False

    def _finish(self, noted: Mapping[str, Any]) -> None:
        with transaction.atomic():
            self.before_done()
            if not self.finishable().finish(self.job.pk, self.token, **noted):
                raise ClaimLost
            self.after_done()

    def _leave(self, undone: Undone) -> None:
        if self._fail_if_void():
            return
        if isinstance(undone, Later):
            self._put_back(str(undone), self.rest() if undone.rest is None else undone.rest)
        else:
            self._fail(str(undone))

    def _fail_if_void(self) -> bool:
        reason = self.void()
        return bool(reason) and self._fail(reason)

    def _fail(self, reason: str) -> bool:
        with transaction.atomic():
            failed = self.rows().fail(self.job.pk, self.token, reason)
            if failed:
                self.note_failure(self.job, reason)
        return failed

    def _put_back(self, reason: str, rest: timedelta) -> None:
        logger.warning("%s could not be done (%s); it rests and is tried again.", self.job, reason)
        self.rows().put_back(self.job.pk, self.token, reason, rest)
