"""A book that is too long whatever becomes of it is refused before it is laid out; one that fits never is."""

from dataclasses import replace

import pytest

from letters.editor import Book, Chapter, Setting, TooManyPages, require_bindable
from letters.editor.laying.least import least_pages
from tests.editor.books import MATTER, letter, long_book, plain_book

from .made_up import KDP, laid


@pytest.mark.parametrize("setting", Setting)
def test_it_is_never_more_than_the_book_has(setting: Setting) -> None:
    book = replace(plain_book(), setting=setting)
    letters = {page.label for page in laid(book, setting).pages if page.kind == "letter"}
    assert 3 <= least_pages(book, KDP) <= len(letters)
    long = replace(long_book(30), setting=Setting.READING)
    assert 30 <= least_pages(long, KDP) <= laid(long).page_count


@pytest.mark.parametrize(("setting", "count", "fits"), [("facsimile", 776, True), ("facing", 389, False)])
def test_the_printer_s_own_limit_is_named(setting: str, count: int, fits: bool) -> None:
    letters = tuple(letter(number) for number in range(1, count + 1))
    book = Book(MATTER, (Chapter("All", letters),), setting=Setting(setting))
    if fits:
        require_bindable(book, KDP)
        return
    with pytest.raises(TooManyPages, match=r"778 pages at the least, .* up to 776 on this paper"):
        require_bindable(book, KDP)
