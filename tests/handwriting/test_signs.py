"""Signs that no typeface has are drawn by every hand, and copied out of the page as they were typed."""

from pathlib import Path

import numpy as np
import pytest

from letters.handwriting import hand_names, hands, lay_out, stand_ins, unwritable
from letters.handwriting.alphabets import alphabet_of
from letters.handwriting.characters import drawn
from letters.handwriting.inking import ink
from letters.handwriting.signs import FACES, LOWERED, RAISED, signs
from tests.handwriting.readers import READERS, Reader, paragraphs

LETTER = """Dear Amy,

All my love <3 ♥ ❤️ and a smile :) ☺ 🙂 for the 1ˢᵗ ★ of May: go → left, 60 m² and H₂O ✓ then.

Paul"""


@pytest.mark.parametrize("slug", hand_names())
def test_every_hand_writes_every_sign(slug: str) -> None:
    alphabet = alphabet_of(hands()[slug])
    assert {ord(sign) for sign in signs()} <= alphabet.characters
    small = {sign for sign, full in (RAISED | LOWERED).items() if ord(full) in hands()[slug].in_typeface}
    assert small >= set("⁰¹²³⁴₂ˢᵗ")
    assert unwritable(LETTER, slug) == ()
    assert stand_ins(LETTER, alphabet) == ()


@pytest.mark.parametrize("slug", hand_names())
def test_what_is_raised_stands_high_and_what_is_lowered_low(slug: str) -> None:
    layout = lay_out("7² o₂ m² x₁", slug, "a5", 5)
    (page,) = layout.pages
    inked = ink(page, layout.alphabet, layout.seed)
    stops = np.cumsum(inked.point_counts)
    boxes = [part[:, 1] for part in np.split(inked.points, stops[:-1])]
    (seven, raised, o, lowered, m, square, _, one) = (box for box in boxes if len(box))
    middle = (o.min() + o.max()) / 2
    for high, beside in ((raised, seven), (square, m)):
        assert high.min() > 0.9 * middle and high.max() > 0.85 * beside.max()
    for low in (lowered, one):
        assert low.min() < o.min() and low.max() < 1.1 * o.max()
    assert (raised.max() - raised.min()) < 0.9 * max(seven.max() - seven.min(), 1.45 * (o.max() - o.min()))


def test_a_face_is_drawn_where_it_is_a_whole_word_and_spelled_within_one() -> None:
    theodore = alphabet_of(hands()["theodore"])
    for typed, sign in FACES.items():
        assert drawn(typed, theodore) == ((typed, sign),)
    for typed in ("(:)", "at:)", "a<3", ":))", "1<3"):
        assert "".join(original for original, _ in drawn(typed, theodore)) == typed
        assert not {form for _, form in drawn(typed, theodore)} & set(FACES.values())


def test_how_a_sign_is_to_look_is_no_letter_of_its_own() -> None:
    theodore = alphabet_of(hands()["theodore"])
    assert drawn("❤️!", theodore) == (("❤️", "❤"), ("!", "!"))


def test_a_sign_in_a_colour_is_drawn_in_ink_and_named() -> None:
    theodore = alphabet_of(hands()["theodore"])
    assert dict(stand_ins("💛 😀 ✅", theodore)) == {"💛": "♥", "😀": "☺", "✅": "✓"}


@pytest.mark.parametrize("reader", READERS)
def test_signs_are_copied_out_as_they_were_typed(reader: Reader, tmp_path: Path) -> None:
    pdf = lay_out(LETTER, "paul", "a5", 3).pdf()
    (page,) = reader(pdf, tmp_path)
    assert " ".join(page.split()) == " ".join(" ".join(paragraphs(LETTER)).split())
