"""One run of a storm, in a process that Django is set up in: the house opened, its letters sent, the weather done."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db.models import DurationField, ExpressionWrapper, F, Max
from django.db.models.functions import Now

from bhl_site.house import Child, Supervisor
from bhl_site.house.commands import beat_argv, redis_argv, worker_argv
from bhl_site.house.opening import ONE_THREAD_EACH
from bhl_site.house.ports import answers_redis
from letters.models import Job, Letter, Notice, Rendering

from . import bell
from .client import Clients
from .mailbox import Mailbox
from .outcome import counted, waits
from .plan import WORKERS, Plan
from .weather import Weather

QUIET_SECONDS = 240
"""When nothing has been finished for so long, what is not there by then is lost."""

TICK_SECONDS = 0.5


@dataclass(slots=True)
class Watch:
    """What is seen while it goes on: how many jobs are done, since when none was, how long what was left lay still."""

    done: int = 0
    since: float = field(default_factory=time.monotonic)
    lay_still: float = 0.0

    def look(self) -> None:
        """Look once."""
        done = sum(jobs.filter(status=Job.Status.DONE).count() for jobs in (Rendering.objects, Notice.objects))
        if done > self.done:
            self.done, self.since = done, time.monotonic()
        self.lay_still = max(self.lay_still, *(_left_for(jobs) for jobs in (Rendering.objects, Notice.objects)))

    @property
    def quiet(self) -> float:
        """For how many seconds nothing was finished."""
        return time.monotonic() - self.since


def run(plan: Plan, environ: dict[str, str], redis_port: int, mailbox: Mailbox) -> dict[str, Any]:
    """Everything from an empty database to the figures, which are returned as plain data."""
    call_command("migrate", verbosity=0)
    call_command("seed", verbosity=0)
    bell.make_unreliable()
    began = time.monotonic()
    with _engines(environ, redis_port) as (supervisor, workers):
        weather = Weather(plan, supervisor, workers, settings.REDIS_URL, settings.LEASE_SECONDS)
        watch = _go_through(plan, supervisor, weather)
        seconds = time.monotonic() - began
    return {
        **asdict(counted(plan.letters, mailbox.came)),
        **{"seconds": seconds, "waits": waits(), "lay_still": watch.lay_still},
        "faults": {**weather.done, **_tally(environ)},
    }


@contextmanager
def _engines(environ: dict[str, str], redis_port: int) -> Iterator[tuple[Supervisor, tuple[str, ...]]]:
    """Redis, workers and beat, tended by a supervisor; and what the workers are called."""
    folder = Path(settings.DATA_DIR)
    (folder / "redis").mkdir(exist_ok=True)
    workers = tuple(f"worker{number}" for number in range(1, WORKERS + 1))
    with Supervisor(folder / "log", say=_ignore, patience=5) as supervisor:
        supervisor.start(Child("redis", redis_argv(redis_port, folder / "redis"), environ))
        supervisor.tend_until(lambda: answers_redis(redis_port), 20)
        for name in workers:
            argv = worker_argv("--hostname", f"{name}@%h", app="bench.storm.bell")
            supervisor.start(Child(name, argv, environ | ONE_THREAD_EACH, vital=False))
        supervisor.start(Child("beat", beat_argv(folder / "beat-schedule"), environ, vital=False))
        yield supervisor, workers


def _go_through(plan: Plan, supervisor: Supervisor, weather: Weather) -> Watch:
    clients, watch = Clients(plan.letters), Watch()
    clients.start()
    try:
        while not _is_over(plan, watch):
            supervisor.tend_until(lambda: False, TICK_SECONDS)
            watch.look()
            weather.turn(Letter.objects.filter(status=Letter.Status.READY).count() / plan.letters)
            if clients.trouble:
                raise clients.trouble
    finally:
        weather.clear()
        clients.close()
        clients.join()
    return watch


def _is_over(plan: Plan, watch: Watch) -> bool:
    return watch.done >= 3 * plan.letters or watch.quiet > QUIET_SECONDS


def _left_for(jobs: Any) -> float:
    """For how many seconds the lease of a job has been over that nobody has taken up since."""
    left = jobs.filter(status=Job.Status.RUNNING, lease_until__lt=Now())
    age = ExpressionWrapper(Now() - F("lease_until"), output_field=DurationField())
    longest = left.aggregate(longest=Max(age))["longest"]
    return longest.total_seconds() if longest else 0.0


def _tally(environ: dict[str, str]) -> dict[str, int]:
    path = Path(environ["STORM_TALLY"])
    lines = path.read_text().split() if path.exists() else []
    return {"messages dropped": lines.count(bell.NEVER), "messages doubled": lines.count(bell.TWICE)}


def _ignore(_: str) -> None:
    """What a supervisor says of deaths that we caused."""
