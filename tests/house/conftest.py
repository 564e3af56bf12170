"""A supervisor with short patience, and a house's worth of processes that any test may run."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bhl_site.house import Child, Supervisor

QUICK_BACK_OFF = (0.05, 0.05, 0.05)


@pytest.fixture
def lines() -> list[str]:
    """What the supervisor said."""
    return []


@pytest.fixture
def supervisor(tmp_path: Path, lines: list[str]) -> Iterator[Supervisor]:
    with Supervisor(tmp_path / "log", lines.append, back_off=QUICK_BACK_OFF) as made:
        yield made


@pytest.fixture
def python() -> Callable[..., Child]:
    """Make a child that runs a piece of Python."""

    def make(code: str, name: str = "child", **how: object) -> Child:
        return Child(name, (sys.executable, "-c", code), {}, **how)  # type: ignore[arg-type]

    return make
