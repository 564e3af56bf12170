"""What someone typed comes back, whatever failed: the login, the page's token, or the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from letters.models import Draft, Letter, Template

from .conftest import press

WORDS = "Dear Catherine,\n\nI had just found <the> words."
SHOWN = "I had just found &lt;the&gt; words.</textarea>"


@contextmanager
def no_database(error: type[Exception] = OperationalError, after: int = 0) -> Iterator[None]:
    """Every question to the database fails, from the one after the first `after` on."""
    asked = 0

    def fail(execute: Callable[..., Any], *question: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked > after:
            raise error("the disk is full, near Dear Catherine")
        return execute(*question)

    with connection.execute_wrapper(fail):
        yield


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("after", [0, 3, 6])
def test_words_survive_a_database_that_fails(
    letter: Letter, amys: Client, error: type[Exception], after: int, caplog: pytest.LogCaptureFixture
) -> None:
    address = f"/admin/letters/letter/{letter.pk}/save/"
    with no_database(error, after):
        response = amys.post(address, {"seen": "1", "text": WORDS, "note": "And a note."})
    assert response.status_code == 503
    assert SHOWN in response.text and "And a note.</textarea>" in response.text
    assert f'href="/admin/letters/letter/{letter.pk}/change/"' in response.text
    assert "no-store" in response["Cache-Control"]
    assert error.__name__ in caplog.text and "Catherine" not in caplog.text
    assert Draft.objects.count() == 1


def test_words_survive_a_refusal_that_cannot_be_shown(
    letter: Letter, amys: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr("letters.admin.desk.Desk.history", property(fail))
    response = press(amys, "save", letter, seen="0", text=WORDS)
    assert response.status_code == 503
    assert SHOWN in response.text


def test_a_templates_words_survive_as_well(pauls: Client) -> None:
    address = f"/admin/letters/template/{Template.objects.all()[0].pk}/change/"
    with no_database():
        response = pauls.post(address, {"body": WORDS})
    assert response.status_code == 503
    assert SHOWN in response.text and f'href="{address}"' in response.text


@pytest.fixture
def strict(amy: User) -> Client:
    """Amy, in a browser whose forms carry tokens."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(amy)
    return client


def test_words_survive_logging_in_again_elsewhere(letter: Letter, strict: Client) -> None:
    response = press(strict, "save", letter, text=WORDS, csrfmiddlewaretoken="of an earlier login")
    assert response.status_code == 403
    assert SHOWN in response.text
    assert "Nothing was saved" in response.text
    assert f'href="/admin/letters/letter/{letter.pk}/change/"' in response.text
    assert "no-store" in response["Cache-Control"]
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("address", ["/write/", "/admin/login/"])
def test_other_forms_are_answered_as_before(strict: Client, address: str) -> None:
    typed = {"text": WORDS} if address.startswith("/write") else {"username": "amy"}
    response = strict.post(address, typed)
    assert response.status_code == 403
    assert "could not tell that this came from you" in response.text
    assert SHOWN not in response.text
