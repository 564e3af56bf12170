"""Every hand has strokes for every character that it offers: those that its typeface and its corrections give."""

import re
import unicodedata

import numpy as np
import pytest

from letters.handwriting.hands import hand_named, hands
from letters.handwriting.strokes import STROKES, strokes_of
from letters.handwriting.strokes.__main__ import header
from letters.handwriting.strokes.corrections import corrections_in
from letters.handwriting.strokes.files import parsed, written
from letters.handwriting.strokes.making import maker_of
from letters.handwriting.strokes.typeface import ROUND_LETTERS

SLUGS = sorted(hands())

MADE_AGAIN = "atgé8;"
"""A bowl, a bar, a loop below the line, an accent, a figure, a dot."""


def text(slug: str) -> str:
    return (hand_named(slug).font.parent / STROKES).read_text(encoding="utf-8")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_character_that_a_hand_offers_has_strokes(slug: str) -> None:
    hand = hand_named(slug)
    glyphs = strokes_of(hand)
    assert set(glyphs) == {chr(code) for code in hand.in_typeface}
    for character, forms in glyphs.items():
        for form in forms:
            assert bool(form.marks) != character.isspace(), character
            assert 0 <= form.advance < 12, character


@pytest.mark.parametrize("slug", SLUGS)
def test_strokes_are_few_nodes_in_sane_places(slug: str) -> None:
    for character, forms in strokes_of(hand_named(slug)).items():
        kinds = [mark.kind for mark in forms[0].marks]
        assert kinds == sorted(kinds, key=("path", "bar", "dot").index), character
        for mark in (mark for form in forms for mark in form.marks):
            assert mark.points.shape[1:] == (2,) and np.isfinite(mark.points).all(), character
            assert np.abs(mark.points).max() < 12, character
            assert len(mark.points) >= 2 or mark.kind == "dot" or not character.isalnum(), character
            steps = np.hypot(*np.diff(mark.points, axis=0).T)
            assert (steps > 0).all(), character


@pytest.mark.parametrize("slug", SLUGS)
def test_the_centre_lines_of_small_letters_are_one_high(slug: str) -> None:
    spans = []
    for letter in ROUND_LETTERS:
        heights = np.concatenate([mark.points[:, 1] for mark in strokes_of(hand_named(slug))[letter][0].marks])
        spans.append((heights.min(), heights.max()))
    low, high = np.median(spans, axis=0)
    assert abs(low) < 0.06
    assert abs(high - low - 1) < 0.06


@pytest.mark.parametrize("slug", SLUGS)
def test_letters_that_need_them_have_dots_and_bars(slug: str) -> None:
    glyphs = strokes_of(hand_named(slug))
    for letter in "ij:;!?.é":
        dots = [mark for mark in glyphs[letter][0].marks if mark.kind == "dot"]
        assert len(dots) == (2 if letter == ":" else 1), letter
    assert [mark.kind for mark in glyphs["ä"][0].marks].count("dot") == 2
    for letter in "HJKTZ&AEFBR0123456789":
        assert all(mark.kind == "path" for mark in glyphs[letter][0].marks), letter


@pytest.mark.parametrize("slug", SLUGS)
def test_a_file_says_what_it_was_made_from_and_is_written_as_it_is_read(slug: str) -> None:
    maker = maker_of(slug)
    assert text(slug).startswith(header(maker))
    assert maker.typeface.sha256 == hand_named(slug).provenance.sha256
    assert written(header(maker), parsed(text(slug))) == text(slug)


@pytest.mark.parametrize("slug", ["ada", "catherine", "tatiana"])
def test_the_command_makes_the_same_strokes_again(slug: str) -> None:
    stored, maker = parsed(text(slug)), maker_of(slug)
    for character in MADE_AGAIN:
        assert maker.drawings(character) == stored[character], character


@pytest.mark.parametrize("slug", SLUGS)
def test_corrections_are_about_characters_that_the_hand_offers(slug: str) -> None:
    hand = hand_named(slug)
    assert all(ord(character[0]) in hand.in_typeface for character in corrections_in(hand.font.parent))


@pytest.mark.parametrize("slug", SLUGS)
def test_small_files_that_a_person_can_read(slug: str) -> None:
    characters = len(hand_named(slug).in_typeface)
    assert len(text(slug).encode()) < 60_000 + 160 * max(0, characters - 360)
    for line in text(slug).splitlines():
        assert len(line) < 700
        assert re.match(r"#|U\+[0-9A-F]{4,5} |path |bar |dot |$", line), line


def test_accents_stand_on_the_letters_that_they_stand_on_alone() -> None:
    for slug in SLUGS:
        glyphs = strokes_of(hand_named(slug))
        for character, forms in glyphs.items():
            letter, *accents = list(unicodedata.normalize("NFD", character))
            if accents and letter in glyphs and letter not in "ijіј":
                assert len(forms[0].marks) > 0, (slug, character)


def test_a_letter_with_a_stroke_through_it_is_the_letter_and_the_stroke() -> None:
    glyphs = strokes_of(hand_named("amy"))
    for struck, letter in (("ł", "l"), ("đ", "d"), ("ø", "o")):
        kinds = [mark.kind for mark in glyphs[struck][0].marks]
        assert kinds == [*(mark.kind for mark in glyphs[letter][0].marks), "bar"], struck


@pytest.mark.parametrize("slug", ["catherine", "charles"])
def test_a_quotation_mark_that_the_typeface_draws_as_its_counterpart_is_turned(slug: str) -> None:
    glyphs = strokes_of(hand_named(slug))
    opening, closing = (np.concatenate([mark.points for mark in glyphs[sign][0].marks]) for sign in "“”")
    middle = opening.min(axis=0) + opening.max(axis=0)
    turned = middle - opening
    assert (
        np.abs(np.sort(turned, axis=0) - np.sort(closing - closing.min(axis=0) + turned.min(axis=0), axis=0)).max()
        < 0.05
    )


def test_the_dots_that_a_typeface_has_lost_are_there() -> None:
    for letter in "ij":
        assert [mark.kind for mark in strokes_of(hand_named("lewman"))[letter][0].marks] == ["path", "dot"]
