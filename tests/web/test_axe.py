"""Every page that a client comes to, in a real browser on a telephone and on a laptop: axe finds nothing, and nothing
is wider than the screen. With SHOOT=folder, pictures of all of them lie there afterwards."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.contrib.auth.models import User
from django.urls import resolve
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from letters.models import Letter
from letters.web.urls import urlpatterns
from letters.workflow import changing, messaging, rendering, reviewing, unsent
from letters.workflow.assigning import take
from letters.workflow.briefs import BriefSubmission, address_of, submit_brief
from letters.workflow.mailing.asking import ask_posting
from letters.workflow.publishing.asking import address_of_book, ask_for_book
from letters.workflow.publishing.books import take_up
from letters.workflow.publishing.consenting import Party, address_of_consent, ask_consent
from letters.workflow.publishing.photographs import About, add_photograph
from letters.workflow.publishing.scopes import Scopes
from letters.workflow.publishing.showing import show_book
from letters.workflow.questions import STEPS
from tests.main_job.browsing import browser
from tests.web.test_book_proof import bound
from tests.web.test_photographs import photograph

pytestmark = pytest.mark.django_db(transaction=True)

SCREENS = {"telephone": (360, 740), "laptop": (1366, 768)}
"""In CSS pixels."""

NO_PAGES = {"live", "ready", "unsent", "archive", "photograph_away"}
"""Addresses that answer with no page of their own; so do those of files, which end in what they are."""


def written_out(submission: BriefSubmission, amy: User, paul: User, name: str) -> Letter:
    """A letter for which a worker has done what there is to do."""
    letter = submit_brief(
        submission.but(key=uuid4(), recipient_name=name, envelope="c6", address="1 Pier")
    ).brief.letter
    reviewing.send_to_review(letter, amy, letter.version)
    letter.refresh_from_db()
    assert rendering.write_rendering(reviewing.approve(letter, paul, letter.version).rendering.pk)
    return Letter.objects.get(pk=letter.pk)


def page_of(letter: Letter) -> str:
    return f"/letters/{address_of(letter.brief)}/"


@pytest.fixture
def pages(
    house: None, submission: BriefSubmission, amy: User, paul: User, samantha: User, settings: Any
) -> Mapping[str, str]:
    """The addresses of all pages, by what is seen there. Rows are made before: while a browser is open, none can be."""
    ready = written_out(submission, amy, paul, "Catherine")
    settings.POST = True
    posted = written_out(submission, amy, paul, "Lewman")
    ask_posting(
        posted,
        {"country_code": "US", "name": "Lewman", "street_address": "1 Pier", "city": "Venice"}
        | {"country_area": "CA", "postal_code": "90291"},
    )
    settings.PROOF = True
    proofed = written_out(submission, amy, paul, "Isabella")
    fresh = submit_brief(submission.but(key=uuid4(), recipient_name="Charles")).brief.letter
    begun = submit_brief(submission.but(key=uuid4(), recipient_name="Mark")).brief.letter
    change = unsent.address_of_unsent(changing.begin_change(fresh))
    take(begun, amy)
    messaging.write_to_house(begun, "The wedding is off.", uuid4())
    messaging.write_to_client(begun, amy, "We are sorry. Shall we wait?", uuid4())
    row = unsent.begin(uuid4(), submission.occasion)
    unsent.keep(row, submission.answers, submission.values)
    told = f"/unsent/{unsent.address_of_unsent(row)}/"
    about = About("A jetty", "Sundays at the lake", "Catherine", is_allowed=True)
    add_photograph(ready, photograph(), None, about)
    book = ask_for_book(ready.brief, "Letters to Catherine", "", (), Scopes(may_print=True))
    shown = ask_for_book(ready.brief, "Letters to read", "", (), Scopes(may_print=True))
    take_up(shown, samantha, shown.version)
    show_book(bound(shown, ready), samantha)
    consent = ask_consent(ready, Party.RECIPIENT, "Catherine", samantha)
    home = page_of(ready)
    return {
        **{"home": "/", "privacy": "/privacy/", "occasions": "/write/", "erased": "/erased/"},
        "first step": f"/write/{submission.occasion}/",
        **{f"step {step.name}": f"{told}{step.name}/" for step in STEPS},
        **{"all answers": f"{told}all/", "all answers to be changed": f"/unsent/{change}/all/"},
        **{"waiting": page_of(fresh), "change": f"{page_of(fresh)}change/", "withdraw": f"{page_of(fresh)}withdraw/"},
        **{"begun": page_of(begun), "house": f"{page_of(begun)}house/", "too late": f"{page_of(begun)}change/"},
        **{
            "posted": page_of(posted),
            "post": f"{page_of(posted)}post/",
            "day": f"{page_of(posted)}day/",
            "post, first": f"{page_of(begun)}post/",
        },
        **{"to be read": page_of(proofed), "proof": f"{page_of(proofed)}proof/"},
        **{
            name or "ready": f"{home}{name}"
            for name in ("", "again/", "answer/", "photographs/", "consent/", "book/", "erase/")
        },
        "again, first step": f"{home}again/{submission.occasion}/",
        "a book": f"/books/{address_of_book(book)}/",
        "a book to be read": f"/books/{address_of_book(shown)}/read/",
        "a consent": f"/consents/{address_of_consent(consent)}/",
    }


def test_axe_finds_nothing_on_any_page_of_a_client(pages: Mapping[str, str], live_server: LiveServer) -> None:
    found: dict[str, list[str]] = {}
    with browser() as window:
        for screen, (width, height) in SCREENS.items():
            context = window.new_context(viewport={"width": width, "height": height}, base_url=live_server.url)
            page = context.new_page()
            page.on("pageerror", lambda error: found.setdefault("scripts", []).append(str(error)))
            for name, address in pages.items():
                assert page.goto(address).status == 200, name  # type: ignore[union-attr]
                found[f"{name} on the {screen}"] = troubles_on(page, f"{name}-{width}")
            context.close()
    assert {name: troubles for name, troubles in found.items() if troubles} == {}


def test_every_page_of_a_client_is_among_them(pages: Mapping[str, str]) -> None:
    names = {pattern.name for pattern in urlpatterns if pattern.name and str(pattern.pattern).rstrip("$").endswith("/")}
    assert {resolve(address).url_name for address in pages.values()} >= (names | {"home"}) - NO_PAGES


def troubles_on(page: Page, name: str) -> list[str]:
    """What axe says of the page, with all that is folded away open, and whether it is wider than its screen."""
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true; })")
    violations = Axe().run(page).response["violations"]
    troubles = [f"{each['id']}: {node['html'][:160]}" for each in violations for node in each["nodes"]]
    if folder := os.environ.get("SHOOT"):
        page.screenshot(path=Path(folder, f"{name.replace('/', '').replace(' ', '-')}.png"), full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*troubles, *([f"{wide} pixels too wide"] if wide > 0 else [])]
