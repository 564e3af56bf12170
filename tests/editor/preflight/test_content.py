"""Reading what pages do: words stand where a reader shows them, whatever moved them there."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from letters.editor.geometry import Box
from letters.editor.preflight.content import read_pages
from letters.editor.preflight.facts import PageFacts, around
from letters.editor.preflight.fonts import FontShelf, fonts_of
from letters.editor.preflight.margins import DPI, inked
from letters.handwriting import Stationery, picture, write_letter

from .pdfs import changed, drawn, sound_pdf


def read(pdf: bytes) -> list[PageFacts]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return list(read_pages(document, FontShelf()))


def shown(pdf: bytes, page: int) -> Box:
    box = inked(picture(pdf, page, DPI))
    assert box is not None
    return box


def widened(words: PDFTextObject) -> None:
    words.setCharSpace(2)
    words.setWordSpace(7)
    words.textLine("The pear tree came down.")


def stretched(words: PDFTextObject) -> None:
    words.setHorizScale(140)
    words.textLine("The pear tree")


def stepped(words: PDFTextObject) -> None:
    words.setLeading(31)
    words.textLine("The pear")
    words.textLine("tree came down")
    words.moveCursor(60, 40)
    words.textOut("in the storm")


def turned(words: PDFTextObject) -> None:
    words.setTextTransform(0.7, 0.7, -0.7, 0.7, 250, 200)
    words.textLine("The pear tree")


@pytest.mark.parametrize("move", [widened, stretched, stepped, turned])
def test_words_stand_where_they_are_seen(move: Callable[[PDFTextObject], None]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(30, 20)
        canvas.scale(1.1, 0.9)
        words = canvas.beginText(120, 250)
        words.setFont("Garamond", 17)
        move(words)
        canvas.drawText(words)

    pdf = sound_pdf(draw=draw)
    box = None
    for run in read(pdf)[4].runs:
        box = around(box, run.box)
    assert box is not None
    assert box == pytest.approx(shown(pdf, 5), abs=5)
    assert (box[0], box[2]) == pytest.approx(shown(pdf, 5)[::2], abs=5 if move is turned else 3.5)


def test_handwriting_is_known_and_stands_where_it_is_seen() -> None:
    letter = write_letter("Dear Amy,\n\n" + "Thank you for the pears. " * 20 + "\n\nPaul")
    (page,) = read(letter)
    assert page.written is not None
    assert not page.runs
    assert (page.written[0], page.written[2]) == pytest.approx(
        shown(letter, 1)[::2], abs=12
    )  # a line ends with a space, of a gap


def test_a_letterhead_is_type_and_rules_are_lines() -> None:
    letter = write_letter("Dear Amy,\n\nThank you.", stationery=Stationery(ruled=True, letterhead="Ferry House"))
    (page,) = read(letter)
    assert {run.font.split("+")[1] for run in page.runs} == {"EBGaramond"}
    assert page.written is not None
    assert set(page.lines) == {0.4}


def test_a_form_shows_nothing_outside_its_box() -> None:
    def change(document: pikepdf.Pdf) -> None:
        font = next(iter(document.pages[4].Resources.Font.values()))
        form = document.make_stream(b"BT /F 10 Tf 0 300 Td (01234567890123456789012345678901234567890) Tj ET")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([100, 290, 140, 305])
        form.Resources = Dictionary(Font=Dictionary(F=font))
        drawn(b"/Boxed Do", Dictionary(XObject=Dictionary(Boxed=form)))(document)

    boxes = [run.box for run in read(changed(sound_pdf(), change))[4].runs]
    assert pytest.approx((100, 297.8, 140, 305)) in boxes


def test_a_page_is_blank_when_it_leaves_no_ink() -> None:
    empty = changed(sound_pdf(), lambda document: document.pages[5].obj.__delitem__("/Contents"))
    assert [page.is_blank for page in read(empty)] == [False] * 5 + [True]
    spaces = changed(empty, drawn(b"BT ET 0 0 100 100 re W n", on=6))
    assert read(spaces)[5].is_blank
    assert not read(changed(empty, drawn(b"0 g 0 0 100 100 re f", on=6)))[5].is_blank


def test_a_form_that_draws_itself_ends() -> None:
    def change(document: pikepdf.Pdf) -> None:
        form = document.make_indirect(document.make_stream(b"0 0 1 rg /Me Do"))
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 432, 648])
        form.Resources = Dictionary(XObject=Dictionary(Me=form))
        drawn(b"/Me Do", Dictionary(XObject=Dictionary(Me=form)))(document)

    pdf = changed(sound_pdf(), change)
    assert read(pdf)[4].colours == {"DeviceGray", "DeviceRGB"}
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(fonts_of(document, FontShelf())) == 1


@pytest.mark.parametrize("content", [b"1 0 cm", b"(x) w", b"BT 1 Tm ET", b"Tf"])
def test_operators_without_their_operands_are_found(content: bytes) -> None:
    pages = read(changed(sound_pdf(), drawn(content)))
    assert ["unreadable" in page.effects for page in pages] == [False] * 4 + [True, False]


def test_widths_are_said_one_by_one_or_for_a_range() -> None:
    with pikepdf.new() as document:
        document.add_blank_page()
        own = Dictionary(Subtype=Name.CIDFontType2, DW=300, W=Array([2, Array([500, 600]), 7, 9, 250]))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+X"), DescendantFonts=Array([own]))
        document.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=font))
        ((facts, page),) = fonts_of(document, FontShelf())
        assert page == 1
        assert [facts.length([code]) for code in (1, 2, 3, 4, 7, 9, 10, 9999)] == [
            300, 500, 600, 300, 250, 250, 300, 300,
        ]  # fmt: skip
