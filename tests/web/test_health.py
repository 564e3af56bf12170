"""The addresses that watch the house."""

import pytest
from django.test import Client

from letters import tasks


def test_live_asks_nobody(client: Client) -> None:
    assert client.get("/health/live").json() == {"live": True}


def test_ready_is_503_without_a_worker_and_says_why(
    client: Client, house: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "workers_that_answer", lambda: 0)
    answer = client.get("/health/ready")
    assert answer.status_code == 503 and "No worker answers" in answer.json()["troubles"][0]
    monkeypatch.setattr(tasks, "workers_that_answer", lambda: 2)
    told = client.get("/health/ready").json()
    assert told["ready"] is True, told["troubles"]


def test_only_looking_is_allowed(client: Client) -> None:
    assert client.post("/health/ready").status_code == 405
