"""The letters of a book: proposed, kept, left out, moved about without a script and with one."""

import json
import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Book, Entry, Letter
from letters.workflow.publishing.choosing import drop, keep, order_entries

from .conftest import Write, agree, leaf_of, press_on


def order_of(book: Book) -> list[tuple[str, list[int]]]:
    """Titles, and the letters in each chapter."""
    return [
        (chapter.title, [entry.letter_id for entry in chapter.entries.filter(is_kept=True).order_by("position")])
        for chapter in book.chapters.order_by("position")
    ]


def entry_of(letter: Letter) -> int:
    return Entry.objects.get(letter=letter).pk


def hidden(page: str, button: str) -> list[dict[str, str]]:
    """What each form for this button sends by itself, from the page's own markup."""
    forms = re.findall(rf'<form[^>]*action="[^"]*/{button}/"[^>]*>(.*?)</form>', page, re.DOTALL)
    return [dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)) for form in forms]


def test_a_book_is_begun_with_a_title(pauls: Client, house: None) -> None:
    assert "What shall it be called?" in pauls.get("/admin/letters/book/add/").text
    response = pauls.post("/admin/letters/book/add/", {"title": " Letters \x00from Your Life "})
    book = Book.objects.get()
    assert (response.status_code, response["Location"]) == (302, leaf_of(book))
    assert book.title == "Letters from Your Life"


def test_a_title_that_cannot_be_is_given_back(pauls: Client, house: None) -> None:
    response = pauls.post("/admin/letters/book/add/", {"title": "<b>" * 100})
    assert response.status_code == 409
    assert "&lt;b&gt;&lt;b&gt;" in response.text
    assert pauls.post("/admin/letters/book/add/", {"title": " "}).status_code == 409
    assert not Book.objects.exists()


def test_letters_are_proposed_with_reasons(book: Book, write: Write, paul: User, pauls: Client) -> None:
    first = write("Dear Catherine,\n\nThe boat is green now, and I go out on Sundays.\n\nTheodore")
    second = write("Dear Isabella,\n\nWe planted three pears.\n\nTheodore", recipient_name="Isabella")
    third = write(recipient_name="Charles")
    agree(first, paul)
    agree(second, paul)
    assert press_on(pauls, "propose", book, wanted="5").status_code == 302
    assert sorted(Entry.objects.values_list("letter", flat=True)) == [first.pk, second.pk]
    page = pauls.get(leaf_of(book)).text
    assert "2 letters are proposed." in page
    kept = page[page.index('id="kept-heading"') : page.index('id="others-heading"')]
    assert all(entry.reason and entry.reason[:40] in kept for entry in Entry.objects.all())
    assert f"Letter {third.pk}</a>, to Charles" in page[page.index('id="others-heading"') :]
    assert f"/admin/letters/letter/{first.pk}/page-1.png" in kept


def test_proposing_too_many_says_so_and_keeps_the_number(book: Book, pauls: Client) -> None:
    response = press_on(pauls, "propose", book, wanted="5000")
    assert response.status_code == 409
    assert 'value="5000"' in response.text


def test_who_has_not_agreed_stands_beside_each(book: Book, three: list[Letter], paul: User, pauls: Client) -> None:
    agree(three[0], paul)
    page = pauls.get(leaf_of(book)).text
    assert "3 letters, 2 of them not agreed to by everyone" in page
    assert f"Isabella has not agreed that letter {three[1].pk} may be printed." in page
    assert f'href="/admin/letters/letter/{three[1].pk}/change/#in-a-book"' in page
    assert f'href="/admin/letters/letter/{three[0].pk}/change/#in-a-book"' not in page


def test_a_letter_is_kept_and_left_out_with_a_reason(book: Book, write: Write, pauls: Client) -> None:
    letter = write()
    press_on(pauls, "keep", book, letter=letter.pk, reason="The boat <again>.")
    assert order_of(book) == [("Letters", [letter.pk])]
    assert "The boat &lt;again&gt;." in pauls.get(leaf_of(book)).text
    press_on(pauls, "drop", book, letter=letter.pk, reason="Too private.")
    page = pauls.get(leaf_of(book)).text
    assert "Too private." in page[page.index("Left out") :]
    assert order_of(book) == [("Letters", [])]
    press_on(pauls, "keep", book, letter=letter.pk)
    assert order_of(book) == [("Letters", [letter.pk])]


@pytest.mark.parametrize("order", ["time", "person", "occasion", "arc"])
def test_the_house_suggests_an_order(book: Book, three: list[Letter], pauls: Client, order: str) -> None:
    assert press_on(pauls, "suggest", book, order=order).status_code == 302
    book.refresh_from_db()
    assert book.order == order
    assert sorted(pk for _, pks in order_of(book) for pk in pks) == [letter.pk for letter in three]


def test_without_a_script_each_step_is_a_press_of_what_the_page_offers(
    book: Book, three: list[Letter], pauls: Client
) -> None:
    one, two, three_ = (letter.pk for letter in three)

    def step(letter: int, where: str, **more: Any) -> str:
        page = pauls.get(leaf_of(book)).text
        form = next(form for form in hidden(page, "shift") if form["entry"] == str(Entry.objects.get(letter=letter).pk))
        response = pauls.post(f"/admin/letters/book/{book.pk}/shift/", form | {"where": where, **more})
        assert response.status_code == 302
        return str(response["Location"])

    assert step(two, "earlier") == f"{leaf_of(book)}#entry-{entry_of(three[1])}"
    assert order_of(book) == [("Letters", [two, one, three_])]
    step(three_, "apart", new_title="Peace & quiet")
    assert order_of(book) == [("Letters", [two, one]), ("Peace & quiet", [three_])]
    step(one, "later")
    assert order_of(book) == [("Letters", [two]), ("Peace & quiet", [one, three_])]
    step(two, "into", chapter="1")
    assert order_of(book) == [("Letters", []), ("Peace & quiet", [one, three_, two])]


def test_a_step_that_leads_nowhere_changes_nothing(book: Book, three: list[Letter], pauls: Client) -> None:
    before = Book.objects.get().version
    press_on(pauls, "shift", book, entry=entry_of(three[0]), where="earlier")
    assert Book.objects.get().version == before
    assert "stands where it stood" in pauls.get(leaf_of(book)).text


def test_chapters_are_named_moved_and_joined(book: Book, three: list[Letter], paul: User, pauls: Client) -> None:
    entries = [entry_of(letter) for letter in three]
    order_entries(book, paul, book.version, [("Meeting", entries[:1]), ("Parting", entries[1:])])
    press_on(pauls, "chapter", book, chapter=1, where="title", title="Winter")
    press_on(pauls, "chapter", book, chapter=1, where="earlier")
    assert [title for title, _ in order_of(book)] == ["Winter", "Meeting"]
    press_on(pauls, "chapter", book, chapter=1, where="join")
    assert order_of(book) == [("Winter", [three[1].pk, three[2].pk, three[0].pk])]


def test_a_chapter_without_a_title_is_refused_and_says_why(book: Book, three: list[Letter], pauls: Client) -> None:
    response = press_on(pauls, "chapter", book, chapter=0, where="title", title=" ")
    assert response.status_code == 409
    assert "Please give every chapter a title." in response.text


@pytest.mark.parametrize(
    ("button", "name", "typed"),
    [
        ("caption", "caption", {}),
        ("shift", "new_title", {"where": "apart"}),
        ("chapter", "title", {"where": "title", "chapter": 0}),
    ],
)
def test_what_the_book_face_lacks_is_said_beside_its_field_and_the_words_are_kept(
    book: Book, three: list[Letter], pauls: Client, button: str, name: str, typed: dict[str, Any]
) -> None:
    where = typed if button == "chapter" else typed | {"entry": entry_of(three[1])}
    response = press_on(pauls, button, book, **where, **{name: "Sunflowers 🌻"})
    assert response.status_code == 409 and Book.objects.get().version == book.version
    [place] = re.findall(r"<details[^>]* open>(.*?)</details>", response.text, re.DOTALL)
    assert "has no form for “🌻”" in place
    assert re.search(rf'name="{name}" value="Sunflowers 🌻"[^>]*aria-describedby="[^"]*trouble', place)


def test_the_whole_order_is_kept_at_once(book: Book, three: list[Letter], pauls: Client) -> None:
    entries = [entry_of(letter) for letter in three]
    typed = json.dumps([["Last first", [entries[2], entries[0]]], ["Then", [entries[1]]]])
    assert press_on(pauls, "order", book, arrangement=typed).status_code == 302
    assert order_of(book) == [("Last first", [three[2].pk, three[0].pk]), ("Then", [three[1].pk])]


@pytest.mark.parametrize("typed", ["", "[]", '[["A", [1, 1]]]', '[["A", [99]]]', '[["", []]]', "nonsense"])
def test_an_order_that_loses_a_letter_is_refused(book: Book, three: list[Letter], pauls: Client, typed: str) -> None:
    before = order_of(book)
    assert press_on(pauls, "order", book, arrangement=typed).status_code == 409
    assert order_of(book) == before


def test_overtaken_while_arranging_the_order_is_kept_and_can_be_put_all_the_same(
    book: Book, three: list[Letter], write: Write, tatiana: User, pauls: Client
) -> None:
    seen, entries = book.version, [entry_of(letter) for letter in three]
    drop(book, three[1], tatiana, seen, "Not this one.")
    fourth = keep(book, write(recipient_name="Mark"), tatiana, book.version)
    typed = json.dumps([["Mine", [entries[2], entries[1], entries[0]]]])
    response = press_on(pauls, "order", book, seen=seen, arrangement=typed)
    assert response.status_code == 409
    assert "Tatiana kept a letter" in response.text
    assert "This is the order as you had put it" in response.text
    [once_more, *_] = hidden(response.text, "order")
    again = {"seen": once_more["seen"], "arrangement": once_more["arrangement"].replace("&quot;", '"')}
    assert pauls.post(f"/admin/letters/book/{book.pk}/order/", again).status_code == 302
    assert order_of(book) == [("Mine", [three[2].pk, three[0].pk, fourth.letter_id])]


def test_a_caption_is_kept_and_one_that_came_too_late_is_given_back(
    book: Book, three: list[Letter], tatiana: User, pauls: Client
) -> None:
    entry = entry_of(three[0])
    press_on(pauls, "caption", book, entry=entry, caption="To Catherine, <after> the trial")
    assert Entry.objects.get(pk=entry).caption == "To Catherine, <after> the trial"
    seen = Book.objects.get().version
    drop(book, three[1], tatiana, seen, "")
    response = press_on(pauls, "caption", book, seen=seen, entry=entry, caption="To Catherine, before it")
    assert response.status_code == 409
    assert 'value="To Catherine, before it"' in response.text
    assert Entry.objects.get(pk=entry).caption == "To Catherine, <after> the trial"


@pytest.mark.parametrize(
    ("button", "typed"),
    [
        ("drop", {"reason": "Too long."}),
        ("caption", {"caption": "To C."}),
        ("shift", {"where": "later"}),
        ("suggest", {"order": "person"}),
        ("chapter", {"chapter": 0, "where": "title", "title": "Winter"}),
    ],
)
def test_a_button_pressed_twice_does_its_thing_once(
    book: Book, three: list[Letter], pauls: Client, button: str, typed: dict[str, Any]
) -> None:
    typed = {"seen": Book.objects.get().version, "letter": three[0].pk, "entry": entry_of(three[0]), **typed}
    assert [press_on(pauls, button, book, **typed).status_code for _ in range(2)] == [302, 302]
    assert Book.objects.get().version == typed["seen"] + 1


def test_another_persons_press_is_not_mine(book: Book, three: list[Letter], tatiana: User, pauls: Client) -> None:
    seen = Book.objects.get().version
    drop(book, three[0], tatiana, seen, "Too long.")
    assert press_on(pauls, "drop", book, seen=seen, letter=three[0].pk, reason="Too long.").status_code == 409


def test_the_history_is_the_books_own_and_the_admins_log_stays_empty(
    book: Book, three: list[Letter], pauls: Client
) -> None:
    press_on(pauls, "suggest", book, order="person")
    page = pauls.get(leaf_of(book)).text
    history = page[page.index('class="history"') :]
    done = ["arranged it", "kept a letter", "began it"]
    assert sorted(done, key=history.index) == done
    assert not LogEntry.objects.exists()


def test_a_book_is_laid_aside_and_taken_up(book: Book, three: list[Letter], pauls: Client) -> None:
    press_on(pauls, "aside", book)
    page = pauls.get(leaf_of(book)).text
    assert "It is laid aside." in page and "Keep this order" not in page
    assert press_on(pauls, "suggest", book, order="time").status_code == 409
    press_on(pauls, "take-up", book)
    assert Book.objects.get().status == Book.Status.OPEN


def test_words_survive_the_end_of_a_login(client: Client, book: Book, three: list[Letter]) -> None:
    response = press_on(client, "drop", book, letter=three[0].pk, reason="I had thought long about this.")
    assert response.status_code == 403
    assert "I had thought long about this.</textarea>" in response.text
    assert f'href="{leaf_of(book)}"' in response.text
    assert "no-store" in response["Cache-Control"]


def test_many_letters_ask_the_database_no_more_than_few(
    book: Book, three: list[Letter], pauls: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(24):
        pauls.get(leaf_of(book))
