"""A house that posts, and a letter to Catherine that is finished."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User

from letters.models import Letter, Posting
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.mailing.asking import ask_posting
from letters.workflow.rendering import write_rendering
from letters.workflow.reviewing import approve, send_to_review

LEITH = {
    "country_code": "GB",
    "name": "Catherine Lee",
    "street_address": "12 Elm Row",
    "city": "Leith",
    "postal_code": "EH6 8AA",
}

type Finish = Callable[..., Letter]


@pytest.fixture(autouse=True)
def house_that_posts(settings: Any) -> None:
    settings.POST = True


@pytest.fixture
def charles(house: None) -> User:
    """Somebody at the front desk."""
    person = User.objects.create_user("charles", first_name="Charles", is_staff=True)
    person.groups.add(Group.objects.get(name="Front desk"))
    return person


@pytest.fixture
def finish(submission: BriefSubmission, amy: User, paul: User) -> Finish:
    """Finishes a letter, with some of its brief otherwise."""

    def finished(**otherwise: Any) -> Letter:
        letter = submit_brief(submission.but(key=uuid4(), **otherwise)).brief.letter
        send_to_review(letter, amy, letter.version)
        assert write_rendering(approve(letter, paul, letter.version).rendering.pk)
        return Letter.objects.get(pk=letter.pk)

    return finished


@pytest.fixture
def finished(finish: Finish) -> Letter:
    return finish()


@pytest.fixture
def posting(finished: Letter) -> Posting:
    """Asked for, and ready to be printed."""
    return ask_posting(finished, LEITH)
