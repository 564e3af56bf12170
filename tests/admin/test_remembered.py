"""What earlier letters tell, and how the client writes: beside the brief, for whoever writes the next letter."""

from uuid import uuid4

import pytest
from django.test import Client

from letters.models import Letter
from letters.workflow.addresses import address_of
from letters.workflow.briefs import BriefSubmission, submit_brief

from .conftest import desk_of


@pytest.fixture
def second(letter: Letter, submission: BriefSubmission) -> Letter:
    """Theodore's next letter to Catherine, begun on the page of the first."""
    told = dict.fromkeys(submission.answers, "sat on the roof <with> a thermos")
    words = {"answers": told, "nickname": "Cat", "avoid": "the dog"}
    return submit_brief(submission.but(key=uuid4(), after=address_of(letter.brief), **words)).brief.letter


@pytest.fixture
def third(second: Letter, submission: BriefSubmission) -> Letter:
    return submit_brief(submission.but(key=uuid4(), after=address_of(second.brief), avoid="Sacramento")).brief.letter


def test_of_a_first_letter_nothing_is_remembered(letter: Letter, amys: Client) -> None:
    assert "What we remember" not in amys.get(desk_of(letter)).text


def test_names_scenes_and_silences_are_remembered(third: Letter, amys: Client) -> None:
    desk = amys.get(desk_of(third)).text
    remembered = desk[desk.index("What we remember of Catherine") : desk.index('class="draft"')]
    assert "Also called Cat." in remembered
    assert "sat on the roof &lt;with&gt; a thermos" in remembered
    assert f"{third.created_at:%Y}" in remembered
    assert "the dog" in remembered
    # What this brief asks itself stands in the brief.
    assert "Sacramento" not in remembered


def test_nothing_is_remembered_for_a_stranger(second: Letter, submission: BriefSubmission, amys: Client) -> None:
    stranger = submit_brief(submission.but(key=uuid4(), nickname="Kit")).brief.letter
    assert "What we remember" not in amys.get(desk_of(stranger)).text


def test_the_clients_own_messages_lie_beside_the_brief(submission: BriefSubmission, amys: Client) -> None:
    letter = submit_brief(submission.but(voice="Hi! I'm late <again>. Sorry, the ferry didn't come.")).brief.letter
    desk = amys.get(desk_of(letter)).text
    assert "How Theodore Twombly writes" in desk
    assert "I&#x27;m late &lt;again&gt;." in desk
