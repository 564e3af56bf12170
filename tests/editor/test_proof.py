"""The proof of a book."""

from io import BytesIO

import pikepdf

from letters.editor import draw_cover, draw_interior, make_proof, preflight_interior
from letters.handwriting import words_on
from tests.editor.books import plain_book
from tests.editor.laying.made_up import KDP, laid


def test_it_has_the_cover_the_pages_as_they_lie_open_and_what_was_checked() -> None:
    book, pages = plain_book(), laid(plain_book())
    interior = draw_interior(pages)
    cover = draw_cover(book, KDP, pages.page_count, "0" * 64)
    checks = (("the pages", preflight_interior(interior, KDP, book.trim, book.stock)),)
    proof = make_proof(book, interior, cover, checks)
    assert proof == make_proof(book, interior, cover, checks)
    with pikepdf.open(BytesIO(proof)) as opened:
        sheets = len(opened.pages)
        spread = [float(side) for side in opened.pages[1].MediaBox[2:]]
        assert str(opened.docinfo.Title) == "Proof: The Pear Tree"
    opened_pages = pages.page_count // 2 + 1
    assert sheets > 1 + opened_pages and spread == [2 * 432 + 36, 648 + 36]
    assert "The Pear Tree" in words_on(proof, 1) and "ISBN 978-3-16-148410-0" in words_on(proof, 1)
    words = "".join(words_on(proof, number) for number in range(opened_pages + 2, sheets + 1))
    assert "What was checked" in words and "Of the pages" in words and "in order" in words
