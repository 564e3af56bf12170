"""Who is not let in, what is not there, and what a verb refuses."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from letters.models import Approval, Draft, Letter
from letters.workflow.reviewing import send_to_review

from .conftest import desk_of, logged_in, press

BUTTONS = ("save", "send", "approve", "ask", "retry")
OTHER_ROOMS = ("event", "rendering", "notice", "approval")


def addresses(letter: Letter) -> list[str]:
    return ["/admin/letters/letter/", desk_of(letter), f"/admin/letters/letter/{letter.pk}/page-1.png"]


def test_a_stranger_is_led_to_the_login(client: Client, letter: Letter) -> None:
    for address in addresses(letter):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("button", BUTTONS)
def test_a_stranger_presses_no_button(client: Client, letter: Letter, button: str) -> None:
    response = press(client, button, letter)
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_staff_without_the_right_to_look_see_nothing(letter: Letter) -> None:
    charles = logged_in(User.objects.create_user("charles", is_staff=True))
    assert {charles.get(address).status_code for address in addresses(letter)} == {403}
    assert {press(charles, button, letter).status_code for button in BUTTONS} == {403}


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_is_not_an_address_to_visit(amys: Client, letter: Letter, button: str) -> None:
    assert amys.get(f"/admin/letters/letter/{letter.pk}/{button}/").status_code == 405


def test_the_desk_takes_nothing_itself(amys: Client, letter: Letter) -> None:
    assert amys.post(desk_of(letter), {"text": "Dear Catherine"}).status_code == 405


@pytest.mark.parametrize("pk", ["9999", "abc", "1e3"])
def test_there_is_no_such_desk(amys: Client, pk: str) -> None:
    assert amys.get(f"/admin/letters/letter/{pk}/change/").status_code == 404


def test_there_is_no_such_letter_to_press_a_button_for(samanthas: Client) -> None:
    assert {samanthas.post(f"/admin/letters/letter/9999/{button}/").status_code for button in BUTTONS} == {404}


@pytest.mark.parametrize("page", [0, 2, 99])
def test_there_is_no_such_page(amys: Client, letter: Letter, page: int) -> None:
    assert amys.get(f"/admin/letters/letter/{letter.pk}/page-{page}.png").status_code == 404


def test_a_writer_does_not_approve(in_review: Letter, amys: Client) -> None:
    response = press(amys, "approve", in_review)
    assert response.status_code == 409
    assert "may not approve" in response.text
    assert not Approval.objects.exists()


def test_an_editor_does_not_write(letter: Letter, pauls: Client) -> None:
    response = press(pauls, "save", letter, text="Dear Catherine,\n\nNo.")
    assert response.status_code == 409
    assert "may not write drafts" in response.text
    assert "No.</textarea>" in response.text
    assert Draft.objects.count() == 1


def test_who_sent_it_does_not_approve_and_is_told_why_beforehand(letter: Letter, amy: User) -> None:
    amy.groups.add(Group.objects.get(name="Editors"))
    amy = User.objects.get(pk=amy.pk)
    send_to_review(letter, amy, letter.version)
    desk = logged_in(amy).get(desk_of(letter)).text
    assert "Approve and write out" not in desk
    assert "so someone else must approve it" in desk
    assert press(logged_in(amy), "approve", letter).status_code == 409


def test_an_unwritable_character_is_named_and_the_words_stay(letter: Letter, amys: Client) -> None:
    response = press(amys, "send", letter, text="Dear Catherine,\n\nשלום")
    assert response.status_code == 409
    assert "U+05E9" in response.text
    assert "שלום</textarea>" in response.text
    assert Draft.objects.count() == 1


def test_asking_for_changes_wants_a_note(in_review: Letter, pauls: Client) -> None:
    response = press(pauls, "ask", in_review, note="  ")
    assert response.status_code == 409
    assert "Please write a note" in response.text


@pytest.mark.parametrize("seen", ["", "-1", "many", "9" * 5000, "١"])
def test_a_version_that_is_none_is_overtaken(letter: Letter, amys: Client, seen: str) -> None:
    response = press(amys, "save", letter, seen=seen, text="Dear Catherine,\n\nHello.")
    assert response.status_code == 409
    assert "Hello.</textarea>" in response.text


def test_words_survive_the_end_of_a_login(client: Client, letter: Letter) -> None:
    response = press(client, "save", letter, text="Dear Catherine,\n\nI had just found the words.")
    assert response.status_code == 403
    assert "I had just found the words.</textarea>" in response.text
    assert "Nothing was saved" in response.text
    assert "no-store" in response["Cache-Control"]
    assert "Theodore" not in response.text


@pytest.mark.parametrize("room", OTHER_ROOMS)
def test_the_machines_rows_are_for_administrators(amys: Client, samanthas: Client, room: str) -> None:
    assert amys.get(f"/admin/letters/{room}/").status_code == 403
    assert samanthas.get(f"/admin/letters/{room}/").status_code == 200


@pytest.mark.parametrize("room", ["brief", "draft", "letter", *OTHER_ROOMS])
def test_not_even_an_administrator_adds_or_deletes(samanthas: Client, rendering: object, room: str) -> None:
    assert samanthas.get(f"/admin/letters/{room}/add/").status_code == 403
    assert samanthas.get(f"/admin/letters/{room}/1/delete/").status_code == 403
