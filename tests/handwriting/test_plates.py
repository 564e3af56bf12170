"""Plates: the pages of a letter inside a book, with the same ink and the same words."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from letters.handwriting import Layout, Stationery, hand_names, lay_out, pack_plates, picture, plates

from .presses import book_of
from .readers import READERS, Reader, paragraphs, written
from .test_extraction import CYRILLIC, LETTER
from .test_pictures import pixels

PRINTED = Stationery(ruled=True, numbered=True, ink="burgundy", letterhead="The Old Ferry House · Whitby")

SHARED = 10

PROGRAM = """
import hashlib, sys
from letters.handwriting import Stationery, lay_out, pack_plates, plates
from tests.handwriting.presses import book_of
made = []
for hand in ("amy", "catherine"):
    layout = lay_out(sys.argv[1], hand, "a5", 11, stationery=Stationery(ruled=True, letterhead="Ferry House"))
    for variants in (0, 3):
        made.append(pack_plates(plates(layout, variants)))
        made.append(book_of(plates(layout, variants)))
print(*(hashlib.sha256(each).hexdigest() for each in made))
"""

OLD = "AVX2 FMA3 X86_V3 X86_V4 AVX512_ICL AVX512_SPR"
"""What numpy is to do without, by its older names and its newer ones."""


def laid(hand: str = "theodore", paper: str = "a5", seed: int = 7, **chosen: object) -> Layout:
    return lay_out(LETTER, hand, paper, seed, **chosen)  # type: ignore[arg-type]


@pytest.mark.parametrize("hand", ["theodore", "samantha"])
def test_the_ink_of_a_plate_looks_exactly_as_in_the_letter(hand: str) -> None:
    layout = laid(hand, stationery=PRINTED)
    book, letter = book_of(plates(layout)), layout.pdf()
    for number in range(1, layout.page_count + 1):
        apart = np.abs(pixels(picture(book, number)) - pixels(picture(letter, number)))
        assert apart.max() <= 1, "no more than a colour in whole steps of 255 can be off"


@pytest.mark.parametrize("variants", [0, SHARED])
def test_nothing_that_is_printed_lies_outside_the_crop(variants: int) -> None:
    made = plates(laid("isabella", mends=True, stationery=PRINTED), variants)
    for plate in made:
        left, bottom, right, top = plate.crop
        assert 0 <= left < right <= plate.width
        assert 0 <= bottom < top <= plate.height
    whole = [replace(plate, crop=(0.0, 0.0, plate.width, plate.height)) for plate in made]
    for number in range(1, len(made) + 1):
        cut, uncut = (pixels(picture(book_of(each), number)) for each in (made, whole))
        assert np.array_equal(cut, uncut)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("hand", hand_names())
@pytest.mark.parametrize("variants", [0, SHARED])
def test_the_words_can_be_copied_at_any_scale(hand: str, variants: int, reader: Reader, tmp_path: Path) -> None:
    layout = laid(hand, "a5", 3)
    for scale in (1.0, 0.62):
        pages = reader(book_of(plates(layout, variants), grey=True, scale=scale), tmp_path)
        assert [page.split() for page in pages] == [" ".join(written(page)).split() for page in layout.pages]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("variants", [0, SHARED])
def test_paragraphs_come_apart_and_words_struck_through_are_not_copied(
    variants: int, reader: Reader, tmp_path: Path
) -> None:
    text = "Dear Amy,\n\n" + "Thank you for every letter that you wrote last winter. " * 24 + "\n\nLove,\nPaul"
    for hand, paper, stationery in (
        ("samantha", "a5", PRINTED),
        ("theodore", "a4", Stationery()),
        ("ruth", "a6", PRINTED),
    ):
        layout = lay_out(text, hand, paper, 3, stationery=stationery, mends=True)
        assert any(np.bincount(page.owners).max() >= 4 for page in layout.pages), "something is struck"
        pages = reader(book_of(plates(layout, variants), scale=0.8), tmp_path)
        head = ["The Old Ferry House · Whitby"] if stationery.letterhead else []
        wanted = [written(page) for page in layout.pages]
        assert [paragraphs(page) for page in pages] == [head + wanted[0], *wanted[1:]]


@pytest.mark.parametrize("reader", READERS)
def test_cyrillic_too(reader: Reader, tmp_path: Path) -> None:
    layout = lay_out(CYRILLIC, "tatiana", "5x7", 5)
    pages = reader(book_of(plates(layout, SHARED)), tmp_path)
    assert [paragraphs(page) for page in pages] == [written(page) for page in layout.pages]


def test_a_plate_says_its_words_line_by_line() -> None:
    layout = lay_out("Dear Amy,\n\nThank you for the pears.\n\nLove,\nPaul", stationery=PRINTED)
    for variants in (0, SHARED):
        told = [plate.text for plate in plates(layout, variants)]
        assert told == ["The Old Ferry House · Whitby\n\nDear Amy,\n\nThank you for the pears.\n\nLove,\n\nPaul"]


def test_a_long_word_that_turns_is_one_word_and_a_number_of_a_page_is_none() -> None:
    long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch" * 2
    layout = lay_out(f"Dear Amy,\n\n{long} is far.\n\n" + "And so on. " * 90, "paul", "a6", stationery=PRINTED)
    told = [plate.text for plate in plates(layout)]
    assert long in told[0]
    assert len(told) > 1
    assert not told[1].endswith("2")


@pytest.mark.parametrize("variants", [0, SHARED])
def test_one_content_serves_greys_and_colours(variants: int) -> None:
    made = plates(laid(stationery=PRINTED), variants)
    told = {}
    for grey in (True, False):
        with pikepdf.open(BytesIO(book_of(made, grey=grey))) as pdf:
            forms = [page.Resources.XObject.P1 for page in pdf.pages]
            told[grey] = [form.read_bytes() for form in forms]
            bases = {str(form.Resources.ColorSpace.I[1]) for form in forms}
        assert bases == {"/DeviceGray" if grey else "/DeviceRGB"}
    assert told[True] == told[False]
    for content in told[True]:
        operators = set(re.findall(rb"(?<![\w/])(rg|RG|g|G|k|K|scn|SCN|sc|SC|cs|CS)(?!\w)", content))
        assert operators == {b"cs", b"CS", b"sc", b"SC"}
        assert not re.search(rb"BDC|BMC|EMC", content), "nothing is marked inside a plate"


def test_a_grey_file_knows_no_other_colour() -> None:
    pdf = book_of(plates(laid(stationery=PRINTED), SHARED), grey=True)
    assert b"/DeviceGray" in pdf
    assert not re.search(rb"DeviceRGB|DeviceCMYK|ICCBased|CalRGB", pdf)


def test_what_plates_have_alike_is_in_the_file_once() -> None:
    layouts = [lay_out(LETTER, "amy", "a5", seed, stationery=PRINTED) for seed in range(3)]
    with pikepdf.open(BytesIO(book_of([plate for each in layouts for plate in plates(each, SHARED)]))) as pdf:
        drawings = [page.Resources.XObject.P1.Resources for page in pdf.pages]
        hands = {each.Font.H.objgen for each in drawings}
        types = {each.Font.T.objgen for each in drawings if "/T" in each.Font}
        inks = {each.ColorSpace.I.objgen for each in drawings}
    assert len(drawings) > 3
    assert (len(hands), len(types), len(inks)) == (1, 1, 1)


def test_every_font_is_embedded_and_its_name_its_own() -> None:
    made = [plate for variants in (0, SHARED) for plate in plates(laid(stationery=PRINTED), variants)]
    names = re.findall(rb"/FontName /(\S+)", book_of(made))
    assert len(names) == len(set(names)) == 1 + len(made) // 2 + 1  # type, the hand of every unique page, its sorts
    assert all(re.fullmatch(rb"[A-Z]{6}\+\w+", name) for name in names)


@pytest.mark.parametrize("variants", [-1, 1001])
def test_variants_have_a_number(variants: int) -> None:
    with pytest.raises(ValueError, match="variants"):
        plates(laid(), variants)


def test_the_bytes_depend_on_nothing_around_them() -> None:
    here = []
    for hand in ("amy", "catherine"):
        layout = lay_out(LETTER, hand, "a5", 11, stationery=Stationery(ruled=True, letterhead="Ferry House"))
        for variants in (0, 3):
            made = plates(layout, variants)
            here += [hashlib.sha256(each).hexdigest() for each in (pack_plates(made), book_of(made))]
    surroundings = {
        "PYTHONHASHSEED": "2",
        "OPENBLAS_NUM_THREADS": "2",
        "TZ": "Asia/Tokyo",
        "NPY_DISABLE_CPU_FEATURES": OLD,
    }
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "ignore", "-c", PROGRAM, LETTER],
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == here
