"""The cast, logged in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Letter, Rendering
from letters.workflow.rendering import write_rendering

type Press = Callable[..., Any]


def logged_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def amys(amy: User) -> Client:
    return logged_in(amy)


@pytest.fixture
def pauls(paul: User) -> Client:
    return logged_in(paul)


@pytest.fixture
def samanthas(samantha: User) -> Client:
    return logged_in(samantha)


@pytest.fixture
def failed(rendering: Rendering) -> Letter:
    """A letter that Paul approved and that could not be written out."""
    Rendering.objects.filter(pk=rendering.pk).update(layout_digest="0" * 64)
    write_rendering(rendering.pk)
    letter = Letter.objects.get(pk=rendering.letter_id)
    assert letter.status == Letter.Status.FAILED
    return letter


def desk_of(letter: Letter) -> str:
    return f"/admin/letters/letter/{letter.pk}/change/"


def press(client: Client, button: str, letter: Letter, **typed: str) -> Any:
    """Press a button on the desk as it looks now, unless `seen` says otherwise."""
    now = Letter.objects.get(pk=letter.pk)
    return client.post(f"/admin/letters/letter/{letter.pk}/{button}/", {"seen": now.version, **typed})
