"""An open page of a book, in a real browser, when the book is taken away under it."""

import re

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from letters.models import Book, Brief, Letter
from letters.workflow.publishing.asking import address_of_book, ask_for_book
from letters.workflow.publishing.scopes import Scopes
from tests.main_job.browsing import Desk, browser, chromium

from .test_books import bound

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def book(finished: Letter) -> Book:
    """A book that is ready for the client who asked for it."""
    brief = Brief.objects.get(letter=finished)
    book = ask_for_book(brief, "Letters to Catherine", "", (), Scopes(may_print=True, may_ebook=True))
    Book.objects.update(status=Book.Status.OPEN)
    bound(book, finished).letters.add(finished)
    return book


def test_what_is_gone_is_said_whether_it_is_asked_for_or_looked_at_again(
    book: Book, address: str, live_server: LiveServer
) -> None:
    chromium()
    books = f"{live_server.url}/books/{address_of_book(book)}/"
    with browser() as window:
        asks, looks, takes_back = (Desk(window, live_server.url) for _ in range(3))
        for client in (asks, looks):
            client.page.goto(books)
            expect(client.page.get_by_role("link", name="Download the book")).to_be_visible()
        takes_back.page.goto(f"{live_server.url}{address}consent/")
        takes_back.page.get_by_role("button", name="Take it all back").click()
        expect(takes_back.page.get_by_text("We have noted it")).to_be_visible()
        asks.page.get_by_role("link", name="Download the book").click()
        expect(asks.page.get_by_text("The copy that you asked for is no longer here")).to_be_visible()
        asks.shoot("book-gone")
        looks.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(looks.page.get_by_role("heading", name="Your book is being gone over")).to_be_visible()
        expect(looks.page.get_by_role("link", name=re.compile("Download"))).to_have_count(0)
        assert asks.troubles == looks.troubles == []
