"""The sample letters, in their hands and in type."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from letters.editor import LetterMissing
from letters.editor.book import Book, Chapter
from letters.editor.submitting.samples import SHEET, sample_letters
from letters.handwriting import lay_out, plates
from tests.editor.books import MATTER, WORDS, letter, plain_book

from .offers import OFFER, pages


def test_each_begins_a_page_in_the_order_asked_for() -> None:
    first, second = pages(sample_letters(plain_book(), OFFER, (13, 12), {}))
    assert first.startswith("To Rosa An anniversary, 14 May 2019 Leeds, 14 May Dear Rosa,")
    assert first.endswith("Letter 3 of The Pear Tree, from “The branch”")
    assert second.startswith("To Émile")


def test_a_letter_is_shown_in_its_hand_before_it_is_read() -> None:
    hand, type_ = pages(sample_letters(plain_book(), OFFER, (11,), {11: plates(lay_out(WORDS, "theodore", "a5", 11))}))
    assert "Dear Rosa," in hand
    assert "An anniversary" not in hand
    assert "An anniversary" in type_


def test_a_large_sheet_is_made_to_fit() -> None:
    whole = plates(lay_out("word " * 700, "theodore", "a4", 11))
    pdf = sample_letters(plain_book(), OFFER, (11,), {11: whole[:1]})
    scales = [line.split()[1] for line in contents(pdf) if line.endswith("Do Q")]
    assert [0.5 < float(scale) < 1 for scale in scales] == [True]


def contents(pdf: bytes) -> list[str]:
    """The operators of a first page, line by line."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return opened.pages[0].Contents.read_bytes().decode("ascii").splitlines()


def test_a_long_letter_goes_on_and_its_goodbye_is_not_parted() -> None:
    text = "Dear Rosa,\n\n" + "\n\n".join(["It grew and grew, and nobody minded. " * 9] * 14) + "\n\nWith love,\nPaul"
    book = Book(MATTER, (Chapter("Long", (replace(letter(1), text=text),)),))
    told = pages(sample_letters(book, OFFER, (1,), {}))
    assert len(told) > 1
    assert "With love, Paul Letter 1" in told[-1]
    assert SHEET.measure < 400


def test_a_sample_stands_in_the_book() -> None:
    with pytest.raises(LetterMissing) as missing:
        sample_letters(plain_book(), OFFER, (11, 99), {})
    assert missing.value.letter == 99
