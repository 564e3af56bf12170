"""A day at the desk in a real browser: one press a letter, by hand or by key, and nothing typed is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.admin.book_desk import LEAVES
from letters.models import Draft, Letter, Template
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.reviewing import send_to_review
from tests.main_job.browsing import browser

from .conftest import desk_of, leaf_of

type Open = Callable[..., Any]

SMALL, LARGE = (1366, 768), (1920, 1080)
"""The screens on which a desk has to be at hand, in CSS pixels."""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def seven(house: None, submission: BriefSubmission, amy: User) -> list[Letter]:
    """Seven letters that wait for an editor."""
    letters = [
        submit_brief(submission.but(relation=f"friend {number}", key=uuid4())).brief.letter for number in range(7)
    ]
    for letter in letters:
        send_to_review(letter, amy, letter.version)
    return letters


@contextmanager
def at_the_desk(
    client: Client, server: LiveServer, size: tuple[int, int] = SMALL, scheme: str = "light"
) -> Iterator[Page]:
    """A browser in which somebody is logged in. Rows are made before: while it is open, none can be."""
    with browser() as window:
        screen: Any = {"width": size[0], "height": size[1]}
        colours: Any = scheme
        context = window.new_context(viewport=screen, base_url=server.url, color_scheme=colours)
        cookies = [{"name": name, "value": morsel.value, "url": server.url} for name, morsel in client.cookies.items()]
        context.add_cookies(cookies)  # type: ignore[arg-type]
        page = context.new_page()
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        yield page
        assert troubles == []


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_one_click_and_one_load_a_letter(
    seven: list[Letter], pauls: Client, live_server: LiveServer, size: tuple[int, int]
) -> None:
    with at_the_desk(pauls, live_server, size) as page:
        page.goto("/admin/")
        page.get_by_role("link", name="Begin with the oldest: Waiting for my approval").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(str(seven[0]))
        page.wait_for_load_state("networkidle")
        loads: list[str] = []
        page.on("load", lambda loaded: loads.append(loaded.url))
        for clicks, letter in enumerate(seven, start=1):
            button = page.get_by_role("button", name="Approve and write out")
            expect(page.get_by_role("heading", level=1)).to_contain_text(str(letter))
            box = button.bounding_box()
            assert box and box["y"] >= 0 and box["y"] + box["height"] <= size[1]
            assert page.evaluate("scrollY") == 0
            button.click()
            expect(page.get_by_text(f"{letter}: Draft 1 is approved.")).to_be_visible()
            page.wait_for_load_state("networkidle")
            assert len(loads) == clicks
    assert not Letter.objects.exclude(status=Letter.Status.APPROVED).exists()


def test_the_buttons_stay_in_reach_however_far_down_one_reads(
    seven: list[Letter], pauls: Client, live_server: LiveServer
) -> None:
    with at_the_desk(pauls, live_server) as page:
        page.goto(desk_of(seven[0]))
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        expect(page.get_by_role("button", name="Approve and write out")).to_be_in_viewport(ratio=1)
        expect(page.get_by_text("Ask for changes")).to_be_in_viewport(ratio=1)


def test_all_of_it_by_key(seven: list[Letter], pauls: Client, live_server: LiveServer) -> None:
    with at_the_desk(pauls, live_server) as page:
        page.goto(f"{desk_of(seven[0])}?pile=review")
        page.keyboard.press("?")
        keys = page.get_by_role("dialog")
        for words in ("Approve and write out", "Ask for changes", "The next letter of the pile"):
            expect(keys).to_contain_text(words)
        page.keyboard.press("Escape")
        page.keyboard.press("n")
        expect(page.get_by_role("heading", level=1)).to_contain_text(str(seven[1]))
        page.keyboard.press("Shift+A")
        expect(page.get_by_text(f"{seven[1]}: Draft 1 is approved.")).to_be_visible()
        page.keyboard.press("c")
        page.keyboard.type("Shorter? And no A.")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text(f"{seven[2]}: The letter is back with a writer")).to_be_visible()


def test_single_keys_can_be_switched_off(seven: list[Letter], pauls: Client, live_server: LiveServer) -> None:
    """WCAG 2.1.4: who speaks to the page must not set off a key with every word."""
    with at_the_desk(pauls, live_server) as page:
        page.goto(f"{desk_of(seven[0])}?pile=review")
        page.get_by_role("button", name="Keys").click()
        page.get_by_label("Single keys work outside of fields").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("n")
        page.reload()
        page.keyboard.press("n")
        expect(page.get_by_role("heading", level=1)).to_contain_text(str(seven[0]))


def test_what_is_typed_is_kept_and_a_login_that_ended_is_mended(
    letter: Letter, amy: User, amys: Client, live_server: LiveServer
) -> None:
    amy.set_password("the pear tree")
    amy.save()
    amys.force_login(amy)
    with at_the_desk(amys, live_server) as page:
        page.goto(desk_of(letter))
        text = page.locator("textarea#text")
        text.fill("Dear Catherine,\n\nI had just found the words.\n\nTheodore")
        expect(page.locator("[data-kept]")).to_contain_text("not saved as a draft", timeout=20_000)
        page.reload()
        expect(text).to_have_value("Dear Catherine,\n\nI had just found the words.\n\nTheodore")
        page.context.clear_cookies(name="sessionid")
        page.keyboard.press("Control+s")
        expect(page.get_by_role("heading", name="Your login has ended")).to_be_visible()
        page.get_by_label("Username").fill("amy")
        page.get_by_label("Password").fill("the pear tree")
        page.get_by_role("button", name="Log in and go on").click()
        expect(page.get_by_text("Draft 2 is saved.")).to_be_visible()
    assert Draft.objects.get(number=2).text.endswith("I had just found the words.\n\nTheodore")


def test_a_suggestion_is_accepted_by_key_at_its_place(letter: Letter, amys: Client, live_server: LiveServer) -> None:
    with at_the_desk(amys, live_server) as page:
        page.goto(desk_of(letter))
        text = page.locator("textarea#text")
        text.fill("Dear Catherine 💌,\n\nI recieve your letters.\n\nTheodore")
        marks = page.locator("[data-behind] mark")
        expect(marks.get_by_text("recieve", exact=True)).to_have_count(1, timeout=20_000)
        page.keyboard.press("Escape")
        place = page.locator("[data-note][data-suggestion=receive]")
        for _ in range(page.locator("[data-note]").count()):
            page.keyboard.press("j")
            if place.evaluate("note => note === document.activeElement"):
                break
        page.keyboard.press("y")
        expect(text).to_have_value("Dear Catherine 💌,\n\nI receive your letters.\n\nTheodore")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    seven: list[Letter], letter: Letter, book: Any, samanthas: Client, live_server: LiveServer, scheme: str
) -> None:
    lists = ("/admin/", "/admin/letters/letter/?waits_for=open", "/admin/letters/book/?all=1")
    template = Template.objects.filter(versions__isnull=False)[0].pk
    house = ("/admin/letters/template/house/", f"/admin/letters/template/{template}/change/")
    leaves = (leaf_of(book, leaf) for leaf in LEAVES)
    addresses = (*lists, *house, desk_of(letter), desk_of(seven[0]), *leaves)
    found: dict[str, list[str]] = {}
    with at_the_desk(samanthas, live_server, scheme=scheme) as page:
        for address in addresses:
            page.goto(address)
            page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true; })")
            violations = Axe().run(page).response["violations"]
            found[address] = [f"{each['id']}: {node['html'][:160]}" for each in violations for node in each["nodes"]]
    assert {address: troubles for address, troubles in found.items() if troubles} == {}
