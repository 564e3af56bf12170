"""What is drawn: true text, in fonts that are embedded and hold just what is used."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest

from letters.editor.typesetting import Face, TypeStyle, set_line, set_paragraph
from letters.editor.typesetting.faces import cut_of
from tests.handwriting.readers import READERS, Reader

from .pressed import embedded, measured, page_of
from .prose import BOOK, PEAR_TREE, QUIET

NAMES = {"/R": Face.REGULAR, "/I": Face.ITALIC, "/B": Face.BOLD, "/X": Face.BOLD_ITALIC}


def as_read(text: str) -> str:
    """A text as it was before its lines were broken: words joined at soft hyphens, which PDFium calls U+FFFE."""
    return " ".join(text.replace("\ufffe", "\u00ad\n").replace("\u00ad\n", "").split())


@pytest.mark.parametrize("reader", READERS)
def test_words_are_copied_whole_and_in_order(reader: Reader, tmp_path: Path) -> None:
    lines = set_paragraph(f"{PEAR_TREE} {QUIET}", BOOK, 187, indent=12)
    assert any(line.hyphenated for line in lines)
    (text,) = reader(page_of(lines), tmp_path)
    assert as_read(text) == set_line(f"{PEAR_TREE} {QUIET}", BOOK).text


@pytest.mark.parametrize("reader", READERS)
def test_every_accent_is_copied(reader: Reader, tmp_path: Path) -> None:
    said = "Ångström, “naïveté” – ‘Łódź’, Çeşme… œuvre Ǆ ½ x² Ελλάδα Привет"
    lines = [set_line(said, replace(BOOK, face=face)) for face in Face]
    (text,) = reader(page_of(lines), tmp_path)
    assert text.replace("\r", "").split("\n")[:4] == [said] * 4 or text.split() == said.split() * 4


@pytest.mark.parametrize("reader", READERS)
def test_small_capitals_and_spaced_letters_are_copied_as_typed(reader: Reader, tmp_path: Path) -> None:
    lines = [
        set_line("Letters from Your Life", TypeStyle(12, 20, small_caps=True, tracking=60)),
        set_line("Letters from Your Țară", TypeStyle(12, 20, small_caps=True, level=True)),
    ]
    (text,) = reader(page_of(lines), tmp_path)
    assert " ".join(text.split()) == "Letters from Your Life Letters from Your Țară"


@pytest.mark.parametrize("reader", READERS)
def test_an_accent_that_no_letter_has_is_copied_with_its_letter(reader: Reader, tmp_path: Path) -> None:
    (text,) = reader(page_of([set_line("a x\u0301 b q\u0303 c", BOOK)]), tmp_path)
    assert text.replace(" \u0301", "\u0301").strip() == "a x\u0301 b q\u0303 c"


def test_lines_are_drawn_as_long_as_they_were_set() -> None:
    lines = [
        *set_paragraph(PEAR_TREE, BOOK, 300, indent=12),
        *set_paragraph(QUIET, TypeStyle(9.3, 12, Face.ITALIC, tracking=15), 187),
        *set_paragraph("a" * 80, BOOK, 100),
        set_line("Țara x\u0301 ***fjord***", TypeStyle(17, 20, small_caps=True)),
    ]
    for line, length in zip(lines, measured(page_of(lines)), strict=True):
        # Behind its last letter a letterspaced line moves on once more, and shows nothing there.
        assert length == pytest.approx(line.width + line.style.tracking * line.style.size / 1000, abs=0.01)


def test_stressed_words_are_drawn_in_their_own_cuts() -> None:
    fonts = embedded(page_of([set_line("one *two* **three** ***four***", BOOK)]))
    assert {called: font.name for called, font in fonts.items()} == {
        "/R": "EBGaramond-Regular",
        "/I": "EBGaramond-Italic",
        "/B": "EBGaramond-Bold",
        "/X": "EBGaramond-BoldItalic",
    }
    assert {called: "".join(font.texts.values()) for called, font in fonts.items()} == {
        "/R": "one ",
        "/I": "two",
        "/B": "three".replace("ee", "e"),
        "/X": "four",
    }
    assert {called: font.flags for called, font in fonts.items()} == {"/R": 6, "/I": 70, "/B": 6, "/X": 70}


def test_embedded_glyphs_are_those_of_the_typeface() -> None:
    fonts = embedded(page_of([*set_paragraph(f"{PEAR_TREE} Ångström *ÅÉ*", BOOK, 200)]))
    for called, font in fonts.items():
        cut = cut_of(NAMES[called])
        cmap, theirs, ours = cut.font.getBestCmap(), cut.font["glyf"], font.program["glyf"]
        order = font.program.getGlyphOrder()
        assert len(order) == len(font.texts) + 1 == len(font.widths)
        for code, text in font.texts.items():
            assert font.program["hmtx"][order[code]][0] == font.widths[code]
            if len(text) == 1 and text.isalpha():
                name = cmap[ord(text)]
                assert font.widths[code] == cut.font["hmtx"][name][0]
                assert np.array_equal(ours[order[code]].getCoordinates(ours)[0], theirs[name].getCoordinates(theirs)[0])


def test_one_glyph_may_be_copied_as_two_texts() -> None:
    lines = [set_line("well-known", BOOK), *set_paragraph(QUIET, BOOK, 120)]
    fonts = embedded(page_of(lines))
    assert {"-", "\u00ad"} <= set(fonts["/R"].texts.values())


def test_only_what_is_used_is_there() -> None:
    few, many = page_of([set_line("ab", BOOK)]), page_of(set_paragraph(QUIET, BOOK, 300))
    assert len(embedded(few)["/R"].texts) == 2
    assert len(few) < len(many) < 15_000


def test_the_same_again_gives_the_same_bytes() -> None:
    lines = set_paragraph(PEAR_TREE, BOOK, 300)
    assert page_of(lines) == page_of(set_paragraph(PEAR_TREE, BOOK, 300))
    assert page_of(lines) != page_of(lines[:-1])


@pytest.mark.parametrize(("ink", "expected"), [(0.0, (0, 0, 0)), (0.5, (128, 128, 128)), ((1, 0, 0), (255, 0, 0))])
def test_type_is_drawn_in_its_ink(ink: float | tuple[float, float, float], expected: tuple[int, int, int]) -> None:
    document = pdfium.PdfDocument(page_of([set_line("—", TypeStyle(200, 200))], ink))
    picture = document[0].render(scale=0.5).to_numpy()
    document.close()
    darkest = picture.reshape(-1, 3)[picture.reshape(-1, 3).astype(int).sum(axis=1).argmin()]
    assert tuple(darkest[::-1].tolist()) == pytest.approx(expected, abs=1)


def test_a_line_stands_where_it_is_put() -> None:
    document = pdfium.PdfDocument(page_of([set_line("H", TypeStyle(100, 100))]))
    left, bottom, _, top = document[0].get_textpage().get_charbox(0)
    document.close()
    assert bottom == pytest.approx(600, abs=1)
    assert top == pytest.approx(665, abs=2)
    assert 50 < left < 55


def test_an_empty_line_draws_nothing() -> None:
    assert measured(page_of([set_line("", BOOK), set_line("a", BOOK)])) == [set_line("a", BOOK).width]
