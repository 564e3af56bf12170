"""Who is not let in to books, what is not there, and what a verb refuses."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from letters.admin.book_buttons import BUTTONS
from letters.models import Book, Letter

from .conftest import leaf_of, logged_in, press_on

LEAVES = ("change", "consents", "matter", "names", "printer", "made", "files")
ROOMS = ("compilation", "sheaf", "artefact", "entry", "bookevent", "consent", "stars", "answer", "submission")


def addresses(book: Book) -> list[str]:
    return ["/admin/letters/book/", *(leaf_of(book, leaf) for leaf in LEAVES), f"{leaf_of(book, 'made')}1/book.pdf"]


def test_a_stranger_is_led_to_the_login(client: Client, book: Book) -> None:
    for address in (*addresses(book), "/admin/letters/book/add/"):
        assert client.get(address)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("button", BUTTONS)
def test_a_stranger_presses_no_button(client: Client, book: Book, button: str) -> None:
    response = press_on(client, button, book)
    assert response["Location"].startswith("/admin/login/")


def test_staff_without_the_right_to_look_see_nothing(book: Book) -> None:
    charles = logged_in(User.objects.create_user("charles", is_staff=True))
    assert {charles.get(address).status_code for address in (*addresses(book), "/admin/letters/book/add/")} == {403}
    assert {press_on(charles, button, book).status_code for button in BUTTONS} == {403}
    assert charles.post(leaf_of(book, "matter"), {"title": "Mine"}).status_code == 403


def test_a_writer_has_nothing_to_do_with_books(book: Book, amys: Client) -> None:
    assert {amys.get(address).status_code for address in addresses(book)} == {403}
    assert "/admin/letters/book/" not in amys.get("/admin/").text


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_is_not_an_address_to_visit(pauls: Client, book: Book, button: str) -> None:
    assert pauls.get(f"/admin/letters/book/{book.pk}/{button}/").status_code == 405


@pytest.mark.parametrize("leaf", ["change", "names", "made"])
def test_a_leaf_takes_nothing_itself(pauls: Client, book: Book, leaf: str) -> None:
    assert pauls.post(leaf_of(book, leaf), {"title": "Other"}).status_code == 405


@pytest.mark.parametrize("pk", ["9999", "abc", "1e3", "99999999999999999999"])
def test_there_is_no_such_book(pauls: Client, book: Book, pk: str) -> None:
    assert pauls.get(f"/admin/letters/book/{pk}/change/").status_code == 404


@pytest.mark.parametrize("leaf", ["matter", "names", "made"])
def test_there_is_no_such_leaf_of_a_book_that_is_none(pauls: Client, book: Book, leaf: str) -> None:
    assert pauls.get(f"/admin/letters/book/9999/{leaf}/").status_code == 404


def test_there_is_no_such_book_to_press_a_button_for(samanthas: Client, house: None) -> None:
    assert {samanthas.post(f"/admin/letters/book/9999/{button}/").status_code for button in BUTTONS} == {404}


@pytest.mark.parametrize("part", ["1/book.pdf", "1/spread-1.png", "0/pages.pdf", "99999999999999999999/book.pdf"])
def test_there_is_nothing_to_take_yet(pauls: Client, book: Book, part: str) -> None:
    assert pauls.get(f"{leaf_of(book, 'made')}{part}").status_code == 404


def test_who_may_look_and_not_publish_changes_nothing(book: Book, three: list[Letter]) -> None:
    lewman = User.objects.create_user("lewman", is_staff=True)
    lewman.user_permissions.add(*_right("view_book"))
    client = logged_in(lewman)
    for leaf in LEAVES:
        content = _content(client.get(leaf_of(book, leaf)).text)
        assert "<button" not in content, leaf
        assert "book-order.js" not in content
    assert "disabled" in client.get(leaf_of(book, "matter")).text
    assert client.get("/admin/letters/book/add/").status_code == 403
    before = Book.objects.get().version
    typed = {"letter": three[0].pk, "entry": book.entries.all()[0].pk, "number": 1}
    assert {press_on(client, button, book, **typed).status_code for button in BUTTONS} == {409}
    assert Book.objects.get().version == before


@pytest.mark.parametrize("room", ROOMS)
def test_not_even_an_administrator_adds_or_deletes(samanthas: Client, three: list[Letter], room: str) -> None:
    assert samanthas.get(f"/admin/letters/{room}/").status_code == 200
    assert samanthas.get(f"/admin/letters/{room}/add/").status_code == 403
    assert samanthas.get(f"/admin/letters/{room}/1/delete/").status_code == 403


def test_nobody_deletes_a_book(samanthas: Client, book: Book) -> None:
    assert samanthas.get(f"/admin/letters/book/{book.pk}/delete/").status_code == 403


@pytest.mark.parametrize("seen", ["", "-1", "many", "9" * 5000, "١"])
def test_a_version_that_is_none_is_overtaken(book: Book, three: list[Letter], pauls: Client, seen: str) -> None:
    response = press_on(pauls, "drop", book, seen=seen, letter=three[0].pk, reason="Too long.")
    assert response.status_code == 409
    assert 'value="Too long."' in response.text


@pytest.mark.parametrize("button", [button for button in BUTTONS if button != "aside"])
def test_a_button_with_nonsense_changes_nothing(book: Book, three: list[Letter], pauls: Client, button: str) -> None:
    before = Book.objects.get()
    numbers = ("entry", "letter", "chapter", "wanted", "number", "where", "order", "arrangement", "on", "publisher")
    nonsense = dict.fromkeys(numbers, "x\x00y") | {"kind": ["x"], "name": ["y"], "instead": [""]}
    response = press_on(pauls, button, book, **nonsense)
    assert response.status_code == (302 if button in ("chapter", "ask-everyone") else 409)
    assert (Book.objects.get().version, Book.objects.get().status) == (before.version, before.status)


def _right(codename: str) -> list[Permission]:
    return list(Permission.objects.filter(codename=codename))


def _content(page: str) -> str:
    return page[page.index('id="content"') :]
