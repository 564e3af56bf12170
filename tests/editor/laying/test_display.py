"""Titles, headings and captions: on few lines, and no word of them is ever parted."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.editor import Book, Chapter
from letters.editor.cover.fitting import fitted
from letters.editor.cover.front import TITLE as COVER_TITLE
from letters.editor.cover.front import TITLE_SIZES
from letters.editor.laying import Kind
from letters.editor.laying.display import fitting
from letters.editor.typesetting import TypeLine, TypeStyle
from tests.editor.books import MATTER, letter

from .made_up import laid

TITLE = TypeStyle(28, 34)
TITLES = [
    "Unfinished Correspondence",
    "A Correspondence",
    "Notwithstanding",
    "Of Misunderstandings and Reconciliations",
    "The Incomprehensibilities of Mr Featherstonehaugh",
    "Letters to Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "I",
    "Unvergesslichkeitsbescheinigungen",
    "Переписка преждевременно оборванная",
]


def is_whole(lines: Iterable[TypeLine], text: str) -> bool:
    """Whether the lines have the words of the text, each whole on one of them."""
    return [word for line in lines for word in line.text.split()] == text.split()


@pytest.mark.parametrize("text", TITLES)
@pytest.mark.parametrize("measure", [180.0, 260.0, 330.0])
def test_no_word_of_a_title_is_parted(text: str, measure: float) -> None:
    lines = fitting(text, TITLE, measure, "en")
    assert is_whole(lines, text)
    assert all(line.width <= measure + 0.01 for line in lines)


@given(
    st.lists(st.text("abcdefghiklmnoprstuvwz", min_size=1, max_size=24), min_size=1, max_size=9).map(" ".join),
    st.integers(120, 400),
)
@settings(max_examples=60, deadline=None)
def test_whatever_the_title_its_words_are_whole(text: str, measure: int) -> None:
    assert is_whole(fitting(text, TITLE, measure, "en"), text)
    assert is_whole(fitted(text, COVER_TITLE, TITLE_SIZES, measure, 4, "en"), text)


@pytest.mark.parametrize("text", TITLES)
def test_in_a_book_titles_authors_chapters_and_captions_are_whole(text: str) -> None:
    letters = (replace(letter(11), to=text, caption=text), letter(12))
    matter = replace(MATTER, title=text, subtitle=text, author=text)
    pages = laid(Book(matter, (Chapter(text, letters),))).pages
    for kind in (Kind.HALF_TITLE, Kind.TITLE, Kind.CHAPTER):
        (page,) = [page for page in pages if page.kind is kind]
        words = [word for each in page.type for word in each.line.text.split()]
        assert set(text.split()) <= set(words)
    for kind in (Kind.CONTENTS, Kind.LETTER):
        words = [word for page in pages if page.kind is kind for each in page.type for word in each.line.text.split()]
        # In capitals and small capitals a word may be followed by a comma or stand before a number.
        assert {word.casefold() for word in text.split()} <= {word.casefold() for word in words}


def test_a_hyphen_that_was_typed_may_end_a_line() -> None:
    lines = fitting("Mother-in-Law-of-Everybody-Else", TITLE, 180.0, "en")
    assert "".join(line.text for line in lines) == "Mother-in-Law-of-Everybody-Else"
    assert all(line.text.endswith("-") for line in lines[:-1])
