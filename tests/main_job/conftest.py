"""What the tests of the main job share: a real house's engine room around the test's own database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.db import connection

from bhl_site.house import Supervisor
from tests.house.processes import engine_room

LEASE_SECONDS = 6
SWEEP_SECONDS = 1


def _environ() -> dict[str, str]:
    """Settings that make other processes work on the same rows and files as this test."""
    return {
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "PRIVATE_ROOT": str(settings.PRIVATE_ROOT),
        "SECRET_KEY": settings.SECRET_KEY,
        "DATA_KEYS": ",".join(settings.DATA_KEYS) or Path(settings.DATA_KEYS_FILE).read_text().strip(),
        "LEASE_SECONDS": str(LEASE_SECONDS),
        "SWEEP_SECONDS": str(SWEEP_SECONDS),
        "OPENBLAS_NUM_THREADS": "1",
        "PROOF": "0",
    }


@pytest.fixture
def engines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> Iterator[Supervisor]:
    """Redis, worker and beat as real processes. The bell of this process rings there too."""
    with _engines(tmp_path, monkeypatch) as supervisor:
        yield supervisor


@contextmanager
def _engines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Supervisor]:
    with engine_room(tmp_path / "data", _environ(), beat=True) as (supervisor, env):
        monkeypatch.setattr(current_app.conf, "broker_url", env["REDIS_URL"])
        yield supervisor
