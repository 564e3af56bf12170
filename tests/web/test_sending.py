"""A client sends a brief: what is missing is said kindly, what was typed is kept, twice is once."""

import html
import socket
from typing import Any
from unittest import mock
from uuid import uuid4

import pytest
from celery import current_app
from django.contrib.auth.models import User
from django.db import InterfaceError, OperationalError
from django.test import Client

from letters.models import Brief, Event, Letter, Notice
from letters.workflow import unsent
from letters.workflow.assigning import take

from .conftest import Post
from .well_formed import Page

pytestmark = pytest.mark.django_db
ASKED = ("client_name", "client_email", "recipient_name", "relation", "tone", "signature", "hand", "paper")


@pytest.mark.parametrize("field", ASKED)
def test_what_is_missing_is_said_on_the_last_page_and_on_its_own(
    send: Post, client: Client, words: dict[str, str], field: str
) -> None:
    response = send(**{field: ""})
    page = Page(response.text)
    assert (response.status_code, page.faults) == (200, [])
    assert not Brief.objects.exists()
    assert "We kept everything you wrote." in response.text
    assert html.escape(words["signature"] if field != "signature" else words["client_name"]) in response.text
    (way,) = {href for href in page.values("href") if href.endswith("?then=all") and href in _summary(response.text)}
    step = client.post(way, {"occasion": "", field: "", "then": "all"})
    own = Page(step.text)
    assert own.faults == [] and len(own.having("input", name=field, **{"aria-invalid": "true"})) >= 1


def _summary(text: str) -> str:
    return text[text.index('class="summary"') : text.index("</section>")]


def test_the_summary_of_a_step_leads_to_every_trouble(client: Client, occasion: Any) -> None:
    response = client.post(f"/write/{occasion.slug}/", {"client_name": "", "client_email": ""})
    links = [href for href in Page(response.text).values("href") if href.startswith("#id_")]
    assert links == ["#id_client_name", "#id_client_email"]
    assert response.text.count("Please add an e-mail address so that we can send you the letter.") == 2


def test_an_unfinished_sentence_is_named(send: Post, occasion: Any) -> None:
    stem = next(each for each in occasion.stems if each.required)
    response = send(**{f"stem_{stem.key}": " \u200b\n "})
    assert "Please finish the sentence" in response.text
    assert not Brief.objects.exists()


@pytest.mark.parametrize("address", ["theodore", "theodore@", "a@b", "a b@example.org", "a@example.org,b@example.org"])
def test_an_address_that_cannot_be_one_is_questioned(send: Post, address: str) -> None:
    assert "Please check it, so that the letter reaches you." in send(client_email=address).text
    assert not Brief.objects.exists()


@pytest.mark.parametrize(("field", "choice"), [("hand", "nobody"), ("paper", "wall"), ("tone", "rude")])
def test_only_what_is_offered_can_be_chosen(send: Post, field: str, choice: str) -> None:
    assert send(**{field: choice}).status_code == 200
    assert not Brief.objects.exists()


def test_a_brief_leads_to_its_private_page(send: Post, client: Client, words: dict[str, str]) -> None:
    response = send()
    brief = Brief.objects.get()
    page = client.get(response["Location"])
    assert response["Location"].startswith("/letters/")
    assert page.status_code == 200
    assert "It waits for a writer" in page.text
    assert (brief.recipient_name, brief.avoided) == ("Catherine", ("the trial", "Sacramento"))
    assert Notice.objects.get().kind == Notice.Kind.RECEIVED


@pytest.mark.promise("sent-twice")
def test_sent_twice_is_one_brief_and_one_letter(send: Post, client: Client) -> None:
    first, second = send(), send()
    assert first["Location"] == second["Location"].split("?")[0]
    assert (Brief.objects.count(), Letter.objects.count(), Notice.objects.count()) == (1, 1, 1)
    assert Event.objects.filter(verb=Event.Verb.SUBMITTED).count() == 1
    assert "We have had this from you already" in client.get(second["Location"]).text
    assert "We have had this from you already" not in client.get(first["Location"]).text


@pytest.mark.parametrize("changed", [{"client_email": "theo@example.org"}, {"client_name": "Theo"}])
def test_a_copy_that_was_changed_is_asked_about_while_it_can_be_taken(
    send: Post, client: Client, changed: dict[str, str]
) -> None:
    first, second = send(), send(**changed)
    page = client.get(second["Location"])
    assert "We have this letter already" in page.text and Page(page.text).faults == []
    assert (Brief.objects.count(), Brief.objects.get().client_name) == (1, "Theodore Twombly")
    assert f'href="{first["Location"]}"' in page.text


def test_a_copy_that_was_changed_is_not_passed_over_once_a_writer_has_begun(
    send: Post, client: Client, amy: User
) -> None:
    first = send()
    take(Letter.objects.get(), amy)
    second = send(client_name="Theo", signature="")
    assert second["Location"] == f"{first['Location']}?again=changed"
    assert "What you changed since then was not taken" in client.get(second["Location"]).text


def test_the_very_same_brief_is_not_called_changed(send: Post, client: Client) -> None:
    first, second = send(), send(client_name="  Theodore Twombly\u200b ")
    assert second["Location"] == f"{first['Location']}?again=same"
    page = client.get(second["Location"]).text
    assert "We have had this from you already" in page and "was not taken" not in page


def test_the_key_of_the_form_is_kept_nowhere(send: Post, words: dict[str, str]) -> None:
    send()
    kept = str(Brief.objects.values().get())
    assert words["submission"] not in kept and words["submission"].replace("-", "") not in kept


def test_what_the_hand_cannot_write_is_named_while_another_can_be_chosen(send: Post) -> None:
    response = send(signature="Theo \u51ef", recipient_name="Catherine")
    assert "Theodore cannot write \u51ef in your signature." in response.text
    assert not Brief.objects.exists()


def test_every_form_has_a_number_of_its_own(client: Client, occasion: Any) -> None:
    pages = [Page(client.get(f"/write/{occasion.slug}/").text) for _ in range(2)]
    numbers = {page.having("input", name="submission")[0]["value"] for page in pages}
    assert len(numbers) == 2


@pytest.mark.parametrize("number", ["", "x", "0" * 40, "{{ 7 }}"])
def test_a_number_tampered_with_is_a_new_one(send: Post, number: str) -> None:
    assert send(submission=number).status_code == 302
    assert Brief.objects.count() == 1


@pytest.mark.promise("database-away")
@pytest.mark.parametrize("error", [OperationalError("database is locked"), InterfaceError("connection closed")])
def test_a_database_that_fails_loses_nothing(
    client: Client, occasion: Any, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(unsent, "begin", mock.Mock(side_effect=error))
    typed = {"client_name": "Catherine Klausen", "occasion": occasion.slug}
    response = client.post(f"/write/{occasion.slug}/", typed)
    assert response.status_code == 503
    assert Page(response.text).having("input", name="client_name", value="Catherine Klausen")
    assert "Everything you wrote is still here" in response.text
    assert Page(response.text).faults == []


@pytest.mark.promise("redis-away")
@pytest.mark.real_bell
@pytest.mark.django_db(transaction=True)
def test_a_brief_is_accepted_while_redis_is_down(
    send: Post, monkeypatch: pytest.MonkeyPatch, patience: list[float]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setattr(current_app.conf, "broker_url", f"redis://127.0.0.1:{taken.getsockname()[1]}/0")
        assert send().status_code == 302
    assert 0 < sum(patience) < 1
    assert Notice.objects.get().status == Notice.Status.QUEUED


@pytest.mark.django_db(transaction=True)
def test_the_bell_is_rung_for_the_e_mail(send: Post, rung: list[tuple[str, tuple[int, ...]]]) -> None:
    send()
    send()
    assert rung == [("letters.tasks.send_notice", (Notice.objects.get().pk,))]


def test_what_was_sent_is_kept_by_no_one_on_the_way(send: Post) -> None:
    response = send()
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]


def test_what_was_not_sent_yet_is_there_for_the_back_button_alone(send: Post) -> None:
    assert send(client_name="")["Cache-Control"] == "private, no-cache"


@pytest.mark.promise("sent-twice")
def test_going_back_and_sending_the_same_words_again_starts_nothing_twice(send: Post) -> None:
    first = send()
    second = send(submission=str(uuid4()))
    assert second["Location"] == first["Location"] + "?again=same"
    assert Brief.objects.count() == 1
