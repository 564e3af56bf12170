"""Pens run forwards along their lines; words differ as a mood does, and not in size or tilt."""

from itertools import pairwise

import numpy as np
import pytest

from letters.handwriting import hand_names, lay_out

PROSE = "Yesterday I wandered homewards along the riverside and thought about the kitchen where you taught me. "


@pytest.mark.parametrize("hand", hand_names())
def test_pens_run_forwards_and_end_where_the_next_begins(hand: str) -> None:
    for page in lay_out(PROSE * 12, hand, "a5", seed=3, pace=1.0).pages:
        pieces = page.pieces
        assert (pieces.advances >= 0).all()
        for here, there in pairwise(range(len(pieces.texts))):
            if pieces.lines[here] == pieces.lines[there]:
                assert pieces.pens[here] + pieces.advances[here] == pieces.pens[there]


@pytest.mark.parametrize("hand", hand_names())
def test_no_word_has_a_size_of_its_own(hand: str) -> None:
    page = lay_out(PROSE * 6, hand, "a4").pages[0]
    for line in range(len(page.lines.base)):
        own = page.penned.line == line
        inner = np.flatnonzero(own)[:-1]
        assert np.ptp(page.penned.width[inner]) <= 1e-9 * page.x_height if len(inner) else True


def test_the_weight_of_the_ink_changes_slowly_and_little() -> None:
    weight = lay_out(PROSE * 20, "amy", "a4").pages[0].penned.weight
    assert 0.005 < weight.std() < 0.05
    assert np.corrcoef(weight[:-1], weight[1:])[0, 1] > 0.4


def test_a_word_is_of_one_darkness() -> None:
    page = lay_out(PROSE, "amy").pages[0]
    assert len(np.unique(page.penned.dark[page.pieces.words])) == len(PROSE.split())


def test_the_hand_is_set_down_anew_along_the_line() -> None:
    page = lay_out(PROSE * 6, "theodore", "a4").pages[0]
    penned = page.penned
    for line in range(1, len(page.lines.base) - 1):
        places = sorted(set(penned.planted[penned.line == line].tolist()))
        assert len(places) >= 3
        assert all(5 * page.x_height < there - here for here, there in pairwise(places))


def test_common_words_are_written_faster() -> None:
    page = lay_out("the zoo " * 400, "paul", "a4").pages[0]
    haste = np.array([page.letters.haste[page.letters.word == word][0] for word in range(page.letters.word[-1] + 1)])
    assert haste[::2].mean() > 1.07 * haste[1::2].mean()


def test_a_page_can_be_written_twice() -> None:
    one, other = (lay_out(PROSE * 40, "isabella").pages[1] for _ in range(2))
    assert list(one.coordinates()) == list(other.coordinates())
