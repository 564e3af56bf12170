"""How an answer will read behind its stem, told while somebody types."""

import pytest
from django.test import Client
from django.urls import reverse

ADDRESS = reverse("reads", args=["birthday"])


def test_a_sentence_is_read_back(client: Client) -> None:
    told = client.post(ADDRESS, {"stem": "best", "answer": "you let me win"})
    assert told.json() == {"sentence": "What I like best about you is that you let me win.", "asks": []}
    assert "no-store" in told["Cache-Control"]


def test_several_writers_and_somebody_spoken_of(client: Client) -> None:
    sent = {"stem": "memory", "answer": "she made soup", "writers": "several", "about": "Jean"}
    assert client.post(ADDRESS, sent).json()["sentence"] == "We have been remembering how she made soup."


def test_what_joins_badly_is_asked_about(client: Client) -> None:
    told = client.post(ADDRESS, {"stem": "plan", "answer": "www.thatplace.co.uk", "writers": "nobody"}).json()
    assert told["sentence"].endswith("I have this in mind: www.thatplace.co.uk.")
    assert len(told["asks"]) == 2


@pytest.mark.parametrize("sent", [{}, {"stem": "nosuch", "answer": "x"}])
def test_what_is_not_asked_is_not_read(client: Client, sent: dict[str, str]) -> None:
    assert client.post(ADDRESS, sent).status_code == 404
    assert client.post(reverse("reads", args=["nosuch"]), sent).status_code == 404
    assert client.get(ADDRESS).status_code == 405


@pytest.mark.django_db
def test_a_form_that_comes_back_says_how_it_reads_without_a_script(client: Client) -> None:
    page = client.post(reverse("brief", args=["birthday"]), {"stem_best": "you let me win", "stem_memory": "idk"})
    assert "It will read: <em>What I like best about you is that you let me win.</em>" in page.content.decode()
    assert "no answer yet" in page.content.decode()
    assert "{% for" not in page.content.decode()


@pytest.mark.django_db
def test_an_empty_form_reads_nothing_out(client: Client) -> None:
    assert "It will read" not in client.get(reverse("brief", args=["birthday"])).content.decode()
