"""The one printed line: type that stands in the middle, whole, or is refused."""

import hashlib
import tomllib

import pypdfium2 as pdfium
import pytest

from letters.handwriting import HandwritingError, Stationery, lay_out, write_letter
from letters.handwriting.hands import FONTS
from letters.handwriting.papers import PAPERS, paper_named
from letters.handwriting.printing import print_letterhead

FERRY_HOUSE = "The Old Ferry House · Whitby"


def test_the_book_face_has_its_licence_and_provenance() -> None:
    folder = FONTS / "type" / "eb-garamond"
    data = tomllib.loads((folder / "type.toml").read_text())
    assert data["provenance"]["licence"] == "OFL-1.1"
    for cut, digest in data["provenance"]["sha256"].items():
        assert hashlib.sha256((folder / data[cut]).read_bytes()).hexdigest() == digest
    assert "SIL OPEN FONT LICENSE" in (folder / "LICENSE.txt").read_text()


@pytest.mark.parametrize("paper", PAPERS)
def test_a_letterhead_stands_in_the_middle_above_the_writing(paper: str) -> None:
    sheet = paper_named(paper)
    line = print_letterhead(FERRY_HOUSE, sheet)
    assert line
    width = int(line.advances.sum()) * 0.02
    assert line.left + width / 2 == pytest.approx(sheet.width / 2, abs=0.1)
    page = lay_out("Dear Amy", paper=paper, stationery=Stationery(letterhead=FERRY_HOUSE)).pages[0]
    assert line.base > page.lines.base[0] + page.x_height * 2


def test_only_the_first_page_has_it() -> None:
    pages = lay_out("A word and another. " * 300, stationery=Stationery(letterhead=FERRY_HOUSE)).pages
    assert [bool(page.letterhead) for page in pages] == [True] + [False] * (len(pages) - 1)


def test_it_can_be_read_and_its_face_is_embedded() -> None:
    pdf = write_letter("Dear Amy", stationery=Stationery(letterhead="Café “Office” &  Ferry,\tÅlesund"))
    document = pdfium.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range().split("\r\n")
    document.close()
    assert text == ["Café “Office” & Ferry, Ålesund\n", "Dear Amy"]
    assert pdf.count(b"/FontFile2") == pdf.count(b"/BaseFont") // 2 == 2
    assert pdf == write_letter("Dear Amy", stationery=Stationery(letterhead="Café “Office” & Ferry, Ålesund"))


@pytest.mark.parametrize("blank", ["", "  \n"])
def test_nothing_to_print_is_a_plain_sheet(blank: str) -> None:
    layout = lay_out("Dear Amy", stationery=Stationery(letterhead=blank))
    assert layout.pages[0].letterhead is None
    assert layout.pages[0].lines.base.tolist() == lay_out("Dear Amy").pages[0].lines.base.tolist()


@pytest.mark.parametrize("long", ["The Ferry House " * 9, "i" * 100_000])
def test_a_letterhead_is_never_made_to_fit(long: str) -> None:
    with pytest.raises(HandwritingError, match="shorten"):
        lay_out("Dear Amy", stationery=Stationery(letterhead=long))


def test_what_there_is_no_type_for_is_named() -> None:
    with pytest.raises(HandwritingError, match="“☎” U\\+260E"):
        lay_out("Dear Amy", stationery=Stationery(letterhead="☎ 555 ☎"))
