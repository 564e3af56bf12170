"""Theodore writes to Catherine."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Brief, Letter
from letters.web.forms import typed_in
from letters.workflow import catalogue, rendering, reviewing, unsent
from letters.workflow.briefs import address_of
from letters.workflow.questions import STEPS, Step

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


def of_step(step: Step, words: Mapping[str, str]) -> dict[str, str]:
    """What of these words a browser sends from the page of this step."""
    names = {question.name for question in step.questions}
    return {name: word for name, word in words.items() if name in names or (step.stems and name.startswith("stem_"))}


def fill_in(client: Client, start: str, words: Mapping[str, str]) -> Any:
    """Goes through the steps from the page at `start`, looking back to all answers after each: the last answer, which
    is the page of all answers unless something could not be kept, or was sent already."""
    answer = client.post(start, of_step(STEPS[0], words) | {"submission": words.get("submission", ""), "go": "all"})
    for step in STEPS[1:]:
        if not answer.get("Location", "").endswith("/all/"):
            break
        path = answer["Location"].replace("/all/", f"/{step.name}/")
        answer = client.post(path, of_step(step, words) | {"go": "all"})
    return answer


def send_in(client: Client, start: str, words: Mapping[str, str]) -> Any:
    """Goes through the steps and sends the brief: the last answer."""
    answer = fill_in(client, start, words)
    if not answer.get("Location", "").endswith("/all/"):
        return answer
    return client.post(answer["Location"], {name: words[name] for name in ("as_it_is", "another") if words.get(name)})


def send_quickly(client: Client, occasion: Any, words: Mapping[str, str], otherwise: Mapping[str, str]) -> Any:
    """Sends a brief of which only what is said otherwise is typed on pages: the last answer."""
    row = unsent.begin(UUID(words["submission"]), occasion.slug)
    for step in STEPS:
        typed = typed_in(step, occasion, of_step(step, words))
        unsent.keep(row, typed.answers, typed.values)
    start = f"/unsent/{unsent.address_of_unsent(row)}/"
    for step in STEPS:
        if changed := of_step(step, otherwise):
            answer = client.post(f"{start}{step.name}/", changed | {"go": "all"})
            if answer.status_code != 302:
                return answer
    return client.post(f"{start}all/", {"as_it_is": "yes"})


@pytest.fixture
def send(client: Client, occasion: Any, words: dict[str, str], db: None) -> Post:
    """Sends the brief, with some of it said otherwise."""
    return lambda **otherwise: send_in(client, f"/write/{occasion.slug}/", words | otherwise)


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
