"""Seeing while typing: the pages and the notes of words that nobody has saved."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Draft, Event, Letter
from letters.workflow.hygiene import LETTER_CAP
from letters.workflow.previewing import MOST_DRAWN, preview_typed
from letters.workflow.reviewing import revise_and_send, revise_draft
from letters.workflow.styling import lay_out_styled

from .conftest import desk_of, press

TYPED = "Dear Catherine,\n\nThe key is where it always was.\n\nTheodore"


def look(client: Client, letter: Letter, text: str, **more: str) -> Any:
    """What the script asks for while somebody types."""
    return press(client, "preview", letter, text=text, part="yes", **more)


def test_the_pages_are_those_that_approval_would_lay_out(letter: Letter, amys: Client) -> None:
    answer = look(amys, letter, TYPED.replace("\n", "\r\n"))
    layout = lay_out_styled(TYPED, letter.brief.hand, letter.brief.paper, letter.seed, letter.brief.style)
    assert answer.status_code == 200
    assert layout.svg(1) in answer.text
    assert "1 page</a> in Theodore’s hand" in answer.text
    assert "<html" not in answer.text


def test_the_notes_are_of_what_is_typed(letter: Letter, amys: Client) -> None:
    answer = look(amys, letter, "Dear Catherine,\r\n\r\nI came back from SACRAMENTO on a Tuesday.\r\n\r\nTheodore").text
    assert "I came back from <mark>SACRAMENTO</mark> on a Tuesday." in answer
    assert "Holds the letter back." in answer
    assert "SACRAMENTO" not in look(amys, letter, TYPED).text


def test_looking_saves_nothing_and_is_not_to_be_kept(letter: Letter, amys: Client, caplog: Any) -> None:
    before = (letter.version, Draft.objects.count(), Event.objects.count())
    answer = look(amys, letter, TYPED)
    assert "no-store" in answer["Cache-Control"]
    assert (Letter.objects.get().version, Draft.objects.count(), Event.objects.count()) == before
    assert "key is where" not in amys.get(desk_of(letter)).text
    assert "key is where" not in caplog.text


def test_only_who_may_write_may_look(letter: Letter, pauls: Client, client: Client) -> None:
    assert look(pauls, letter, TYPED).status_code == 403
    guest = look(client, letter, TYPED)
    assert guest.status_code == 403
    assert 'class="sheet"' not in guest.text
    assert pauls.get(f"/admin/letters/letter/{letter.pk}/preview/").status_code == 405


def test_it_takes_the_forms_own_token(letter: Letter, amy: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(amy)
    assert look(strict, letter, TYPED).status_code == 403


def test_there_must_be_such_a_letter(letter: Letter, amys: Client) -> None:
    assert amys.post("/admin/letters/letter/999/preview/", {"text": TYPED}).status_code == 404


HOSTILE = "</desc></svg><script>alert(1)</script> {{ 7 }}"


@pytest.mark.parametrize("text", [HOSTILE, "\x00\u202e\ud7ff", "", "\N{GRINNING FACE}", "שלום", "a" * 3000])
def test_hostile_text_is_text(letter: Letter, amys: Client, text: str) -> None:
    answer = look(amys, letter, text)
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", answer.text)


def test_what_cannot_be_written_is_said_in_place_of_pages(letter: Letter, amys: Client) -> None:
    answer = look(amys, letter, "Dear Catherine,\n\nשלום").text
    assert "cannot be written yet" in answer
    assert "U+05E9" in answer
    assert "<svg" not in answer


def test_of_a_very_long_letter_the_first_pages_are_drawn(letter: Letter, amy: User) -> None:
    pages = preview_typed(letter, amy, "We walked home in the rain and nobody minded.\n" * 400)
    assert pages.page_count > 2 * MOST_DRAWN
    assert len(pages.drawn) == MOST_DRAWN


def test_more_than_a_letter_holds_is_said_and_not_read(letter: Letter, amys: Client) -> None:
    answer = look(amys, letter, "rain " * LETTER_CAP).text
    assert f"room for {LETTER_CAP:,}" in answer
    assert "<svg" not in answer
    assert 'id="notes-heading"' not in answer


def test_without_a_script_looking_gives_the_desk_with_what_was_typed(letter: Letter, amys: Client) -> None:
    desk = press(amys, "preview", letter, text=TYPED)
    assert desk.status_code == 200
    assert f"{TYPED}</textarea>" in desk.text.replace("\r\n", "\n")
    assert '<div class="sheet"><svg' in desk.text
    assert "not saved" in desk.text
    assert "Save and send to review" in desk.text


def test_looking_is_no_way_round_a_draft_that_was_saved_meanwhile(letter: Letter, samantha: User, amys: Client) -> None:
    seen = letter.version
    revise_draft(letter, samantha, "Dear Catherine,\n\nSamantha was here.", seen)
    desk = press(amys, "preview", letter, seen=str(seen), text=TYPED)
    assert f'name="seen" value="{seen}"' in desk.text
    assert press(amys, "save", letter, seen=str(seen), text=TYPED).status_code == 409


def test_words_typed_for_a_letter_that_went_on_are_given_back(letter: Letter, amy: User, amys: Client) -> None:
    revise_and_send(letter, amy, TYPED, letter.version)
    desk = press(amys, "preview", letter, text="One more thing.")
    assert "One more thing.</textarea>" in desk.text
    assert "Save and send" not in desk.text


def test_a_desk_that_takes_no_typing_has_no_script(in_review: Letter, amys: Client, pauls: Client) -> None:
    assert "desk.js" not in amys.get(desk_of(in_review)).text
    assert "desk.js" not in pauls.get(desk_of(in_review)).text
