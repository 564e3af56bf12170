"""What is to be hit on a book's desk can be hit, is called what it says, and fits the narrowest screen."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from letters.models import Book, Letter
from letters.workflow.publishing.choosing import drop
from tests.main_job.browsing import browser

from .conftest import desk_of, leaf_of

NARROWEST = 320
"""In CSS pixels: WCAG 1.4.10."""

LEAST_TARGET = 24
"""In CSS pixels, either way: WCAG 2.5.8."""

SMALL = f"""() => [...document.querySelectorAll("input[type=checkbox], input[type=radio], main button, main select")]
    .filter(each => each.checkVisibility())
    .map(each => [each.name, each.getBoundingClientRect()])
    .filter(([_, box]) => box.width < {LEAST_TARGET} || box.height < {LEAST_TARGET})
    .map(([name, box]) => `${{name}}: ${{box.width}} by ${{box.height}}`)"""

LEAVES = ("change", "consents", "matter", "names", "printer", "made", "files")


@pytest.fixture
def page(three: list[Letter], pauls: Client, live_server: LiveServer) -> Iterator[Page]:
    """Paul's browser, as narrow as can be. Rows are made before: while it is open, none can be."""
    key = {name: morsel.value for name, morsel in pauls.cookies.items()}
    with browser() as window:
        context = window.new_context(viewport={"width": NARROWEST, "height": 740}, base_url=live_server.url)
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in key.items()])
        yield context.new_page()


@pytest.mark.django_db(transaction=True)
def test_every_target_is_large_enough_and_no_page_is_wider_than_the_screen(
    book: Book, three: list[Letter], page: Page
) -> None:
    for address in ("/admin/letters/book/", *(leaf_of(book, leaf) for leaf in LEAVES), desk_of(three[0])):
        page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true; })")
        assert page.evaluate(SMALL) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST, address


def test_every_button_is_called_what_it_says(book: Book, three: list[Letter], paul: User, pauls: Client) -> None:
    drop(book, three[2], paul, book.version, "Too long.")
    text = pauls.get(leaf_of(book)).text
    called = re.findall(r'<button[^>]* aria-label="([^"]+)">([^<]+)</button>', text)
    assert {says for _, says in called} == {"↑ Earlier", "↓ Later", "Into it", "Keep it"}
    # WCAG 2.5.3: whoever speaks to the page says what they see, and an arrow is not said.
    assert [name for name, says in called if says.strip("↑↓ ").lower() not in name.lower()] == []
