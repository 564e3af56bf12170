"""The whole way from text to PDF, seen from outside."""

import hashlib
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from letters.handwriting import (
    HandwritingError,
    UnknownHand,
    UnknownPaper,
    UnwritableText,
    hand_names,
    lay_out,
    page_count,
    paper_names,
    picture,
    unwritable,
    write_letter,
)

from .reading_fonts import fonts, outlines

LETTER = """Dear Zoë,

It's three o'clock and the café is "closing". I wanted to say — before anyone else does — that you were right.

Tom & Jerry; if a<b then; <b>bold</b>; {{ user.password }}; 100% of £20.

With love,
José"""


def extracted(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("hand", hand_names())
def test_every_hand_writes_text_that_can_be_copied_exactly(hand: str) -> None:
    assert extracted(write_letter(LETTER, hand)) == " ".join(LETTER.split())


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
def test_poppler_reads_the_same_words(tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(write_letter(LETTER, "catherine"))
    read = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert read.split() == LETTER.split()


@pytest.mark.parametrize("hand", hand_names())
def test_no_outline_is_used_twice(hand: str) -> None:
    words = ["feel", "all", "the", "little", "letters", "settle"] * 3
    (font,) = fonts(write_letter(" ".join(words), hand))
    shapes = outlines(font)
    assert len(shapes) == sum(map(len, words))
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize("length", [31, 33, 40, 66, 99, 150])
def test_a_word_parted_at_a_line_end_gets_no_space_inside(length: int) -> None:
    for hand in ("amy", "isabella"):
        pages = lay_out("m" * length, hand).pages
        assert "".join(text for page in pages for text in page.pieces.texts) == "m" * length


def test_a_writer_tires_over_the_whole_letter_and_not_anew_on_every_page() -> None:
    text = "I walked home along the river and thought of you. " * 200
    heights = [page.lines.height for page in lay_out(text, "catherine", seed=3).pages]
    turns = [float(after[0] - before[-1]) for before, after in pairwise(heights)]
    assert len(turns) > 3
    assert abs(sum(turns) / len(turns)) < 0.04


@pytest.mark.parametrize("paper", paper_names())
def test_the_page_is_the_paper(paper: str) -> None:
    document = pdfium.PdfDocument(write_letter("Dear Amy", paper=paper))
    layout = lay_out("Dear Amy", paper=paper)
    assert document[0].get_size() == pytest.approx((layout.pages[0].width, layout.pages[0].height), abs=0.01)
    document.close()


def test_a_long_letter_flows_on_and_loses_nothing() -> None:
    text = "\n\n".join(f"Paragraph {number} says a little more than the one before." for number in range(120))
    pdf = write_letter(text)
    assert page_count(pdf) > 5
    assert extracted(pdf) == " ".join(text.split())


def test_another_process_writes_the_same_bytes() -> None:
    program = (
        "import hashlib, sys; from letters.handwriting import write_letter; "
        "print(hashlib.sha256(write_letter(sys.argv[1], 'amy', 'a4', 11)).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", program, LETTER], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == hashlib.sha256(write_letter(LETTER, "amy", "a4", 11)).hexdigest()


def test_the_digest_names_exact_pages() -> None:
    digest = lay_out(LETTER).digest
    assert digest == lay_out(LETTER).digest
    assert (
        len(
            {
                digest,
                lay_out(LETTER, seed=8).digest,
                lay_out(LETTER + ".").digest,
                lay_out(LETTER, "amy").digest,
            }
        )
        == 4
    )


def test_another_seed_is_another_letter() -> None:
    assert write_letter(LETTER, seed=1) != write_letter(LETTER, seed=2)


def test_the_document_says_what_it_is() -> None:
    pdf = write_letter(LETTER, title="For Zoë", author="José", language="es")
    document = pdfium.PdfDocument(pdf)
    assert (document.get_metadata_value("Title"), document.get_metadata_value("Author")) == (
        "For Zoë",
        "José",
    )
    document.close()
    assert b"/Lang (es)" in pdf
    assert pdf.startswith(b"%PDF-1.5")
    assert b"/Lang (ru)" in write_letter("Дорогая мама, спасибо.", "tatiana")
    assert b"Helvetica" not in pdf
    assert b"anonymous" not in pdf


def test_a_picture_shows_ink_on_white() -> None:
    image = Image.open(BytesIO(picture(write_letter(LETTER), 1, dpi=72)))
    assert image.size[0] == pytest.approx(420, abs=1)
    assert np.asarray(image.convert("L")).min() < 90


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(HandwritingError, match="no page 2"):
        picture(write_letter("Dear Amy"), 2)


def test_what_cannot_be_written_is_refused_by_name() -> None:
    with pytest.raises(UnwritableText, match="U\\+05E9") as caught:
        write_letter("שלום")
    assert caught.value.characters == unwritable("שלום", "theodore")


def test_half_a_character_in_a_title_is_no_reason_to_fail() -> None:
    assert write_letter("Dear Amy", title="For \ud800").startswith(b"%PDF")


def test_eight_writers_at_once_write_the_same() -> None:
    with ThreadPoolExecutor(8) as writers:
        letters = list(writers.map(lambda seed: write_letter(LETTER, "amy", seed=seed % 2), range(16)))
    assert len(set(letters)) == 2


def test_unknown_names_list_the_known_ones() -> None:
    with pytest.raises(UnknownHand, match="theodore"):
        write_letter("a", "nobody")
    with pytest.raises(UnknownPaper, match="a5"):
        write_letter("a", paper="a0")


def ends_well(text: str, hand: str) -> None:
    """In a letter, or in a refusal that says something."""
    try:
        assert write_letter(text, hand).startswith(b"%PDF")
    except HandwritingError as refused:
        assert str(refused)


HOSTILE = {
    "nul": "\0",
    "many nuls": "a" + "\0" * 1_000,
    "surrogate": "\ud800",
    "bidi": "\u202eabc",
    "zero width": "\u200b\u200b",
    "accents": "q" + "\u0301" * 1_000,
    "family": "👩‍👩‍👧‍👦",
    "breaks": "\n" * 20_000,
    "tabs": "a\t" * 1_000,
}
TOO_MUCH = {
    "word": "x" * 100_000,
    "million": "a" * 1_000_001,
    "lines": "a\n" * 20_000,
    "nuls": "a" + "\0" * 100_000,
    "accents": "q" + "\u0301" * 50_000,
    "quotation marks": '"' * 100_000,
}


@pytest.mark.promise("door-hand")
@pytest.mark.parametrize("hand", hand_names())
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_ends_in_a_letter_or_a_clear_refusal(text: str, hand: str) -> None:
    ends_well(text, hand)


@pytest.mark.promise("door-hand", "runaway")
@pytest.mark.parametrize("hand", ["theodore", "amy"])
@pytest.mark.parametrize("text", TOO_MUCH.values(), ids=TOO_MUCH)
def test_too_much_text_ends_in_a_letter_or_a_clear_refusal(text: str, hand: str) -> None:
    ends_well(text, hand)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200), st.sampled_from(list(hand_names())), st.integers(0, 2**63 - 1))
def test_any_text_ends_in_a_letter_or_a_clear_refusal(text: str, hand: str, seed: int) -> None:
    try:
        assert write_letter(text, hand, seed=seed).startswith(b"%PDF")
    except HandwritingError as refused:
        assert str(refused)
