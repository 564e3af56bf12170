"""Books as PDF: looked into with libraries that had no part in making them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest

from letters.editor import Chapter, LaidBook, Printer, Setting, draw_interior, draw_screen, lay_book, preflight_interior
from letters.handwriting import Stationery
from tests.editor.books import letter, plain_book
from tests.editor.laying.made_up import KDP, PRINTERS, in_hand, laid


@cache
def book(setting: Setting) -> LaidBook:
    return laid(plain_book(), setting)


@cache
def interior(setting: Setting) -> bytes:
    return draw_interior(book(setting))


@cache
def screen(setting: Setting) -> bytes:
    return draw_screen(book(setting))


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def page_texts(pdf: bytes) -> list[str]:
    """What PDFium copies from each page."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [document[at].get_textpage().get_text_range() for at in range(len(document))]
    finally:
        document.close()


def everything(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    """The content of every page and of every drawing on them."""
    for page in pdf.pages:
        yield page.Contents.read_bytes()
        yield from (drawing.read_bytes() for drawing in page.Resources.get("/XObject", {}).values())


@pytest.mark.parametrize("setting", Setting)
def test_every_page_is_there_and_says_what_was_laid(setting: Setting) -> None:
    for pdf in (interior(setting), screen(setting)):
        texts = page_texts(pdf)
        assert len(texts) == book(setting).page_count
        for page, text in zip(book(setting).pages, texts, strict=True):
            assert bool(text.strip()) is not page.is_blank
            for set_line in (*page.type, *page.furniture):
                words = set_line.line.text.rstrip("\u00ad").split()
                assert all(word in text for word in words), set_line
        assert any("“good” jug" in text or '"good" jug' in text for text in texts)


def test_letters_in_their_hands_can_be_copied() -> None:
    place = book(Setting.FACSIMILE).places["letter 11"]
    assert "The pear tree came" in page_texts(interior(Setting.FACSIMILE))[place]


@pytest.mark.parametrize("setting", Setting)
def test_the_interior_is_in_greys_alone(setting: Setting) -> None:
    with opened(interior(setting)) as pdf:
        for content in everything(pdf):
            assert not re.search(rb"(?<![\w.])(rg|RG|k|K|/DeviceRGB|/DeviceCMYK)(?![\w.])", content)
        spaces = [
            space
            for page in pdf.pages
            for drawing in page.Resources.get("/XObject", {}).values()
            for space in drawing.Resources.ColorSpace.values()
        ]
        assert {str(space[1]) for space in spaces} == (set() if setting is Setting.READING else {"/DeviceGray"})


def test_the_rules_of_a_sheet_are_as_thick_as_a_printer_wants() -> None:
    chapter = Chapter("A", (replace(letter(11), stationery=Stationery(ruled=True)),))
    for trim in ("5x8", "8.25x6"):
        drawn = draw_interior(laid(replace(plain_book(), trim=trim, chapters=(chapter,)), Setting.FACSIMILE))
        with opened(drawn) as pdf:
            page = next(page for page in pdf.pages if "/XObject" in page.Resources)
            (ruled,) = page.Resources.XObject.values()
            assert not re.search(rb"[\d.]+ w\b", ruled.read_bytes())
            shown = re.search(rb"q ([\d.]+) 0 0 .* cm ([\d.]+) w /P0 Do", page.Contents.read_bytes())
            assert shown
            assert float(shown[1]) * float(shown[2]) == pytest.approx(0.75, abs=0.001)
            assert float(shown[1]) * float(shown[2]) >= 0.75


def palettes(pdf: bytes) -> list[tuple[str, bytes]]:
    """Of every drawing, on what its colours stand, and their table."""
    with opened(pdf) as file:
        spaces = [
            drawing.Resources.ColorSpace.I
            for page in file.pages
            for drawing in page.Resources.get("/XObject", {}).values()
        ]
        return [(str(space[1]), bytes(space[3])) for space in spaces]


def test_whatever_is_written_is_printed_solid_black() -> None:
    """A stroke of half a point in a grey is printed as a row of dots."""
    for base, table in palettes(interior(Setting.FACSIMILE)):
        assert base == "/DeviceGray"
        pen, rules, type_ = table[:254], table[254], table[255]
        assert set(pen) == {0} and type_ == 0 and rules > 0


def test_on_paper_for_colour_letters_have_their_inks_and_its_preflight_agrees() -> None:
    sepia = replace(letter(11), stationery=Stationery(ink="sepia"))
    sent = replace(plain_book(), stock="premium", chapters=(Chapter("A", (sepia,)),))
    pdf = draw_interior(laid(sent, Setting.FACSIMILE))
    assert {base for base, _ in palettes(pdf)} == {"/DeviceRGB"}
    checks = {check.name: check for check in preflight_interior(pdf, KDP, "6x9", "premium").checks}
    assert checks["Colours"].passed
    assert not {c.name: c for c in preflight_interior(pdf, KDP, "6x9", "white").checks}["Colours"].passed


def test_letters_have_their_inks_on_the_screen() -> None:
    with opened(screen(Setting.FACSIMILE)) as pdf:
        (drawing,) = pdf.pages[book(Setting.FACSIMILE).places["letter 11"]].Resources.XObject.values()
        assert str(drawing.Resources.ColorSpace.I[1]) == "/DeviceRGB"


@pytest.mark.parametrize("printer", PRINTERS, ids=lambda printer: printer.slug)
def test_boxes_are_those_of_the_printer(printer: Printer) -> None:
    sent = replace(plain_book(), trim="5.5x8.5", setting=Setting.READING)
    with opened(draw_interior(lay_book(sent, printer, {}))) as pdf:
        for page in pdf.pages:
            assert [float(edge) for edge in page.TrimBox] == [0, 0, 396, 612]
            assert page.MediaBox == page.TrimBox == page.BleedBox


@pytest.mark.parametrize("setting", Setting)
def test_a_printer_gets_nothing_to_click_and_every_font(setting: Setting) -> None:
    with opened(interior(setting)) as pdf:
        assert pdf.pdf_version <= "1.6"
        assert not any("/Annots" in page for page in pdf.pages)
        assert "/Outlines" not in pdf.Root
        fonts = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        assert len({str(font.FontName) for font in fonts}) == len(fonts)
        assert str(pdf.docinfo["/Title"]) == "The Pear Tree"


def test_the_screen_knows_who_wrote_what_in_which_language() -> None:
    with opened(screen(Setting.READING)) as pdf:
        assert str(pdf.docinfo["/Author"]) == "Paul Lindqvist"
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_bookmarks_lead_to_their_pages() -> None:
    laid_book = book(Setting.READING)
    document = pdfium.PdfDocument(screen(Setting.READING))
    try:
        found = [(mark.get_title(), mark.level, mark.get_dest().get_index()) for mark in document.get_toc()]
    finally:
        document.close()
    assert found == [(mark.title, mark.depth, laid_book.places[mark.to]) for mark in laid_book.bookmarks]
    assert ("To Émile, An anniversary, 13 May 2019", 1, laid_book.places["letter 12"]) in found


def test_links_of_contents_and_index_land() -> None:
    laid_book = book(Setting.FACING)
    with opened(screen(Setting.FACING)) as pdf:
        places: dict[object, int] = {page.objgen: at for at, page in enumerate(pdf.pages)}
        for page, drawn in zip(laid_book.pages, pdf.pages, strict=True):
            landed = [places[note.Dest[0].objgen] for note in drawn.get("/Annots", ())]
            assert landed == [laid_book.places[link.to] for link in page.links]
    assert sum(len(page.links) for page in laid_book.pages) > 10


def test_pages_are_called_what_the_contents_call_them() -> None:
    document = pdfium.PdfDocument(screen(Setting.READING))
    try:
        labels = [document.get_page_label(at) for at in range(len(document))]
    finally:
        document.close()
    assert labels == [page.label for page in book(Setting.READING).pages]


@pytest.mark.parametrize("setting", Setting)
def test_the_same_book_has_the_same_bytes(setting: Setting) -> None:
    assert draw_interior(laid(plain_book(), setting)) == interior(setting)
    assert draw_screen(laid(plain_book(), setting)) == screen(setting)


def test_the_plates_of_one_letter_are_opened_once() -> None:
    asked: list[int] = []

    class Packed(dict[int, object]):
        def __getitem__(self, number: int) -> object:
            asked.append(number)
            return super().__getitem__(number)

    draw_interior(replace(book(Setting.FACING), plates=Packed(in_hand(plain_book()))))  # type: ignore[arg-type]
    assert asked == [11, 12, 13]


def test_nothing_is_smaller_than_a_printer_takes() -> None:
    for setting in Setting:
        sizes = [line.line.style.size for page in book(setting).pages for line in (*page.type, *page.furniture)]
        assert min(sizes) >= max(printer.file.least_type for printer in PRINTERS)
