"""Pens run forwards along their lines, and are lifted where writers lift them."""

from itertools import groupby, pairwise

import numpy as np
import pytest

from letters.handwriting import hand_names, hands, lay_out
from letters.handwriting.placing import Page

PROSE = "Yesterday I wandered homewards along the riverside and thought about the kitchen where you taught me. "
JOINED = [slug for slug, hand in hands().items() if hand.joined]
PRINTED = [slug for slug, hand in hands().items() if not hand.joined]


def words_in_runs(page: Page) -> list[list[str]]:
    """The words of a page, each as the parts that were written without lifting the pen."""
    pieces = list(zip(page.pieces.texts, page.pieces.lines.tolist(), page.pieces.runs.tolist(), strict=True))
    words = []
    for (_, space), group in groupby(pieces, key=lambda piece: (piece[1], piece[0] == " ")):
        if not space:
            words.append(["".join(text for text, _, _ in run) for _, run in groupby(group, key=lambda piece: piece[2])])
    return words


def letter(hand: str, pace: float = 0.5) -> list[list[str]]:
    return [word for page in lay_out(PROSE * 12, hand, "a4", pace=pace).pages for word in words_in_runs(page)]


@pytest.mark.parametrize("hand", JOINED)
def test_a_joined_hand_lifts_its_pen_now_and_then_in_long_words(hand: str) -> None:
    words = letter(hand)
    lifted = [word for word in words if len(word) > 1]
    joins = sum(len("".join(word).strip(".")) - 1 for word in words if len("".join(word)) > 5)
    lifts = sum(len(word) - 1 for word in lifted)
    assert 4 < joins / lifts < 25
    assert all(len("".join(word).strip(".")) >= 5 for word in lifted)
    assert all(len(part.strip(".")) >= 2 for word in lifted for part in (word[0], word[-1]))


def test_a_careful_writer_lifts_more_than_a_hasty_one() -> None:
    careful, hasty = (sum(len(word) - 1 for word in letter("theodore", pace)) for pace in (0.0, 1.0))
    assert careful > 1.5 * hasty


@pytest.mark.parametrize("hand", PRINTED)
def test_every_letter_of_a_print_hand_is_written_by_itself(hand: str) -> None:
    page = lay_out(PROSE * 3, hand, "a4").pages[0]
    assert all(len(part) <= 3 for word in words_in_runs(page) for part in word)
    lifts = page.runs.lift[page.pieces.runs][:9] / page.x_height
    assert len(set(lifts.tolist())) == len("Yesterday")
    assert 0.01 < lifts.std() < 0.12


@pytest.mark.parametrize("hand", hand_names())
def test_pens_run_forwards_and_end_where_the_next_begins(hand: str) -> None:
    for page in lay_out(PROSE * 12, hand, "a5", seed=3, pace=1.0).pages:
        pieces = page.pieces
        assert (pieces.advances >= 0).all()
        for here, there in pairwise(range(len(pieces.texts))):
            if pieces.lines[here] == pieces.lines[there]:
                assert pieces.pens[here] + pieces.advances[here] == pieces.pens[there]


def test_all_runs_of_a_word_are_of_one_darkness() -> None:
    page = lay_out(PROSE, "amy").pages[0]
    dark = page.runs.dark[page.pieces.runs]
    assert len(np.unique(dark)) == len(PROSE.split())


def test_a_page_can_be_written_twice() -> None:
    one, other = (lay_out(PROSE * 40, "isabella").pages[1] for _ in range(2))
    assert list(one.coordinates()) == list(other.coordinates())
