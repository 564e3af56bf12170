"""The letter's own page: where it is, and when it is ready, the letter."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from letters.models import Brief, Letter
from letters.workflow import rendering

from .well_formed import Page

STATES = {
    "drafting": "It waits for a writer",
    "in_review": "An editor is reading your letter",
    "changes_requested": "A writer has your letter",
    "approved": "Your letter is being written out",
    "failed": "Your letter has been held up",
}


@pytest.mark.parametrize("status", STATES)
def test_it_says_where_the_letter_is(client: Client, address: str, status: str) -> None:
    Letter.objects.update(status=status)
    response = client.get(address)
    page = Page(response.text)
    assert page.faults == []
    assert STATES[status] in response.text
    assert page.values("aria-current") == ["step"]
    assert page.having("meta", content="15")


def test_every_status_has_its_words() -> None:
    assert set(STATES) | {"proof", "ready"} == set(Letter.Status)


def test_a_held_up_letter_says_what_is_safe(client: Client, address: str) -> None:
    Letter.objects.update(status="failed")
    page = client.get(address).text
    assert "everything you told us are safe" in page
    assert "held up" in page


def test_nobody_keeps_or_lists_it(client: Client, address: str) -> None:
    response = client.get(address)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert not response.cookies


def test_nobody_keeps_the_way_there_without_the_slash_either(client: Client, address: str) -> None:
    response = client.get(address.rstrip("/"))
    assert (response.status_code, response["Location"]) == (302, address)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"


def test_a_fragment_is_only_what_changes(client: Client, address: str) -> None:
    fragment = client.get(address, {"fragment": "1"})
    assert "<html" not in fragment.text
    assert "It waits for a writer" in fragment.text
    assert fragment.text.strip() in client.get(address).text
    assert fragment["Cache-Control"] == "private, no-store"


def test_it_shows_what_the_client_told_us(client: Client, address: str, words: dict[str, str]) -> None:
    page = client.get(address).text
    assert all(words[name] in page for name in ("client_email", "relation", "avoid"))


def test_what_was_told_is_words_and_never_markup(client: Client, address: str) -> None:
    Brief.objects.update(recipient_name="<b>Catherine</b>", answers={"old": "<script>"})
    page = client.get(address).text
    assert "&lt;b&gt;Catherine&lt;/b&gt;" in page
    assert "<script>" not in page.replace('<script src="', "")


def test_a_finished_letter_is_shown_and_taken_home(client: Client, address: str, finished: Letter) -> None:
    page = Page(client.get(address).text)
    pictures = page.having("img")
    assert page.faults == []
    assert [each["src"] for each in pictures] == [f"{address}page-1.png"]
    assert "Catherine" in str(pictures[0]["alt"])
    assert page.having("a", href=f"{address}letter.pdf")
    assert not page.having("meta", content="15")
    assert finished.draft and finished.draft.text.splitlines()[0] in client.get(address).text


def test_what_is_underlined_is_read_without_its_stars(client: Client, address: str, finished: Letter) -> None:
    finished.renderings.update(text="Dear Catherine,\n\nI am *so* glad.")
    page = client.get(address).text
    assert "I am so glad." in page and "*so*" not in page


def test_the_download_is_a_pdf_under_a_neutral_name(client: Client, address: str, finished: Letter) -> None:
    response = client.get(f"{address}letter.pdf")
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_picture_is_a_picture(client: Client, address: str, finished: Letter) -> None:
    response = client.get(f"{address}page-1.png")
    assert response.content.startswith(b"\x89PNG")
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("number", [0, 2, 10**20])
def test_there_is_no_page_beyond_the_last(client: Client, address: str, finished: Letter, number: int) -> None:
    assert client.get(f"{address}page-{number}.png").status_code == 404


@pytest.mark.promise("file-damaged")
def test_a_damaged_letter_is_never_handed_out_but_written_again(
    client: Client, address: str, finished: Letter, settings: Settings
) -> None:
    for kept in Path(settings.PRIVATE_ROOT).glob("*.pdf"):
        kept.write_bytes(b"%PDF-1.4 not what was kept")
    download = client.get(f"{address}letter.pdf")
    page = client.get(address)
    assert (download.status_code, download["Location"]) == (302, address)
    assert "Your letter is being written out again" in page.text
    assert Page(page.text).faults == []
    assert rendering.write_rendering(finished.renderings.get().pk)
    assert client.get(f"{address}letter.pdf").content.startswith(b"%PDF-")


def test_a_lost_letter_is_found_missing_by_its_own_page(
    client: Client, address: str, finished: Letter, settings: Settings
) -> None:
    for kept in Path(settings.PRIVATE_ROOT).glob("*.pdf"):
        kept.unlink()
    assert "Your letter is being written out again" in client.get(address).text
