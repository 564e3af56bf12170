"""The schedule of permissions: to read, and to work with."""

import csv
from io import StringIO

import pytest

from letters.editor import LetterMissing
from letters.editor.submitting import Permission
from letters.editor.submitting.permissions import schedule, sheet_of
from tests.editor.books import long_book, plain_book

from .offers import OFFER, PERMISSIONS, pages, sizes


def table(*permissions: Permission) -> list[list[str]]:
    return list(csv.reader(StringIO(sheet_of(plain_book(), permissions).decode("utf-8-sig"))))


def test_rows_stand_in_the_order_of_the_book() -> None:
    assert table(*PERMISSIONS) == [
        ["Letter", "Who", "Name", "Allowed", "Given on", "Note"],
        ["1. To Rosa", "who wrote the words", "Amy Hale", "in print", "not given", ""],
        ["2. To Émile", "whom it is for", "Émile Zola", "in print, as an e-book", "4 March 2026", "by post"],
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
        ("+44 1947", "'+44 1947"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1", "'=1"),
        ("\x00=1", "'=1"),
        ("＝1", "'＝1"),
        ("Amy = Paul", "Amy = Paul"),
        ('"quoted", and more', '"quoted", and more'),
    ],
)
def test_no_cell_is_a_formula(typed: str, kept: str) -> None:
    row = table(Permission(11, typed, typed, (typed,), None, typed))[1]
    assert row == ["1. To Rosa", kept, kept, kept, "not given", kept]


def test_it_is_read_lying_down_with_its_head_on_every_page() -> None:
    book = long_book(60)
    permissions = [Permission(letter.number, "the client", "Paul", ("in print",)) for letter in book.letters]
    pdf = schedule(book, OFFER, permissions)
    told = pages(pdf)
    assert sizes(pdf) == {(792, 612)}
    assert len(told) > 2
    assert all("Letter Who Name Allowed Given on Note" in page for page in told)
    assert told[-1].endswith(f"{len(told)} of {len(told)}")
    assert sum(page.count("the client") for page in told) == 60


def test_it_names_the_letters_without_a_permission() -> None:
    assert "No permission is recorded for: 3. To Rosa." in pages(schedule(plain_book(), OFFER, PERMISSIONS))[0]
    whole = (*PERMISSIONS, Permission(13, "the client", "Paul"))
    assert "No permission" not in pages(schedule(plain_book(), OFFER, whole))[0]


def test_a_name_that_our_type_cannot_set_stops_nobody() -> None:
    permission = Permission(11, "whom it is for", "רחל Levi", ("in print",))
    assert "??? Levi" in pages(schedule(plain_book(), OFFER, (permission,)))[0]
    assert "our typeface lacks its script" in pages(schedule(plain_book(), OFFER, (permission,)))[0]
    assert table(permission)[1][2] == "רחל Levi"


def test_a_permission_is_for_a_letter_of_the_book() -> None:
    with pytest.raises(LetterMissing) as missing:
        schedule(plain_book(), OFFER, (Permission(99, "the client", "Paul"),))
    assert missing.value.letter == 99
