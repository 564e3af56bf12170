"""The query letter: plain, warm, and nothing in it that nobody said."""

from dataclasses import replace
from datetime import date

import pytest

from letters.editor.book import Book, Chapter, Matter, Setting
from letters.editor.submitting.query import query_letter
from tests.editor.books import letter, plain_book

from .offers import BARE, OFFER, pages


def told(book: Book, offer: object = OFFER, samples: int = 3, permissions: bool = True) -> str:
    return " ".join(pages(query_letter(book, offer, samples, permissions)))  # type: ignore[arg-type]


def test_the_facts_stand_in_it() -> None:
    said = told(plain_book())
    assert "22 November 2026" in said
    assert "Ms Oriel Wadsworth Crown Point Press Editorial 114 Alvarado Terrace" in said
    assert "Dear Ms Wadsworth," in said
    assert (
        "We are writing to offer you The Pear Tree: and other letters, by Paul Lindqvist, a book of three letters "
        "written in 2019. It comes to about 100 words, in two chapters." in said
    )
    assert "Because everybody keeps a letter." in said
    assert "three sample letters, the manuscript in standard format and a schedule" in said
    assert said.endswith("Yours sincerely, Samantha Reyes Beautiful Handwritten Letters")


def test_what_is_not_known_is_left_out_with_its_sentence() -> None:
    book = Book(Matter(title="Two"), (Chapter("", (replace(letter(1), on=None),)),))
    said = told(book, BARE, samples=1, permissions=False)
    assert "Dear Editors," in said
    assert "We are writing to offer you Two: a book of one letter. It comes to about 100 words." in said
    assert "an overview with the contents, one sample letter and the manuscript in standard format." in said
    assert said.endswith("Yours faithfully, The House")
    for never in ("None", " by ", "written in 2", "chapter", "schedule", "other names"):
        assert never not in said


@pytest.mark.parametrize(
    ("contact", "greeted"),
    [
        ("Ms Oriel Wadsworth", "Dear Ms Wadsworth,"),
        ("Mr. Minsoo Kim", "Dear Mr. Kim,"),
        ("Ms Wadsworth", "Dear Ms Wadsworth,"),
        ("Professor Anna Berg", "Dear Professor Berg,"),
        ("Mrs Vera van der Berg", "Dear Mrs van der Berg,"),
        ("Ms Ana García Márquez", "Dear Ana García Márquez,"),
        ("Oriel Wadsworth", "Dear Oriel Wadsworth,"),
        (" ", "Dear Editors,"),
    ],
)
def test_whoever_reads_it_is_greeted_by_a_name_that_is_right(contact: str, greeted: str) -> None:
    assert greeted in told(plain_book(), replace(OFFER, contact=contact))


@pytest.mark.parametrize(
    ("by_writers", "made"),
    [
        (None, "The letter was made around these; an editor read every word"),
        (0, "The letter was made around these; an editor read every word"),
        (1, "The letter was made around these, and a writer of this house worked on one of the letters; an editor"),
        (2, "The letter was made around these, and a writer of this house worked on two of the letters; an editor"),
        (3, "A writer of this house made a letter of these; an editor read every word"),
    ],
)
def test_of_writers_it_says_what_is_true(by_writers: int | None, made: str) -> None:
    said = told(plain_book(), replace(OFFER, by_writers=by_writers))
    assert f"finished a few sentences for us, in words of their own. {made}" in said
    assert ("writer" in said) == bool(by_writers)


def test_years_are_said_as_far_as_letters_have_them() -> None:
    early, late = letter(1), replace(letter(2), on=date(2024, 1, 1))
    dated = Book(Matter(title="A"), (Chapter("", (early, late)),))
    some = Book(Matter(title="A"), (Chapter("", (late, replace(letter(3), on=None))),))
    assert "of two letters written from 2019 to 2024." in told(dated)
    assert "of two letters, those with a date written in 2024." in told(some)


def test_it_can_be_for_nobody_by_name() -> None:
    said = told(plain_book(), replace(BARE, publisher_name=""))
    assert said.startswith("The House 22 November 2026 Dear Editors,")


def test_it_says_how_the_letters_are_shown() -> None:
    assert "each is shown in its own handwriting." in told(plain_book())
    assert "set in type." in told(replace(plain_book(), setting=Setting.READING))
    assert "with the same words in type beside it." in told(replace(plain_book(), setting=Setting.FACING))


def test_it_says_that_people_have_other_names() -> None:
    assert "Some people and places have other names in it." in told(replace(plain_book(), other_names=("Rosa",)))


def test_it_fits_one_page() -> None:
    assert len(pages(query_letter(plain_book(), OFFER, 3, True))) == 1
