"""A picture of a page."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from letters.handwriting import NoSuchPage, Stationery, lay_out, picture, words_on

LETTER = "Dear Amy,\n\n" + "The pear tree came down in the storm on Sunday night. " * 30


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(png)).convert("RGB")).astype(int)


def test_one_page_drawn_alone_looks_as_it_does_in_the_letter() -> None:
    layout = lay_out(LETTER)
    assert layout.page_count > 1
    assert np.array_equal(pixels(layout.png(2)), pixels(picture(layout.pdf(), 2)))


def test_the_ink_has_its_colour_and_the_paper_is_white() -> None:
    shown = pixels(lay_out(LETTER, stationery=Stationery(ink="burgundy")).png(1, 72))
    darkest = shown.reshape(-1, 3)[shown.sum(axis=2).argmin()]
    assert darkest[0] > 2 * darkest[1]
    assert (shown[0, 0] == 255).all()


def test_the_words_of_a_page_can_be_had_alone() -> None:
    pdf = lay_out(LETTER).pdf()
    assert words_on(pdf, 1).startswith("Dear Amy")
    assert "Dear Amy" not in words_on(pdf, 2)
    assert "pear tree" in words_on(pdf, 2)
    for page in (0, 99):
        with pytest.raises(NoSuchPage):
            words_on(pdf, page)
