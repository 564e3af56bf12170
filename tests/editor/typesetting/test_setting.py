"""Paragraphs as they come out, and what is true of every one."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.editor import CannotBeSet
from letters.editor.typesetting import (
    Alignment,
    Face,
    TypeLine,
    TypeStyle,
    pack_line,
    plain,
    set_line,
    set_paragraph,
    unpack_line,
)

from .prose import BOOK, PEAR_TREE, QUIET, shown

SIX_BY_NINE = 302.0
NARROW = 187.0


def test_a_paragraph_of_a_book() -> None:
    assert (
        shown(set_paragraph(PEAR_TREE, BOOK, 300, indent=12))
        == """\
...My dear Rosa, the pear tree came down in the storm on Sunday night,
and I have been thinking of the summers we spent beneath it, your
mother’s “good chairs” dragged out over the grass, the office clerks from
the ferry, the flute and the fiddle, and you, aged nine in 1984, explaining
photography to anyone who would listen. I can’t pretend that I under-
stood it all; nobody did."""
    )


def test_a_narrow_one() -> None:
    assert (
        shown(set_paragraph(QUIET, BOOK, NARROW))
        == """\
It is quiet, of course; the lighthouse keeper’s
widow comes on Thursdays with eggs and
disagreeable opinions, and the boys from the
boatyard mend whatever I have broken since
the previous Thursday. But quiet is not the
same as lonely. When I walk home along the
harbour wall in the evening and the lamps
come on across the water, one by one, I find
that I am still composing sentences for you."""
    )


def test_a_title_has_lines_of_like_length() -> None:
    title = "Twenty Years of Letters to the Lighthouse at the End of the Harbour Wall"
    assert (
        shown(set_paragraph(title, TypeStyle(18, 22), 260, alignment=Alignment.CENTRE))
        == """\
.............Twenty Years of Letters
............to the Lighthouse at the
...........End of the Harbour Wall"""
    )


def test_what_the_author_broke_stays_broken() -> None:
    lines = set_paragraph("With *all\nmy* love,\n\u2028Rosa", BOOK, 300, indent=12, hang=24)
    assert shown(lines) == "...With all\n......my love,\n......Rosa"
    assert all(line.stretch == 0 for line in lines)


def test_what_no_line_can_hold_is_parted_where_it_is_best() -> None:
    text = "See https://example.org/letters/from/your/life/1984/pear-tree.html the Donaudampfschifffahrtsgesellschaft"
    assert (
        shown(set_paragraph(text, BOOK, 110))
        == """\
See https://example.org/
letters/from/your/life/
1984/pear-tree.html the
Donaudampfschifffahrts-
gesellschaft"""
    )


def test_no_break_spaces_hold_their_words_together() -> None:
    text = "It was the 14\u00a0May, and Mr\u00a0Henderson came. " * 4
    for width in range(120, 300, 3):
        for line in set_paragraph(text, BOOK, width):
            assert not line.text.endswith((" 14", " Mr"))
            assert not line.text.startswith(("May", "Henderson"))


def test_a_dash_never_begins_a_line() -> None:
    text = "We came late – the others had gone – and Rosa said nothing at all. " * 4
    lines = [line for width in range(150, 360, 3) for line in set_paragraph(text, BOOK, width)]
    assert not any(line.text.startswith("–") for line in lines)
    assert any(line.text.endswith("–") for line in lines)


def test_a_quotation_mark_stays_with_what_is_quoted() -> None:
    text = "Elle disait « jamais plus » et moi « toujours » ; puis rien. " * 4
    lines = [line.text for width in range(150, 360, 3) for line in set_paragraph(text, BOOK, width, language="fr")]
    assert not any(line.endswith("«") or line.startswith(("»", ";")) for line in lines)


def test_the_rest_of_a_word_is_no_last_line() -> None:
    lines = set_paragraph("With all my love, and the cat’s grudging regards,", BOOK, NARROW, indent=12)
    assert shown(lines).splitlines()[-1] == "regards,"


def test_languages_are_hyphenated_each_its_own_way() -> None:
    text = "Verantwortungsbewusstsein und Selbstverständlichkeit gehören zusammen. " * 3
    german, unknown = (set_paragraph(text, BOOK, NARROW, language=language) for language in ("de", "xx"))
    assert any(line.hyphenated for line in german)
    assert not any(line.hyphenated for line in unknown)


def test_ragged_lines_are_not_hyphenated_or_stretched() -> None:
    for alignment in (Alignment.LEFT, Alignment.CENTRE, Alignment.RIGHT):
        lines = set_paragraph(QUIET, BOOK, NARROW, alignment=alignment)
        assert not any(line.hyphenated or line.stretch for line in lines)
    right = set_paragraph(QUIET, BOOK, NARROW, alignment=Alignment.RIGHT)
    assert all(line.left + line.width == pytest.approx(NARROW) for line in right)
    centre = set_paragraph(QUIET, BOOK, NARROW, alignment=Alignment.CENTRE)
    assert all(2 * line.left + line.width == pytest.approx(NARROW) for line in centre)


def test_a_soft_hyphen_says_where_a_word_is_parted() -> None:
    word = "incomprehensi\u00adbilities"
    assert "".join(line.text for line in set_paragraph(word, BOOK, 400)) == "incomprehensibilities"
    parted = {shown(set_paragraph(f"Such {word} abound", BOOK, width)) for width in range(80, 130)}
    assert any("incomprehensi-\nbilities" in text for text in parted)


def test_what_the_face_lacks_is_refused() -> None:
    with pytest.raises(CannotBeSet, match="“漢” U\\+6F22, “א” U\\+05D0") as refused:
        set_line("漢 and א, 漢", BOOK)
    assert refused.value.letter == 0


def test_invisible_signs_leave_nothing() -> None:
    assert set_line("a\u200db\ufeff c\x07", BOOK) == set_line("ab c", BOOK)


def test_a_line_is_never_broken() -> None:
    line = set_line(f"{QUIET}\n\n{QUIET}", BOOK)
    assert line.text == f"{QUIET} {QUIET}"
    assert line.width > 3000
    assert (line.left, line.stretch) == (0, 0)


def test_nothing_is_no_line() -> None:
    assert set_paragraph(" \n ", BOOK, 300) == ()
    assert set_line("", BOOK) == TypeLine(0.0, "", BOOK)


def test_emphasis_can_be_left_alone() -> None:
    assert set_line("an *old* song", BOOK, emphasis=False).text == "an *old* song"
    assert {piece.face for piece in set_line("an *old* song", BOOK, emphasis=False).pieces} == {Face.REGULAR}


def test_what_is_stressed_in_italics_stands_upright() -> None:
    line = set_line("an *old* **song**", replace(BOOK, face=Face.ITALIC))
    assert [(piece.text, piece.face) for piece in line.pieces if not piece.space] == [
        ("an", Face.ITALIC),
        ("old", Face.REGULAR),
        ("song", Face.BOLD_ITALIC),
    ]


TEXTS = st.text(alphabet=st.sampled_from("aaeemiÉfl ffi  *_\"'-–—…\u00a0\u00ad\n.,1Q/Яß"), max_size=400)


@settings(max_examples=150, deadline=None)
@given(
    TEXTS,
    st.floats(20, 400),
    st.sampled_from(Alignment),
    st.floats(0, 15),
    st.floats(0, 15),
    st.sampled_from([BOOK, TypeStyle(9.3, 11, small_caps=True, tracking=40), TypeStyle(13, 15, Face.BOLD)]),
)
def test_every_paragraph_is_whole_and_stays_in_its_measure(
    text: str, measure: float, alignment: Alignment, indent: float, hang: float, style: TypeStyle
) -> None:
    lines = set_paragraph(text, style, measure, alignment=alignment, indent=indent, hang=hang)
    for line in lines:
        assert line.width > 0
        assert line.left >= -0.01
        assert line.left + line.width <= measure + 0.01 or len(line.text) == 1
        spaces = sum(piece.space for piece in line.pieces)
        drawn = sum(piece.width for piece in line.pieces) - style.tracking
        assert line.width == pytest.approx(drawn * style.size / 1000 + spaces * line.stretch, abs=0.005)
        assert unpack_line(json.loads(json.dumps(pack_line(line))), style) == line
    said = "".join(line.text.removesuffix("\u00ad") for line in lines)
    assert "".join(said.split()) == "".join(set_line(text, style).text.split())


@pytest.mark.parametrize("measure", [NARROW, 240.0, SIX_BY_NINE, 360.0])
def test_justified_lines_end_at_the_measure(measure: float) -> None:
    for text in (plain(PEAR_TREE), QUIET):
        *full, last = set_paragraph(text, BOOK, measure, indent=12)
        assert all(line.left + line.width == pytest.approx(measure, abs=0.01) for line in full)
        assert last.left + last.width <= measure + 0.01
        assert all(line.stretch > -0.26 * 0.2 * 11 for line in full)


def test_the_same_again_is_the_same() -> None:
    assert set_paragraph(PEAR_TREE, BOOK, 300) == set_paragraph(PEAR_TREE, BOOK, 300)


def test_a_packed_line_has_all_its_glyphs_again() -> None:
    style = TypeStyle(11, 14, small_caps=True, tracking=30)
    for line in (*set_paragraph(f"{PEAR_TREE} *Țara* mea, x² *x²*", style, 150), *set_paragraph("m" * 99, style, 70)):
        again = unpack_line(json.loads(json.dumps(pack_line(line))), style)
        assert [(each.glyphs, each.scale) for each in again.pieces] == [
            (each.glyphs, each.scale) for each in line.pieces
        ]


def test_a_long_text_without_a_space_is_set() -> None:
    lines = set_paragraph("a" * 100_000, BOOK, 300)
    assert sum(len(line.text) for line in lines) == 100_000
