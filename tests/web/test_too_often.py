"""Whoever knocks too often is told so, loses nothing, and hears when to come again."""

from html import unescape
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.test import Client

from letters.models import Letter, Notice
from letters.throttling.limits import RULES
from letters.workflow.notices import send_notice
from tests.web.well_formed import Page

WORDS = "She wept & laughed; then <she> called."
BEGUN = int(next(rule.limit.rates for rule in RULES if rule.limit.name == "begun").split()[0])


def begin(client: Client, occasion: Any, **typed: str) -> Any:
    return client.post(f"/write/{occasion.slug}/", {"submission": str(uuid4()), "go": "next", **typed})


def test_one_network_mails_only_some_strangers_and_no_words_of_its_own(client: Client, occasion: Any, db: None) -> None:
    won = "You won, see prize.example"
    answers = [
        begin(client, occasion, client_name=won, client_email=f"stranger{number}@example.org")
        for number in range(BEGUN + 5)
    ]
    assert [answer.status_code for answer in answers[-6:]] == [302] + [429] * 5
    assert Notice.objects.count() <= BEGUN
    for notice in Notice.objects.all():
        send_notice(notice.pk)
    assert mail.outbox and not any("prize" in f"{each.body} {each.subject}" for each in mail.outbox)


def test_the_page_gives_back_what_was_typed_and_says_when_to_come_again(
    client: Client, occasion: Any, db: None
) -> None:
    for _ in range(BEGUN):
        begin(client, occasion)
    answer = begin(client, occasion, client_name=WORDS)
    page = answer.content.decode()
    assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 3601
    assert answer["Cache-Control"] == "private, no-store"
    assert "Please try again in" in page and WORDS in unescape(page) and WORDS not in page
    assert Page(page).faults == []
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert begin(elsewhere, occasion).status_code == 200


def test_what_a_script_keeps_is_refused_in_its_own_language(client: Client, occasion: Any, db: None) -> None:
    answers = [
        client.post(f"/write/{occasion.slug}/", {"submission": str(uuid4())}, headers={"Accept": "application/json"})
        for _ in range(61)
    ]
    assert answers[-1].status_code == 429 and answers[-1].json()["retry_after"] > 0


def test_who_tries_addresses_is_stopped_and_a_real_one_too(client: Client, address: str) -> None:
    for number in range(60):
        assert client.get(f"/letters/{number:022}/").status_code == 404
    assert client.get(f"/letters/{60:022}/").status_code == 429
    assert client.get(address).status_code == 429
    assert Client(REMOTE_ADDR="203.0.113.9").get(address).status_code == 200
    assert client.get("/").status_code == 200


def test_answers_are_counted_by_their_page(client: Client, finished: Letter, address: str) -> None:
    answers = [client.post(f"{address}answer/", {"kind": "wrote", "words": WORDS}) for _ in range(21)]
    assert [answer.status_code for answer in answers[-2:]] == [302, 429]
    assert WORDS in unescape(answers[-1].content.decode())


@pytest.fixture
def samantha_with_password(db: None) -> User:
    return User.objects.create_superuser("samantha", password="os one, version 1")


def log_in(client: Client, password: str, username: str = "samantha") -> int:
    return client.post("/admin/login/?next=/admin/", {"username": username, "password": password}).status_code


def test_a_login_is_locked_after_a_handful_for_the_right_password_too(
    client: Client, samantha_with_password: User
) -> None:
    assert [log_in(client, f"wrong {number}") for number in range(7)] == [200] * 5 + [429] * 2
    assert log_in(Client(REMOTE_ADDR="203.0.113.9"), "os one, version 1", "Samantha ".strip()) == 429
    out = StringIO()
    call_command("unlock", stdout=out)
    assert "samantha: locked for 5 minutes" in out.getvalue()
    call_command("unlock", "samantha", stdout=StringIO())
    assert log_in(client, "os one, version 1") == 302


def test_a_network_that_tries_many_names_is_locked(client: Client, samantha_with_password: User) -> None:
    answers = [log_in(client, "wrong", f"name {number}") for number in range(21)]
    assert answers == [200] * 20 + [429]


def test_who_comes_in_is_counted_from_nought(client: Client, samantha_with_password: User) -> None:
    for _ in range(3):
        assert [log_in(client, "wrong") for _ in range(4)] == [200] * 4
        assert log_in(client, "os one, version 1") == 302
        client.logout()


def test_words_typed_at_a_desk_outlast_a_login_that_is_locked(client: Client, samantha_with_password: User) -> None:
    for _ in range(5):
        log_in(client, "wrong")
    sent = {
        "username": "samantha",
        "password": "os one, version 1",
        "text": WORDS,
        "way": "/admin/letters/letter/1/save/",
    }
    answer = client.post("/admin/back-in/", sent)
    page = answer.content.decode()
    assert answer.status_code == 429 and int(answer["Retry-After"]) > 0
    assert WORDS in unescape(page) and "os one" not in page
