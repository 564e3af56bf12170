"""The pen is fast along strokes and slow round corners; what tells letters apart stays; figures and stops are apart."""

import numpy as np
import pytest

from letters.handwriting import hand_names, hands, lay_out
from letters.handwriting.alphabets import Alphabet, alphabet_of
from letters.handwriting.chaining import chained
from letters.handwriting.features import PATH
from letters.handwriting.moving import Movement, PageNoise, move
from letters.handwriting.placing import Page

SUMS = "£3,412.75 on 11/11 at 17:30, or 1.1 and 0.5; YO21 3PB, 10.10.2011, 111,111.11 (7+7=14)"
PROSE = "the little letters settle nicely on a common river in summer and all of us come over once more"


def moved(page: Page, alphabet: Alphabet, seed: int) -> Movement:
    """The movement of a page in the place of each word, before it is slanted."""
    return move(chained(page.letters, alphabet), alphabet, page.pen, page.manner.shape, PageNoise(seed, page.number))


@pytest.mark.parametrize("slug", hand_names())
@pytest.mark.parametrize("pace", [0.0, 0.5, 1.0])
def test_the_ink_of_figures_and_stops_stays_apart(slug: str, pace: float) -> None:
    layout = lay_out(SUMS, slug, "a4", 4, pace=pace)
    (page,) = layout.pages
    way, letters = moved(page, layout.alphabet, layout.seed), page.letters
    count = len(letters.forms)
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, way.letter, way.x)
    np.maximum.at(high, way.letter, way.x)
    nib = page.nib / page.x_height
    spelled = [layout.alphabet.letters[form] for form in letters.forms.tolist()]
    for at in range(1, count):
        pair = spelled[at - 1] + spelled[at]
        if letters.word[at] == letters.word[at - 1] and all(each in "0123456789.,:" for each in pair):
            assert low[at] - high[at - 1] > 0.3 * nib, f"“{pair}” run together"


@pytest.mark.parametrize("slug", hand_names())
def test_what_is_written_keeps_its_size(slug: str) -> None:
    layout = lay_out("o x n a v w s " * 6, slug, "a4", 3)
    way = moved(layout.pages[0], layout.alphabet, layout.seed)
    own = np.repeat(way.kinds == PATH, np.diff(way.firsts))
    tops = np.zeros(len(layout.pages[0].letters.forms))
    np.maximum.at(tops, way.letter[own], way.y[own])
    assert 0.8 < np.median(tops) < 1.2


@pytest.mark.parametrize("slug", hand_names())
@pytest.mark.parametrize("pace", [0.5, 1.0])
def test_a_c_stays_open_and_an_o_all_but_closes(slug: str, pace: float) -> None:
    alphabet = alphabet_of(hands()[slug])
    gaps: dict[str, list[float]] = {"c": [], "o": []}
    for letter, found in gaps.items():
        layout = lay_out(f"{letter} " * 24, slug, "a4", 5, pace=pace)
        way = moved(layout.pages[0], alphabet, layout.seed)
        for first, stop in zip(way.firsts[:-1].tolist(), way.firsts[1:].tolist(), strict=True):
            x, y = way.x[first:stop], way.y[first:stop]
            right = y > 0.25
            # How near the way comes to its beginning after it has been to the left.
            far = int(np.argmin(x))
            away = np.sqrt((x[far:] - x[0]) ** 2 + (y[far:] - y[0]) ** 2)[right[far:]]
            found.append(float(away.min()) if len(away) else 9.0)
    assert np.median(gaps["c"]) > np.median(gaps["o"]) + 0.1


@pytest.mark.parametrize("slug", hand_names())
def test_the_pen_is_slow_where_its_way_bends(slug: str) -> None:
    layout = lay_out(PROSE, slug, "a4", 2)
    way = moved(layout.pages[0], layout.alphabet, layout.seed)
    step = np.hypot(np.diff(way.x, prepend=way.x[:1]), np.diff(way.y, prepend=way.y[:1]))
    inner = np.ones(len(step), dtype=bool)
    inner[way.firsts[:-1]] = False
    inner[way.firsts[1:-1] - 1] = False
    inner[-1] = False
    ways = np.column_stack([np.diff(way.x), np.diff(way.y)])
    unit = ways / np.maximum(np.linalg.norm(ways, axis=1), 1e-9)[:, None]
    turn = np.append(0.0, np.linalg.norm(np.diff(unit, axis=0), axis=1))
    speed = (step / way.time)[: len(turn)]
    bent, straight = (turn > 0.35) & inner[: len(turn)], (turn < 0.1) & inner[: len(turn)]
    assert np.median(speed[straight]) > 1.5 * np.median(speed[bent])


@pytest.mark.parametrize("slug", hand_names())
def test_a_fast_line_is_finer_and_a_line_down_is_broader_than_one_up(slug: str) -> None:
    layout = lay_out(PROSE * 3, slug, "a4", 2)
    way = moved(layout.pages[0], layout.alphabet, layout.seed)
    rise = np.diff(way.y, prepend=way.y[:1])
    long = np.abs(rise) > 0.03
    assert way.width[(rise < 0) & long].mean() > way.width[(rise > 0) & long].mean() + 0.08
    assert 0.7 < way.width.mean() < 1.15


@pytest.mark.parametrize("slug", hand_names())
def test_what_joins_letters_does_not_run_back_through_them(slug: str) -> None:
    layout = lay_out(PROSE * 3, slug, "a4", 2)
    (page,) = layout.pages
    chain = chained(page.letters, layout.alphabet)
    joins = np.flatnonzero((np.diff(chain.letter) == 1) & (np.diff(page.letters.word[chain.letter]) == 0))
    joins = joins[~np.isin(joins + 1, chain.firsts)]
    assert len(joins) > 20
    back = [float(chain.x[at - 8] - chain.x[at]) for at in joins.tolist()]
    assert np.mean(np.array(back) > 0.45) < 0.05


def test_no_two_writings_of_a_word_are_alike_and_a_page_is_always_the_same() -> None:
    layout = lay_out("river " * 30, "theodore", "a4", 9)
    page = layout.pages[0]
    way = moved(page, layout.alphabet, layout.seed)
    words = page.letters.word[way.letter]
    shapes = [
        np.interp(np.linspace(0, 1, 50), np.linspace(0, 1, (words == word).sum()), way.y[words == word])
        for word in range(30)
    ]
    apart = [float(np.abs(one - other).mean()) for index, one in enumerate(shapes) for other in shapes[:index]]
    assert min(apart) > 0.02
    again = moved(page, layout.alphabet, layout.seed)
    assert np.array_equal(way.x, again.x) and np.array_equal(way.width, again.width)
