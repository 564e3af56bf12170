"""Preflight of a cover: each thing that can be wrong with it is found."""

from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Array, Pdf

from letters.editor import Book, Matter, UnknownPrinter, draw_cover, load_printers, preflight_cover, printer_named

from .pdfs import Change, changed, drawn

PRINTERS = load_printers(Path(__file__).resolve().parents[3] / "seeds" / "printers")
KDP, INGRAM = (printer_named(PRINTERS, slug) for slug in ("kdp", "ingramspark"))
DIGEST = "0123456789abcdef" * 4
BOOK = Book(Matter(title="Letters from Your Life", author="Theodore Twombly", blurb="Here they are."), ())


@pytest.fixture(scope="module")
def cover() -> bytes:
    return draw_cover(BOOK, KDP, 200, DIGEST)


def failed(pdf: bytes, pages: int = 200, digest: str = DIGEST) -> list[str]:
    return [check.name for check in preflight_cover(pdf, KDP, "6x9", "cream", pages, digest).failed]


def said(words: bytes, x: float, y: float, *, size: int = 10) -> Change:
    """Words in the font of the cover: its codes 1, 2, 3 …"""

    def change(document: Pdf) -> None:
        (font,) = [name for name in document.pages[0].Resources.Font.keys() if name == "/R"]  # noqa: SIM118
        drawn(f"BT {font} {size} Tf {x} {y} Td <{words.hex()}> Tj ET".encode(), on=1)(document)

    return change


WORDS = bytes((0, 1, 0, 2, 0, 3, 0, 2))


def twice(document: Pdf) -> None:
    document.pages.append(document.pages[0])


def bare(document: Pdf) -> None:
    drawn(b"1 1 1 rg 0 0 918 6 re f", on=1)(document)


@pytest.mark.parametrize(
    ("names", "change"),
    [
        (["One page"], twice),
        (["Page size"], lambda document: setattr(document.pages[0], "MediaBox", Array([0, 0, 918, 660]))),
        (["Trim box"], lambda document: setattr(document.pages[0], "TrimBox", Array([0, 0, 918, 666]))),
        (["Words on the spine"], said(WORDS, 438, 300)),
        (["Words clear of the cut"], said(WORDS, 12, 300)),
        (["Words clear of the cut"], said(WORDS, 600, 650)),
        (["Room for the barcode"], said(WORDS, 330, 60)),
        (["Bleed filled"], bare),
        (["Colours"], drawn(b"0 0 0 1 k 600 300 9 9 re f", on=1)),
        (["Smallest type"], said(WORDS, 600, 600, size=6)),
        (["Thinnest line"], drawn(b"0 g 600 300 100 0.3 re f", on=1)),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(names: list[str], change: Change, cover: bytes) -> None:
    assert failed(cover) == []
    assert failed(changed(cover, change)) == names


def test_a_cover_for_other_pages_is_found(cover: bytes) -> None:
    assert failed(cover, 202) == ["Made for this many pages", "Page size", "Trim box", "Bleed box"]
    assert failed(cover, 200, DIGEST[::-1]) == ["Made for these pages"]


def test_a_cover_that_does_not_say_what_it_is_for_is_found(cover: bytes) -> None:
    def untold(document: Pdf) -> None:
        del document.docinfo["/BookPageCount"]

    first, *_ = preflight_cover(changed(cover, untold), KDP, "6x9", "cream", 200, DIGEST).failed
    assert first.says == "The cover does not say how many pages it was made for; the book has 200."


def test_words_on_the_spine_of_a_thin_book_are_found() -> None:
    thin = draw_cover(BOOK, KDP, 60, DIGEST)
    assert failed(thin, 60) == []
    assert failed(changed(thin, said(WORDS[:2], 445, 300)), 60) == ["Words on the spine"]


@pytest.mark.parametrize(
    ("pages", "title", "says"),
    [
        (60, "The Pear Tree", "words on its spine from 79 pages on; this book has 60."),
        (90, "The Pear Tree", "The spine is 0.225 in thick, which leaves no room for type of 7 pt"),
        (200, "All that we never said of the pear tree " * 6, "title and author together are too long for it."),
    ],
)
def test_a_bare_spine_says_why(pages: int, title: str, says: str) -> None:
    book = replace(BOOK, matter=replace(BOOK.matter, title=title.strip()))
    checks = preflight_cover(draw_cover(book, KDP, pages, DIGEST), KDP, "6x9", "cream", pages, DIGEST).checks
    (check,) = [check for check in checks if check.name == "Words on the spine"]
    assert (check.figure, check.passed) == ("bare", True)
    assert says in check.says


def test_more_ink_than_dries_is_found() -> None:
    def names(pdf: bytes) -> list[str]:
        return [check.name for check in preflight_cover(pdf, INGRAM, "6x9", "cream", 200, DIGEST).failed]

    cover = draw_cover(BOOK, INGRAM, 200, DIGEST)
    assert names(changed(cover, drawn(b"0.7 0.6 0.6 0.9 k 600 300 9 9 re f", on=1))) == ["Ink on one spot"]
    assert names(changed(cover, drawn(b"0.6 0.4 0.4 1 k 600 300 9 9 re f", on=1))) == []


def test_a_size_that_the_printer_has_not_is_no_matter_of_the_file(cover: bytes) -> None:
    with pytest.raises(UnknownPrinter):
        preflight_cover(cover, KDP, "4x4", "cream", 200, DIGEST)
