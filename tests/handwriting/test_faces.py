"""A finer pen writes the same letters: nothing vanishes."""

from dataclasses import replace

import numpy as np
import pytest

from letters.handwriting.faces import DOT, Face, face_of
from letters.handwriting.hands import hand_named, hands


def box(face: Face, character: str) -> np.ndarray:
    return np.asarray(face.boxes[face.shaper.get_nominal_glyph(ord(character))])


@pytest.mark.parametrize("slug", hands())
def test_a_full_stop_is_broader_than_the_pen(slug: str) -> None:
    face = face_of(hand_named(slug))
    left, bottom, right, top = box(face, ".")
    assert max(right - left, top - bottom) > 0.95 * DOT * face.stroke


def test_a_finer_pen_leaves_every_stroke_standing() -> None:
    broad = hand_named("louise")
    fine = face_of(replace(broad, nib=broad.nib and broad.nib / 2))
    whole = face_of(broad)
    assert fine.stroke == pytest.approx(whole.stroke / 2)
    for character in "aemtx":
        narrow, wide = box(fine, character), box(whole, character)
        assert (narrow[2:] - narrow[:2] > 0.75 * (wide[2:] - wide[:2])).all()


def test_where_a_stroke_ends_the_pen_presses_less() -> None:
    face = face_of(hand_named("theodore"))
    pressed = np.sqrt((face.swelling**2).sum(axis=1))
    assert pressed.min() < 0.2 * face.stroke
    assert pressed.max() < 1.4 * face.stroke
