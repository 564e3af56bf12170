"""The house's Celery app, whose bell is not to be relied on: some messages never leave it, and some leave twice.

Shares and the file in which it is counted come from the environment: STORM_DROPPED, STORM_DOUBLED, STORM_TALLY.
"""

import os
import random
from collections.abc import Callable
from importlib import import_module
from typing import Any

from celery.signals import worker_init

from bhl_site.celery import app

__all__ = ["app", "make_unreliable"]

NEVER, TWICE = "dropped", "doubled"


def fate(dice: random.Random) -> int:
    """How often one message leaves."""
    drawn = dice.random()
    if drawn < float(os.environ["STORM_DROPPED"]):
        return 0
    return 2 if drawn > 1 - float(os.environ["STORM_DOUBLED"]) else 1


@worker_init.connect
def make_unreliable(**_: object) -> None:
    """From now on this process, and whoever it forks, rings so."""
    # It has models, which are there only when Django is.
    tasks = import_module("letters.tasks")
    tasks.__dict__["_publish"] = _unreliable(tasks.__dict__["_publish"])


def _unreliable(publish: Callable[[Any, tuple[int, ...]], None]) -> Callable[[Any, tuple[int, ...]], None]:
    dice: dict[int, random.Random] = {}

    def ring(task: Any, pks: tuple[int, ...]) -> None:
        # Whoever is forked must not repeat what its brothers draw.
        mine = dice.setdefault(os.getpid(), random.Random())  # noqa: S311
        fates = [(pk, fate(mine)) for pk in pks]
        _count(NEVER, sum(times == 0 for _, times in fates))
        _count(TWICE, sum(times == 2 for _, times in fates))
        publish(task, tuple(pk for pk, times in fates for _ in range(times)))

    return ring


def _count(what: str, times: int) -> None:
    if times:
        with open(os.environ["STORM_TALLY"], "a") as file:  # noqa: PTH123 - appended in one piece by many
            file.write(f"{what}\n" * times)
