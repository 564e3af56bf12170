"""Every question of a brief stands on the form, is kept when it is sent, and is there again where it is read."""

import html
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Brief
from letters.workflow.briefs import address_of
from letters.workflow.catalogue import Occasion
from letters.workflow.questions import STEPS, QuestionKind
from tests.workflow.test_questions import BY_NAME, FOR_ONE_LETTER, NAMES, OF_THE_STYLE, TYPED, occasion, told

from .conftest import send_in
from .well_formed import Page

__all__ = ["occasion"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(occasion: Occasion) -> str:
    return f"/write/{occasion.slug}/"


@pytest.fixture
def sent(client: Client, occasion: Occasion, path: str) -> Brief:
    """A brief with an answer to everything, with spaces that nobody means."""
    answers = {name: f" {told(name)} \n" for name in NAMES}
    stems = {f"stem_{stem.key}": "walked home in the rain" for stem in occasion.stems}
    assert send_in(client, path, answers | stems | {"as_it_is": "yes"} | chosen()).status_code == 302
    return Brief.objects.get()


@pytest.fixture(autouse=True)
def house_that_posts(settings: Any) -> None:
    """It asks every question there is."""
    settings.POST = True


def chosen() -> dict[str, str]:
    """What is not typed, as a browser sends it."""
    return {name: str(told(name)) for name in NAMES if name not in TYPED}


@pytest.mark.parametrize("name", NAMES)
def test_it_is_asked(client: Client, path: str, name: str) -> None:
    begun = client.post(path, {"go": "all"})["Location"]
    step = next(step for step in STEPS if BY_NAME[name] in step.questions)
    page = Page(client.get(begun.replace("/all/", f"/{step.name}/")).text)
    assert page.having("input", name=name) or page.having("textarea", name=name)


def test_it_is_kept(sent: Brief) -> None:
    for name in NAMES:
        assert (sent.style[name] if name in OF_THE_STYLE else getattr(sent, name)) == told(name), name


def test_the_client_reads_it_again(sent: Brief, client: Client) -> None:
    text = html.unescape(client.get(f"/letters/{address_of(sent)}/").text)
    for name in TYPED:
        assert str(told(name)) in text, name


def test_the_next_form_has_it_filled_in(sent: Brief, client: Client) -> None:
    start = f"/letters/{address_of(sent)}/again/{sent.occasion}/"
    begun = client.post(start, {"go": "all"})["Location"]
    texts = {step.name: client.get(begun.replace("/all/", f"/{step.name}/")).text for step in STEPS}
    for name in NAMES:
        text = next(texts[step.name] for step in STEPS if BY_NAME[name] in step.questions)
        page = Page(text)
        boxes = page.having("input", name=name) or page.having("textarea", name=name)
        if BY_NAME[name].kind is QuestionKind.TICK:
            is_known = "checked" in boxes[0]
        elif name not in TYPED:
            is_known = [box["value"] for box in boxes if "checked" in box] == [told(name)]
        else:
            is_known = str(told(name)) in text
        assert is_known == (name not in FOR_ONE_LETTER), name


def test_the_desk_and_the_row_show_it(sent: Brief, client: Client, samantha: User) -> None:
    client.force_login(samantha)
    desk = html.unescape(client.get(f"/admin/letters/letter/{sent.letter.pk}/change/").text)
    row = html.unescape(client.get(f"/admin/letters/brief/{sent.pk}/change/").text)
    for name in TYPED:
        assert str(told(name)) in row, name
        assert str(told(name)) in desk or name == "client_email", name
