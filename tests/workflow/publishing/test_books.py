"""Beginning a book, and saying what it is."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from letters.models import Book
from letters.workflow.errors import BookRefused, NotNow, NotYours
from letters.workflow.publishing.books import begin_book, change_book, lay_aside, rename_in_book, take_up
from letters.workflow.publishing.matter import LINES, MOST_VARIANTS, TEXTS, TURNS

from .conftest import history


def test_a_writer_makes_no_books(book: Book, amy: User) -> None:
    with pytest.raises(NotYours):
        begin_book(amy, "Hers")
    for verb in (lay_aside, take_up):
        with pytest.raises(NotYours):
            verb(book, amy, book.version)
    with pytest.raises(NotYours):
        change_book(book, amy, book.version, title="Hers")
    assert Book.objects.get().title == "Letters from Your Life"


@pytest.mark.parametrize("title", ["", " \u200b\n", "\u202e"])
def test_a_book_has_a_title(paul: User, title: str) -> None:
    with pytest.raises(BookRefused) as refused:
        begin_book(paul, title)
    assert refused.value.problems.keys() == {"title"}
    assert not Book.objects.exists()


def test_a_book_is_begun_as_it_is_said(paul: User) -> None:
    book = begin_book(paul, "  Letters\nfrom Your Life ", setting="facing", printer="lulu", trim="6x9", year=2026)
    kept = Book.objects.get()
    assert kept == book and kept.title == "Letters from Your Life"
    assert (kept.setting, kept.printer, kept.year, kept.status, kept.version) == ("facing", "lulu", 2026, "open", 1)
    assert history(book) == ["begun"] and kept.events.get().actor == paul


def test_what_changes_is_kept_and_noted(book: Book, paul: User) -> None:
    change_book(book, paul, 1, dedication="To Catherine,\r\n\r\n\r\nwho \u200bleft ", isbn="978 0 306 40615 7")
    kept = Book.objects.get()
    assert (kept.dedication, kept.isbn, kept.version) == ("To Catherine,\n\nwho left", "978-0-306-40615-7", 2)
    event = kept.events.last()
    assert event and (event.verb, event.actor, event.note) == ("changed", paul, "dedication, ISBN")


def test_what_is_already_so_is_no_change(book: Book, paul: User) -> None:
    change_book(book, paul, 1, title=" Letters from  Your Life", variants=0, setting="facsimile")
    assert book.version == 1 and history(book) == ["begun"]


@pytest.mark.parametrize("name", ["status", "asked_by", "nonce", "version", "order", "wish", "pk"])
def test_what_is_not_said_of_a_book_cannot_be_changed_so(book: Book, paul: User, name: str) -> None:
    with pytest.raises(TypeError, match=name):
        change_book(book, paul, 1, **{name: "1"})


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"title": ""}, {"title"}),
        ({"setting": "in_film"}, {"setting"}),
        ({"printer": "nobody"}, {"printer"}),
        ({"trim": "1x1"}, {"trim"}),
        ({"stock": "vellum"}, {"stock"}),
        ({"printer": "lulu", "trim": "5x8"}, {"trim"}),
        ({"trim": "", "stock": "../kdp"}, {"trim", "stock"}),
        ({"variants": -1}, {"variants"}),
        ({"variants": MOST_VARIANTS + 1}, {"variants"}),
        ({"variants": True}, {"variants"}),
        ({"variants": "3"}, {"variants"}),
        ({"year": 0}, {"year"}),
        ({"year": 10_000}, {"year"}),
        ({"isbn": "978-0-306-40615-8"}, {"isbn"}),
        ({"isbn": "0-306-40615-2"}, {"isbn"}),
        ({"isbn": "٩٧٨٠٣٠٦٤٠٦١٥٧"}, {"isbn"}),
        ({"isbn": "9-7-8-0-3-0-6-4-0-6-1-5-7"}, {"isbn"}),
        ({"language": "English"}, {"language"}),
        ({"language": ""}, {"language"}),
        ({"language": "en\n"}, set()),
        ({"year": None}, set()),
        ({"isbn": ""}, set()),
        ({"trim": "5.5x8.5", "stock": "white", "variants": 8}, set()),
        ({"title": "x" * 161, "blurb": "x" * 2_001, "year": 0}, {"title", "blurb", "year"}),
    ],
)
def test_what_cannot_be_is_refused_by_field_and_nothing_is_changed(
    book: Book, paul: User, changes: dict[str, Any], fields: set[str]
) -> None:
    try:
        change_book(book, paul, 1, **changes)
        refused: set[str] = set()
    except BookRefused as error:
        refused = {*error.problems}
        assert Book.objects.get().version == 1
    assert refused == fields


@pytest.mark.parametrize(("name", "cap"), [*LINES.items(), *TEXTS.items()])
def test_every_text_has_its_cap(book: Book, paul: User, name: str, cap: int) -> None:
    change_book(book, paul, 1, **{name: "x" * cap})
    with pytest.raises(BookRefused, match="Please make it shorter") as refused:
        change_book(book, paul, 2, **{name: "x" * (cap + 1)})
    assert refused.value.problems.keys() == {name}


@pytest.mark.parametrize(("name", "most"), TURNS.items())
def test_every_text_has_an_end_of_lines(book: Book, paul: User, name: str, most: int) -> None:
    change_book(book, paul, 1, **{name: "\n".join("x" * most)})
    with pytest.raises(BookRefused, match=f"This has {most + 1:,} lines and there is room for {most:,}") as refused:
        change_book(book, paul, 2, **{name: "\n".join("x" * (most + 1))})
    assert refused.value.problems.keys() == {name}


def test_every_text_of_several_lines_has_both_caps() -> None:
    assert TURNS.keys() == TEXTS.keys()


@pytest.mark.parametrize("name", [*LINES, *TEXTS])
def test_what_the_book_face_lacks_is_refused_before_it_is_kept(book: Book, paul: User, name: str) -> None:
    with pytest.raises(BookRefused, match=r"typeface has no form for “🌻”, “書”\. .* Nothing was changed\.") as refused:
        change_book(book, paul, 1, **{name: "Sunflowers 🌻書🌻"})
    assert refused.value.problems.keys() == {name} and Book.objects.get().version == 1
    change_book(book, paul, 1, **{name: "Zoë’s — “Ёлка”, naïve café"})


def test_what_the_book_face_lacks_may_stand_where_another_name_is_put_in(book: Book, paul: User) -> None:
    rename_in_book(book, paul, 1, [("person", "王芳", "Rosa")])
    assert change_book(book, paul, 2, dedication="For 王芳").dedication == "For 王芳"
    with pytest.raises(BookRefused, match="“明”"):
        change_book(book, paul, 3, dedication="For 王芳 and 明")


def test_what_was_kept_before_is_no_reason_to_refuse_something_else(book: Book, paul: User) -> None:
    Book.objects.update(subtitle="With 🌻", afterword="\n".join("x" * 5_000))
    change_book(book, paul, 1, title="Another", subtitle="With 🌻", afterword="\n".join("x" * 5_000))
    assert Book.objects.get().title == "Another"


def test_only_so_many_characters_are_named(paul: User) -> None:
    with pytest.raises(BookRefused, match="“一”, “二”, “三”, “四”, “五”, “六” and more"):
        begin_book(paul, "一二三四五六七八九十")


@pytest.mark.parametrize("name", [*LINES, *TEXTS])
def test_nothing_that_breaks_systems_is_kept(book: Book, paul: User, name: str) -> None:
    change_book(book, paul, 1, **{name: "a\x00b\ud800\u202e\u200b {{ x }} <b> =1+1 Zoe\u0308"})
    assert getattr(Book.objects.get(), name) == "ab {{ x }} <b> =1+1 Zoë"


def test_a_printer_of_another_time_stays_until_it_is_chosen_anew(book: Book, paul: User) -> None:
    Book.objects.update(printer="the one that closed")
    change_book(book, paul, 1, title="Another title")
    with pytest.raises(BookRefused) as refused:
        change_book(book, paul, 2, stock="white")
    assert refused.value.problems.keys() == {"printer"}


def test_a_book_is_laid_aside_and_taken_up_again(book: Book, paul: User) -> None:
    lay_aside(book, paul, 1)
    assert book.status == "laid_aside"
    with pytest.raises(NotNow, match="This book is laid aside"):
        change_book(book, paul, 2, title="Not now")
    with pytest.raises(NotNow):
        lay_aside(book, paul, 2)
    take_up(book, paul, 2)
    assert Book.objects.get().status == "open" and history(book) == ["begun", "laid_aside", "taken_up"]
    with pytest.raises(NotNow):
        take_up(book, paul, 3)


def test_the_history_quotes_nothing(book: Book, paul: User) -> None:
    change_book(book, paul, 1, title="Letters to Catherine", dedication="For Catherine")
    assert all("Catherine" not in event.note for event in book.events.all())


@pytest.mark.parametrize("caliper", [0.0, 0.5, "thin", True])
def test_a_page_has_a_thickness_that_paper_has(book: Book, paul: User, caliper: object) -> None:
    with pytest.raises(BookRefused, match="thickness of one page"):
        change_book(book, paul, book.version, caliper=caliper)
    assert change_book(book, paul, book.version, caliper=0.0024).caliper == 0.0024
