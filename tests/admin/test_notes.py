"""The proofreader's notes on the desk, and where each sentence came from."""

from django.contrib.auth.models import User
from django.test import Client

from letters.models import Letter
from letters.workflow.reviewing import revise_and_send
from tests.conftest import newest_draft

from .conftest import desk_of, press

FORBIDDEN = "Dear Catherine,\n\nI came back from SACRAMENTO on a Tuesday.\n\nYours,\nTheodore"


def test_a_note_stands_with_its_words_and_holds_the_letter_back(letter: Letter, amy: User, pauls: Client) -> None:
    revise_and_send(letter, amy, FORBIDDEN, letter.version)
    desk = pauls.get(desk_of(letter)).text
    assert "I came back from <mark>SACRAMENTO</mark> on a Tuesday." in desk
    assert "Holds the letter back." in desk
    assert "Approve and write out" not in desk
    assert press(pauls, "approve", letter).status_code == 409


def test_overruled_by_name_it_can_be_approved(letter: Letter, amy: User, pauls: Client) -> None:
    revise_and_send(letter, amy, FORBIDDEN, letter.version)
    page = pauls.get(desk_of(letter)).text
    key = page.split('name="key" value="')[1].split('"')[0]
    assert press(pauls, "overrule", letter, key=key, note="She asked for it.").status_code == 302
    desk = pauls.get(desk_of(letter)).text
    assert "Overruled by" in desk and "She asked for it." in desk
    assert "Approve and write out" in desk


def test_a_writer_reads_the_notes_and_overrules_nothing(letter: Letter, amy: User, amys: Client) -> None:
    press(amys, "save", letter, text=FORBIDDEN)
    desk = amys.get(desk_of(letter)).text
    assert "Holds the letter back." in desk
    assert "Overrule, in my name" not in desk


def test_every_sentence_says_where_it_came_from(letter: Letter, amys: Client) -> None:
    desk = amys.get(desk_of(letter)).text
    assert "Where each sentence came from" in desk
    assert "the client: “" in desk
    assert "the template" in desk
    press(amys, "save", letter, text=f"{newest_draft(letter).text}\n\nP.S. The boat is green now.")
    assert "written here, by hand" in amys.get(desk_of(letter)).text
