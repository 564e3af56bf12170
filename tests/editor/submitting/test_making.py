"""The pack as a whole."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from letters.editor import EmptyBook, LetterMissing
from letters.editor.book import Book, Chapter
from letters.editor.submitting import make_pack
from tests.editor.books import MATTER, plain_book

from .offers import BARE, OFFER, PERMISSIONS, pages


def names(pack: bytes) -> list[str]:
    with ZipFile(BytesIO(pack)) as opened:
        assert opened.testzip() is None
        return opened.namelist()


def test_everything_that_a_publisher_asks_for_is_in_it() -> None:
    assert names(make_pack(plain_book(), OFFER, (11, 12, 13), PERMISSIONS)) == [
        "1-query-letter.pdf",
        "2-overview.pdf",
        "3-sample-letters.pdf",
        "4-manuscript.docx",
        "4-manuscript.pdf",
        "5-permissions.csv",
        "5-permissions.pdf",
    ]


def test_without_samples_and_permissions_it_has_none_and_promises_none() -> None:
    pack = make_pack(plain_book(), BARE, ())
    assert names(pack) == ["1-query-letter.pdf", "2-overview.pdf", "4-manuscript.docx", "4-manuscript.pdf"]
    with ZipFile(BytesIO(pack)) as opened:
        said = " ".join(pages(opened.read("1-query-letter.pdf")))
    assert "sample" not in said
    assert "schedule" not in said


def test_the_same_offer_gives_the_same_bytes() -> None:
    assert make_pack(plain_book(), OFFER, (11,), PERMISSIONS) == make_pack(plain_book(), OFFER, (11,), PERMISSIONS)


def test_a_book_without_a_title_is_offered_all_the_same() -> None:
    untitled = replace(plain_book(), matter=replace(MATTER, title=""))
    with ZipFile(BytesIO(make_pack(untitled, BARE, (11,)))) as opened:
        assert pages(opened.read("4-manuscript.pdf"))[0].endswith("Untitled and other letters by Paul Lindqvist")


def test_what_is_not_in_the_book_is_refused() -> None:
    with pytest.raises(EmptyBook):
        make_pack(Book(MATTER, (Chapter("Nothing", ()),)), OFFER, ())
    with pytest.raises(LetterMissing):
        make_pack(plain_book(), OFFER, (99,))
