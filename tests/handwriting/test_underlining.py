"""What is stressed is underlined by the pen, and its marks are not written."""

import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from letters.handwriting import (
    Layout,
    Stationery,
    address_envelope,
    hand_names,
    hands_for,
    lay_out,
    pack_plates,
    picture,
    plates,
    unpack_plates,
    unwritable,
    write_letter,
)
from letters.handwriting.grid import PEN
from letters.handwriting.inking import ink
from letters.handwriting.papers import PAPERS
from letters.handwriting.placing import Page
from letters.handwriting.seeding import uniform
from letters.handwriting.stroking import Stroke, _baseline, strokes_of
from letters.handwriting.underlining import LIFTING, Underline

from .presses import book_of
from .readers import READERS, Reader, written
from .test_pictures import pixels

TYPED = """Dear Rosa,

I am {*}so{*} glad (really {*}glad{*}, says Tom) that you came. {**}Never{**} forget what we saw; 3 * 4, a_b_c.

Please bring the {_}photographs of your mother{_}, and {*}come early, because the tide will be low and we can walk \
out to the lighthouse together, all of us, as we did{*}. It was {***}not{***} your fault.

With {*}all{*} my love,
Paul"""

LETTER, PLAIN = re.sub(r"[{}]", "", TYPED), re.sub(r"\{.*?\}", "", TYPED)


def laid(text: str = LETTER, hand: str = "theodore", paper: str = "a5", seed: int = 7, **chosen: object) -> Layout:
    return lay_out(text, hand, paper, seed, **chosen)  # type: ignore[arg-type]


def above(page: Page, stroke: Underline) -> str:
    """The words over a stroke: the letters of its line of which half or more is over it, and the spaces between."""
    pieces = page.pieces
    middle = (pieces.pens + pieces.advances / 2) * PEN
    over = np.flatnonzero((pieces.lines == stroke.line) & (middle > stroke.left) & (middle < stroke.right))
    return "".join(pieces.texts[index] for index in range(over[0], over[-1] + 1)).strip()


def strokes(layout: Layout) -> list[Stroke]:
    return [stroke for page in layout.pages for stroke in strokes_of(page)]


def lifting(seed: int) -> bool:
    """Whether the pen of that letter is lifted at letters that hang down."""
    return uniform(seed, "underline", "lifts") < LIFTING


THROUGH = next(seed for seed in range(100) if not lifting(seed))
LIFTED = next(seed for seed in range(100) if lifting(seed))


@pytest.mark.parametrize("hand", hand_names())
def test_the_marks_are_not_written_and_every_letter_stands_where_it_would(hand: str) -> None:
    marked, plain = laid(hand=hand), laid(PLAIN, hand)
    assert plain.digest != marked.digest and not strokes(plain)
    for with_marks, without in zip(marked.pages, plain.pages, strict=True):
        assert with_marks.pieces.texts == without.pieces.texts
        assert np.array_equal(with_marks.pieces.pens, without.pieces.pens)
        assert np.array_equal(
            ink(with_marks, marked.alphabet, marked.seed).points, ink(without, plain.alphabet, plain.seed).points
        )


@pytest.mark.parametrize("hand", hand_names())
def test_the_strokes_run_under_the_words_that_are_stressed(hand: str) -> None:
    layout = laid("Dear Rosa,\n\nIt is *quite* so.\n\nNo **means** no, and ***never*** more.", hand, seed=THROUGH)
    (page,) = layout.pages
    assert len(page.underlines) == 1 + 2 + 3
    for stroke, word in zip(page.underlines, ["quite", *["means"] * 2, *["never"] * 3], strict=True):
        said = above(page, stroke)
        assert word[1:-1] in said and len(said) <= len(word) + 2, "a little inside or outside of its word"


def test_a_stop_behind_a_word_is_not_underlined_and_one_between_the_marks_is() -> None:
    texts = ("Dear Rosa,\n\nBe *brave*; all is well.", "Dear Rosa,\n\nBe *brave;* all is well.")
    ends = [laid(text).pages[0].pieces.texts[laid(text).pages[0].underlines[0].piece] for text in texts]
    assert ends == ["e", ";"]


def test_over_a_break_of_line_every_line_has_a_stroke_of_its_own() -> None:
    words = "bring them all, the boots and the long rope that hangs in the shed and\nthe tin"
    (page,) = laid(f"Dear Rosa,\n\nYou *must {words} too.*", "amy", "a6", THROUGH).pages
    lines = [stroke.line for stroke in page.underlines]
    assert lines == list(range(1, len(lines) + 1)) and len(lines) > 2
    told = " ".join(above(page, stroke) for stroke in page.underlines)
    assert told.split()[1:-1] == words.split()


@pytest.mark.parametrize("hand", ["theodore", "amy", "isabella"])
def test_a_stroke_runs_below_the_baseline_and_above_the_next_line(hand: str) -> None:
    layout = laid(hand=hand)
    for page in layout.pages:
        for line, stroke in zip(page.underlines, strokes_of(page), strict=True):
            left, bottom, right, top = stroke.box()
            begins, ends = _baseline(page, line.line, np.array([line.left, line.right])).tolist()
            assert min(begins, ends) - 1.7 * page.x_height < bottom < top < max(begins, ends) + 0.1 * page.x_height
            assert left > line.left - 2 and right < line.right + 2


@pytest.mark.parametrize("paper", ["a6", "a5", "letter"])
def test_no_stroke_leaves_the_sheet_or_runs_further_into_a_margin_than_the_words(paper: str) -> None:
    text = "Dear Rosa,\n\n*" + "Every word of this is stressed, and there are very many of them. " * 12 + "So.*\n\nPaul"
    for seed in range(6):
        layout = laid(text, "catherine", paper, seed, pace=1.0)
        for page in layout.pages:
            pieces = page.pieces
            ends = (pieces.pens + pieces.advances) * PEN
            assert page.underlines
            for stroke in page.underlines:
                own = np.flatnonzero(pieces.lines == stroke.line)
                assert stroke.left >= min(pieces.pens[own[0]] * PEN, PAPERS[paper].left)
                assert stroke.right <= max(ends[own[-1]], page.width - PAPERS[paper].right)


def test_no_two_strokes_are_alike_and_another_letter_has_others() -> None:
    text = "Dear Rosa,\n\n" + "It is *well* done. " * 12
    shapes = []
    for seed in (THROUGH, THROUGH + 100):
        for stroke in strokes(laid(text, seed=seed)):
            points = stroke.controls - stroke.controls.mean(axis=0)
            shapes.append(points[:, 1] / np.ptp(points[:, 0]))
    assert len(shapes) == 24
    nearest = min(np.abs(one - other).max() for one, other in combinations(shapes, 2) if len(one) == len(other))
    assert nearest > 0.002, "in lengths of the line"


@pytest.mark.parametrize("hand", ["theodore", "samantha"])
def test_a_stroke_is_about_as_thick_as_the_pen(hand: str) -> None:
    layout = laid(hand=hand)
    pen = layout.pages[0].nib
    for stroke in strokes(layout):
        half = len(stroke.controls) // 2
        across = stroke.controls[:half, 1] - stroke.controls[::-1][:half, 1]
        middle = across[half // 3 : -half // 3]
        assert 0.6 * pen < middle.mean() < 1.3 * pen
        assert across[0] < middle.mean() and across[-1] < middle.mean(), "thinner where it lands and leaves"


def test_some_letters_are_underlined_with_the_pen_lifted_at_what_hangs_down() -> None:
    text = "Dear Rosa,\n\nBring the *photographs you have of your geography* prize."
    counts = {seed: len(strokes(laid(text, "theodore", seed=seed))) for seed in (THROUGH, LIFTED)}
    lines = {seed: len({stroke.line for stroke in laid(text, seed=seed).pages[0].underlines}) for seed in counts}
    assert counts[THROUGH] == lines[THROUGH] and counts[LIFTED] > lines[LIFTED]


def test_the_same_letter_has_the_same_bytes_and_every_hand_its_own() -> None:
    assert write_letter(LETTER, "amy", seed=5) == write_letter(LETTER, "amy", seed=5)
    digests = {laid(hand=hand).digest for hand in hand_names()}
    assert len(digests) == len(hand_names())


def test_where_marks_are_written_as_they_are_typed_nothing_is_underlined() -> None:
    old = laid(underlines=False)
    assert "".join(old.pages[0].pieces.texts).count("*") == LETTER.count("*")
    assert not strokes(old)
    assert laid(PLAIN, underlines=False).digest == laid(PLAIN).digest, "no mark, no difference"


@pytest.mark.parametrize("reader", READERS)
def test_the_words_are_copied_without_marks(reader: Reader, tmp_path: Path) -> None:
    layout = laid(hand="amy")
    pages = reader(layout.pdf(), tmp_path)
    assert [page.split() for page in pages] == [" ".join(written(page)).split() for page in layout.pages]
    assert " ".join(pages).split() == PLAIN.split()


def test_lines_are_no_part_of_what_is_read_aloud(tmp_path: Path) -> None:
    """Every operator that paints stands between marks, as tagged PDF has it."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(laid().pdf())
    with pikepdf.open(path) as pdf:
        depth, painted = 0, 0
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            operator = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            if operator == "f":
                painted += 1
                assert depth == 1
        assert depth == 0 and painted == len(strokes_of(laid().pages[0]))


@pytest.mark.parametrize("variants", [0, 4])
@pytest.mark.parametrize("grey", [False, True])
def test_plates_carry_the_strokes(variants: int, grey: bool) -> None:
    printed = Stationery(ink="burgundy", letterhead="The Old Ferry House")
    made = plates(laid(stationery=printed), variants)
    assert unpack_plates(pack_plates(made)) == made
    assert " ".join(plate.text for plate in made).split()[4:] == PLAIN.split()
    bare = plates(laid(PLAIN, stationery=printed), variants)
    marked, plain = (pixels(picture(book_of(each, grey=grey), 1)).astype(int) for each in (made, bare))
    page = laid(stationery=printed).pages[0]
    inked = np.abs(marked - plain).sum(axis=-1) > 60
    scale = marked.shape[0] / page.height
    outside = inked.copy()
    for stroke in strokes_of(page):
        left, bottom, right, top = (side * scale for side in stroke.box())
        rows = slice(int(marked.shape[0] - top) - 1, int(marked.shape[0] - bottom) + 2)
        columns = slice(int(left) - 1, int(right) + 2)
        assert inked[rows, columns].any(axis=0).mean() > 0.6, "ink along the whole line"
        outside[rows, columns] = False
    assert not outside.any(), "and nowhere else"


@pytest.mark.parametrize("variants", [0, 4])
def test_a_crop_holds_the_strokes(variants: int) -> None:
    layout = laid("*so gypsy*", seed=THROUGH)
    (plate,) = plates(layout, variants)
    for stroke in strokes(layout):
        left, bottom, right, top = stroke.box()
        assert plate.crop[0] < left and plate.crop[1] < bottom and right < plate.crop[2] and top < plate.crop[3]


def test_a_line_costs_a_plate_little() -> None:
    text = "Dear Rosa,\n\n" + "It is *well* done. " * 20
    marked, plain = (len(pack_plates(plates(laid(each), 4))) for each in (text, text.replace("*", "")))
    assert (marked - plain) / 20 < 500


def test_the_preview_shows_the_strokes() -> None:
    marked, plain = laid().svg(1), laid(PLAIN).svg(1)
    assert marked.count("<path") - plain.count("<path") == len(strokes_of(laid().pages[0]))
    assert "*so*" not in marked


def test_marks_need_no_form_in_the_hand() -> None:
    assert unwritable("*so* ☃", "amy") == ("☃",)
    assert "amy" in hands_for("*so*")


def test_letterheads_and_envelopes_keep_their_stars() -> None:
    page = laid("Dear Rosa,\n\nCome.", stationery=Stationery(letterhead="The *Old* House")).pages[0]
    assert page.letterhead and "".join(page.letterhead.texts) == "The *Old* House"
    envelope = address_envelope("Rosa *Hale*\nWhitby", "amy", "dl", 3)
    assert "*Hale*" in "".join(envelope.pages[0].pieces.texts)
    assert not envelope.pages[0].underlines


def test_with_numbers_and_mended_words_the_right_words_are_underlined() -> None:
    text = "Dear Rosa,\n\n" + "Nothing in particular happened here today. " * 40 + "It is *quite* certain.\n\nPaul"
    layout = laid(text, paper="a6", seed=THROUGH, mends=True, stationery=Stationery(numbered=True))
    ((page, stroke),) = [(page, stroke) for page in layout.pages for stroke in page.underlines]
    assert page.number > 1 and above(page, stroke) in ("quite", "quit", "uite", "uit")


def test_the_shell_underlines(tmp_path: Path) -> None:
    letter, out = tmp_path / "letter.txt", tmp_path / "letter.pdf"
    letter.write_text(LETTER, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "letters.handwriting", letter, "--out", out], check=True, capture_output=True)
    assert out.read_bytes() == write_letter(LETTER)
