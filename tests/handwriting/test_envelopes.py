"""Envelopes: the address where postmen look for it, whole, or refused."""

from typing import Any

import pypdfium2 as pdfium
import pytest

from letters.handwriting import HandwritingError, address_envelope, envelope_names, hand_names
from letters.handwriting.envelopes import ENVELOPES, STAMP
from letters.handwriting.placing import Page

ADDRESS = "Ms. Amelia Featherstonehaugh\nThe Old Ferry House\n14 Garden Row\nWhitby\nYO21 3PB"
SENDER = "P. Arellano\n3 Mill Lane\nLeeds LS1 4AP"


def lines_of(page: Page) -> list[str]:
    lines = [""] * len(page.lines.base)
    for text, line in zip(page.pieces.texts, page.pieces.lines.tolist(), strict=True):
        lines[line] += text
    return lines


@pytest.mark.parametrize("hand", hand_names())
@pytest.mark.parametrize("size", envelope_names())
def test_the_address_stands_below_the_stamp_and_right_of_the_sender(hand: str, size: str) -> None:
    envelope = ENVELOPES[size]
    (page,) = address_envelope(ADDRESS, hand, size, sender=SENDER).pages
    assert (page.width, page.height) == (envelope.width, envelope.height)
    assert lines_of(page) == [*SENDER.split("\n"), *ADDRESS.split("\n")]
    sender, address = slice(0, 3), slice(3, None)
    assert page.lines.base[address].max() < envelope.height - STAMP + page.x_height
    assert page.lines.base[address].min() > envelope.bottom - page.x_height
    assert page.lines.left[address].min() > 0.25 * envelope.width
    assert page.lines.left[sender].max() < 0.1 * envelope.width
    assert page.lines.base[sender].min() > page.lines.base[address].max() + 2 * page.x_height
    assert page.lines.height[sender].max() < page.lines.height[address].min()


def test_the_envelope_is_a_pdf_of_its_size_that_can_be_read() -> None:
    document = pdfium.PdfDocument(address_envelope(ADDRESS, "amy", "dl").pdf(title="An envelope"))
    assert document[0].get_size() == pytest.approx((623.62, 311.81), abs=0.01)
    assert document[0].get_textpage().get_text_range().split() == ADDRESS.split()
    document.close()


def test_a_long_line_begins_further_left_and_then_goes_on_below() -> None:
    long = "The Honourable Mrs. Georgiana Cholmondeley"
    (page,) = address_envelope(f"{long}\nWhitby", size="c6").pages
    assert page.lines.left[0] < 0.4 * page.width
    longer = f"{long}-Featherstonehaugh of the Old Ferry House"
    lines = lines_of(address_envelope(f"{longer}\nWhitby", size="c6").pages[0])
    assert len(lines) > 2 and "".join("".join(lines).split()) == "".join(f"{longer}Whitby".split())


@pytest.mark.parametrize("size", envelope_names())
def test_more_lines_than_fit_are_refused_with_how_many_do(size: str) -> None:
    with pytest.raises(HandwritingError, match="takes 12 lines"):
        address_envelope("Leeds\n" * 12, size=size)
    with pytest.raises(HandwritingError, match="sender's address takes 9 lines"):
        address_envelope("Leeds", size=size, sender="Leeds\n" * 9)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"address": " \n"}, "at least a name"),
        ({"address": "Leeds " * 400}, "2,000"),
        ({"address": "x" * 1_900}, "lines"),
        ({"address": "שלום"}, "cannot write"),
        ({"address": "Leeds", "size": "c9"}, "dl, c6"),
        ({"address": "Leeds", "hand": "nobody"}, "theodore"),
        ({"address": "Leeds", "ink": "royal"}, "sepia"),
        ({"address": "Leeds", "pace": 2.0}, "careful"),
        ({"address": "Leeds", "sender": "שלום"}, "cannot write"),
    ],
)
def test_what_cannot_be_addressed_is_refused_with_the_reason(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(HandwritingError, match=said):
        address_envelope(**wrong)


def test_the_same_envelope_twice_is_the_same() -> None:
    assert address_envelope(ADDRESS).digest == address_envelope(ADDRESS).digest
    assert address_envelope(ADDRESS).digest != address_envelope(ADDRESS, ink="sepia").digest


@pytest.mark.parametrize("hand", hand_names())
@pytest.mark.parametrize("size", ["dl", "no10"])
def test_an_address_of_seven_lines_fits_a_long_envelope(hand: str, size: str) -> None:
    address = "Ms. A. Hale\nc/o P. Doyle\nThe Old Ferry House\n14 Garden Row\nRuswarp\nWhitby\nYO21 3PB"
    (page,) = address_envelope(address, hand, size).pages
    assert lines_of(page) == address.split("\n")
    assert page.lines.base.min() >= ENVELOPES[size].bottom - page.x_height
