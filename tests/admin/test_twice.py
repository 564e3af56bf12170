"""A button pressed twice in a row does its thing once, and nobody is told off."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from letters.models import Draft, Letter
from letters.workflow import reviewing
from letters.workflow.styling import lay_out_styled

from .conftest import desk_of, press

WORDS = "Dear Catherine,\r\n\r\nHello."


def twice(client: Client, button: str, letter: Letter, **typed: str) -> Any:
    seen = str(Letter.objects.get(pk=letter.pk).version)
    assert press(client, button, letter, seen=seen, **typed).status_code == 302
    return press(client, button, letter, seen=seen, **typed)


@pytest.mark.parametrize("button", ["save", "send"])
def test_by_a_writer(letter: Letter, amys: Client, button: str) -> None:
    response = twice(amys, button, letter, text=WORDS)
    assert (response.status_code, response["Location"]) == (302, desk_of(letter))
    assert "pressed twice" in amys.get(desk_of(letter)).text
    assert Draft.objects.count() == 2


def test_by_an_editor(in_review: Letter, pauls: Client) -> None:
    assert twice(pauls, "ask", in_review, note="Shorter, please.").status_code == 302
    assert in_review.events.filter(verb="changes_requested").count() == 1


def test_approving(in_review: Letter, pauls: Client) -> None:
    assert twice(pauls, "approve", in_review).status_code == 302
    assert in_review.renderings.count() == 1


def test_trying_again(failed: Letter, pauls: Client) -> None:
    assert twice(pauls, "retry", failed).status_code == 302
    assert failed.events.filter(verb="retried").count() == 1


def test_other_words_are_another_press(letter: Letter, amys: Client) -> None:
    seen = str(letter.version)
    press(amys, "send", letter, seen=seen, text=WORDS)
    response = press(amys, "send", letter, seen=seen, text=f"{WORDS} One thing more.")
    assert response.status_code == 409
    assert "One thing more.</textarea>" in response.text


def test_another_person_is_another_press(letter: Letter, amys: Client, samanthas: Client) -> None:
    seen = str(letter.version)
    press(samanthas, "save", letter, seen=seen, text=WORDS)
    assert press(amys, "save", letter, seen=seen, text=WORDS).status_code == 409


def test_nothing_is_laid_out_while_the_database_is_held(
    letter: Letter, amys: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    lay_out = lay_out_styled

    def watched(*laid: Any) -> Any:
        held.append(len(connection.savepoint_ids))
        return lay_out(*laid)

    monkeypatch.setattr(reviewing, "lay_out_styled", watched)
    assert press(amys, "send", letter, text=WORDS).status_code == 302
    assert held == [0]
