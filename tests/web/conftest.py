"""Theodore writes to Catherine."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Brief, Letter
from letters.workflow import catalogue, rendering, reviewing
from letters.workflow.briefs import address_of

type Post = Callable[..., Any]


@pytest.fixture
def occasion() -> Any:
    return catalogue.occasions()[0]


@pytest.fixture
def words(occasion: Any) -> dict[str, str]:
    """A brief as a browser sends it, with every sentence that must be finished."""
    return {
        "submission": str(uuid4()),
        "client_name": "Theodore Twombly",
        "client_email": "theodore@example.org",
        "recipient_name": "Catherine",
        "relation": "old friend",
        "tone": "tender",
        "avoid": "the trial\nSacramento",
        "signature": "Theodore",
        "hand": "theodore",
        "paper": "a5",
        "as_it_is": "yes",
    } | {f"stem_{stem.key}": "walked home in the rain" for stem in occasion.stems if stem.required}


@pytest.fixture
def send(client: Client, occasion: Any, words: dict[str, str], db: None) -> Post:
    """Sends the brief, with some of it said otherwise."""
    return lambda **otherwise: client.post(f"/write/{occasion.slug}/", words | otherwise)


@pytest.fixture
def brief(send: Post) -> Brief:
    assert send().status_code == 302
    return Brief.objects.get()


@pytest.fixture
def address(brief: Brief) -> str:
    """The address of the letter's page."""
    return f"/letters/{address_of(brief)}/"


@pytest.fixture
def finished(brief: Brief, amy: User, paul: User) -> Letter:
    """The letter when a writer, an editor and a worker are done with it."""
    letter = brief.letter
    reviewing.send_to_review(letter, amy, letter.version)
    letter.refresh_from_db()
    reviewing.approve(letter, paul, letter.version)
    assert rendering.write_rendering(letter.renderings.get().pk)
    letter.refresh_from_db()
    return letter
