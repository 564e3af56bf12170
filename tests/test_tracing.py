"""A letter's number goes along its whole way through the log, and none of its words do."""

import json
import logging
import sys
from collections.abc import Iterator

import pytest
from django.test import Client

from letters import tracing
from letters.models import Event, Letter, Notice, Rendering
from letters.workflow import history
from letters.workflow.notices import Sending
from letters.workflow.rendering import WritingOut


@pytest.fixture(autouse=True)
def nothing_before() -> Iterator[None]:
    tracing.begin()
    yield
    tracing.begin()


def line(message: str = "hello", error: Exception | None = None) -> str:
    try:
        if error:
            raise error
    except ValueError:
        return tracing.JsonLines().format(logging.LogRecord("x", 30, "x", 1, message, None, sys.exc_info()))
    return tracing.JsonLines().format(logging.LogRecord("x", 30, "x", 1, message, None, None))


def test_a_line_is_one_object_whatever_is_in_it() -> None:
    found = line('two\nlines "quoted"')
    assert "\n" not in found
    assert json.loads(found).keys() == {"time", "level", "logger", "message"}


def test_an_error_is_logged_without_its_message() -> None:
    found = line(error=ValueError("Dearest Rosa"))
    assert json.loads(found)["error"] == "ValueError" and "test_tracing.py" in json.loads(found)["trace"][0]
    assert "Rosa" not in found


def test_a_verb_and_a_job_name_the_letter_and_a_request_ends_it(
    client: Client, letter: Letter, rendering: Rendering
) -> None:
    history.record(letter, Event.Verb.COMPOSED)
    assert json.loads(line())["letter"] == letter.pk
    client.get("/health/live")
    assert tracing.subject() == {}
    assert WritingOut.run(rendering.pk)
    assert tracing.subject() == {"letter": letter.pk, "job": f"Rendering {rendering.pk}"}
    notice = Notice.objects.filter(brief=letter.brief).order_by("pk")[0]
    Sending.run(notice.pk)
    assert tracing.subject() == {"letter": letter.pk, "job": f"Notice {notice.pk}"}
