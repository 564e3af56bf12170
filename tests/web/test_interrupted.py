"""While the database is locked or away, nobody sees a bare error, and no word is lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from letters.models import Answer, Consent, Letter, Rendering
from letters.workflow.briefs import address_of
from letters.workflow.rendering import WritingOut
from tests.web.well_formed import Page

WORDS = "She wept & laughed; then <she> called."

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a lock of SQLite's")


@pytest.fixture
def written(rendering: Rendering) -> Letter:
    assert WritingOut.run(rendering.pk)
    rendering.letter.refresh_from_db()
    return rendering.letter


@pytest.fixture
def visitor() -> Client:
    """A browser, to which a server error is an answer."""
    return Client(raise_request_exception=False)


@pytest.fixture
def locked(transactional_db: None, written: Letter) -> Iterator[sqlite3.Connection]:
    """Somebody else writes, and does not end. Whoever waits for it waits a moment here."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 20000")


@pytest.mark.promise("database-away")
@on_sqlite
def test_an_answer_comes_back_while_the_database_is_locked_and_is_kept_when_it_is_sent_again(
    locked: sqlite3.Connection, written: Letter, visitor: Client
) -> None:
    address = reverse("answer", args=[address_of(written.brief)])
    answer = visitor.post(address, {"kind": Answer.Kind.WROTE, "words": WORDS})
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "30", "private, no-store")
    assert WORDS in unescape(page) and WORDS not in page and f'action="{address}"' in page
    assert Page(page).faults == []

    locked.execute("ROLLBACK")
    assert visitor.post(address, {"kind": Answer.Kind.WROTE, "words": WORDS}).status_code == 302
    assert Answer.objects.get().words == WORDS


@pytest.mark.promise("database-away")
@on_sqlite
def test_a_consent_comes_back_with_what_was_ticked(
    locked: sqlite3.Connection, written: Letter, visitor: Client
) -> None:
    address = reverse("client_consent", args=[address_of(written.brief)])
    answer = visitor.post(address, {"deed": "give", "may_print": "on"})
    assert answer.status_code == 503
    assert '<input type="hidden" name="may_print" value="on">' in answer.content.decode()
    assert not Consent.objects.exists()


@pytest.mark.promise("database-away")
@on_sqlite
def test_a_login_is_asked_for_again_and_no_password_is_shown(locked: sqlite3.Connection, visitor: Client) -> None:
    locked.execute("ROLLBACK")
    User.objects.create_superuser("samantha", password="os one, version 1")
    locked.execute("BEGIN IMMEDIATE")
    login = {"username": "samantha", "password": "os one, version 1"}
    answer = visitor.post("/admin/login/?next=/admin/", login)
    assert answer.status_code == 503 and "os one" not in answer.content.decode()
    assert 'href="/admin/login/?next=/admin/"' in answer.content.decode()
    locked.execute("ROLLBACK")
    assert visitor.post("/admin/login/?next=/admin/", login).status_code == 302


@pytest.mark.promise("database-away")
def test_every_page_says_so_when_the_database_is_away(db: None, written: Letter, samantha: User) -> None:
    visitor = Client(raise_request_exception=False)
    visitor.force_login(samantha)
    token = address_of(written.brief)
    pages = [reverse(name, args=[token]) for name in ("letter", "answer", "client_consent", "archive", "erase")]

    def away(*_: object) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(away):
        answers = [visitor.get(page) for page in (*pages, "/admin/", "/admin/letters/brief/")]
    assert [answer.status_code for answer in answers] == [503] * len(answers)
    assert all(b"Open the page again" in answer.content for answer in answers)


def test_what_is_a_fault_of_ours_stays_one(written: Letter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letters.web.answer_views.answer_to", lambda letter: 1 / 0)
    page = reverse("answer", args=[address_of(written.brief)])
    assert Client(raise_request_exception=False).get(page).status_code == 500
