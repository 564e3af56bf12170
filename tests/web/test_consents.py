"""May we print it? Who is asked sees the letter, and says yes, in part or in whole, or no, and changes their mind."""

import io
import logging
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Consent, Letter
from letters.web.discretion import Discretion
from letters.workflow.publishing.consenting import Party, address_of_consent, ask_consent
from letters.workflow.publishing.scopes import NOTHING, Scopes

from .well_formed import Page

NOWHERE = "A" * 43
ALL = {"may_print": "on", "may_ebook": "on", "may_name": "on", "may_excerpt": "on"}

type Ask = Callable[[Party, str], str]


@pytest.fixture
def ask(finished: Letter, samantha: User) -> Ask:
    """Asks somebody, and gives the address of their page."""
    return lambda party, name: f"/consents/{address_of_consent(ask_consent(finished, party, name, samantha))}/"


@pytest.fixture
def catherines(ask: Ask) -> str:
    return ask(Party.RECIPIENT, "Catherine")


def allowed(party: Party = Party.RECIPIENT) -> Scopes:
    return Scopes.of(Consent.objects.filter(party=party).first())


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["", "page-1.png"])
@pytest.mark.parametrize("token", [NOWHERE, "short", "x" * 4000, "..%2f..%2fetc", "ключ" * 10])
def test_a_wrong_address_is_not_found(client: Client, token: str, part: str) -> None:
    response = client.get(f"/consents/{token}/{part}")
    assert response.status_code == 404
    assert client.post(f"/consents/{token}/", ALL).status_code == 404


def test_an_address_of_one_kind_opens_no_page_of_another(client: Client, address: str, catherines: str) -> None:
    letters, consents = address.split("/")[2], catherines.split("/")[2]
    for wrong in (f"/consents/{letters}/", f"/letters/{consents}/", f"/books/{letters}/", f"/books/{consents}/"):
        assert client.get(wrong).status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nothing_else_is_done_with_it(client: Client, catherines: str, method: str) -> None:
    assert getattr(client, method)(catherines).status_code == 405
    assert client.post(f"{catherines}page-1.png").status_code == 405


def test_looking_allows_nothing(client: Client, catherines: str) -> None:
    assert client.get(catherines, ALL).status_code == 200
    assert client.head(catherines).status_code == 200
    assert allowed() == NOTHING


def test_it_shows_the_letter_and_who_asks_what(client: Client, catherines: str, finished: Letter) -> None:
    text = client.get(catherines).text
    page = Page(text)
    assert page.faults == []
    assert "Theodore Twombly had us write this letter to you." in text
    assert finished.draft and finished.draft.text.splitlines()[-1] in text
    assert [each["src"] for each in page.having("img")] == [f"{catherines}page-1.png"]
    assert len(page.having("input", type="checkbox")) == 4
    assert "We have not heard from you yet" in text
    assert client.get(f"{catherines}page-1.png").content.startswith(b"\x89PNG")
    assert client.get(f"{catherines}page-2.png").status_code == 404


@pytest.mark.parametrize(
    ("party", "name", "why"),
    [(Party.THIRD, "Mina", "and you are named in it"), (Party.CLIENT, "Theodore Twombly", "You had us write")],
)
def test_each_is_told_why_they_are_asked(client: Client, ask: Ask, party: Party, name: str, why: str) -> None:
    assert why in client.get(ask(party, name)).text


def test_what_is_ticked_is_allowed_and_confirmed(client: Client, catherines: str) -> None:
    response = client.post(catherines, {"deed": "give", "may_print": "on", "may_excerpt": "on"})
    assert (response.status_code, response["Location"]) == (302, f"{catherines}?noted=yes")
    assert allowed() == Scopes(may_print=True, may_excerpt=True)
    text = client.get(response["Location"]).text
    assert "Thank you. We have noted it." in text
    assert "you allow it in a printed book and in excerpts" in text
    assert [each["name"] for each in Page(text).having("input", type="checkbox") if "checked" in each] == [
        "may_print",
        "may_excerpt",
    ]


def test_it_is_changed_and_taken_back_at_any_time(client: Client, catherines: str) -> None:
    client.post(catherines, ALL)
    client.post(catherines, {"may_name": "on"})
    assert allowed() == Scopes(may_name=True)
    response = client.post(catherines, {"deed": "withdraw", **ALL})
    assert allowed() == NOTHING
    text = client.get(response["Location"]).text
    assert "this letter is not printed" in text and "You said no on" in text
    client.post(catherines, ALL)
    assert allowed().may_print


def test_nothing_ticked_is_a_no(client: Client, catherines: str) -> None:
    client.post(catherines, {"deed": "give"})
    assert Consent.objects.get(party=Party.RECIPIENT).withdrawn_at is not None


def test_it_is_sent_from_a_browser_that_proves_where_it_comes_from(catherines: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(catherines)
    assert page["Referrer-Policy"] == "strict-origin"
    assert '<meta name="referrer" content="strict-origin">' in page.text
    token = str(Page(page.text).having("input", name="csrfmiddlewaretoken")[0]["value"])
    sent = {**ALL, "csrfmiddlewaretoken": token}
    assert strict.post(catherines, sent, headers={"Origin": "null"}).status_code == 403
    assert strict.post(catherines, ALL, headers={"Origin": "http://testserver"}).status_code == 403
    assert strict.post(catherines, sent, headers={"Origin": "http://testserver"}).status_code == 302


def test_nobody_keeps_or_lists_it(client: Client, catherines: str) -> None:
    for response in (
        client.get(catherines),
        client.get(catherines.rstrip("/")),
        client.post(catherines, ALL),
        client.get(f"{catherines}page-1.png"),
        client.get(f"/consents/{NOWHERE}/"),
    ):
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert response["Referrer-Policy"] in ("no-referrer", "strict-origin")


def test_its_address_is_never_logged(client: Client, catherines: str) -> None:
    handler = logging.StreamHandler(io.StringIO())
    handler.addFilter(Discretion())
    logging.getLogger("django.request").addHandler(handler)
    client.get(f"{catherines}page-9.png")
    logging.getLogger("django.request").removeHandler(handler)
    assert "/consents/…/page-9.png" in handler.stream.getvalue()
    assert catherines not in handler.stream.getvalue()


def test_markup_in_names_is_words(client: Client, catherines: str, finished: Letter) -> None:
    finished.brief.client_name = "<b>Theodore</b>"
    finished.brief.save()
    text = client.get(catherines).text
    assert "&lt;b&gt;Theodore&lt;/b&gt; had us" in text


class TestTheClientsOwn:
    """On a page beside the letter's own."""

    def test_there_is_none_before_there_is_a_letter(self, client: Client, address: str) -> None:
        assert client.get(f"{address}consent/").status_code == 404
        assert client.post(f"{address}consent/", ALL).status_code == 404
        assert not Consent.objects.exists()

    def test_nobody_else_finds_it(self, client: Client, finished: Letter) -> None:
        assert client.get(f"/letters/{NOWHERE}/consent/").status_code == 404

    def test_looking_asks_nothing(self, client: Client, address: str, finished: Letter) -> None:
        response = client.get(f"{address}consent/")
        assert Page(response.text).faults == []
        assert "You had us write this letter to Catherine." in response.text
        assert not Consent.objects.exists()

    def test_it_is_given_and_taken_back(self, client: Client, address: str, finished: Letter) -> None:
        assert "It is in none, unless you say so." in client.get(address).text
        response = client.post(f"{address}consent/", ALL)
        assert response["Location"] == f"{address}consent/?noted=yes"
        assert allowed(Party.CLIENT) == Scopes(True, True, True, True)
        assert "You allow it, in part or in whole." in client.get(address).text
        client.post(f"{address}consent/", {"deed": "withdraw"})
        assert allowed(Party.CLIENT) == NOTHING
