"""At the desk another hand can be chosen, before a letter is approved, among those that can write it."""

from django.contrib.auth.models import User
from django.test import Client

from letters.models import Letter
from letters.workflow.reviewing import revise_draft

from .conftest import desk_of, press

CYRILLIC = "Dear Catherine,\n\nCome to Свердловск with me.\n\nTheodore"


def hand_of(letter: Letter) -> str:
    return Letter.objects.select_related("brief").get(pk=letter.pk).brief.hand


def test_a_letter_that_its_hand_cannot_write_is_given_to_one_that_can(letter: Letter, amys: Client, amy: User) -> None:
    revise_draft(letter, amy, CYRILLIC, letter.version)
    desk = amys.get(desk_of(letter)).text
    assert "cannot be written yet" in desk
    offered = desk[desk.index('<select id="hand"') : desk.index("</select>", desk.index('<select id="hand"'))]
    assert 'value="tatiana"' in offered and 'value="theodore"' not in offered and 'value="paul"' not in offered
    press(amys, "hand", letter, hand="tatiana")
    assert hand_of(letter) == "tatiana"
    desk = amys.get(desk_of(letter)).text
    assert "Tatiana writes it now." in desk and "page-1.png" in desk
    assert "From Theodore to Tatiana" in desk


def test_a_hand_that_lacks_it_too_or_is_none_changes_nothing(letter: Letter, amys: Client, amy: User) -> None:
    revise_draft(letter, amy, CYRILLIC, letter.version)
    for hand, reason in (("paul", "Paul cannot write"), ("nobody", "Please choose a hand.")):
        assert reason in press(amys, "hand", letter, hand=hand).text
        assert hand_of(letter) == "theodore"


def test_where_no_hand_can_the_desk_says_so(letter: Letter, amys: Client, amy: User) -> None:
    revise_draft(letter, amy, "Dear Catherine,\n\nשלום\n\nTheodore", letter.version)
    desk = amys.get(desk_of(letter)).text
    assert "No other hand of ours can write all of it." in desk and '<select id="hand"' not in desk


def test_an_editor_may_and_afterwards_nobody(in_review: Letter, pauls: Client, amys: Client) -> None:
    assert '<select id="hand"' not in amys.get(desk_of(in_review)).text
    assert "whoever has the letter" in press(amys, "hand", in_review, hand="paul").text
    press(pauls, "hand", in_review, hand="paul")
    assert hand_of(in_review) == "paul"
    in_review.refresh_from_db()
    press(pauls, "approve", in_review)
    in_review.refresh_from_db()
    press(pauls, "hand", in_review, hand="ada")
    assert hand_of(in_review) == "paul"


def test_what_the_hand_writes_otherwise_is_said(letter: Letter, amys: Client, amy: User) -> None:
    revise_draft(letter, amy, "Dear Catherine,\n\nEat ⅓ of it, and all my 💛.\n\nTheodore", letter.version)
    assert "Theodore writes otherwise than it is typed: ⅓ as 1/3, 💛 as ♥." in amys.get(desk_of(letter)).text
