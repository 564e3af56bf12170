"""A hand's letters as its writer makes them: its own, those it borrows, each bent once and for all."""

from dataclasses import replace

import numpy as np
import pytest

from letters.handwriting.alphabets import Alphabet, alphabet_of
from letters.handwriting.features import DOT, PATH, STEP
from letters.handwriting.hands import Borrowing, hand_named, hands


def form_of(alphabet: Alphabet, letter: str) -> int:
    return int(alphabet.first_form[alphabet.numbers[letter]])


@pytest.mark.parametrize("slug", hands())
def test_the_small_letters_of_a_hand_are_one_x_height_high(slug: str) -> None:
    alphabet = alphabet_of(hand_named(slug))
    tops = [alphabet.points_of(form_of(alphabet, letter))[:, 1].max() for letter in "acemnorsuvwxz"]
    assert 0.85 < np.median(tops) < 1.2


@pytest.mark.parametrize("slug", hands())
def test_every_character_has_a_form_and_all_its_points_are_near_each_other(slug: str) -> None:
    alphabet = alphabet_of(hand_named(slug))
    assert alphabet.characters == hand_named(slug).characters
    ways = np.diff(alphabet.points, axis=0)
    inside = np.ones(len(ways), dtype=bool)
    inside[alphabet.first_point[1:-1] - 1] = False
    inside[(alphabet.first_point[:-1] + alphabet.leads)[alphabet.leads > 0] - 1] = False
    assert np.sqrt((ways * ways).sum(axis=1))[inside].max() < 3 * STEP * max(
        1.0, hand_named(slug).movement.descenders, hand_named(slug).movement.ascenders
    )


@pytest.mark.parametrize("slug", hands())
@pytest.mark.parametrize("letter", "ij")
def test_an_i_has_its_dot_over_its_stem(slug: str, letter: str) -> None:
    alphabet = alphabet_of(hand_named(slug))
    marks = range(*alphabet.first_mark[form_of(alphabet, letter) :][:2])
    spans = [(int(alphabet.kinds[mark]), alphabet.points[slice(*alphabet.first_point[mark:][:2])]) for mark in marks]
    (dot,) = (points.mean(axis=0) for kind, points in spans if kind == DOT)
    stem = next(points for kind, points in spans if kind == PATH)
    upper = stem[: 1 + 2 * len(stem) // 3]
    top = upper[int(upper[:, 1].argmax())]
    assert top[1] + 0.3 < dot[1] < top[1] + 1.3
    assert abs(dot[0] - top[0]) < 0.25


def test_a_writer_has_the_same_habits_every_time_and_another_writer_has_others() -> None:
    theodore = hand_named("theodore")
    again = alphabet_of(replace(theodore, name="T."))
    assert np.array_equal(again.points, alphabet_of(theodore).points)
    other = alphabet_of(replace(theodore, slug="timothy"))
    assert not np.allclose(other.points_of(form_of(other, "e"))[-5:], again.points_of(form_of(again, "e"))[-5:])


def test_a_borrowed_letter_is_the_lenders_and_leans_as_the_borrower_does() -> None:
    paul = hand_named("paul")
    still = replace(paul.movement, habit=0.0, width=1.0, ascenders=1.0, descenders=1.0, borrowed=())
    alone = alphabet_of(replace(paul, movement=still))
    loan = replace(still, borrowed=(Borrowing("samantha", "l", 1.0),))
    lent = alphabet_of(replace(paul, movement=loan))
    assert not np.allclose(lent.boxes[form_of(lent, "l")], alone.boxes[form_of(alone, "l")])
    own = lent.points_of(form_of(lent, "l"))
    down = own[np.argmax(own[:, 1]) :][:20]
    lean = (down[0, 0] - down[-1, 0]) / (down[0, 1] - down[-1, 1])
    assert lean < 0.1, "paul leans to the left, samantha to the right"
    some = alphabet_of(replace(paul, movement=replace(still, borrowed=(Borrowing("samantha", "l", 0.4),))))
    number = some.numbers["l"]
    assert some.chances[number, 0] == pytest.approx(0.6)
    assert some.letters[some.first_form[number] : some.first_form[number] + 2] == ("l", "l")


def test_accents_are_borrowed_with_their_letters() -> None:
    paul = hand_named("paul")
    lent = replace(paul, movement=replace(paul.movement, borrowed=(Borrowing("samantha", "e", 1.0),)))
    plain, with_loan = alphabet_of(replace(paul, movement=replace(paul.movement, borrowed=()))), alphabet_of(lent)
    for letter in "eéè":
        assert plain.boxes[form_of(plain, letter)] != pytest.approx(with_loan.boxes[form_of(with_loan, letter)])


@pytest.mark.parametrize("slug", hands())
def test_a_way_into_a_bowl_comes_over_its_top(slug: str) -> None:
    alphabet = alphabet_of(hand_named(slug))
    for letter in "ao":
        mark = int(alphabet.first_mark[form_of(alphabet, letter)])
        lead, begin = int(alphabet.leads[mark]), int(alphabet.first_point[mark])
        assert lead * STEP >= 0.15, "x-heights"
        way = alphabet.points[begin : begin + lead]
        assert way[:, 1].max() > 0.55 * alphabet.points_of(form_of(alphabet, letter))[:, 1].max(), "over its top"
