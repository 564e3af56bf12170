"""Telling us step by step: all is kept as one goes, nothing is lost on the way, and nothing is sent by a slip."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from letters.models import Brief, Notice, UnsentBrief
from letters.workflow import catalogue
from letters.workflow.questions import STEPS

from .conftest import Post, fill_in, of_step
from .well_formed import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(occasion: Any) -> str:
    return f"/write/{occasion.slug}/"


@pytest.fixture
def begun(client: Client, start: str, words: dict[str, str]) -> str:
    """The address of a brief that is filled in, without its last part."""
    return str(fill_in(client, start, words)["Location"]).removesuffix("all/")


def test_looking_at_the_first_step_keeps_nothing(client: Client, start: str) -> None:
    assert client.get(start).status_code == 200
    assert not UnsentBrief.objects.exists()


def test_next_leads_through_every_step_to_all_answers(client: Client, start: str, words: dict[str, str]) -> None:
    answer, seen = client.post(start, of_step(STEPS[0], words)), []
    for step in STEPS[1:]:
        assert answer["Location"].endswith(f"/{step.name}/")
        seen.append(Page(client.get(answer["Location"]).text).faults)
        answer = client.post(answer["Location"], of_step(step, words))
    assert answer["Location"].endswith("/all/")
    assert seen == [[]] * (len(STEPS) - 1)
    assert Page(client.get(answer["Location"]).text).faults == []
    assert not Brief.objects.exists(), "nothing is sent before the last page"


def test_back_keeps_what_was_typed_and_asks_for_nothing(client: Client, begun: str) -> None:
    back = client.post(f"{begun}recipient/", {"recipient_name": "Kate", "relation": "", "go": "back"})
    assert back["Location"] == f"{begun}client/"
    assert Page(client.get(f"{begun}recipient/").text).having("input", name="recipient_name", value="Kate")


def test_what_is_typed_is_kept_while_it_is_typed(client: Client, start: str, occasion: Any) -> None:
    form = {"submission": str(uuid4()), "client_name": "Theo"}
    answer = client.post(start, form, headers={"Accept": "application/json"}).json()
    client.post(answer["address"], {"client_name": "Theodore"}, headers={"Accept": "application/json"})
    assert Page(client.get(answer["address"]).text).having("input", name="client_name", value="Theodore")
    assert UnsentBrief.objects.count() == 1
    again = client.post(start, form | {"client_name": "Theodore T."})
    assert again.status_code == 200, "an address is still missing"
    assert UnsentBrief.objects.count() == 1, "the same page is the same brief"


def test_a_sentence_is_shown_as_it_will_read(client: Client, begun: str, occasion: Any) -> None:
    stem = next(each for each in occasion.stems if each.required)
    answer = client.post(
        f"{begun}memories/", {f"stem_{stem.key}": "Sang all the way home."}, headers={"Accept": "application/json"}
    ).json()
    assert answer["sentences"][stem.key]["sentence"] == f"{stem.opening} sang all the way home."
    assert "sang all the way home." in client.get(f"{begun}memories/").text


def test_each_answer_is_changed_alone_from_the_last_page(client: Client, begun: str) -> None:
    links = Page(client.get(f"{begun}all/").text).values("href")
    assert [f"{begun}{step.name}/?then=all" in links for step in STEPS] == [True] * len(STEPS)
    assert Page(client.get(f"{begun}signature/?then=all").text).having("input", name="then", value="all")
    assert client.post(f"{begun}signature/", {"signature": "Theo", "then": "all"})["Location"] == f"{begun}all/"
    assert "Theo</dd>" in client.get(f"{begun}all/").text


def test_the_way_back_is_mailed_once_an_address_is_given(
    client: Client, start: str, words: dict[str, str], rung: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(start, of_step(STEPS[0], words))
    notice = Notice.objects.get()
    assert (notice.kind, rung) == (Notice.Kind.COME_BACK, [("letters.tasks.send_notice", (notice.pk,))])
    back = answer["Location"].replace("/recipient/", "/")
    assert client.get(back)["Location"].endswith("/client/")
    client.post(answer["Location"].replace("recipient", "client"), of_step(STEPS[0], words))
    assert Notice.objects.count() == 1


def test_the_old_pages_lead_to_the_letter_once_it_is_sent(send: Post, client: Client) -> None:
    sent = send()
    row = UnsentBrief.objects.get()
    assert (row.answers, row.values) == ({}, {})
    for part in ("", "recipient/", "all/"):
        path = sent.request["PATH_INFO"].removesuffix("all/") + part
        assert client.get(path)["Location"] == sent["Location"]


@pytest.mark.parametrize("part", ["", "client/", "memories/"])
def test_a_lost_cookie_gives_the_words_back_with_a_fresh_token(start: str, words: dict[str, str], part: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    begun = fill_in(Client(), start, words)["Location"].removesuffix("all/")
    path = begun + part if part else start
    typed = {"client_name": "Typed just now", "stem_x": "y"} | {
        f"stem_{stem.key}": "typed just now" for stem in catalogue.occasions()[0].stems
    }
    refused = strict.post(path, typed)
    assert refused.status_code == 403
    assert "yped just now" in refused.text and "Everything you wrote is still here" in refused.text
    token = Page(refused.text).having("input", name="csrfmiddlewaretoken")[0]["value"]
    assert strict.post(path, typed | {"csrfmiddlewaretoken": token, "go": "all"}).status_code == 302


def test_a_lost_cookie_on_the_last_page_sends_nothing_and_offers_it_again(begun: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post(f"{begun}all/", {"as_it_is": "yes"})
    assert refused.status_code == 403 and not Brief.objects.exists()
    token = Page(refused.text).having("input", name="csrfmiddlewaretoken")[0]["value"]
    assert strict.post(f"{begun}all/", {"as_it_is": "yes", "csrfmiddlewaretoken": token}).status_code == 302


def test_enter_goes_on_and_never_back(client: Client, begun: str) -> None:
    page = Page(client.get(f"{begun}recipient/").text)
    assert [attrs["value"] for attrs in page.having("button", name="go")] == ["next", "back", "all"]
    assert not [each for each in Page(client.get(f"{begun}all/").text).having("input") if each["type"] != "hidden"]


def test_what_follows_from_an_answer_is_asked_when_that_is_given(client: Client, words: dict[str, str]) -> None:
    occasion = next(each for each in catalogue.occasions() if each.about_required)
    begun = fill_in(client, f"/write/{occasion.slug}/", words)["Location"].removesuffix("all/")
    told = {"recipient_name": "Ana", "relation": "sister", "about_name": "James"}
    assert 'data-only-with="about_name" hidden disabled>' in client.get(f"{begun}recipient/").text
    first = client.post(f"{begun}recipient/", told)
    assert first.status_code == 200 and "Please choose how the letter speaks of them." in first.text
    assert 'data-only-with="about_name">' in first.text
    assert not [box for box in Page(first.text).having("input", name="about_pronouns") if "checked" in box]
    on = client.post(f"{begun}recipient/", told | {"about_pronouns": "he", "offered": "about_pronouns"})
    assert on["Location"].endswith("/tone/")


def test_a_like_letter_is_asked_about_and_a_second_one_can_be_sent(send: Post, occasion: Any) -> None:
    assert send().status_code == 302
    again = send(submission=str(uuid4()), signature="Theo")
    assert again.status_code == 200
    assert "Is this another letter?" in again.text
    links = Page(again.text).values("href")
    assert not [link for link in links if link.startswith("/letters/")], "an address that anyone may type opens nothing"
    assert Brief.objects.count() == 1
    assert send(submission=str(uuid4()), signature="Theo", another="yes").status_code == 302
    assert Brief.objects.count() == 2


def test_who_does_not_repeat_its_words_is_not_told_of_a_letter(send: Post, occasion: Any) -> None:
    send()
    others = {f"stem_{stem.key}": "wrote something else altogether" for stem in occasion.stems if stem.required}
    assert send(submission=str(uuid4()), **others).status_code == 302
