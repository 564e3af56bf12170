"""What a book says of itself, how it is made, and under which names: typed, checked, and never lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client

from letters.models import Book, Letter
from letters.workflow.catalogue import printers
from letters.workflow.publishing.books import change_book, rename_in_book
from letters.workflow.publishing.choosing import keep
from letters.workflow.publishing.matter import CHOICES, LINES, TEXTS

from .conftest import Write, leaf_of, press_on


def say(client: Client, book: Book, leaf: str = "matter", **typed: Any) -> Any:
    """Send the form as it looks now, unless `seen` says otherwise, with some of it said otherwise."""
    now = Book.objects.get(pk=book.pk)
    return client.post(leaf_of(book, leaf), {"seen": now.version, "title": now.title, **typed})


def test_what_it_says_and_how_it_is_made_are_two_forms(book: Book, pauls: Client) -> None:
    says, made = (pauls.get(leaf_of(book, leaf)).text for leaf in ("matter", "printer"))
    for page, names in ((says, ("title", "afterword", "epigraph_source")), (made, ("trim", "setting", "variants"))):
        assert all(f'name="{name}"' in page and f'for="id_{name}"' in page for name in names)
    assert all((f'name="{name}"' in says) is not (f'name="{name}"' in made) for name in (*LINES, *TEXTS, *CHOICES))
    assert all(printer.label in made for printer in printers().values())
    assert says.count('class="call"') == made.count('class="call"') == 1


def test_where_the_size_is_chosen_it_says_what_becomes_small(
    book: Book, write: Write, paul: User, pauls: Client
) -> None:
    keep(book, write(paper="letter"), paul, book.version)
    assert "of their size" not in pauls.get(leaf_of(book, "printer")).text
    assert say(pauls, book, "printer", trim="5x8").status_code == 302
    page = pauls.get(leaf_of(book, "printer")).text
    beside = page[page.index('for="id_trim"') :]
    assert "letters on “US Letter” at about 50% of their size" in beside[: beside.index("</div>")]


def test_what_is_said_is_kept(book: Book, pauls: Client) -> None:
    response = say(pauls, book, title="Letters", afterword="*The* end.\r\n\r\n\r\nReally.", year="2026")
    assert (response.status_code, response["Location"]) == (302, leaf_of(book, "matter"))
    book.refresh_from_db()
    assert (book.title, book.afterword, book.year) == ("Letters", "*The* end.\n\nReally.", 2026)
    assert "Letters" in pauls.get(leaf_of(book)).text


def test_what_was_not_sent_stays(book: Book, pauls: Client, paul: User) -> None:
    change_book(book, paul, book.version, subtitle="And answers")
    say(pauls, book, title="Letters")
    assert Book.objects.get().subtitle == "And answers"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "Please give the book a title"),
        ({"blurb": "x" * 3000}, "there is room for 2,000"),
        ({"isbn": "978-3-16-148410-1"}, "This is not an ISBN of today"),
        ({"year": "MMXXVI"}, "Please give it in figures."),
        ({"language": "English"}, "by its code"),
        ({"subtitle": "In <red> 🌻"}, "The book&#x27;s typeface has no form for “🌻”."),
        ({"afterword": "a\n" * 20_000}, "This has 20,000 lines and there is room for 1,000."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(
    book: Book, pauls: Client, wrong: dict[str, str], said: str
) -> None:
    response = say(pauls, book, dedication="For <Catherine>", **wrong)
    assert response.status_code == 409
    [name] = wrong
    beside = response.text[response.text.index(f'for="id_{name}"') :]
    assert said in beside[: beside.index("</div>")]
    assert "For &lt;Catherine&gt;</textarea>" in response.text
    assert Book.objects.get().dedication == ""


@pytest.mark.parametrize("wrong", [{"variants": "900"}, {"variants": ""}, {"trim": "7x70"}])
def test_how_it_cannot_be_made_is_said_beside_its_field(book: Book, pauls: Client, wrong: dict[str, str]) -> None:
    response = say(pauls, book, "printer", **wrong)
    assert response.status_code == 409
    [name] = wrong
    beside = response.text[response.text.index(f'for="id_{name}"') :]
    assert 'class="trouble-said"' in beside[: beside.index("</div>")]


def test_overtaken_both_are_seen_and_mine_may_still_be_the_better_one(book: Book, pauls: Client, tatiana: User) -> None:
    seen = book.version
    change_book(book, tatiana, seen, title="Tatiana’s title")
    typed: dict[str, Any] = {"seen": seen, "title": "Paul’s title", "subtitle": "And answers"}
    response = say(pauls, book, **typed)
    assert response.status_code == 409
    assert "Tatiana changed what it says of itself" in response.text
    assert "<dd>Tatiana’s title</dd>" in response.text
    assert 'value="Paul’s title"' in response.text and 'value="And answers"' in response.text
    assert f'name="seen" value="{Book.objects.get().version}"' in response.text
    assert say(pauls, book, **typed | {"seen": Book.objects.get().version}).status_code == 302
    assert Book.objects.get().title == "Paul’s title"


def test_words_survive_a_database_that_fails(book: Book, pauls: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Book:
        raise OperationalError

    monkeypatch.setattr("letters.admin.book_views.change_book", fail)
    response = say(pauls, book, afterword="Long thought over.")
    assert response.status_code == 503
    assert "Long thought over.</textarea>" in response.text
    assert f'href="{leaf_of(book)}"' in response.text


class TestOtherNames:
    TEXT = "Dear Catherine,\n\nAsk Lewman <and> Lewman’s dog.\n\nTheodore"

    @pytest.fixture
    def named(self, book: Book, write: Write, paul: User) -> Letter:
        letter = write(self.TEXT, named="Lewman")
        keep(book, letter, paul, book.version)
        return letter

    def rows(self, *rows: tuple[str, str, str]) -> dict[str, list[str]]:
        return {name: [row[place] for row in rows] for place, name in enumerate(("kind", "name", "instead"))}

    def test_they_are_kept_and_shown_beside_what_was_sent(self, book: Book, named: Letter, pauls: Client) -> None:
        rows = self.rows(("person", "Lewman", "Charles"), ("place", "", ""))
        assert press_on(pauls, "rename", book, **rows)["Location"] == leaf_of(book, "names")
        assert [(alias.name, alias.instead) for alias in book.aliases.all()] == [("Lewman", "Charles")]
        page = pauls.get(leaf_of(book, "names")).text
        assert "<del>Lewman</del>" in page and "<ins>Charles</ins>" in page
        assert "&lt;and&gt;" in page
        assert "1 other name is kept" in page

    def test_exchanging_two_names_is_done_and_both_are_doubts(
        self, book: Book, write: Write, paul: User, pauls: Client
    ) -> None:
        keep(book, write("Dear Catherine,\n\nI know that Rosa met Anna.\n\nTheodore"), paul, book.version)
        rows = self.rows(("person", "Anna", "Rosa"), ("person", "Rosa", "Anna"))
        assert press_on(pauls, "rename", book, **rows).status_code == 302
        page = pauls.get(leaf_of(book, "names")).text
        assert "<del>Rosa</del> met <del>Anna</del>" in page and "<ins>Anna</ins> met <ins>Rosa</ins>" in page
        assert "“Rosa” is hidden for one and so shown for another" in page
        assert "“Anna” is hidden for one and so shown for another" in page

    def test_a_letter_in_which_nothing_changes_is_not_compared(
        self, book: Book, three: list[Letter], pauls: Client
    ) -> None:
        press_on(pauls, "rename", book, **self.rows(("person", "Lewman", "Ferdinand")))
        assert "No letter in the book is changed." in pauls.get(leaf_of(book, "names")).text

    @pytest.mark.parametrize(
        "row",
        [
            ("person", "Lewman", ""),
            ("ghost", "Lewman", "Charles"),
            ("person", "A", "x" * 121),
            ("person", "A", "Rosa 🌹"),
        ],
    )
    def test_what_cannot_be_is_refused_and_every_row_comes_back(
        self, book: Book, named: Letter, pauls: Client, row: tuple[str, str, str]
    ) -> None:
        response = press_on(pauls, "rename", book, **self.rows(("place", "Rome", "Lisbon"), row))
        assert response.status_code == 409
        assert 'value="Rome"' in response.text and f'value="{row[1]}"' in response.text
        assert 'id="names-trouble"' in response.text
        assert not book.aliases.exists()

    def test_overtaken_the_rows_come_back(self, book: Book, named: Letter, pauls: Client, tatiana: User) -> None:
        seen = book.version
        rename_in_book(book, tatiana, seen, [("person", "Lewman", "Mark")])
        response = press_on(pauls, "rename", book, seen=seen, **self.rows(("person", "Lewman", "Charles")))
        assert response.status_code == 409
        assert "Tatiana changed other names" in response.text
        assert 'value="Charles"' in response.text

    def test_pressed_twice_it_is_done_once(self, book: Book, named: Letter, pauls: Client) -> None:
        rows, seen = self.rows(("person", "Lewman", "Charles")), book.version
        assert {press_on(pauls, "rename", book, seen=seen, **rows).status_code for _ in range(2)} == {302}

    def test_rows_survive_the_end_of_a_login(self, book: Book, named: Letter, client: Client) -> None:
        rows = self.rows(("person", "Lewman", "Charles"), ("person", "Ann", "Eve"))
        response = press_on(client, "rename", book, **rows)
        assert response.status_code == 403
        assert "Charles\nEve</textarea>" in response.text
