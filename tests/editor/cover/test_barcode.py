"""The barcode of an ISBN."""

import re
from dataclasses import replace

import pytest

from letters.editor import Printer, draw_cover, preflight_cover
from letters.editor.cover.barcode import AFTER, BARS, BEFORE, MODULE, modules, symbol_in

from .test_drawing_covers import DIGEST, INGRAM, KDP, LULU, MATTER, book


def test_the_bars_are_those_of_the_standard() -> None:
    """The number of the standard's own example, bar by bar (ISO/IEC 15420)."""
    assert modules("978-0-306-40615-7") == (
        "101" + "0111011" + "0001001" + "0100111" + "0111101" + "0100111" + "0101111"
        + "01010" + "1011100" + "1110010" + "1010000" + "1100110" + "1001110" + "1000100" + "101"
    )  # fmt: skip
    assert len(modules("979-10-90636-07-1")) == BARS


@pytest.mark.parametrize("wrong", ["", "978-0-306-40615-8", "978030640615", "978030640615٧", "9780306406157x1"])
def test_no_number_no_bars(wrong: str) -> None:
    with pytest.raises(ValueError, match="barcode"):
        modules(wrong)


def test_it_is_as_large_as_has_room_from_eighty_to_a_hundred_percent() -> None:
    wide = symbol_in((0, 0, 400, 100))
    assert wide is not None and wide.scale == 1.0 and wide.width == pytest.approx((BEFORE + BARS + AFTER) * MODULE)
    narrow = symbol_in((0, 0, 90, 100))
    assert narrow is not None and 0.8 <= narrow.scale < 0.9 and narrow.left >= 0
    assert symbol_in((0, 0, 80, 100)) is None


@pytest.mark.parametrize("printer", [KDP, LULU, INGRAM])
def test_it_is_read_again_from_the_cover(printer: Printer) -> None:
    for isbn in ("978-0-306-40615-7", "979-10-90636-07-1"):
        cover = draw_cover(book(replace(MATTER, isbn=isbn)), printer, 120, DIGEST)
        checked = preflight_cover(cover, printer, "6x9", "cream", 120, DIGEST, isbn=isbn)
        assert checked.failed == ()
        [found] = [check for check in checked.checks if check.name == "Barcode"]
        assert found.figure == isbn and re.search(r" (98|100) %", found.wanted)
    other = preflight_cover(cover, printer, "6x9", "cream", 120, DIGEST, isbn=MATTER.isbn)
    assert [check.name for check in other.failed] == ["Barcode"]
