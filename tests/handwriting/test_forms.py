"""The forms that plates share: each its own, whoever draws it, and joined where letters join."""

import numpy as np
import pytest

from letters.handwriting import hand_names, hands
from letters.handwriting.alphabets import ALONE, Alphabet, alphabet_of, beginnings
from letters.handwriting.forms import NONE, draw_forms
from letters.handwriting.grid import PEN
from letters.handwriting.shaping import usual_steps

JOINED = [slug for slug, hand in hands().items() if hand.joined]

VARIANTS = 6

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def form_of(letter: str, alphabet: Alphabet) -> int:
    return int(alphabet.first_form[alphabet.numbers[letter]])


def forms_of(alphabet: Alphabet, letters: str) -> np.ndarray:
    return np.array(
        [(form_of(letter, alphabet), NONE, ALONE, number) for letter in letters for number in range(VARIANTS)]
    )


def drawn(alphabet: Alphabet, forms: np.ndarray, size: float = 1.0) -> list[np.ndarray]:
    """The points of each form."""
    outlines = draw_forms(alphabet, forms, np.full(len(forms), size), "3")
    return np.split(outlines.points, np.cumsum(outlines.point_counts)[:-1])


@pytest.mark.parametrize("slug", hand_names())
def test_every_variant_is_drawn_otherwise_and_none_strays_far(slug: str) -> None:
    alphabet = alphabet_of(hands()[slug])
    forms = forms_of(alphabet, LETTERS)
    points = drawn(alphabet, forms)
    size = alphabet.hand.x_height / PEN
    for first in range(0, len(forms), VARIANTS):
        own = points[first : first + VARIANTS]
        box = alphabet.boxes[forms[first, 0]] * size
        for index, each in enumerate(own):
            assert not any(np.array_equal(each, other) for other in own[:index])
            assert (each.min(axis=0) > box[:2] - 1.3 * size).all()
            assert (each.max(axis=0) < box[2:] + 1.2 * size).all()


@pytest.mark.parametrize("slug", JOINED)
def test_where_letters_join_every_variant_of_one_meets_every_variant_of_the_next(slug: str) -> None:
    alphabet = alphabet_of(hands()[slug])
    nib = alphabet.hand.nib / PEN
    for one, other in ("an", "he", "la", "un", "in", "em", "to", "ru", "on", "wi"):
        a, b = form_of(one, alphabet), form_of(other, alphabet)
        (begins_as,) = beginnings(alphabet, np.array([a]), np.array([b])).tolist()
        befores = np.array([(a, b, ALONE, number) for number in range(VARIANTS)])
        afters = np.array([(b, NONE, begins_as, number) for number in range(VARIANTS)])
        step = usual_steps(alphabet, np.array([a, b]), np.array([True, False]))[0] * alphabet.hand.x_height / PEN
        ends, begins = drawn(alphabet, befores), [points + np.array([step, 0]) for points in drawn(alphabet, afters)]
        for end in ends:
            for begin in begins:
                apart = np.sqrt(((end[:, None] - begin[None]) ** 2).sum(axis=2)).min()
                assert apart < 1.1 * nib, f"{one}{other}"


def test_a_form_is_the_same_whatever_is_drawn_with_it() -> None:
    alphabet = alphabet_of(hands()["catherine"])
    forms = forms_of(alphabet, "fog")
    alone = [drawn(alphabet, forms[number : number + 1])[0] for number in range(len(forms))]
    together = drawn(alphabet, np.concatenate([forms_of(alphabet, LETTERS * 4), forms]))[-len(forms) :]
    assert all(np.array_equal(*pair) for pair in zip(alone, together, strict=True))


def test_a_larger_form_is_written_with_the_same_pen() -> None:
    alphabet = alphabet_of(hands()["samantha"])
    forms = forms_of(alphabet, "l")
    for usual, large in zip(drawn(alphabet, forms), drawn(alphabet, forms, 1.5), strict=True):
        assert np.ptp(large[:, 1]) == pytest.approx(1.5 * np.ptp(usual[:, 1]), rel=0.06)
    stops = forms_of(alphabet, ".")
    for usual, large in zip(drawn(alphabet, stops), drawn(alphabet, stops, 1.5), strict=True):
        assert np.ptp(large, axis=0).min() < 1.25 * np.ptp(usual, axis=0).min(), "a stop is as broad as the pen"


def test_dots_land_elsewhere_each_time() -> None:
    alphabet = alphabet_of(hands()["theodore"])
    size = alphabet.hand.x_height / PEN
    tops = [points[points[:, 1] > 1.2 * size].mean(axis=0) for points in drawn(alphabet, forms_of(alphabet, "i"))]
    assert np.std(tops, axis=0).min() > 0.03 * size
