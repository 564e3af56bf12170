"""The figures by which machines watch the house: one list, read from the same state as health. Numbers alone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.db import DatabaseError
from django.db.models import Count

from letters.models import Letter

from .health import Health, health


@dataclass(frozen=True)
class State:
    """The house as it is now. `letters` is how many are in each state; empty where the database does not answer."""

    health: Health
    letters: Mapping[str, int]


@dataclass(frozen=True)
class Figure:
    """One figure. `label` is what its values are told apart by, "" where there is one; `values` reads them."""

    name: str
    help: str
    label: str
    values: Callable[[State], Iterator[tuple[str, float]]]


def state(workers: int | None) -> State:
    """Look at the house. `workers` is how many answered; None where nobody asked them."""
    try:
        rows = Letter.objects.order_by().values_list("status").annotate(Count("pk"))
        letters = dict.fromkeys(Letter.Status.values, 0) | dict(rows)
    except DatabaseError:
        letters = {}
    return State(health(workers), letters)


def _of_queues(column: str) -> Callable[[State], Iterator[tuple[str, float]]]:
    return lambda state: ((queue.kind, getattr(queue, column)) for queue in state.health.queues)


def _alone(value: Callable[[State], float | None]) -> Callable[[State], Iterator[tuple[str, float]]]:
    return lambda state: (("", found) for found in (value(state),) if found is not None)


FIGURES = (
    Figure("waiting_rows", "Rows that wait for a worker.", "kind", _of_queues("waiting")),
    Figure("running_rows", "Rows that a worker has in hand.", "kind", _of_queues("running")),
    Figure("failed_rows", "Rows that failed and wait for a person.", "kind", _of_queues("failed")),
    Figure(
        "oldest_waiting_seconds", "How long the oldest waiting row has waited.", "kind", _of_queues("oldest_seconds")
    ),
    Figure("held_emails", "E-mails held since a backup was put back.", "", _alone(lambda state: state.health.held)),
    Figure("workers_alive", "Workers that answer.", "", _alone(lambda state: state.health.workers)),
    Figure("free_disk_bytes", "Free where letters are stored.", "", _alone(lambda state: state.health.free_bytes)),
    Figure("database_up", "Whether the database answers.", "", _alone(lambda state: state.health.database)),
    Figure("ready", "Whether letters can be taken in and finished.", "", _alone(lambda state: state.health.ready)),
    Figure("letters", "Letters in each state.", "status", lambda state: iter(state.letters.items())),
)
"""Each becomes a gauge of its name, after `bhl_`."""
