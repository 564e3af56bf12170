"""The text block: within every printer's margins, and the same whatever the page count, where that can be."""

from dataclasses import replace

import pytest

from letters.editor import Printer, Trim, UnknownPrinter, measure_for
from letters.editor.laying.block import ASCENT, CAPITAL, DESCENT, Block, block_for
from letters.editor.laying.pages import Side
from letters.editor.laying.styles import Styles
from tests.editor.books import plain_book

from .made_up import INGRAM, KDP, LULU, PRINTERS

EVERY = [(printer, trim) for printer in PRINTERS for trim in printer.trims]


def block(printer: Printer, trim: str, pages: int) -> Block:
    return block_for(replace(plain_book(), trim=trim), printer, pages)


@pytest.mark.parametrize(("printer", "trim"), EVERY, ids=lambda each: each.slug)
def test_everything_printed_keeps_to_the_margins(printer: Printer, trim: Trim) -> None:
    for pages in (24, 151, 301, 501, 800):
        found, margins = block(printer, trim.slug, pages), printer.margins(pages)
        styles = Styles(found.body)
        assert found.inside > margins.inside
        assert found.outside > margins.outside
        assert found.head + CAPITAL * styles.head.size < trim.height - margins.top
        assert found.foot - DESCENT * styles.folio.size > margins.bottom
        assert found.top < found.head
        assert found.bottom - DESCENT * found.body.size > found.foot + ASCENT * styles.folio.size


@pytest.mark.parametrize(("printer", "trim"), EVERY, ids=lambda each: each.slug)
def test_a_line_has_a_readable_length_and_no_type_is_too_small(printer: Printer, trim: Trim) -> None:
    found = block(printer, trim.slug, 200)
    assert 19 < found.measure / found.body.size < 32
    assert found.lines >= 20
    styles = Styles(found.body)
    small = (styles.head, styles.folio, styles.small, styles.caption, styles.caption_italic)
    assert min(style.size for style in small) >= printer.file.least_type


def test_the_block_stands_at_the_gutter() -> None:
    thin, thick = block(LULU, "6x9", 100), block(LULU, "6x9", 500)
    assert thin.measure == thick.measure == 305.86
    assert thick.inside > thin.inside
    assert thick.left(Side.RECTO) == thick.inside
    assert thick.left(Side.VERSO) == pytest.approx(432 - thick.inside - thick.measure)


def test_only_the_thickest_of_small_books_have_shorter_lines() -> None:
    assert block(KDP, "5x8", 828).measure == block(KDP, "5x8", 24).measure
    assert block(LULU, "4.25x6.875", 700).measure < block(LULU, "4.25x6.875", 60).measure


def test_a_worker_knows_the_measure_before_there_are_pages() -> None:
    for printer, trim in EVERY:
        book = replace(plain_book(), trim=trim.slug)
        assert measure_for(book, printer) == block_for(book, printer, 300).measure
    with pytest.raises(UnknownPrinter):
        measure_for(replace(plain_book(), trim="2x3"), INGRAM)
