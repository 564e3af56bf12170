"""Sheets for two-sided printing: as many sides as sheets have, and the second ones turned as the printer needs them."""

from io import BytesIO

import pytest
from pikepdf import Pdf

from letters.handwriting import two_sided, write_letter

PAGE = "Dear Rosa,\n\n" + "The pear tree came down in the storm on Sunday night. " * 30


@pytest.mark.parametrize("flips_short", [False, True])
@pytest.mark.parametrize("pages", [1, 2, 3])
def test_every_second_side_is_turned_where_the_printer_flips_short(pages: int, flips_short: bool) -> None:
    letter = write_letter(PAGE * pages if pages > 1 else "Dear Rosa,\n\nYes.", hand="theodore", paper="a6", seed=7)
    with Pdf.open(BytesIO(letter)) as written:
        count = len(written.pages)
        size = [float(edge) for edge in written.pages[0].mediabox]
    sheets = two_sided(letter, flips_short=flips_short)
    assert sheets == two_sided(letter, flips_short=flips_short)
    with Pdf.open(BytesIO(sheets)) as printed:
        turned = [int(page.obj.get("/Rotate", 0)) for page in printed.pages]
        assert len(printed.pages) == count + count % 2
        assert turned == [0, 180 if flips_short else 0] * (len(turned) // 2)
        assert all([float(edge) for edge in page.mediabox] == size for page in printed.pages)
