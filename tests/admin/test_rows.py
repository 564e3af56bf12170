"""The rows behind a letter, each on its own page: everything that the client chose, and what was measured."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Rendering
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.reviewing import approve, send_to_review

CHOSEN: dict[str, Any] = {
    "heading": "Lisbon, 3 November",
    "voice": "Come by, will you?",
    "named": "Mina",
    "nickname": "Cat",
}
SENT: dict[str, Any] = {"envelope": "dl", "address": "8 Hill Street", "sender": "12 Orchard Lane"}


@pytest.fixture
def approved(house: None, submission: BriefSubmission, amy: User, paul: User) -> Rendering:
    brief = submit_brief(submission.but(ink="sepia", **CHOSEN, **SENT)).brief
    send_to_review(brief.letter, amy, brief.letter.version)
    return approve(brief.letter, paul, brief.letter.version).rendering


def test_everything_chosen_and_measured_can_be_read(approved: Rendering, samanthas: Client) -> None:
    brief = samanthas.get(f"/admin/letters/brief/{approved.letter.brief_id}/change/").text
    assert all(value in brief for value in (*CHOSEN.values(), *SENT.values(), "sepia"))
    rendering = samanthas.get(f"/admin/letters/rendering/{approved.pk}/change/").text
    assert "sepia" in rendering and "nearest on a line" in rendering
    assert "sepia" in samanthas.get(f"/admin/letters/approval/{approved.approval_id}/change/").text


def test_a_row_from_before_anything_was_measured_can_be_read_too(approved: Rendering, samanthas: Client) -> None:
    Rendering.objects.update(findings={}, style={})
    assert samanthas.get(f"/admin/letters/rendering/{approved.pk}/change/").status_code == 200


def test_the_desk_shows_what_goes_on_the_envelope(approved: Rendering, pauls: Client) -> None:
    text = pauls.get(f"/admin/letters/letter/{approved.letter_id}/change/").text
    assert all(value in text for value in SENT.values() if value != "dl")
