"""Where the house asks for a second factor, a password alone opens nothing, whichever door it is tried at."""

import re
from html import unescape
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client

from bhl_site.sessions import SEEN, SINCE

PASSWORD = "os one, version 1"


@pytest.fixture(autouse=True)
def asked_for(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = True
    cache.clear()


@pytest.fixture
def paul_at_the_door(paul: User) -> User:
    paul.set_password(PASSWORD)
    paul.save()
    return paul


def log_in(client: Client, way: str = "/admin/letters/letter/") -> Any:
    return client.post(f"/admin/login/?next={way}", {"username": "paul", "password": PASSWORD, "next": way})


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


@pytest.mark.django_db(transaction=True)
def test_who_has_none_is_led_to_set_one_up_and_then_comes_in(client: Client, paul_at_the_door: User) -> None:
    assert log_in(client)["Location"] == "/admin/letters/letter/"
    assert client.get("/admin/letters/letter/")["Location"].startswith("/admin/login/")
    assert client.get("/admin/login/?next=/admin/")["Location"] == "/admin/second/app/"
    page = client.get("/admin/second/app/")
    assert page.status_code == 200 and 'id="qr-path"' in page.text and "data:" not in page.text
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page.text)
    assert secret and "Incorrect" in client.post("/admin/second/app/", {"code": "000000"}).text
    answer = client.post("/admin/second/app/", {"code": code_of(secret[1])})
    assert answer["Location"] == "/admin/second/written-codes/"
    assert client.get(answer["Location"]).text.count("<li><code>") == 10
    assert client.get("/admin/letters/letter/").status_code == 200


def test_a_password_alone_opens_nothing_and_the_code_does(client: Client, paul_at_the_door: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(paul_at_the_door, secret)
    assert log_in(client)["Location"] == "/admin/second/code/"
    assert client.get("/admin/")["Location"].startswith("/admin/login/")
    assert "six figures" in client.get("/admin/second/code/").text
    assert client.post("/admin/second/code/", {"code": "000000"}).status_code == 200
    answer = client.post("/admin/second/code/", {"code": code_of(secret)})
    assert answer["Location"] == "/admin/letters/letter/"
    assert client.get("/admin/letters/letter/").status_code == 200


def test_codes_cannot_be_tried_at_will(client: Client, paul_at_the_door: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(paul_at_the_door, secret)
    log_in(client)
    for number in range(5):
        client.post("/admin/second/code/", {"code": f"{number:06}"})
    assert "Too many codes were tried" in client.post("/admin/second/code/", {"code": code_of(secret)}).text
    assert client.get("/admin/")["Location"].startswith("/admin/login/")


def test_a_code_that_was_written_down_opens_once(client: Client, paul_at_the_door: User) -> None:
    TOTP.activate(paul_at_the_door, generate_totp_secret())
    code = RecoveryCodes.activate(paul_at_the_door).get_unused_codes()[0]
    for status in (302, 200):
        log_in(client)
        assert client.post("/admin/second/code/", {"code": code}).status_code == status
        client.logout()


def test_words_that_outlast_a_login_go_on_with_the_code_alone(client: Client, paul_at_the_door: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(paul_at_the_door, secret)
    sent = {"username": "paul", "password": PASSWORD, "way": "/admin/letters/letter/1/save/", "text": "Just <found>"}
    answer = client.post("/admin/back-in/", sent)
    assert answer.status_code == 403 and "Just <found>" in unescape(answer.text)
    assert "_auth_user_id" not in client.session
    answer = client.post("/admin/back-in/", sent | {"code": code_of(secret)})
    assert "Just <found>" in unescape(answer.text) and answer.status_code == 404, answer.text[-3000:]
    assert client.session["_auth_user_id"] == str(paul_at_the_door.pk)
    assert client.get("/admin/").status_code == 200


def test_who_lost_theirs_gets_another(client: Client, paul_at_the_door: User) -> None:
    TOTP.activate(paul_at_the_door, generate_totp_secret())
    call_command("second_key", "paul", stdout=StringIO())
    assert not Authenticator.objects.exists()
    out = StringIO()
    call_command("second_key", stdout=out)
    assert "paul: none yet" in out.getvalue()


@pytest.mark.parametrize("way", ["//example.org/", "https://example.org/", "javascript:alert(1)", ""])
def test_an_unsafe_way_on_ends_in_the_writing_room(
    client: Client, paul_at_the_door: User, settings: Any, way: str
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    assert log_in(client, way)["Location"] == "/admin/"


@pytest.mark.parametrize(("key", "seconds"), [(SEEN, 7201), (SINCE, 12 * 3600 + 1)])
def test_a_login_ends(client: Client, paul_at_the_door: User, settings: Any, key: str, seconds: int) -> None:
    settings.STAFF_SECOND_FACTOR = False
    log_in(client)
    session = client.session
    assert client.get("/admin/").status_code == 200
    session[key] -= seconds
    session.save()
    assert client.get("/admin/")["Location"].startswith("/admin/login/")


def test_no_superuser_deletes_or_renames_the_groups_of_the_house(client: Client, samantha: User, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(samantha)
    writers, own = Group.objects.get(name="Writers"), Group.objects.create(name="Sunday people")
    assert client.post(f"/admin/auth/group/{writers.pk}/delete/", {"post": "yes"}).status_code == 403
    both = {"action": "delete_selected", "_selected_action": [writers.pk, own.pk], "post": "yes"}
    client.post("/admin/auth/group/", both)
    assert Group.objects.filter(pk__in=(writers.pk, own.pk)).count() == 2
    client.post(f"/admin/auth/group/{writers.pk}/change/", {"name": "Nobody"})
    assert Group.objects.filter(name="Writers").exists()
    client.post(f"/admin/auth/group/{own.pk}/delete/", {"post": "yes"})
    assert not Group.objects.filter(pk=own.pk).exists()


def test_passwords_are_long() -> None:
    with pytest.raises(ValidationError):
        validate_password("kx9-Twelve1")
    validate_password("kx9-Twelve12-")
