"""What is not parted by a turn of the page, and what does not stand there twice."""

from dataclasses import replace

import pytest

from letters.editor import Chapter, Setting
from letters.editor.laying import Kind
from letters.editor.laying.block import block_for
from letters.editor.laying.pages import SetLine
from letters.editor.laying.quire import Quire
from letters.editor.typesetting import set_line
from tests.editor.books import letter, plain_book

from .made_up import KDP, laid


def test_no_running_head_stands_above_a_line_that_begins_with_its_words() -> None:
    quire = Quire(block_for(plain_book(), KDP, 100), recto="Dear *Rosa*", verso="Rosalind")
    line = SetLine(set_line("Dear Rosa, my love", quire.styles.body), 60.0, 500.0)
    quire.add(Kind.LETTER, [line], head=True)
    quire.add(Kind.LETTER, [line], head=True)
    assert [len(page.furniture) for page in quire.pages] == [0, 1]


def test_a_chapter_of_a_few_letters_is_not_parted_in_the_contents() -> None:
    chapters = [
        Chapter(f"Chapter {name}", tuple(letter(place * 100 + number) for number in range(9)))
        for place, name in enumerate("abcdefgh", start=1)
    ]
    book = laid(replace(plain_book(), chapters=tuple(chapters)))
    pages = [[link.to for link in page.links] for page in book.pages if page.kind is Kind.CONTENTS]
    assert len(pages) > 2
    for place in range(1, 9):
        whole = {f"letter {place * 100 + number}" for number in range(9)} | {f"chapter {place}"}
        assert sum(bool(whole & {*page}) for page in pages) == 1


def test_no_page_of_a_book_in_type_ends_within_a_word() -> None:
    long = "Characteristically misunderstood correspondences notwithstanding, neighbourliness won. "
    words = f"{long}I was of the old kind as well as you, and we had all that we had to have by then. "
    book = replace(plain_book(), chapters=(Chapter("All", (letter(1, f"Dear Rosa,\n\n{words * 90}\n\nPaul"),)),))
    pages = [page.type[-1].line for page in laid(book).pages if page.kind is Kind.LETTER]
    assert len(pages) > 3 and any(line.line.hyphenated for page in laid(book).pages for line in page.type)
    assert not any(line.hyphenated for line in pages)


@pytest.mark.parametrize("setting", Setting)
def test_what_was_answered_stands_behind_its_letter(setting: Setting) -> None:
    answered = replace(letter(1), answer="I read it on the stairs.\n\nCome in *May*.")
    book = replace(plain_book(), chapters=(Chapter("All", (answered, letter(2))),))
    pages = laid(book, setting).pages
    kinds = [page.kind for page in pages if page.kind in (Kind.LETTER, Kind.ANSWER)]
    place = kinds.index(Kind.ANSWER)
    assert kinds.count(Kind.ANSWER) == 1 and {*kinds[:place]} == {*kinds[place + 1 :]} == {Kind.LETTER}
    [page] = [page for page in pages if page.kind is Kind.ANSWER]
    assert [line.line.text for line in page.type] == ["What Rosa answered", "I read it on the stairs.", "Come in May."]
