"""Words become letters beside one another: apart, in order, each its own, joined as writers join."""

import numpy as np
import pytest

from letters.handwriting import hand_names, hands
from letters.handwriting.alphabets import Alphabet, alphabet_of
from letters.handwriting.hands import hand_named
from letters.handwriting.shaping import FIGURES_APART, ShapedWord, shape_lines, shape_words

TEXT = "I walked home along the river and thought of the kitchen where you taught me to make bread."
JOINED = [slug for slug, hand in hands().items() if hand.joined]


def alphabet(slug: str) -> Alphabet:
    return alphabet_of(hand_named(slug))


def joins(words: list[ShapedWord]) -> float:
    """The share of places between two letters at which they are joined."""
    return sum(int(word.joined.sum()) for word in words) / sum(len(word.forms) - 1 for word in words)


@pytest.mark.parametrize("slug", hand_names())
def test_letters_stand_in_order_and_a_word_is_as_wide_as_they_are(slug: str) -> None:
    for word in shape_words(TEXT.split(), alphabet(slug), 3):
        assert word.texts == tuple(word.text)
        assert (np.diff(word.x) > 0).all()
        assert word.x[0] == 0 and word.width > word.x[-1]
        assert np.array_equal(word.starts, word.x)


@pytest.mark.parametrize("slug", hand_names())
@pytest.mark.parametrize("sum_", ["£3,412.75", "11", "1.1", "17:30", "10/11", "111,111.11"])
def test_figures_and_stops_stand_apart(slug: str, sum_: str) -> None:
    opened = alphabet(slug)
    for seed in range(8):
        (word,) = shape_words([sum_], opened, seed)
        for index in range(1 if sum_[0] == "£" else 0, len(sum_) - 1):
            right = word.x[index] + opened.boxes[word.forms[index], 2] * word.wide[index]
            left = word.x[index + 1] + opened.boxes[word.forms[index + 1], 0] * word.wide[index + 1]
            assert left - right > FIGURES_APART - 0.16


def test_the_same_word_is_never_twice_alike() -> None:
    words = shape_words(["river"] * 12, alphabet("theodore"), 1)
    assert len({word.width for word in words}) == 12
    assert len({tuple(word.x.tolist()) for word in words}) == 12


def test_a_word_is_the_same_whatever_comes_after_it() -> None:
    short, long = (shape_words(words, alphabet("amy"), 5)[0] for words in (["kitchen"], ["kitchen", "river", "bread"]))
    assert np.array_equal(short.x, long.x) and np.array_equal(short.joined, long.joined)


@pytest.mark.parametrize("slug", hand_names())
def test_a_joined_hand_joins_most_letters_and_a_print_hand_some(slug: str) -> None:
    share = joins([word for line in shape_lines([tuple(TEXT.split())] * 20, alphabet(slug), 1) for word in line])
    low, high = (0.45, 0.95) if hand_named(slug).joined else (0.08, 0.6)
    assert low < share < high


@pytest.mark.parametrize("slug", hand_names())
def test_nothing_is_joined_to_a_figure_a_stop_or_the_word_before(slug: str) -> None:
    for word in shape_words(["“Well,", "No.", "12b", "(so)"] * 30, alphabet(slug), 2):
        assert not word.joined[0]
        for index in np.flatnonzero(word.joined).tolist():
            assert word.text[index].islower() and word.text[index - 1].isalpha()


def test_an_accent_of_its_own_stands_over_its_letter() -> None:
    able = next(slug for slug in hand_names() if 0x0301 in hand_named(slug).characters)
    (word,) = shape_words(["q\u0301ue"], alphabet(able), 1)
    assert word.texts == ("q\u0301", "u", "e")
    assert word.clusters.tolist() == [0, 0, 1, 2]
    box = alphabet(able).boxes[word.forms[0]]
    assert box[0] < word.x[1] < box[2]


def test_parts_of_a_word_are_words() -> None:
    (word,) = shape_words(["Featherstonehaugh"], alphabet("isabella"), 4)
    first, rest = word.part(0, 8), word.part(8, 17)
    assert first.text + rest.text == word.text
    assert first.width + rest.width == pytest.approx(word.width)
    assert rest.x[0] == pytest.approx(0.0) and not rest.joined[0]


def test_letters_wear_towards_the_end_of_long_words() -> None:
    short, long = shape_words(["so", "understanding"], alphabet("theodore"), 1)
    assert not short.worn.any()
    assert (np.diff(long.worn) >= 0).all() and long.worn[-1] > 0.8 * hand_named("theodore").movement.wear
