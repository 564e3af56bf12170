"""The forms that plates share: each its own, whoever draws it, and joined where letters join."""

import numpy as np
import pytest

from letters.handwriting import hand_names, hands
from letters.handwriting.faces import Face, face_of
from letters.handwriting.forms import JOINS, draw_forms
from letters.handwriting.grid import PEN
from letters.handwriting.shaping import shape

JOINED = [slug for slug, hand in hands().items() if hand.joined]

VARIANTS = 6

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def glyph_of(letter: str, face: Face) -> int:
    return int(shape(letter, face).glyphs[0])


def forms_of(face: Face, letters: str) -> np.ndarray:
    return np.array([(glyph_of(letter, face), variant) for letter in letters for variant in range(VARIANTS)])


def drawn(face: Face, forms: np.ndarray, height: float = 1.0) -> list[np.ndarray]:
    """The points of each form."""
    outlines = draw_forms(face, forms, np.full(len(forms), height), "2")
    return np.split(outlines.points, np.cumsum(outlines.point_counts)[:-1])


def plain(face: Face, glyph: int) -> tuple[np.ndarray, np.ndarray]:
    """The typeface's own points of a glyph, in grid units, and which of them float."""
    span = slice(face.first_point[glyph], face.first_point[glyph + 1])
    return face.points[span] * face.scale / PEN, face.floating[span]


@pytest.mark.parametrize("slug", hand_names())
def test_every_variant_is_drawn_otherwise_and_none_strays_far(slug: str) -> None:
    face = face_of(hands()[slug])
    forms = forms_of(face, LETTERS)
    points = drawn(face, forms)
    size = face.hand.x_height / PEN
    for first in range(0, len(forms), VARIANTS):
        own = points[first : first + VARIANTS]
        usual, floats = plain(face, int(forms[first, 0]))
        for index, each in enumerate(own):
            assert all(not np.array_equal(each, other) for other in own[:index])
            apart = np.abs(each - usual)[~floats]
            assert 0.01 * size < apart.max() < 0.75 * size


@pytest.mark.parametrize("slug", JOINED)
def test_where_letters_join_no_variant_moves(slug: str) -> None:
    face = face_of(hands()[slug])
    forms = forms_of(face, LETTERS)
    low, high = (edge * face.hand.x_height / PEN for edge in JOINS)
    held = 0
    for (glyph, _), points in zip(forms.tolist(), drawn(face, forms), strict=True):
        usual, floats = plain(face, glyph)
        advance = face.advances[glyph] * face.scale / PEN
        x, y = usual.T
        edge = ~floats & ((x <= 0) | (x >= advance)) & (low < y) & (y < high)
        held += int(edge.sum())
        assert np.abs(points - usual)[edge].max(initial=0) <= 1, "beyond what is rounded"
    assert held > 20 * VARIANTS


@pytest.mark.parametrize("slug", JOINED)
def test_a_bend_never_tears(slug: str) -> None:
    """Two points of an outline that are close together move nearly alike."""
    face = face_of(hands()[slug])
    forms = forms_of(face, LETTERS)
    size = face.hand.x_height / PEN
    for (glyph, _), points in zip(forms.tolist(), drawn(face, forms), strict=True):
        usual, floats = plain(face, glyph)
        move = points - usual
        near = np.flatnonzero(
            (np.linalg.norm(np.diff(usual, axis=0), axis=1) < 0.1 * size) & (floats[1:] == floats[:-1])
        )
        assert np.linalg.norm(np.diff(move, axis=0), axis=1)[near].max(initial=0) < 0.12 * size


def test_a_form_is_the_same_whatever_is_drawn_with_it() -> None:
    face = face_of(hands()["catherine"])
    forms = forms_of(face, "fog")
    alone = [drawn(face, forms[number : number + 1])[0] for number in range(len(forms))]
    together = drawn(face, np.concatenate([forms_of(face, LETTERS), forms]))[-len(forms) :]
    assert all(np.array_equal(*pair) for pair in zip(alone, together, strict=True))


def test_a_taller_form_is_the_same_but_taller() -> None:
    face = face_of(hands()["samantha"])
    forms = forms_of(face, "do")
    for usual, tall in zip(drawn(face, forms), drawn(face, forms, 1.25), strict=True):
        assert np.array_equal(tall[:, 0], usual[:, 0])
        assert np.abs(tall[:, 1] - usual[:, 1] * 1.25).max() <= 1.2


def test_dots_land_elsewhere_each_time() -> None:
    face = face_of(hands()["theodore"])
    glyph = glyph_of("i", face)
    usual, floats = plain(face, glyph)
    middles = [points[floats].mean(axis=0) - usual[floats].mean(axis=0) for points in drawn(face, forms_of(face, "i"))]
    size = face.hand.x_height / PEN
    assert np.std(middles, axis=0).min() > 0.04 * size
