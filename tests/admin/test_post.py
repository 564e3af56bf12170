"""A morning at the post desk: printed, posted, come back, sent again, and who may come there."""

import os
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from letters.models import Letter, Notice, Posting, PrintRun
from letters.workflow.mailing.asking import ask_posting
from letters.workflow.mailing.doubting import doubt_postings
from letters.workflow.mailing.printing import FETCHED_WITHIN
from letters.workflow.mailing.sending import mark_posted, mark_returned, print_letters

from .conftest import Write, desk_of
from .test_in_a_browser import SMALL, at_the_desk

pytestmark = pytest.mark.django_db

DESK = "/admin/letters/posting/"
NAMES = ("Catherine Lee", "Isabella Moreau", "Charles Ott", "Mark Lewman", "Tatiana Orlov")
LEITH = {"country_code": "GB", "street_address": "12 Elm Row", "city": "Leith", "postal_code": "EH6 8AA"}
VENICE = {"country_code": "US", "street_address": "1 Pier", "city": "Venice", "country_area": "CA"}
VENICE |= {"postal_code": "90291"}

type Ask = Callable[..., Posting]


@pytest.fixture(autouse=True)
def house_that_posts(settings: Any) -> None:
    settings.POST = True


@pytest.fixture
def ask(write: Write) -> Ask:
    """A finished letter, asked for to be posted to somebody of this name."""

    def asked(name: str, address: dict[str, str] = LEITH, **otherwise: Any) -> Posting:
        letter = write(recipient_name=name.split()[0], **otherwise)
        return ask_posting(letter, {**address, "name": name})

    return asked


@pytest.fixture
def charles(front: Client) -> User:
    return User.objects.get(username="charles")


def test_a_morning(front: Client, ask: Ask, rung: list[Any], django_capture_on_commit_callbacks: Any) -> None:
    small, large = ask("Catherine Lee"), ask("Isabella Moreau", VENICE, paper="a4")
    page = front.get(DESK).text
    assert page.index("A4, a full sheet") < page.index("A5, a small sheet")
    assert "£0.87" in page and "£3.20" in page and "LEITH, EH6 8AA" in page
    answer = front.post(f"{DESK}print/", {"form": uuid4(), "chosen": [small.pk, large.pk], "sides": "short"})
    run = PrintRun.objects.get()
    assert answer["Location"] == f"{DESK}runs/{run.pk}/" and run.sides == "short"
    assert front.get(f"{DESK}runs/{run.pk}/letters.pdf").content.startswith(b"%PDF")
    sent = {"chosen": [small.pk, large.pk], "on": timezone.localdate(), f"tracking-{large.pk}": "RX1", "from": run.pk}
    with django_capture_on_commit_callbacks(execute=True):
        assert front.post(f"{DESK}posted/", sent)["Location"] == f"{DESK}runs/{run.pk}/"
    assert Notice.objects.filter(kind=Notice.Kind.POSTED).count() == 2 and rung[-1][0].endswith("send_notice")
    assert "RX1" in front.get(DESK, {"pile": "posted"}).text
    returned = {"on": timezone.localdate(), "why": "No such pier"}
    assert front.post(f"{DESK}{large.pk}/returned/", returned).status_code == 302
    page = front.get(f"{DESK}{large.pk}/change/").text
    assert "No such pier" in page and 'name="country_area"' in page
    wrong = front.post(f"{DESK}{large.pk}/again/", {**VENICE, "name": "Isabella", "postal_code": "1"})
    assert wrong.status_code == 409 and "there it is written otherwise" in wrong.text and 'value="1"' in wrong.text
    answer = front.post(f"{DESK}{large.pk}/again/", {**VENICE, "name": "Isabella", "street_address": "2 Pier"})
    again = Posting.objects.get(number=2)
    assert answer["Location"] == f"{DESK}{again.pk}/change/"
    assert "2 Pier" in front.get(answer["Location"]).text and "again" in front.get(DESK).text


def test_the_file_closes_and_opens_again_on_purpose(front: Client, ask: Ask, charles: User) -> None:
    run = print_letters([ask("Catherine Lee").pk], charles, uuid4()).run
    PrintRun.objects.filter(pk=run.pk).update(pressed_at=timezone.now() - FETCHED_WITHIN)
    file, page = f"{DESK}runs/{run.pk}/letters.pdf", f"{DESK}runs/{run.pk}/"
    assert front.get(file)["Location"] == page
    assert "Open the file to print" not in front.get(page).text
    refused = front.post(f"{page}again/", {"times": "1", "why": ""})
    assert refused.status_code == 409 and "say why" in refused.text
    front.post(f"{page}again/", {"times": "1", "why": "It jammed"})
    assert front.get(file).status_code == 200
    one = f"{DESK}{run.postings.get().pk}/"
    again = front.post(f"{one}reprint/", {"form": uuid4(), "why": "A blot"})
    assert again["Location"] == f"{DESK}runs/{PrintRun.objects.latest('pk').pk}/" != page
    text = front.get(f"{one}change/").text
    assert "It jammed" in text and "A blot" in text


def test_whoever_comes_second_is_told_and_prints_nothing(front: Client, ask: Ask, samantha: User) -> None:
    posting = ask("Catherine Lee")
    print_letters([posting.pk], samantha, uuid4())
    answer = front.post(f"{DESK}print/", {"form": uuid4(), "chosen": posting.pk})
    assert answer.status_code == 409 and "Samantha printed these letters" in answer.text


def test_a_letters_desk_leads_to_its_way_through_the_post(front: Client, pauls: Client, ask: Ask) -> None:
    posting = ask("Catherine Lee")
    assert f"{DESK}{posting.pk}/change/" in front.get(desk_of(posting.letter)).text
    assert DESK not in pauls.get(desk_of(posting.letter)).text


def test_what_is_in_doubt_is_settled_at_the_desk(front: Client, ask: Ask) -> None:
    posting = ask("Catherine Lee")
    assert "In doubt" not in front.get(DESK).text
    doubt_postings()
    assert "In doubt" in front.get(DESK, {"pile": "doubted"}).text
    answer = front.post(f"{DESK}doubt/", {"chosen": posting.pk, "was": "not", "on": ""})
    assert answer.status_code == 302 and f"{DESK}{posting.pk}/" in front.get(DESK).text


def test_letters_are_found_by_names_and_not_by_their_words(front: Client, ask: Ask) -> None:
    posting = ask("Catherine Lee")
    link = f"{DESK}{posting.pk}/change/"
    for query, finds in (("catherine", True), ("theo cath", True), (str(posting.letter_id), True), ("rain", False)):
        assert (link in front.get(DESK, {"q": query}).text) is finds, query


@pytest.mark.parametrize("path", ["", "runs/1/", "runs/1/letters.pdf", "1/change/"])
def test_only_who_posts_letters_comes_here(
    path: str, amys: Client, pauls: Client, front: Client, settings: Any
) -> None:
    for client in (amys, pauls):
        assert client.get(f"{DESK}{path}").status_code == 403
    assert front.get(f"{DESK}{path}").status_code != 403
    settings.POST = False
    assert front.get(f"{DESK}{path}").status_code == 403
    assert DESK not in front.get("/admin/").text


@pytest.mark.parametrize("path", ["print/", "posted/", "1/returned/", "1/again/", "1/reprint/", "runs/1/again/"])
def test_nobody_else_presses_its_buttons(path: str, amys: Client, front: Client) -> None:
    assert amys.post(f"{DESK}{path}").status_code == 403
    assert front.get(f"{DESK}{path}").status_code in (405, 302)


def test_the_desk_asks_the_database_as_often_for_many_letters_as_for_one(
    front: Client, ask: Ask, django_assert_max_num_queries: Any
) -> None:
    ask(NAMES[0])
    front.get(DESK)
    for name in NAMES[1:4]:
        ask(name)
    with django_assert_max_num_queries(14):
        assert front.get(DESK).text.count("12 Elm Row") == 0


@pytest.mark.django_db(transaction=True)
def test_axe_finds_nothing_at_the_post_desk(front: Client, ask: Ask, charles: User, live_server: LiveServer) -> None:
    ways = zip(NAMES, cycle((LEITH, VENICE)), cycle(("a5", "a4")), strict=False)
    ready = [ask(name, address, paper=paper) for name, address, paper in ways]
    out = print_letters([ready[0].pk, ready[1].pk], charles, uuid4()).run
    back = print_letters([ready[2].pk], charles, uuid4()).run.postings.get()
    mark_posted([back.pk], charles, timezone.localdate())
    mark_returned(back, charles, timezone.localdate(), "No such street")
    assert Letter.objects.count() == 5
    piles = {f"pile {key}": f"{DESK}?pile={key}" for key in ("ready", "printed", "waiting", "returned", "posted")}
    pages = {**piles, "run": f"{DESK}runs/{out.pk}/", "back": f"{DESK}{back.pk}/change/", "first": "/admin/"}
    pages |= {f"{name} one": f"{DESK}{ready[place].pk}/change/" for name, place in (("ready", 3), ("printed", 0))}
    found: dict[str, list[str]] = {}
    for scheme in ("light", "dark"):
        with at_the_desk(front, live_server, SMALL, scheme) as page:
            for name, address in pages.items():
                page.goto(address)
                found[f"{name}, {scheme}"] = troubles_on(page, f"post-{name}-{scheme}")
    assert {name: troubles for name, troubles in found.items() if troubles} == {}


def troubles_on(page: Page, name: str) -> list[str]:
    violations = Axe().run(page).response["violations"]
    if folder := os.environ.get("SHOOT"):
        page.screenshot(path=Path(folder, f"{name.replace(' ', '-')}.png"))
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    troubles = [f"{each['id']}: {node['html'][:160]}" for each in violations for node in each["nodes"]]
    return [*troubles, *([f"{wide} pixels too wide"] if wide > 0 else [])]
