"""A login that ended in the middle of an edit: log in on the same page, and what was asked for is done."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Draft, Event, Letter, Presence, Scratch
from letters.throttling import unlock
from letters.workflow.reviewing import revise_draft

from .conftest import desk_of, logged_in, press

WORDS = "Dear Catherine,\n\nI had just found <the> words.\n\nTheodore"


@pytest.fixture
def amy(amy: User) -> User:
    amy.set_password("the pear tree")
    amy.save()
    return amy


def fields(page: str) -> dict[str, Any]:
    """The hidden fields of the page's form."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: unescape(value) for name, value in found}


def log_in(client: Client, page: str, **changes: str) -> Any:
    typed = {"username": "amy", "password": "the pear tree"} | changes
    return client.post("/admin/back-in/", fields(page) | typed)


def test_the_words_are_saved_after_the_login(letter: Letter, amy: User, client: Client) -> None:
    page = press(client, "save", letter, text=WORDS).text
    answer = log_in(client, page)
    assert (answer.status_code, answer["Location"]) == (302, desk_of(letter))
    assert "Draft 2 is saved." in client.get(desk_of(letter)).text
    assert Draft.objects.get(number=2).text == WORDS


def test_a_wrong_password_keeps_the_words(letter: Letter, amy: User, client: Client) -> None:
    page = press(client, "save", letter, text=WORDS).text
    answer = log_in(client, page, password="the plum tree")
    assert answer.status_code == 403
    assert "This login is not known here" in answer.text and "plum" not in answer.text
    assert log_in(client, answer.text).status_code == 302
    assert Draft.objects.count() == 2


def test_whoever_was_first_meanwhile_is_told_of(letter: Letter, amy: User, samantha: User, client: Client) -> None:
    page = press(client, "save", letter, text=WORDS).text
    revise_draft(letter, samantha, "Dear Catherine,\n\nHers.", letter.version)
    answer = log_in(client, page)
    assert answer.status_code == 409
    assert "Samantha saved a new draft" in answer.text
    assert "I had just found &lt;the&gt; words." in answer.text


def test_the_login_opens_no_other_door(letter: Letter, amy: User, client: Client) -> None:
    page = press(client, "approve", letter, text=WORDS).text
    assert log_in(client, page).status_code == 409
    for way in ("/admin/logout/", "/", "/admin/password_change/", "//example.org/", "nowhere", ""):
        unlock("amy")
        assert log_in(client, page, way=way).status_code == 404
    assert client.get("/admin/back-in/").status_code == 405


def test_who_does_not_work_here_is_not_let_in(letter: Letter, amy: User, client: Client) -> None:
    page = press(client, "save", letter, text=WORDS).text
    User.objects.create_user("theodore", password="the pear tree")
    assert log_in(client, page, username="theodore").status_code == 403
    assert Draft.objects.count() == 1


def test_after_logging_in_elsewhere_the_words_are_saved_at_once(letter: Letter, amy: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(amy)
    stale = {"text": WORDS, "seen": str(letter.version), "csrfmiddlewaretoken": "of an earlier login"}
    address = f"/admin/letters/letter/{letter.pk}/save/"
    page = client.post(address, stale, headers={"Origin": "http://testserver"})
    assert page.status_code == 403 and "Save them now" in page.text
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[-1]
    assert client.post(address, fields(page.text) | {"csrfmiddlewaretoken": token}).status_code == 302
    assert Draft.objects.get(number=2).text == WORDS


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://example.org"}])
def test_words_that_another_site_sends_are_not_offered(letter: Letter, amy: User, origin: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(amy)
    page = client.post(f"/admin/letters/letter/{letter.pk}/save/", {"text": WORDS}, headers=origin)
    assert page.status_code == 403 and "Save them now" not in page.text


class TestTyping:
    def test_what_is_typed_is_kept_apart_and_comes_back(self, letter: Letter, amy: User) -> None:
        amys = logged_in(amy)
        assert press(amys, "typing", letter, text=WORDS).status_code == 204
        assert (Draft.objects.count(), Event.objects.filter(actor=amy).count()) == (1, 0)
        desk = amys.get(desk_of(letter)).text
        assert "and have not saved it" in desk and "I had just found &lt;the&gt; words." in desk
        assert "data-unsaved" in desk

    def test_nobody_else_sees_it(self, letter: Letter, amy: User, samanthas: Client) -> None:
        press(logged_in(amy), "typing", letter, text=WORDS)
        assert "I had just found" not in samanthas.get(desk_of(letter)).text

    def test_saved_or_let_go_it_is_gone(self, letter: Letter, amy: User) -> None:
        amys = logged_in(amy)
        press(amys, "typing", letter, text=WORDS)
        press(amys, "save", letter, text=WORDS)
        assert not Scratch.objects.exists()
        press(amys, "typing", letter, text=f"{WORDS} More.")
        press(amys, "forget", letter)
        assert not Scratch.objects.exists()
        assert "have not saved" not in amys.get(desk_of(letter)).text

    def test_it_says_when_the_letter_was_changed_since(self, letter: Letter, amy: User, samantha: User) -> None:
        amys = logged_in(amy)
        press(amys, "typing", letter, text=WORDS)
        revise_draft(letter, samantha, "Dear Catherine,\n\nHers.", letter.version)
        desk = amys.get(desk_of(letter)).text
        assert "the letter was changed since" in desk
        assert desk.index("Hers.") < desk.index("I had just found")

    def test_it_is_for_writers_while_the_letter_is_with_them(
        self, in_review: Letter, amy: User, pauls: Client, client: Client
    ) -> None:
        assert press(pauls, "typing", in_review, text=WORDS).status_code == 409
        assert press(logged_in(amy), "typing", in_review, text=WORDS).status_code == 409
        assert press(client, "typing", in_review, text=WORDS).status_code == 403
        assert not Scratch.objects.exists()


class TestPresence:
    def test_who_else_looks_is_seen(self, letter: Letter, amys: Client, samanthas: Client) -> None:
        assert "looking at this" not in samanthas.get(desk_of(letter)).text
        assert "Samantha is looking at this." in amys.get(desk_of(letter)).text
        here = samanthas.post(f"/admin/letters/letter/{letter.pk}/here/").text
        assert "Amy is looking at this." in here and "<html" not in here

    def test_who_left_is_not(self, letter: Letter, amys: Client, samanthas: Client) -> None:
        samanthas.get(desk_of(letter))
        Presence.objects.update(seen_at="2026-01-01T00:00:00Z")
        assert "looking at this" not in amys.get(desk_of(letter)).text
