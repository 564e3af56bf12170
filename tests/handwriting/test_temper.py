"""A pace from careful to hasty, and a hand that tires: from the figures to the pages."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from letters.handwriting import hand_names, lay_out
from letters.handwriting.hands import hand_named
from letters.handwriting.slopes import SLOPE
from letters.handwriting.temper import EVERYDAY, FASTEST, manner_of, temper_of

PROSE = "I walked home along the river and thought of the kitchen where you taught me to make bread. "


@pytest.mark.parametrize("slug", hand_names())
def test_everyday_is_as_the_hand_says(slug: str) -> None:
    hand = hand_named(slug)
    manner = manner_of(hand, EVERYDAY)
    assert (manner.size, manner.width, manner.slant) == (1.0, 1.0, hand.slant)
    assert (manner.line, manner.word, manner.letter) == (hand.wander.line, hand.wander.word, hand.wander.letter)


@pytest.mark.parametrize(
    "figure", ["slant", "size", "width", "haste", "dot_right", "gap", "line", "word", "letter", "shape"]
)
def test_what_haste_does_grows_with_the_pace(figure: str) -> None:
    paces = [manner_of(hand_named("theodore"), step / 10) for step in range(12)]
    assert all(getattr(slow, figure) < getattr(fast, figure) for slow, fast in pairwise(paces))


def test_a_hasty_hand_presses_less() -> None:
    careful, hasty = (manner_of(hand_named("theodore"), pace) for pace in (0.0, 1.0))
    assert hasty.weight < careful.weight


def test_a_long_letter_ends_more_hurried_than_a_short_one_and_never_faster_than_anyone_reads() -> None:
    hand = hand_named("theodore")
    short, long = (temper_of(7, hand, EVERYDAY, words) for words in (200, 1800))
    assert EVERYDAY < short.pace_at(200) < long.pace_at(1800)
    assert short.pace_at(0) == long.pace_at(0) == EVERYDAY
    assert temper_of(7, hand, 1.0, 10**6).pace_at(10**7) == FASTEST


def sloping(pace: float) -> float:
    """How much the lines of some letters differ in slope, in degrees."""
    letters = [lay_out(PROSE * 12, "theodore", "a4", seed, pace=pace) for seed in range(8)]
    return float(np.mean([letter.pages[0].lines.slope.std() for letter in letters])) / SLOPE


def leaning(pace: float) -> float:
    """How far some letters lean over, in degrees."""
    letters = [lay_out(PROSE * 12, "theodore", "a4", seed, pace=pace) for seed in range(8)]
    return float(np.mean([letter.pages[0].lines.slant.mean() for letter in letters])) / SLOPE


@pytest.mark.parametrize("measured", [sloping, leaning])
def test_pages_show_the_pace(measured: Callable[[float], float]) -> None:
    careful, everyday, hasty = (measured(pace) for pace in (0.0, 0.5, 1.0))
    assert careful < everyday < hasty


def test_letters_are_drawn_out_along_the_line_when_in_haste() -> None:
    lengths = {pace: lay_out(PROSE * 20, "catherine", "a5", pace=pace).page_count for pace in (0.0, 1.0)}
    words = {pace: lay_out(PROSE, "catherine", "a5", pace=pace).pages[0].penned.width.mean() for pace in (0.0, 1.0)}
    assert lengths[0.0] <= lengths[1.0]
    assert words[0.0] < words[1.0]


def test_the_last_page_of_a_long_letter_is_more_hurried_than_the_first() -> None:
    pages = lay_out(PROSE * 100, "theodore", "a5").pages
    assert len(pages) >= 6
    assert all(before.manner.slant < after.manner.slant for before, after in pairwise(pages))
    assert pages[-1].manner.width > pages[0].manner.width + 0.03
