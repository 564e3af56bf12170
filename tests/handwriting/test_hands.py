"""Every hand comes with its licence and where it came from, and writes the letters of Western Europe."""

import hashlib
import string
from dataclasses import replace

import numpy as np
import pytest
from fontTools.ttLib import TTFont

from letters.handwriting.characters import hands_for, require_writable, unwritable_in
from letters.handwriting.errors import UnwritableText
from letters.handwriting.faces import face_of
from letters.handwriting.hands import FONTS, Hand, hand_named, hands
from letters.handwriting.scripts import LANGUAGES, languages_in, scripts_in

SLUGS = sorted(hands())

LICENCES = {"OFL-1.1": "SIL OPEN FONT LICENSE Version 1.1", "Apache-2.0": "Apache License"}

EMBEDDING_RESTRICTED = 0x000F | 0x0200
"""The bits of fsType that forbid or restrict embedding, and the one that allows bitmaps only (OpenType, OS/2)."""


def test_there_are_many_and_they_live_in_folders_of_their_own() -> None:
    assert len(SLUGS) >= 12
    assert {folder.name for folder in FONTS.iterdir() if folder.is_dir()} == {*SLUGS, "type"}
    assert len({hand.name for hand in hands().values()}) == len(SLUGS)
    assert len({hand.font.name for hand in hands().values()}) == len(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_hand_has_its_licence_and_provenance(slug: str) -> None:
    folder = FONTS / slug
    provenance = hand_named(slug).provenance
    assert all((provenance.typeface, provenance.copyright, provenance.package, provenance.version))
    assert provenance.sha256 == hashlib.sha256(hand_named(slug).font.read_bytes()).hexdigest()
    assert LICENCES[provenance.licence] in " ".join((folder / "LICENSE.txt").read_text().split())
    kept = {"LICENSE.txt", "hand.toml", "strokes.txt", hand_named(slug).font.name}
    assert {file.name for file in folder.iterdir()} - {"corrections.toml"} == kept


@pytest.mark.parametrize("slug", SLUGS)
def test_a_typeface_may_be_embedded_and_has_outlines_that_can_be_bent(slug: str) -> None:
    with TTFont(hand_named(slug).font, lazy=True) as font:
        assert font["OS/2"].fsType & EMBEDDING_RESTRICTED == 0
        assert {"glyf", "cmap", "hmtx"} <= set(font.keys())
        assert "fvar" not in font


@pytest.mark.parametrize("slug", SLUGS)
def test_a_hand_writes_the_letters_and_signs_of_western_europe(slug: str) -> None:
    signs = " ".join(".,;:!?'\"’‘“”()-–—…&/+=%*£€§°@#«»„")
    words = f"{string.ascii_letters} {string.digits} {signs} {LANGUAGES['Western European']}"
    assert unwritable_in(words, hand_named(slug)) == ()


def test_several_write_cyrillic() -> None:
    assert {slug for slug in SLUGS if "Russian" in languages_in(hand_named(slug).characters)} >= {"tatiana", "anton"}


@pytest.mark.parametrize("slug", SLUGS)
def test_what_a_hand_writes_is_known_without_opening_it(slug: str) -> None:
    hand = hand_named(slug)
    assert "Latin" in scripts_in(hand.characters)
    assert hand.characters == face_of(hand).characters


def test_the_hands_for_a_text_write_all_of_it() -> None:
    assert set(hands_for("Dear Zoë,")) == set(SLUGS)
    assert set(hands_for("Дорогая Zoë")) < set(SLUGS)
    assert hands_for("Дорогая 🙂") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Привет", "Tatiana can."),
        ("see you 🙂 👩\u200d👧", "Emoji cannot be written by hand"),
        ("שלום", r"right to left yet \(Hebrew\)"),
        ("مرحبا", r"right to left yet \(Arabic\)"),
        ("नमस्ते", "has learned Devanagari yet"),
        ("สวัสดี", "has learned Thai yet"),
        ("你好", "has learned Han yet"),
        ("Привет שלום", "right to left"),
        ("\ue000", "No one hand of ours"),
    ],
)
def test_what_cannot_be_written_is_refused_with_a_way_out(text: str, said: str) -> None:
    with pytest.raises(UnwritableText, match=said):
        require_writable(text, hand_named("theodore"))


def test_a_script_that_would_be_drawn_wrong_is_not_taken_from_a_typeface_that_has_it() -> None:
    mark = hand_named("mark")
    with TTFont(mark.font, lazy=True) as font:
        listed = set(font.getBestCmap())
    devanagari = range(0x0904, 0x0950)
    assert not listed.isdisjoint(devanagari)
    assert mark.characters.isdisjoint(devanagari)
    assert {code for code in listed if code < 0x0250} - mark.characters <= {0x00, 0x0D, 0xAD}


def widest(hand: Hand, sign: str, at: str) -> float:
    """How wide the lower or the upper half of a sign is."""
    face = face_of(hand)
    glyph = face.shaper.get_nominal_glyph(ord(sign))
    points = face.points[face.first_point[glyph] : face.first_point[glyph + 1]]
    middle = (points[:, 1].max() + points[:, 1].min()) / 2
    half = points[points[:, 1] < middle if at == "bottom" else points[:, 1] >= middle]
    return float(np.ptp(half[:, 0]))


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if hand_named(slug).turned])
def test_a_quotation_closes_with_the_opening_sign_turned_half_round(slug: str) -> None:
    hand = hand_named(slug)
    as_it_was = replace(hand, turned="")
    assert widest(as_it_was, "”", "top") == pytest.approx(widest(as_it_was, "“", "top"), rel=0.05)
    assert widest(hand, "”", "bottom") == pytest.approx(widest(hand, "“", "top"), rel=0.1)


@pytest.mark.parametrize("slug", ["ruth", "theodore"])
def test_a_nib_is_as_broad_as_it_says(slug: str) -> None:
    hand, own = hand_named(slug), face_of(replace(hand_named(slug), nib=None))
    face = face_of(hand)
    assert face.stroke * face.scale == pytest.approx(hand.nib)
    glyph = face.shaper.get_nominal_glyph(ord("o"))
    broader, (left, right) = face.stroke - own.stroke, (face.boxes[glyph, 0], face.boxes[glyph, 2])
    grown = right - left - (own.boxes[glyph, 2] - own.boxes[glyph, 0])
    assert grown * broader > 0 and 0.4 < grown / broader < 2.6


def ink_area(points: np.ndarray, ends: np.ndarray) -> float:
    """The area inside the contours, those of holes taken off."""
    area = 0.0
    for contour in np.split(points, ends[:-1] + 1):
        following = np.roll(contour, -1, axis=0)
        area += float((contour[:, 0] * following[:, 1] - following[:, 0] * contour[:, 1]).sum()) / 2
    return abs(area)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("letter", "aegow")
def test_pressing_the_pen_adds_ink(slug: str, letter: str) -> None:
    face = face_of(hand_named(slug))
    glyph = face.shaper.get_nominal_glyph(ord(letter))
    span = slice(int(face.first_point[glyph]), int(face.first_point[glyph + 1]))
    ends = face.ends[face.first_contour[glyph] : face.first_contour[glyph + 1]]
    points, swelling = face.points[span], face.swelling[span]
    pressed = ink_area(points + swelling * 0.2, ends)
    assert 1.05 < pressed / ink_area(points, ends) < 1.5
    assert 0.05 < face.stroke / face.x_height < 0.25


@pytest.mark.parametrize("slug", SLUGS)
def test_the_dot_of_an_i_is_added_after_lifting_the_pen(slug: str) -> None:
    face = face_of(hand_named(slug))
    glyph = face.shaper.get_nominal_glyph(ord("i"))
    floating = face.floating[int(face.first_point[glyph]) : int(face.first_point[glyph + 1])]
    assert 0 < floating.sum() < len(floating)


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if hand_named(slug).dots])
def test_only_the_dots_move_from_where_the_typeface_has_them(slug: str) -> None:
    hand = hand_named(slug)
    face, own = face_of(hand), face_of(replace(hand, dots=0.0))
    moved = face.points - own.points
    glyphs = np.flatnonzero([moved[a:b].any() for a, b in zip(face.first_point, face.first_point[1:], strict=False)])
    assert set(glyphs) == {face.shaper.get_nominal_glyph(ord(letter)) for letter in "ij"}
    assert not moved[~face.floating].any()
    assert moved.min() == pytest.approx(min(0.0, hand.dots * face.x_height))


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if hand_named(slug).dotted])
def test_a_lost_dot_is_set_above_its_letter(slug: str) -> None:
    face, own = face_of(hand_named(slug)), face_of(replace(hand_named(slug), dotted=""))
    for letter in hand_named(slug).dotted:
        glyph = face.shaper.get_nominal_glyph(ord(letter))
        assert face.boxes[glyph, 3] > own.boxes[glyph, 3] + 0.1 * face.x_height
