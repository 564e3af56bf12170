"""Plates that share their forms: few of each letter, none twice in a row, and all of them where they belong."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from letters.handwriting import Layout, Plate, hand_names, lay_out, plates
from letters.handwriting.choosing import JOINED_FEWER
from letters.handwriting.forms import NONE
from letters.handwriting.grid import PEN
from letters.handwriting.sharing import RAISE
from letters.handwriting.sorts import BEGINNINGS, BLANK, HEAD, PART, Case, size_of

from .presses import book_of
from .readers import in_pdfium, written
from .reading_fonts import fonts
from .test_extraction import LETTER

BESSIE = "Bessie will still tell all of us: a little bottle, less butter, and no more coffee. " * 12

VARIANTS = 5


def rows_of(plate: Plate) -> np.ndarray:
    """The sorts of a plate in order: text, width, steps larger, form, next, variant and beginning, right, up."""
    assert plate.shared
    return np.frombuffer(plate.shared.stick.rows, dtype="<i2").reshape(-1, HEAD + PART)


def shown(layout: Layout, plate: Plate) -> Iterator[tuple[float, float, int]]:
    """Where every letter of a plate stands on the sheet, in points, and which it is; clusters by their first."""
    assert plate.shared
    rows, size = iter(rows_of(plate).tolist()), size_of(layout.alphabet.hand) * PEN
    wide = rise = lean = high = x = y = 0.0
    for line in plate.shared.operators.split("\n"):
        if line.endswith("Tm"):
            wide, rise, lean, high, x, y = map(float, line.split()[:6])
        for codes, move in re.findall(r"<(0+)>|(-?\d+(?=<))", line if line.endswith(("TJ", "Tj")) else ""):
            for _ in range(len(codes) // 4):
                _, width, _, form, _, _, right, up = next(rows)
                if form != BLANK:
                    ink_right, ink_up = right * PEN, up * PEN
                    yield x + wide * ink_right + lean * ink_up, y + rise * ink_right + high * ink_up, form
                x, y = x + width * PEN * wide, y + width * PEN * rise
            if move:
                x, y = x - int(move) / 1000 * size * wide, y - int(move) / 1000 * size * rise
    assert next(rows, None) is None


@pytest.mark.parametrize("hand", hand_names())
def test_every_letter_stands_where_the_layout_has_it(hand: str) -> None:
    """Nearly: in a word letters keep the distances at which they join."""
    layout = lay_out(LETTER, hand, "a5", 5)
    for page, plate in zip(layout.pages, plates(layout, VARIANTS), strict=True):
        first = np.flatnonzero(np.diff(page.owners, prepend=-1))
        word = page.letters.word[first]
        x = page.penned.start[word] + page.letters.x[first] * page.penned.width[word]
        line = page.penned.line[word]
        across = (x - page.lines.left[line]) / page.measure
        rise = page.lines.slope[line] * (x - page.lines.left[line]) + page.lines.bow[line] * across * across
        y = page.lines.base[line] + page.penned.lift[word] + rise
        places = np.array([place[:2] for place in shown(layout, plate)])
        assert [form for *_, form in shown(layout, plate)] == page.letters.forms[first].tolist()
        begins = np.diff(word, prepend=-1) > 0
        assert np.abs(places[:, 0] - x)[begins].max() < 0.12
        assert np.abs(places[:, 0] - x).max() < 1.2 * page.x_height
        assert np.median(np.abs(places[:, 0] - x)) < 0.15 * page.x_height
        # Half a step, and what a word climbs less than it should.
        apart = np.abs(places[:, 1] - y)
        assert apart.max() < 0.45 * page.x_height
        assert np.median(apart) < 1.3 * RAISE * PEN


def variants_of(layouts: Iterator[Layout]) -> dict[tuple[int, int, int], list[int]]:
    """The variants of each form, its neighbour and its beginning, in the order in which they are written."""
    written_with: dict[tuple[int, int, int], list[int]] = {}
    for layout in layouts:
        for plate in plates(layout, VARIANTS):
            for form, following, number in rows_of(plate)[:, HEAD : HEAD + 3].tolist():
                if form != BLANK:
                    alike = form, following, number % BEGINNINGS
                    written_with.setdefault(alike, []).append(number // BEGINNINGS)
    return written_with


def test_a_letter_has_no_more_forms_than_were_asked() -> None:
    found = variants_of(lay_out(BESSIE, "theodore", seed=seed) for seed in range(8))
    alone = [set(variants) for (_, following, _), variants in found.items() if following == NONE]
    joined = [set(variants) for (_, following, _), variants in found.items() if following != NONE]
    assert max(map(len, alone)) == VARIANTS
    assert 1 < max(map(len, joined)) <= -(-VARIANTS // JOINED_FEWER)
    assert all(variants <= set(range(VARIANTS)) for variants in alone)


def test_no_form_comes_again_before_all_others_were_used() -> None:
    layout = lay_out(BESSIE * 2, "samantha", "a6", 4)
    assert layout.page_count > 1
    found = variants_of(iter([layout]))
    often = [
        variants for (_, following, _), variants in found.items() if following == NONE and len(variants) >= 2 * VARIANTS
    ]
    assert len(often) > 8
    for variants in often:
        rounds = [variants[at : at + VARIANTS] for at in range(0, len(variants) - VARIANTS, VARIANTS)]
        assert all(len(set(each)) == VARIANTS for each in rounds)
    assert len({tuple(variants[:VARIANTS]) for variants in often}) > 3, "each letter has an order of its own"


def test_another_letter_begins_with_other_forms() -> None:
    first, other = (plates(lay_out(BESSIE, "samantha", seed=seed), VARIANTS)[0] for seed in (1, 2))
    assert rows_of(first)[:40, HEAD + 2].tolist() != rows_of(other)[:40, HEAD + 2].tolist()


def test_an_accent_is_written_with_its_letter() -> None:
    layout = lay_out("Zoë café déjà crème brûlée façade naïve. " * 12, "tatiana")
    clusters = [parts for plate in plates(layout, VARIANTS) if plate.shared for _, parts in plate.shared.stick.clusters]
    for parts in clusters:
        assert len(set(np.frombuffer(parts, dtype="<i2").reshape(-1, PART)[:, 2].tolist())) == 1


def test_the_font_holds_the_sorts_that_are_used_and_no_others() -> None:
    made = [plate for seed in range(3) for plate in plates(lay_out(LETTER, "paul", seed=seed), VARIANTS)]
    pdf = book_of(made)
    (font,) = fonts(pdf)
    used = set()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            for codes in re.findall(rb"<([0-9a-f]+)>", page.Resources.XObject.P1.read_bytes()):
                used |= {int(codes[at : at + 4], 16) for at in range(0, len(codes), 4)}
        widths = opened.pages[0].Resources.XObject.P1.Resources.Font.H.DescendantFonts[0].W
    assert used == set(range(1, len(widths[1]) + 1))
    table, names = font["glyf"], font.getGlyphOrder()
    parts = {part.glyphName for name in names if table[name].isComposite() for part in table[name].components}
    assert parts == set(names[len(used) + 1 :])


def test_a_hand_of_too_many_sorts_has_another_font(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    layouts = [lay_out(LETTER, "mark", seed=seed) for seed in range(3)]
    made = [plate for layout in layouts for plate in plates(layout, VARIANTS)]
    assert len(fonts(book_of(made))) == 1
    monkeypatch.setattr("letters.handwriting.sorts.MOST_GLYPHS", 3000)
    pdf = book_of(made)
    assert all(len(font.getGlyphOrder()) <= 3001 for font in fonts(pdf))
    assert len(fonts(pdf)) > 1
    wanted = [" ".join(written(page)).split() for layout in layouts for page in layout.pages]
    assert [page.split() for page in in_pdfium(pdf, tmp_path)] == wanted


def test_the_second_dozen_of_letters_needs_fewer_new_sorts_than_the_first_and_hardly_a_new_form() -> None:
    case, counts = Case(), []
    for seed in range(24):
        for plate in plates(lay_out(BESSIE, "theodore", seed=seed), VARIANTS):
            assert plate.shared
            case.codes(plate.shared.stick)
        if seed in (11, 23):
            counts.append(case.counts)
    (sorts, forms), (more_sorts, more_forms) = counts
    assert more_sorts - sorts < 0.75 * sorts
    # Sorts are numbers; the ink is in the forms.
    assert more_forms - forms < 0.15 * forms
