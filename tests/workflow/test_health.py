"""What is said of the house to whoever watches it."""

import shutil
from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.models.functions import Now

from letters.models import Letter, Rendering
from letters.workflow.health import LONGEST_WAIT_SECONDS, health


def test_a_house_where_nothing_waits_is_ready(house: None) -> None:
    found = health(workers=1)
    assert found.ready and found.troubles == ()
    assert all((queue.waiting, queue.failed, queue.oldest_seconds) == (0, 0, 0.0) for queue in found.queues)


def test_what_waits_too_long_is_told_with_its_kind(rendering: Rendering) -> None:
    Rendering.objects.update(created_at=Now() - timedelta(seconds=LONGEST_WAIT_SECONDS + 60))
    found = health()
    assert not found.ready and "renderings, 1 wait, the oldest for 11 minutes" in found.troubles[0]


def test_what_failed_is_counted_and_does_not_count_as_waiting(rendering: Rendering) -> None:
    Rendering.objects.update(status="failed", created_at=Now() - timedelta(days=3))
    [letters] = [queue for queue in health().queues if queue.kind == "renderings"]
    assert (letters.failed, letters.waiting, letters.oldest_seconds) == (1, 0, 0.0)


def test_that_nobody_works_and_that_there_is_no_room_is_told(house: None, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10, 9, 1_000_000))
    troubles = " ".join(health(workers=0).troubles)
    assert "No worker answers" in troubles and "1 MB are free" in troubles


def test_a_database_that_is_away_is_told_and_breaks_nothing(house: None) -> None:
    def away(*_: object) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(away):
        found = health()
    assert not found.database and not found.ready


def test_nothing_of_a_letter_is_told(letter: Letter, rendering: Rendering) -> None:
    assert letter.brief.client_name not in str(health()) and letter.brief.client_email not in str(health())
