"""How an answer will read behind its stem, told while somebody types and when they come back."""

from uuid import uuid4

import pytest
from django.test import Client

from letters.workflow.unsent import address_of_unsent, begin, keep

pytestmark = pytest.mark.django_db


def memories(**values: str) -> str:
    """The page of a brief for a birthday on which sentences are finished."""
    return f"/unsent/{address_of_unsent(keep(begin(uuid4(), 'birthday'), {}, values))}/memories/"


def told(client: Client, path: str, stem: str, answer: str) -> dict[str, object]:
    sent = client.post(path, {f"stem_{stem}": answer}, headers={"Accept": "application/json"})
    assert "no-store" in sent["Cache-Control"]
    reads: dict[str, object] = sent.json()["sentences"][stem]
    return reads


def test_a_sentence_is_read_back(client: Client) -> None:
    reads = told(client, memories(), "best", "you let me win")
    assert reads == {"sentence": "What I like best about you is that you let me win.", "asks": []}


def test_several_writers(client: Client) -> None:
    reads = told(client, memories(writers="several", about_name="Jean"), "memory", "she made soup")
    assert reads["sentence"] == "We have been remembering how she made soup."


def test_what_joins_badly_is_asked_about(client: Client) -> None:
    reads = told(client, memories(writers="nobody"), "plan", "www.thatplace.co.uk")
    assert str(reads["sentence"]).endswith("I have this in mind: www.thatplace.co.uk.")
    assert len(list(reads["asks"])) == 2  # type: ignore[call-overload]


def test_a_page_says_how_it_reads_without_a_script(client: Client) -> None:
    path = memories()
    client.post(path, {"stem_best": "you let me win", "stem_memory": "idk", "go": "back"})
    text = client.get(path).text
    assert "It will read: <em>What I like best about you is that you let me win.</em>" in text
    assert "no answer yet" in text
    assert "{% for" not in text


def test_an_empty_page_reads_nothing_out(client: Client) -> None:
    assert "It will read" not in client.get(memories()).text
