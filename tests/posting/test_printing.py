"""One file to print: everything on whole sheets, in order, and nothing on the back of what it does not belong to."""

from io import BytesIO

import pytest
from pikepdf import Pdf

from letters.handwriting import address_envelope, words_on, write_letter
from letters.posting import LABELS_ON_A_SHEET, Item, Sides, Slip, UnprintableText, label_sheets, printed

LINES = ("Catherine Lee", "12 Elm Row", "LEITH", "EH6 8AA")
ENVELOPE = address_envelope("\n".join(LINES), size="c6").pdf(title="", author="")


def item(number: int, pages: int, envelope: bytes | None = ENVELOPE) -> Item:
    slip = Slip(f"Letter {number}", f"{number} of 2", LINES, (("Paper", "A5"), ("Weight", "about 8 g")))
    text = "Dear Catherine,\n\n" + "We walked home in the rain, and you laughed. " * (30 * pages)
    return Item(slip, write_letter(text, "theodore", "a5"), "a5", envelope)


@pytest.fixture(scope="module")
def two() -> list[Item]:
    return [item(1, 1), item(2, 2)]


def pages_of(data: bytes) -> list[tuple[int, int, int]]:
    """Width and height of each page in whole points, and by how much it is turned."""
    with Pdf.open(BytesIO(data)) as pdf:
        boxes = [[float(edge) for edge in page.mediabox] for page in pdf.pages]
        turned = [int(page.obj.get("/Rotate", 0)) for page in pdf.pages]
    return [(round(box[2] - box[0]), round(box[3] - box[1]), turn) for box, turn in zip(boxes, turned, strict=True)]


def test_on_both_sides_everything_begins_on_a_sheet_of_its_own(two: list[Item]) -> None:
    long, one = printed(two, Sides.LONG), printed(two, Sides.ONE)
    sheets = [[page[:2] for page in pages_of(data)] for data in (long, one)]
    starts = [place for place in range(len(sheets[0])) if "stays in the house" in words_on(long, place + 1)]
    assert all(place % 2 == 0 for place in starts) and len(starts) == 2
    assert len(sheets[0]) % 2 == 0 and sheets[0][-4:] == [sheets[1][-1]] * 4 and sheets[1][-2:] == [sheets[1][-1]] * 2


def test_second_sides_are_turned_for_a_printer_that_turns_over_the_short_edge(two: list[Item]) -> None:
    assert {turn for *_, turn in pages_of(printed(two, Sides.LONG))} == {0}
    turned = [turn for *_, turn in pages_of(printed(two, Sides.SHORT))]
    assert turned[::2] == [0] * (len(turned) // 2) and turned[1::2] == [180] * (len(turned) // 2)


def test_labels_stand_in_place_of_envelopes(two: list[Item]) -> None:
    data = printed([Item(each.slip, each.pages, each.paper, None) for each in two], Sides.ONE)
    assert words_on(data, len(pages_of(data))).count("12 Elm Row") == 2
    assert pages_of(data)[-1] == (595, 842, 0)


def test_labels_fill_sheets_and_refuse_what_their_type_lacks() -> None:
    with Pdf.open(BytesIO(label_sheets([LINES] * (LABELS_ON_A_SHEET + 1)))) as pdf:
        assert len(pdf.pages) == 2
    with pytest.raises(UnprintableText, match="東"):
        label_sheets([LINES, ("東 Amy",)])


def test_the_same_letters_give_the_same_bytes(two: list[Item]) -> None:
    assert printed(two, Sides.LONG) == printed(two, Sides.LONG)
