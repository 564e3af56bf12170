"""Words become glyphs; a typeface that draws its letters in several ways does not show one again soon."""

import pytest

from letters.handwriting import hands
from letters.handwriting.faces import Face, face_of
from letters.handwriting.hands import hand_named
from letters.handwriting.shaping import shape, shape_lines

TEXT = "I walked home along the river and thought of the kitchen where you taught me to make bread."
PROSE = tuple(TEXT.split())


def face(slug: str) -> Face:
    return face_of(hand_named(slug))


def test_every_small_letter_of_amy_has_three_drawings() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    drawn = [shape(letters, face("amy"), turn).glyphs.tolist() for turn in range(3)]
    assert all(len(set(forms)) == 3 for forms in zip(*drawn, strict=True))


@pytest.mark.parametrize("word", ["letter", "little", "too", "Mississippi"])
@pytest.mark.parametrize("turn", [0, 1, 2])
def test_a_letter_doubled_is_drawn_in_two_ways(word: str, turn: int) -> None:
    shaped = shape(word, face("amy"), turn)
    assert shaped.texts == tuple(word)
    for letter in "tlos":
        own = [glyph for glyph, text in zip(shaped.glyphs.tolist(), word, strict=True) if text == letter][:3]
        assert len(set(own)) == len(own)


@pytest.mark.parametrize("seed", range(5))
def test_a_drawing_does_not_come_again_soon(seed: int) -> None:
    glyphs = [glyph for line in shape_lines([PROSE] * 4, face("amy"), seed) for word in line for glyph in word.glyphs]
    soon = sum(glyph in glyphs[max(0, index - 12) : index] for index, glyph in enumerate(glyphs))
    assert soon < 0.14 * len(glyphs)


def test_two_letters_do_not_begin_with_the_same_drawings() -> None:
    first = {tuple(shape_lines([PROSE], face("amy"), seed)[0][0].glyphs.tolist()) for seed in range(9)}
    assert len(first) == 3


def test_other_typefaces_have_one_drawing() -> None:
    assert [slug for slug in hands() if face(slug).drawings] == ["amy"]


def test_a_word_is_lifted_only_where_writers_lift() -> None:
    assert shape("kitchen", face("theodore")).lifts.tolist() == [False, False, False, True, False, False, False]
    assert not shape("home", face("theodore")).lifts.any()
    assert shape("home", face("paul")).lifts.tolist() == [False, True, True, True]
