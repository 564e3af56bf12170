"""What has broken such systems before: each gets a kind answer."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from letters.models import Brief
from tests.hostile import sendable

from .conftest import Post, send_quickly
from .well_formed import Page

pytestmark = pytest.mark.django_db
LINES = ("client_name", "recipient_name", "relation", "signature")
HOSTILE = sendable()


@pytest.fixture
def send(client: Client, occasion: Any, words: dict[str, str]) -> Post:
    """Sends the brief, with some of it typed otherwise."""
    return lambda **otherwise: send_quickly(client, occasion, words, otherwise)


@pytest.mark.promise("door-form")
@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("field", [*LINES, "client_email", "avoid", "tone", "hand", "paper"])
def test_a_hostile_answer_gets_a_kind_one(send: Post, client: Client, field: str, kind: str) -> None:
    response = send(**{field: HOSTILE[kind]})
    _is_kind(response, client)


@pytest.mark.promise("door-form")
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_memory_gets_a_kind_answer(send: Post, client: Client, occasion: Any, kind: str) -> None:
    _is_kind(send(**{f"stem_{stem.key}": HOSTILE[kind] for stem in occasion.stems}), client)


def _is_kind(response: Any, client: Client) -> None:
    if response.status_code == 400:
        assert "Nothing was sent" in response.text
        return
    assert response.status_code in (200, 302)
    page = client.get(response["Location"]) if response.status_code == 302 else response
    assert Page(page.text).faults == []
    assert page.status_code == 200
    assert "alert(1)</script>" not in page.text
    kept = ("We kept everything you wrote.", "Everything you wrote is still here")
    assert response.status_code == 302 or any(words in page.text for words in kept)


@pytest.mark.parametrize("field", LINES)
def test_a_name_is_one_line_and_all_of_it_can_be_seen(send: Post, field: str) -> None:
    send(**{field: "Catherine\r\nBcc: x\u202e\x00\u200b Klausen"})
    for brief in Brief.objects.all():
        assert getattr(brief, field).isprintable()


@pytest.mark.promise("runaway")
def test_a_million_characters_are_too_many(send: Post, occasion: Any) -> None:
    response = send(**{f"stem_{occasion.stems[0].key}": "a" * 1_000_000})
    assert response.status_code in (200, 400)
    assert "Nothing was sent" in response.text or "Everything you wrote is still here" in response.text
    assert not Brief.objects.exists()


@pytest.mark.promise("runaway")
def test_a_long_memory_is_refused_by_a_cap_that_is_stated(send: Post, client: Client, occasion: Any) -> None:
    long = "a word " * 500
    response = send(**{f"stem_{occasion.stems[0].key}": long})
    assert "holds up to 2,000 characters" in response.text
    assert long.strip() in response.text
    memories = response.request["PATH_INFO"].replace("/all/", "/memories/")
    assert "holds up to 2,000 characters" in client.get(memories).text


@pytest.mark.parametrize("encoding", ["unicode_escape", "utf-16", "no-such-encoding"])
def test_a_strange_encoding_breaks_nothing(client: Client, occasion: Any, words: dict[str, str], encoding: str) -> None:
    fields = words | {"client_name": r"Theo\ud800dore", "signature": ""}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
    response = client.generic(
        "POST",
        f"/write/{occasion.slug}/",
        "".join([*parts, "--x--\r\n"]).encode(),
        content_type=f"multipart/form-data; boundary=x; charset={encoding}",
    )
    assert response.status_code in (200, 302, 400)
    response.text.encode()


@pytest.mark.promise("door-form")
def test_bytes_that_are_no_text_break_nothing(client: Client, occasion: Any, words: dict[str, str]) -> None:
    form = "&".join(f"{name}={quote(value)}" for name, value in words.items() if name != "client_name")
    response = client.post(
        f"/write/{occasion.slug}/",
        f"{form}&client_name=Theo%ED%A0%80%FF%00dore",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code in (200, 302)
