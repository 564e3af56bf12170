"""The bell: Celery tasks that carry a number to a verb. What is to be done stands in the database."""

import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from celery import Task, current_app, shared_task
from celery.exceptions import SoftTimeLimitExceeded
from celery.signals import task_postrun, task_prerun, worker_init
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from letters import tracing
from letters.workflow import sweeping, tidying, warming
from letters.workflow.notices import Sending
from letters.workflow.publishing.binding import Binding
from letters.workflow.publishing.sheaves import LayingOut
from letters.workflow.rendering import WritingOut
from letters.workflow.working import Work

logger = logging.getLogger(__name__)

# For ringing alone: a page that waits for its answer must not wait for Redis.
QUICK = {
    "socket_timeout": 0.4,
    "socket_connect_timeout": 0.4,
    "max_retries": 0,
    "retry_on_timeout": False,
}


MOST_BY_A_DOOR = 50
"""Sheaves that a page rings for itself: with a thousand messages, whoever compiles a book would wait for seconds."""


@worker_init.connect
def warm_up(**_: object) -> None:
    """Before a worker forks those who do the work, it opens what all of them need."""
    warming.warm()


@task_prerun.connect
@task_postrun.connect
def between_tasks(**_: object) -> None:
    """What a task logs is about none of the letters of the one before."""
    tracing.begin()


def ring(task: "Task[Any, Any]", *pks: int) -> None:
    """Nudge a worker to look at these rows, once the current transaction is committed.

    Never raises and never takes a second: where Redis is away, the sweep rings again.
    """
    if pks:
        transaction.on_commit(partial(_publish, task, pks))


def _publish(task: "Task[Any, Any]", pks: tuple[int, ...]) -> None:
    try:
        with current_app.connection_for_write(transport_options=QUICK) as connection:
            for pk in pks:
                task.apply_async((pk,), connection=connection, retry=False)  # type: ignore[call-arg]
    except (OperationalError, RedisError, OSError) as error:
        logger.warning("Nobody heard the bell for %s (%s).", task.name, type(error).__name__)


@shared_task(max_retries=3)
def write_rendering(pk: int) -> int:
    """Write a letter out, then ring for the e-mail that says so."""
    for rendering in (*WritingOut.overdue(), pk):
        if WritingOut.run(rendering, SoftTimeLimitExceeded):
            ring(send_notice, *Sending.to_ring(brief__letter__renderings=rendering))
    return pk


@shared_task(max_retries=3)
def send_notice(pk: int) -> int:
    """Send an e-mail."""
    for notice in (*Sending.overdue(), pk):
        Sending.run(notice, SoftTimeLimitExceeded)
    return pk


@shared_task(max_retries=3)
def write_sheaf(pk: int) -> int:
    """Lay one letter out for books, then ring for those that waited for nothing else."""
    for sheaf in (*LayingOut.overdue(), pk):
        LayingOut.run(sheaf, SoftTimeLimitExceeded)
        ring(bind_book, *Binding.to_ring(sheaves=sheaf))
    return pk


@shared_task(max_retries=3, soft_time_limit=settings.BIND_SECONDS, time_limit=settings.BIND_SECONDS * 5 // 4)
def bind_book(pk: int) -> int:
    """Bind a book whose letters are all laid out, then ring for the e-mail that says so."""
    if Binding.run(pk, SoftTimeLimitExceeded):
        ring(send_notice, *Sending.to_ring(book__compilations=pk))
    ring(write_sheaf, *LayingOut.to_ring(compilations=pk))
    return pk


def ring_for_book(compilation: int) -> None:
    """Nudge the workers to lay out what this compilation still waits for; or, where nothing, to bind it."""
    waiting = LayingOut.to_ring(compilations=compilation)
    ring(write_sheaf, *waiting[:MOST_BY_A_DOOR])
    # Whoever looks whether it can be bound rings for the rest.
    ring(bind_book, *([compilation] if waiting[MOST_BY_A_DOOR:] else Binding.to_ring(pk=compilation)))


TASKS: Mapping[type[Work[Any]], "Task[Any, Any]"] = {
    WritingOut: write_rendering,
    Sending: send_notice,
    LayingOut: write_sheaf,
    Binding: bind_book,
}
"""The task that does each kind of work."""


def workers_that_answer(most: int | None = None) -> int:
    """How many workers answer within a second; 0 too where the queue is away. Takes no longer than that, and no longer
    than until `most` have answered."""
    try:
        with current_app.connection_for_write(transport_options=QUICK) as connection:
            return len(current_app.control.ping(timeout=1.0, connection=connection, limit=most) or ())
    except (OperationalError, RedisError, OSError):
        return 0


@shared_task(max_retries=3)
def sweep() -> int:
    """Ring again for every row that waits. How many there were."""
    rows = sweeping.sweep(_messages())
    for work, pks in rows.items():
        ring(TASKS[work], *pks)
    return sum(map(len, rows.values()))


def _messages() -> Mapping[type[Work[Any]], int]:
    """How many messages of each kind lie before the workers; nothing where the queue is away."""
    counts = {}
    try:
        with current_app.connection_for_write(transport_options=QUICK) as connection:
            for work, task in TASKS.items():
                queue = current_app.amqp.router.route({}, task.name)["queue"]
                # Declared, so that one that is empty is there to be asked.
                counts[work] = queue(connection.default_channel).queue_declare()[1]
    except (OperationalError, RedisError, OSError) as error:
        logger.warning("Nobody says how long the queues are (%s).", type(error).__name__)
    return counts


@shared_task(max_retries=3)
def tidy() -> int:
    """Remove files that nothing names any more. How many there were."""
    return tidying.tidy()
