"""The figures of the house: right, for those who may read them, and of nobody's words."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from bhl_site import env, metrics
from letters import tasks
from letters.models import Letter, Rendering
from letters.workflow.figures import FIGURES

TOKEN = "one-token-of-the-house-1"


@pytest.fixture(autouse=True)
def two_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found before is forgotten."""
    monkeypatch.setattr(tasks, "workers_that_answer", lambda most=None: 2)
    monkeypatch.setattr(metrics.remembered, "_state", None)


def values(page: str) -> dict[tuple[str, str], float]:
    return {
        (sample.name, "".join(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def test_the_figures_are_those_of_the_house(client: Client, letter: Letter, rendering: Rendering) -> None:
    Rendering.objects.update(status="failed")
    page = client.get("/metrics").content.decode()
    found = values(page)
    assert found["bhl_workers_alive", ""] == 2 and found["bhl_free_disk_bytes", ""] > 0
    assert found["bhl_failed_rows", "renderings"] == 1 and found["bhl_waiting_rows", "renderings"] == 0
    assert found["bhl_letters", Letter.objects.get().status] == 1
    assert {name for name, _ in found} == {f"bhl_{figure.name}" for figure in FIGURES}
    assert letter.brief.client_name not in page and letter.brief.client_email not in page


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::ffff:127.0.0.1", {}, 200),
        ("203.0.113.9", {}, 404),
        ("", {}, 404),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, 404),
        ("203.0.113.9", {"Authorization": f"Bearer {TOKEN}"}, 200),
        ("203.0.113.9", {"Authorization": f"Bearer {TOKEN}x"}, 404),
        ("203.0.113.9", {"Authorization": "Bearer é"}, 404),
        ("203.0.113.9", {"Authorization": f"Basic {TOKEN}"}, 404),
    ],
)
def test_who_may_read_them(
    client: Client, house: None, settings: Any, address: str, headers: dict[str, str], status: int
) -> None:
    settings.METRICS_TOKEN = TOKEN
    assert client.get("/metrics", headers=headers, REMOTE_ADDR=address).status_code == status


def test_without_a_token_an_empty_one_opens_nothing(client: Client, house: None) -> None:
    assert client.get("/metrics", headers={"Authorization": "Bearer "}, REMOTE_ADDR="203.0.113.9").status_code == 404


def test_nonsense_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("METRICS_TOKEN", "short"), ("METRICS_NETWORKS", "10.0.0.1/8"), ("LOG_FORMAT", "xml")):
        monkeypatch.setenv(name, value)
    for read in (
        lambda: env.token("METRICS_TOKEN"),
        lambda: env.networks("METRICS_NETWORKS", ()),
        lambda: env.choice("LOG_FORMAT", ("line", "json")),
    ):
        with pytest.raises(ImproperlyConfigured, match=r"METRICS|LOG_FORMAT"):
            read()
