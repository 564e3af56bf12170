"""The page on which a client reads the very pages, and answers."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Comment, Letter, Proof
from letters.workflow import rendering, reviewing

from .well_formed import Page


@pytest.fixture
def before(address: str, amy: User, paul: User, settings: Any) -> str:
    """The page of a letter that lies before its client."""
    settings.PROOF = True
    letter = Letter.objects.get()
    reviewing.send_to_review(letter, amy, letter.version)
    letter.refresh_from_db()
    reviewing.approve(letter, paul, letter.version)
    assert rendering.write_rendering(letter.renderings.get().pk)
    return f"{address}proof/"


def form(client: Client, before: str, **typed: str) -> dict[str, str]:
    digest = Page(client.get(before).text).having("input", name="digest")[0]["value"]
    return {"digest": str(digest), **{name.replace("_", "-"): text for name, text in typed.items()}}


def test_the_letters_page_leads_there_and_hands_out_nothing(client: Client, address: str, before: str) -> None:
    page = client.get(address)
    assert Page(page.text).faults == [] and before in Page(page.text).values("href")
    assert "Your letter is here for you to read" in page.text
    assert client.get(f"{address}letter.pdf").status_code == client.get(f"{address}page-1.png").status_code == 404


def test_it_shows_the_very_pages_the_day_and_every_line(client: Client, before: str) -> None:
    response = client.get(before)
    page = Page(response.text)
    assert page.faults == [] and response["Referrer-Policy"] == "strict-origin"
    assert "If we hear nothing by then, we take it that the letter is right" in response.text
    assert "You can ask for changes twice" in response.text
    assert len(page.having("textarea")) > 4
    assert client.get(f"{before}page-1.png").content.startswith(b"\x89PNG")
    assert client.get(f"{before}letter.pdf").content.startswith(b"%PDF-")
    assert client.get(f"{before}page-2.png").status_code == 404
    assert Proof.objects.get().answer == "open", "looking answers nothing"


def test_it_is_approved_and_taken_home(client: Client, address: str, before: str) -> None:
    typed = form(client, before, go="approve")
    assert client.post(before, typed)["Location"] == address
    assert client.post(before, typed)["Location"] == address
    assert "You approved these pages on" in client.get(address).text
    assert client.get(f"{address}letter.pdf").content.startswith(b"%PDF-")
    assert client.get(before)["Location"] == address


def test_lines_are_marked_without_a_script(client: Client, address: str, before: str) -> None:
    assert client.post(before, form(client, before, go="changes", mark_2="Tuesday <b>!</b>"))["Location"] == address
    assert Comment.objects.get().words == "Tuesday <b>!</b>"
    text = client.get(address).text
    assert "A writer makes your changes" in text and Page(text).faults == []


def test_whoever_marked_something_is_asked_before_it_is_passed_over(client: Client, before: str) -> None:
    typed = form(client, before, go="approve", mark_2="Tuesday")
    page = client.post(before, typed)
    assert "Approve it all the same?" in page.text and Page(page.text).faults == []
    assert ">\nTuesday</textarea>" in page.text
    assert Proof.objects.get().answer == "open"
    client.post(before, typed | {"go": "surely"})
    assert Proof.objects.get().answer == "approved"


def test_what_is_kept_for_later_is_there_later(client: Client, before: str) -> None:
    client.post(before, form(client, before, go="keep", mark_2="Tuesday", mark_0="Shorter"))
    text = client.get(before).text
    assert ">\nTuesday</textarea>" in text and ">\nShorter</textarea>" in text


@pytest.mark.parametrize("typed", [{}, {"mark_2": "x" * 2001}])
def test_what_cannot_be_sent_is_given_back(client: Client, before: str, typed: dict[str, str]) -> None:
    page = client.post(before, form(client, before, go="changes", **typed))
    assert page.status_code == 409 and Page(page.text).faults == []
    assert all(words in page.text for words in typed.values())


def test_an_answer_that_comes_second_is_told_and_its_words_can_be_copied(
    client: Client, before: str, address: str
) -> None:
    typed = form(client, before)
    client.post(before, typed | {"go": "approve"})
    page = client.post(before, typed | {"go": "changes", "mark-2": "Tuesday"})
    assert page.status_code == 409 and Page(page.text).faults == []
    assert "You approved these pages on" in page.text and "Tuesday" in page.text


def test_a_lost_token_gives_the_marks_back(before: str, client: Client) -> None:
    typed = form(client, before, go="changes", mark_2="Tuesday")
    refused = Client(enforce_csrf_checks=True).post(before, typed)
    assert refused.status_code == 403 and ">\nTuesday</textarea>" in refused.text
    assert Page(refused.text).faults == [] and Proof.objects.get().answer == "open"


def test_strange_places_are_passed_over(client: Client, before: str) -> None:
    strange = {"mark-": "a", "mark-x": "b", "mark-999999": "c", "mark-٢": "d", "mark-77": "e"}
    page = client.post(before, form(client, before, go="changes") | strange)
    assert page.status_code == 409 and not Comment.objects.exists()


def test_the_envelope_is_read_before_it_is_final(client: Client, before: str) -> None:
    assert "The envelope" not in client.get(before).text
    assert client.get(f"{before}envelope.png").status_code == 404
    Letter.objects.get().brief.__class__.objects.update(envelope="dl", address="Catherine Lewman\n4 Mill Lane\nLeeds")
    page = client.get(before)
    assert Page(page.text).faults == [] and "4 Mill Lane" in page.text
    assert client.get(f"{before}envelope.png").content.startswith(b"\x89PNG")


def test_the_next_pages_say_what_was_asked(client: Client, before: str, amy: User, paul: User) -> None:
    client.post(before, form(client, before, go="changes", mark_0="A little <b>shorter</b>, please."))
    letter = Letter.objects.get()
    reviewing.revise_and_send(letter, amy, "Dear Catherine,\n\nCome home.\n\nTheodore", letter.version)
    letter.refresh_from_db()
    assert rendering.write_rendering(reviewing.approve(letter, paul, letter.version).rendering.pk)
    page = client.get(before).text
    assert Page(page).faults == []
    assert "A little &lt;b&gt;shorter&lt;/b&gt;, please." in page and "These lines are new" in page
