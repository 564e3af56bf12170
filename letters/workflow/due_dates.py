"""When a letter is due: by its occasion, as `seeds/due.toml` has it, until somebody says another day."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings

__all__ = ["DueDays", "due_days", "due_on", "is_rush", "soon"]


@dataclass(frozen=True)
class DueDays:
    """How many days letters have. `rush` and fewer make one a rush; `soon` before it is due, it is due soon."""

    usual: int
    rush: int
    soon: int
    occasions: Mapping[str, int]

    def of(self, occasion: str) -> int:
        """How many days a letter for this occasion has."""
        return self.occasions.get(occasion, self.usual)


@cache
def due_days() -> DueDays:
    """The table, read once. Raises KeyError for one that lacks a figure."""
    table = tomllib.loads(Path(settings.SEEDS_ROOT, "due.toml").read_text(encoding="utf-8"))
    return DueDays(table["days"], table["rush_days"], table["soon_days"], table["occasions"])


def due_on(occasion: str, came_on: date) -> date:
    """The day on which a letter is due whose brief came on that day."""
    return came_on + timedelta(days=due_days().of(occasion))


def soon(today: date) -> date:
    """The last day of which it is said today that it is soon."""
    return today + timedelta(days=due_days().soon)


def is_rush(due: date, today: date) -> bool:
    """Whether a letter that is wanted by that day must go before the others."""
    return due <= today + timedelta(days=due_days().rush)
