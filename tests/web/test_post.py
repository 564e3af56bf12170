"""The page on which a client has the house post a letter: first the country, then its fields."""

from typing import Any

import pytest
from django.test import Client

from letters.models import Letter, Posting
from letters.workflow.mailing.asking import ask_posting, hold_for_word
from tests.hostile import sendable

from .well_formed import Page

pytestmark = pytest.mark.django_db

HOSTILE = sendable()

LEITH = {"country_code": "GB", "name": "Catherine Lee", "street_address": "12 Elm Row", "city": "Leith"}
LEITH |= {"postal_code": "EH6 8AA"}


@pytest.fixture(autouse=True)
def house_that_posts(settings: Any) -> None:
    settings.POST = True


def test_a_house_that_posts_nothing_shows_nothing_of_it(client: Client, address: str, settings: Any) -> None:
    assert client.get(f"{address}post/").status_code == 200
    settings.POST = False
    assert client.get(f"{address}post/").status_code == 404
    assert client.post(f"{address}post/", LEITH).status_code == 404
    assert "post/" not in client.get(address).text


def test_the_country_comes_first_and_brings_its_fields(client: Client, address: str) -> None:
    first = Page(client.get(f"{address}post/").text)
    assert first.having("select", name="country_code") and not first.having("input", name="postal_code")
    states = Page(client.get(f"{address}post/", {"country_code": "US"}).text)
    assert states.having("select", name="country_area") and states.having("input", name="postal_code")
    fragment = client.get(f"{address}post/", {"country_code": "HK", "fragment": "1"}).text
    assert "<html" not in fragment and 'name="postal_code"' not in fragment and 'value="HK"' in fragment


def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(client: Client, address: str) -> None:
    answer = client.post(f"{address}post/", {**LEITH, "postal_code": "90291", "go": "post"})
    page = Page(answer.text)
    assert answer.status_code == 200 and "We kept everything you wrote." in answer.text
    assert page.having("input", name="postal_code", value="90291", **{"aria-invalid": "true"})
    assert "12 Elm Row" in answer.text and not Posting.objects.exists()


def test_asked_for_it_stands_on_the_letters_page_until_it_is_called_back(
    client: Client, address: str, finished: Letter
) -> None:
    assert client.post(f"{address}post/", {**LEITH, "go": "post"}).status_code == 302
    page = client.get(address).text
    assert "EH6 8AA" in page and "and goes to the post" in page
    assert client.post(f"{address}post/", {"go": "call_back"}).status_code == 302
    assert "You called it back" in client.get(address).text


def test_after_a_silence_the_page_asks_for_a_word(client: Client, address: str, finished: Letter) -> None:
    ask_posting(finished, LEITH)
    hold_for_word(finished)
    assert "nothing without a word from you" in client.get(address).text
    client.post(f"{address}post/", {**LEITH, "go": "post"})
    assert Posting.objects.get().status == Posting.Status.ASKED


def test_printed_it_can_no_longer_be_called_back_from_here(client: Client, address: str, finished: Letter) -> None:
    posting = ask_posting(finished, LEITH)
    Posting.objects.filter(pk=posting.pk).update(status=Posting.Status.PRINTED)
    for sent in ({"go": "call_back"}, {**LEITH, "go": "post", "city": "Perth"}):
        answer = client.post(f"{address}post/", sent)
        assert answer.status_code == 409 and "Nothing was changed" in answer.text
    posting.refresh_from_db()
    assert (posting.status, posting.address) == (Posting.Status.PRINTED, LEITH)


def test_a_day_can_be_named_and_stands_on_the_letters_page(client: Client, address: str, finished: Letter) -> None:
    refused = client.post(f"{address}post/", {**LEITH, "go": "post", "not_before": "at Christmas"})
    assert refused.status_code == 200 and "Please give the day" in refused.text
    assert client.post(f"{address}post/", {**LEITH, "go": "post", "not_before": "2029-12-24"}).status_code == 302
    assert "It leaves on Monday, 24 December 2029, and not before" in client.get(address).text
    assert 'value="2029-12-24"' in client.get(f"{address}post/").text


@pytest.mark.promise("door-post")
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_address_is_kept_as_it_is_read_or_refused_in_words(client: Client, address: str, kind: str) -> None:
    for field in ("name", "street_address"):
        answer = client.post(f"{address}post/", {**LEITH, field: HOSTILE[kind], "go": "post"})
        assert answer.status_code in (200, 302, 400)
        if answer.status_code == 200:
            assert "We kept everything you wrote." in answer.text
        page = client.get(address).text
        assert "<script>alert" not in page and "<img src=x" not in page
        assert ("EH6 8AA" in page) is Posting.objects.exists()
