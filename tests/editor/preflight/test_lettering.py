"""How small writing is: that of hands and of letterheads, as it looks on the page."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Name, Pdf

from letters.editor import (
    BookLetter,
    Chapter,
    Check,
    Setting,
    draw_interior,
    lay_book,
    preflight_interior,
    printer_named,
)
from letters.handwriting import Stationery, plates
from letters.handwriting import lay_out as lay_out_letter
from tests.editor.books import letter, plain_book

from .looking import PRINTERS, SOUND, THIN, looked_at
from .pdfs import changed

LETTERHEAD = Stationery(letterhead="The Old Ferry House, Leeds")
ON_A4 = replace(letter(11), hand="charles", paper="a4", stationery=LETTERHEAD)
ON_A6 = replace(letter(12), paper="a6")


@cache
def interior(printer: str, trim: str, letters: tuple[BookLetter, ...] = (ON_A4, ON_A6), variants: int = 0) -> bytes:
    """A book of these letters in their hands."""
    chapters = (Chapter("The storm", letters),)
    book = replace(plain_book(), chapters=chapters, printer=printer, trim=trim, setting=Setting.FACSIMILE)
    shown = {
        each.number: plates(
            lay_out_letter(each.text, each.hand, each.paper, each.seed, stationery=each.stationery), variants
        )
        for each in letters
    }
    return draw_interior(lay_book(book, printer_named(PRINTERS, printer), shown))


def check(name: str, pdf: bytes, printer: str, trim: str) -> Check:
    checks = preflight_interior(pdf, printer_named(PRINTERS, printer), trim, "cream").checks
    (found,) = [each for each in checks if each.name == name]
    return found


@pytest.mark.parametrize(
    ("printer", "trim", "passed"), [("lulu", "4.25x6.875", False), ("kdp", "6x9", None), ("kdp", "7x10", True)]
)
def test_handwriting_that_was_made_too_small_is_found(printer: str, trim: str, passed: bool | None) -> None:
    found = check("Smallest handwriting", interior(printer, trim), printer, trim)
    assert found.passed is passed, found
    assert found.wanted == "small letters of 1.20 mm or more"
    assert ("a printed page" in found.says) is not passed
    assert "% to 100%" in found.says or "% to 9" in found.says or trim == "4.25x6.875"


def test_handwriting_is_measured_as_it_is_drawn() -> None:
    """The scale of a letter, and how tall its letters are, go together; the sorts of a hand are as large as its ink."""

    def measured(trim: str, variants: int = 0) -> tuple[float, int]:
        found = check("Smallest handwriting", interior("kdp", trim, (ON_A4,), variants), "kdp", trim)
        scale = re.search(r"at (\d+)% of its sheet", found.says)
        assert scale
        return float(found.figure.removesuffix(" mm")), int(scale[1])

    (small, at), (large, beside) = measured("5x8"), measured("8.5x11")
    assert 40 < at < beside < 100
    assert small / large == pytest.approx(at / beside, rel=0.02)
    assert measured("5x8", 10)[0] == pytest.approx(small, rel=0.06)


def test_a_letterhead_is_type_and_shrinks_with_its_letter() -> None:
    found = check("Smallest type", interior("kdp", "5x8"), "kdp", "5x8")
    assert found.passed is False
    assert "a letterhead" in found.says
    assert float(found.figure.removesuffix(" pt")) == pytest.approx(11.5 * 0.52, abs=0.1)
    on_letter = replace(ON_A4, paper="letter")
    for letters in ((ON_A4, ON_A6), (on_letter,)):
        assert check("Smallest type", interior("kdp", "6x9", letters), "kdp", "6x9").passed


def test_type_is_as_large_as_it_says() -> None:
    found = check("Smallest type", interior("kdp", "5x8", (ON_A6,)), "kdp", "5x8")
    assert (found.figure, found.passed) == ("8.00 pt", True)


def test_where_there_is_no_handwriting_none_is_too_small() -> None:
    (found,) = [each for each in looked_at(SOUND).checks if each.name == "Smallest handwriting"]
    assert (found.figure, found.passed) == ("none", True)


def without_outlines(font: pikepdf.Object) -> None:
    font.DescendantFonts[0].FontDescriptor.FontFile2.write(b"\0\1\0\0\0\1")


def without_texts(font: pikepdf.Object) -> None:
    font.ToUnicode.write(b"beginbfchar <zz> endbfchar")


def in_another_order(font: pikepdf.Object) -> None:
    font.DescendantFonts[0].CIDToGIDMap = Name.Unknown


def without_descendants(font: pikepdf.Object) -> None:
    font.DescendantFonts = Array([pikepdf.Dictionary()])


@pytest.mark.parametrize("damage", [without_outlines, without_texts, in_another_order, without_descendants])
def test_what_cannot_be_measured_is_no_reason_to_stop(damage: Callable[[pikepdf.Object], None]) -> None:
    def change(document: Pdf) -> None:
        for page in document.pages:
            for drawn in page.resources.get("/XObject", {}).values():
                damage(drawn.Resources.Font.H)

    pdf = changed(interior("kdp", "6x9"), change)
    (found,) = [
        each for each in preflight_interior(pdf, THIN, "6x9", "cream").checks if each.name == "Smallest handwriting"
    ]
    assert found.figure == "none"
