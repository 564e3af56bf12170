"""The addresses that watch the house."""

import pytest
from django.test import Client

from letters import tasks
from letters.web import health_views


class Workers:
    """So many answer. How often they were asked is counted."""

    def __init__(self) -> None:
        self.there = 2
        self.times_asked = 0

    def __call__(self, most: int | None = None) -> int:
        self.times_asked += 1
        return self.there if most is None else min(self.there, most)


@pytest.fixture(autouse=True)
def workers(monkeypatch: pytest.MonkeyPatch) -> Workers:
    """What was found before is forgotten."""
    made = Workers()
    monkeypatch.setattr(tasks, "workers_that_answer", made)
    monkeypatch.setattr(health_views.remembered, "_state", None)
    return made


def test_live_asks_nobody(client: Client, workers: Workers) -> None:
    assert client.get("/health/live").json() == {"live": True}
    assert workers.times_asked == 0


def test_ready_is_503_without_a_worker_and_says_why(client: Client, house: None, workers: Workers) -> None:
    workers.there = 0
    answer = client.get("/health/ready")
    assert answer.status_code == 503 and "No worker answers" in answer.json()["troubles"][0]


def test_ready_is_200_where_all_is_well(client: Client, house: None) -> None:
    answer = client.get("/health/ready")
    assert answer.json()["ready"] is True, answer.json()["troubles"]
    assert answer.status_code == 200


def test_however_often_anybody_asks_the_house_is_looked_at_once(
    client: Client, house: None, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [client.get("/health/ready").json() for _ in range(20)]
    assert all(answer == answers[0] for answer in answers) and workers.times_asked == 1
    # And again when the answer has had its time.
    monkeypatch.setattr(health_views, "FRESH_SECONDS", -1.0)
    workers.there = 0
    assert client.get("/health/ready").status_code == 503 and workers.times_asked == 2


def test_while_somebody_looks_the_others_have_what_was_found_before(
    client: Client, house: None, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/health/ready").status_code == 200
    monkeypatch.setattr(health_views, "FRESH_SECONDS", -1.0)
    workers.there = 0
    with health_views.remembered._looking:
        assert client.get("/health/ready").status_code == 200
    assert client.get("/health/ready").status_code == 503


def test_only_looking_is_allowed(client: Client) -> None:
    assert client.post("/health/ready").status_code == 405
