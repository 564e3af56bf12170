"""Glyphs: kerned, joined, in the forms that were asked for, each knowing its letters."""

from dataclasses import replace

import pytest

from letters.editor.typesetting import (
    Face,
    TypeStyle,
    set_line,
    set_paragraph,
    takes_small_capitals,
    unset_characters,
)
from letters.editor.typesetting.faces import cut_of

from .prose import BOOK


def names(text: str, style: TypeStyle = BOOK, language: str = "en") -> list[str]:
    """The glyphs of a line, as the typeface calls them."""
    line = set_line(text, style, language=language)
    return [cut_of(piece.face).font.getGlyphName(glyph.number) for piece in line.pieces for glyph in piece.glyphs]


def said(text: str, style: TypeStyle = BOOK) -> list[str]:
    """What each glyph of a line is copied as."""
    return [glyph.text for piece in set_line(text, style).pieces for glyph in piece.glyphs]


def test_letters_are_joined_and_keep_their_text() -> None:
    assert names("office") == ["o", "f_f_i", "c", "e"]
    assert said("office") == ["o", "ffi", "c", "e"]


def test_letters_are_kerned() -> None:
    apart = set_line("T", BOOK).width + set_line("o", BOOK).width
    assert set_line("To", BOOK).width < apart - 0.5


def test_figures_are_old_style_unless_lining_ones_are_asked_for() -> None:
    assert names("1984") != names("1984", replace(BOOK, old_style=False))
    assert "osf" in names("9")[0]
    assert "lf" in names("9", replace(BOOK, old_style=False))[0]


def test_small_capitals_are_the_faces_own_and_copy_as_typed() -> None:
    style = replace(BOOK, small_caps=True)
    assert names("Ab é", style) == ["A", "b.sc", "space", "eacute.sc"]
    assert names("Ab", replace(style, level=True)) == ["A.sc", "b.sc"]
    assert said("Ab é", style) == ["A", "b", " ", "é"]


def test_small_capitals_that_the_face_lacks_are_capitals_of_a_smaller_size() -> None:
    style = replace(BOOK, small_caps=True)
    line = set_line("ță Привет ß", style)
    assert [(piece.text, piece.scale) for piece in line.pieces if not piece.space] == [
        ("ță", 0.7),
        ("П", 1.0),
        ("ривет", 0.7),
        ("ß", 1.0),
    ]
    assert "".join(said("ță Привет ß", style)) == "ță Привет ß"
    level = set_line("Țara mea", replace(style, level=True))
    assert [(piece.text, piece.scale) for piece in level.pieces if not piece.space] == [("Țara", 0.7), ("mea", 1.0)]


def test_no_small_capital_is_imitated_below_what_printers_take() -> None:
    """A text that would need one is in ordinary letters, all of it, and not letterspaced."""
    small = TypeStyle(9.5, 14, small_caps=True, tracking=70)
    assert set_line("To Costița", small) == set_line("To Costița", TypeStyle(9.5, 14))
    assert set_paragraph("To Costița and Анна", small, 40)[0].style == TypeStyle(9.5, 14)
    assert set_line("To Rosa Strauß", small).style == small
    assert takes_small_capitals("To Rosa Strauß", small)
    assert not takes_small_capitals("To Анна", small)
    assert not takes_small_capitals("**Анна**", small)
    assert takes_small_capitals("To Анна", replace(small, size=10.0))
    assert takes_small_capitals("To Анна", TypeStyle(6, 9)), "none are asked for"


def test_what_is_letterspaced_is_not_joined_and_ends_without_a_gap() -> None:
    style = replace(BOOK, tracking=100)
    assert names("ff", style) == ["f", "f"]
    assert set_line("ff", style).width == pytest.approx(2 * set_line("f", BOOK).width + 1.1, abs=0.5)


def test_an_accent_stands_on_its_letter() -> None:
    assert names("e\u0301") == ["eacute"]
    accented = set_line("x\u0301", BOOK).pieces[0]
    assert [glyph.text for glyph in accented.glyphs] == ["x", "\u0301"]
    assert accented.glyphs[1].x < 0


def test_italics_borrow_what_they_lack() -> None:
    line = set_line("x²", replace(BOOK, face=Face.ITALIC))
    assert [(piece.text, piece.face) for piece in line.pieces] == [("x", Face.ITALIC), ("²", Face.REGULAR)]


def test_each_language_has_its_forms() -> None:
    """A Romanian comma below is no cedilla; a Turkish small capital i keeps its dot."""
    small = replace(BOOK, small_caps=True)
    assert names("i", small, "tr") != names("i", small, "en")


@pytest.mark.parametrize("face", Face)
def test_every_cut_sets_what_europeans_write(face: Face) -> None:
    text = "ÀÉÎÕÜ àéîõü ÅØÆŒß åøæœ Łódź Çğış Ðþ Ččřžů ŐőŰű Ελλάδα Привет “”‘’„‚«»‹› –—… €£ ½ ¿¡"
    assert unset_characters(text) == ()
    glyphs = [glyph for piece in set_line(text, replace(BOOK, face=face)).pieces for glyph in piece.glyphs]
    assert all(glyph.number for glyph in glyphs)


def test_what_the_face_lacks_is_named_once_in_order() -> None:
    assert unset_characters("A 漢字 漢 for you, שלום 😀\u200d\n\u00a0") == ("漢", "字", "ש", "ל", "ו", "ם", "😀")
    assert unset_characters("") == ()
