"""Photographs behind their letters: where they stand, in which dots and colours, and what is said of them."""

from dataclasses import replace
from functools import cache
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from letters.editor import (
    Book,
    LaidBook,
    Photograph,
    Setting,
    draw_interior,
    draw_screen,
    lay_book,
    preflight_interior,
    preflight_screen,
)
from letters.editor.laying import Kind
from letters.editor.laying.block import block_for
from tests.editor.books import plain_book

from .made_up import KDP, LULU, in_hand

CAPTION = "The pier at Whitby, the year the *lamps* were new"


@cache
def jpeg(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(file, "JPEG")
    return file.getvalue()


FILES = {sha256(data).hexdigest(): data for data in (jpeg(2400, 1600), jpeg(900, 1300))}


def pictured(setting: Setting = Setting.READING, stock: str = "cream") -> Book:
    """Of three letters, the second has a wide photograph and a small one behind it, and an answer."""
    wide, small = (
        Photograph(number, digest, *Image.open(BytesIO(data)).size, description=f"A noise ({number})")
        for number, (digest, data) in enumerate(FILES.items(), start=1)
    )
    book = plain_book()
    first, *others = book.chapters
    behind = replace(
        first.letters[1], photographs=(replace(wide, caption=CAPTION), small), answer="I knew the pier.", language="fr"
    )
    chapter = replace(first, letters=(first.letters[0], behind))
    return replace(book, chapters=(chapter, *others), setting=setting, stock=stock)


def laid(book: Book) -> LaidBook:
    plates = in_hand(book) if book.setting is not Setting.READING else {}
    return lay_book(book, KDP, plates, photographs=FILES)


@pytest.mark.parametrize("setting", Setting)
def test_they_stand_alone_behind_their_letter_and_before_its_answer(setting: Setting) -> None:
    pages = laid(pictured(setting)).pages
    kinds = [page.kind for page in pages]
    first = kinds.index(Kind.PHOTOGRAPH)
    assert kinds[first : first + 3] == [Kind.PHOTOGRAPH, Kind.PHOTOGRAPH, Kind.ANSWER]
    assert Kind.LETTER in kinds[first - 2 : first] and kinds.count(Kind.PHOTOGRAPH) == 2
    block = block_for(pictured(setting), KDP, len(pages))
    for page in pages[first : first + 2]:
        [each] = page.photographs
        assert block.left(page.side) - 0.01 <= each.x
        assert each.x + each.width <= block.left(page.side) + block.measure + 0.01
        assert block.bottom <= each.y and each.y + each.height <= block.top + 0.01
        assert all(block.bottom - 0.01 <= line.y < each.y for line in page.type)
    assert [line.line.text for line in pages[first].type] == ["The pier at Whitby, the year the lamps were new"]


@pytest.mark.parametrize(("stock", "space"), [("cream", "/DeviceGray"), ("premium", "/DeviceRGB")])
def test_a_printer_takes_them_in_greys_or_in_the_colours_of_its_stock(stock: str, space: str) -> None:
    book = pictured(stock=stock)
    made = draw_interior(laid(book))
    checks = {check.name: check for check in preflight_interior(made, KDP, book.trim, stock).checks}
    assert checks["Pictures"].passed and "The coarsest of 2" in checks["Pictures"].says
    assert checks["Colours"].passed
    with pikepdf.open(BytesIO(made)) as opened:
        drawn = [each for page in opened.pages for each in page.get_images().values()]
        assert {str(each.ColorSpace) for each in drawn} == {space}
        # The small one has its 900 pixels; the wide one no more than 450 to the inch of its 4.25.
        assert sorted(int(each.Width) for each in drawn)[0] == 900 and all(int(each.Width) <= 1920 for each in drawn)
    assert draw_interior(laid(book)) == made


def test_a_reader_for_the_blind_hears_what_is_to_be_seen() -> None:
    made = draw_screen(laid(pictured()))
    assert preflight_screen(made).passed
    with pikepdf.open(BytesIO(made)) as opened:
        spoken = [str(each.Alt) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        boxes = [each.A.BBox for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/A" in each]
        assert len(boxes) == 2 and all(float(box[2]) - float(box[0]) > 200 for box in boxes)
    assert spoken == ["A noise (1)", "A noise (2)"]


def test_another_printer_sets_them_in_its_own_block() -> None:
    book = replace(pictured(), printer="lulu", stock="white", trim="8.5x11")
    [page, _] = (page for page in lay_book(book, LULU, {}, photographs=FILES).pages if page.kind is Kind.PHOTOGRAPH)
    assert page.photographs[0].width == pytest.approx(366, abs=1) and page.label != ""
