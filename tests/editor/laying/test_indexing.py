"""The index of people: filed by surname, pages collapsed, two columns."""

from dataclasses import replace

import pytest

from letters.editor import Book, BookLetter, Chapter, LaidBook, Setting
from letters.editor.filing import alphabetically, filed, initial
from letters.editor.laying import BookPage, Kind
from letters.editor.laying.indexing import people, span_text
from letters.editor.laying.naming import Sought
from tests.editor.books import MATTER, letter, long_book, plain_book

from .made_up import in_hand, laid


@pytest.mark.parametrize(
    ("name", "filed_as"),
    [
        ("Inés", "Inés"),
        ("Marta Quiroga", "Quiroga, Marta"),
        ("Ludwig van Beethoven", "Beethoven, Ludwig van"),
        ("Oscar De La Renta", "De La Renta, Oscar"),
        ("Santiago Ramón y Cajal", "Ramón y Cajal, Santiago"),
        ("Dr Ana Ruiz", "Ruiz, Dr Ana"),
        ("Aunt Rosa", "Rosa, Aunt"),
        ("Martin Luther King Jr.", "King, Martin Luther Jr."),
        ("Ana and Marko Horvat", "Ana and Marko Horvat"),
        ("the man next door", "the man next door"),
        ("  Rosa   Luz ", "Luz, Rosa"),
        ("42", "42"),
        ("", ""),
    ],
)
def test_a_name_is_filed_under_its_surname(name: str, filed_as: str) -> None:
    assert filed(name) == filed_as


def test_neither_accents_nor_capitals_nor_signs_part_what_belongs_together() -> None:
    names = ["Öberg, Siv", "O'Brien, Pat", "Oakes, Jo", "Ødegaard, Liv", "ocean", "Ruizel, Al", "Ruiz, Ana", "Ruiz"]
    assert sorted(names, key=alphabetically) == [
        "Oakes, Jo", "Öberg, Siv", "O'Brien, Pat", "ocean", "Ødegaard, Liv", "Ruiz", "Ruiz, Ana", "Ruizel, Al",
    ]  # fmt: skip
    assert [initial(name) for name in ("Émile", "Ødegaard", "’t Hooft", "42")] == ["E", "O", "T", ""]


def test_pages_that_touch_are_one_span() -> None:
    letters = tuple(letter(number, people=("Rosa",)) for number in range(11, 16))
    book = Book(MATTER, (Chapter("All", letters),))
    (rosa,) = people(book, {11: (2, 4), 12: (5, 5), 13: (7, 8), 14: (12, 12), 15: (13, 13)}, {})
    assert [(span_text(span), anchor) for span, anchor in rosa.pages] == [
        ("2–5", "letter 11"),
        ("7–8", "letter 13"),
        ("12–13", "letter 14"),
    ]


@pytest.mark.parametrize("setting", Setting)
def test_the_numbers_are_those_of_the_pages(setting: Setting) -> None:
    book = laid(plain_book(), setting)
    index = next(page for page in book.pages if page.kind is Kind.INDEX)
    text = " ".join(set_line.line.text for set_line in index.type)
    first, last = (book.pages[book.places[f"letter {number}"]].label for number in (12, 13))
    assert f"Zola, Émile, {first}" in text
    assert last in text[text.index("Rosa,") :]


def long_letter(*named: str, people: tuple[str, ...]) -> BookLetter:
    """A letter to Rosa of some pages, in whose last paragraph but one somebody is named."""
    quiet = "I kept a branch of it in a jug, and it is green, and nobody but me has ever asked about it. " * 5
    paragraphs = [quiet] * 12 + [f"Then {' and '.join(named)} came."] if named else [quiet] * 12
    return letter(11, "\n\n".join(("Dear Rosa,", *paragraphs, "Paul")), people=people)


def index_text(book: LaidBook) -> str:
    index = next(page for page in book.pages if page.kind is Kind.INDEX)
    return " ".join(set_line.line.text for set_line in index.type)


@pytest.mark.parametrize("setting", Setting)
def test_who_is_only_named_is_on_the_pages_that_name_them(setting: Setting) -> None:
    sent = long_letter("Marta", people=("Paul", "Rosa", "Marta Quiroga"))
    book = laid(replace(plain_book(), chapters=(Chapter("All", (sent,)),)), setting)
    naming = [page.label for page in book.pages if "Marta" in read(page, sent) and page.kind is Kind.LETTER]
    last = [page.label for page in book.pages if page.kind is Kind.LETTER][-1]
    assert 1 <= len(naming) <= 2
    assert f"Quiroga, Marta, {'–'.join(naming)}" in index_text(book)
    assert f"Rosa, 2–{last}" in index_text(book)
    assert f"Paul, 2–{last}" in index_text(book)
    (link,) = [each for page in book.pages for each in page.links if each.to == f"page {naming[0]}"]
    assert book.pages[book.places[link.to]].label == naming[0]


def read(page: BookPage, sent: BookLetter) -> str:
    """What stands on a page in type, and in the hand of the letter that is there."""
    hand = (in_hand(Book(MATTER, (Chapter("", (sent,)),)))[sent.number][plate.sheet].text for plate in page.plates)
    return " ".join((*(set_line.line.text for set_line in page.type), *hand))


def test_whom_no_page_names_has_the_whole_letter() -> None:
    book = laid(replace(plain_book(), chapters=(Chapter("All", (long_letter(people=("Rosa", "Marta")),)),)))
    text = index_text(book)
    assert text[text.index("Marta, ") + 7 :].split()[0] == text[text.index("Rosa, ") + 6 :].split()[0]


def test_who_is_in_a_letter_is_found_in_the_afterword_too() -> None:
    matter = replace(MATTER, afterword="Marta has read it all. So has Grace.", acknowledgements="To Émile’s brother.")
    letters = (letter(11, people=("Rosa", "Marta Quiroga")), letter(12, people=("Émile", "Grace")))
    book = laid(Book(matter, (Chapter("", letters),)))
    afterword, thanks = (
        next(page.label for page in book.pages if page.kind is kind) for kind in (Kind.AFTERWORD, Kind.ACKNOWLEDGEMENTS)
    )
    text = index_text(book)
    assert f"Quiroga, Marta, 1, {afterword}" in text
    assert f"Émile, 2, {thanks}" in text
    assert text.index("Grace, 2 ") > 0, "grace may be meant, and not somebody"
    assert {f"page {afterword}", f"page {thanks}"} < set(book.places)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Marta Quiroga came.", {1}),
        ("MARTA\nQUIROGA’s hat", {1}),
        ("Martas Hut", set()),
        ("a quiroga", set()),
        ("Señor Quiroga", {1}),
        ("Rosa came.", {2}),
        ("Rosa Klein came.", {3}),
        ("Klein", {3}),
        ("Aunt", set()),
        ("Luz", {4}),
        ("Dad", set()),
        ("Doña Marta and Rosa", {1, 2}),
    ],
)
def test_people_are_known_by_what_is_theirs_alone(text: str, named: set[int]) -> None:
    names = {1: "Marta Quiroga", 2: "Rosa", 3: "Rosa Klein", 4: "Aunt Luz", 5: "Dad", 6: "Dad"}
    assert Sought(names).named(text) == named


def test_nobody_is_in_the_index_who_is_not_to_be() -> None:
    quiet = Chapter("All", (letter(11, people=()), letter(12, people=("  ",))))
    book = laid(Book(MATTER, (quiet,)))
    assert all(page.kind is not Kind.INDEX for page in book.pages)
    assert "Index of people" not in [bookmark.title for bookmark in book.bookmarks]


def test_many_people_take_several_pages_in_columns_that_end_alike_on_the_last() -> None:
    book = long_book(90)
    chapters = tuple(
        replace(chapter, letters=tuple(replace(each, people=(f"{each.number:03} Aa",)) for each in chapter.letters))
        for chapter in book.chapters
    )
    pages = [page for page in laid(replace(book, chapters=chapters)).pages if page.kind is Kind.INDEX]
    assert len(pages) == 2
    names = [set_line.line.text for page in pages for set_line in page.type if " Aa," in set_line.line.text]
    assert names == [f"{number:03} Aa," for number in range(1, 91)]
    last = [set_line for set_line in pages[-1].type if " Aa," in set_line.line.text]
    lefts = sorted({set_line.x for set_line in last})
    counts = [sum(set_line.x == left for set_line in last) for left in lefts]
    assert len(counts) == 2
    assert counts[0] - counts[1] in (0, 1)
