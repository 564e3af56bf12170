"""Every hand comes with its licence and where it came from, and writes the letters of Western Europe."""

import hashlib
import string

import pytest
from fontTools.ttLib import TTFont

from letters.handwriting import hand_names, lay_out, name_of_hand
from letters.handwriting.alphabets import alphabet_of
from letters.handwriting.characters import hands_for, require_writable, unwritable_in
from letters.handwriting.errors import UnwritableText
from letters.handwriting.hands import FONTS, hand_named, hands
from letters.handwriting.papers import MM
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


def test_a_hand_that_left_the_drawer_is_not_offered_and_still_writes_what_was_begun_in_it() -> None:
    left = set(hands()) - set(hand_names())
    assert left == {slug for slug, hand in hands().items() if not hand.offered}
    for slug in left:
        assert slug not in hands_for("Dear Amy") and name_of_hand(slug) == hands()[slug].name
        assert lay_out("Dear Amy", slug).page_count == 1


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
    assert hand.characters == alphabet_of(hand).characters


def test_the_hands_for_a_text_write_all_of_it() -> None:
    assert set(hands_for("Dear Zoë,")) == set(hand_names())
    assert set(hands_for("Дорогая Zoë")) < set(SLUGS)
    assert hands_for("Дорогая 🦊") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Привет", "Tatiana can."),
        ("see you 🦊 👩\u200d👧", "Emoji cannot be written by hand"),
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


def test_every_hand_moves_within_what_hands_do() -> None:
    for hand in hands().values():
        movement = hand.movement
        assert 0.2 * MM < hand.nib < 0.5 * MM
        assert 0 < movement.joining <= 1 and 0 <= movement.rounds <= 1
        assert 0.02 < movement.shake < 0.09 and movement.habit < 0.1
        for loan in movement.borrowed:
            assert loan.hand in hands() and loan.hand != hand.slug and 0 < loan.share <= 1
            assert all(ord(letter) in hand_named(loan.hand).characters for letter in loan.letters)
