"""The lines of a paragraph are the best of all, found without trying all."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import inf
from random import Random

import pytest

from letters.editor.typesetting.breaking import (
    FRAGMENT,
    HYPHEN_BEFORE_LAST,
    HYPHENS_BELOW_EACH_OTHER,
    LINE,
    STUB,
    UNEVEN,
    Elastic,
    LineEnd,
    break_lines,
)

MEASURE = 1000.0

JUSTIFIED = Elastic(stretch=10.0, shrink=5.0, ragged=0.0, tolerance=8.0, least=100.0)


def paragraph(random: Random, words: int) -> list[LineEnd]:
    """Words of chance length with spaces of 20, some of them with a hyphen in the middle."""
    found, at = [], 0.0
    for word in range(words):
        width = random.randint(20, 160)
        if width > 100:
            half = at + width / 2
            found.append(LineEnd(half + 15, word, half, word, 50.0, True))
        found.append(LineEnd(at + width, word, at + width + 20, word + 1, 0.0, False))
        at += width + 20
    return found


def ways(count: int, after: int) -> Iterator[list[int]]:
    """Every choice of places for lines to end, the last always one."""
    if after == count:
        yield []
        return
    for place in range(after, count):
        for others in ways(count, place + 1):
            yield [place, *others]


def demerits(line_ends: list[LineEnd], ends: list[int], first: float, elastic: Elastic) -> float:
    """What Knuth and Plass say that these lines cost."""
    whole, start, spaces, fitness, flagged = 0.0, -first, 0, 1, False
    for place in ends:
        each, last = line_ends[place], place == len(line_ends) - 1
        length, count = each.end - start, each.spaces_end - spaces
        gap = MEASURE - length
        give = count * elastic.stretch + elastic.ragged if gap >= 0 else count * elastic.shrink
        ratio = 0.0 if last and gap >= 0 and not elastic.last else gap / give if give else inf * gap if gap else 0.0
        if not -1 <= ratio <= elastic.tolerance:
            return inf
        fit = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        whole += (LINE + 100 * abs(ratio) ** 3) ** 2 + each.penalty**2
        whole += HYPHENS_BELOW_EACH_OTHER * (each.flagged and flagged) + UNEVEN * (abs(fit - fitness) > 1)
        if last:
            whole += STUB * (length < elastic.least) + (HYPHEN_BEFORE_LAST if count else FRAGMENT) * flagged
        start, spaces, fitness, flagged = each.start, each.spaces_start, fit, each.flagged
    return whole


@pytest.mark.parametrize("seed", range(25))
def test_no_way_is_better(seed: int) -> None:
    random = Random(seed)
    line_ends = paragraph(random, words=8)
    narrow = [replace_lengths(each, 3.5) for each in line_ends]
    first = random.choice([0.0, 60.0, -40.0])
    for elastic in (JUSTIFIED, Elastic(0.0, 0.0, 120.0, 8.0, 100.0), Elastic(0.0, 0.0, 120.0, 8.0, 100.0, last=True)):
        best = min(demerits(narrow, ends, first, elastic) for ends in ways(len(narrow), 0))
        found = demerits(narrow, break_lines(narrow, MEASURE, first, elastic), first, elastic)
        if best < inf:
            assert found == pytest.approx(best, rel=1e-6)


def replace_lengths(line_end: LineEnd, times: float) -> LineEnd:
    return line_end._replace(end=times * line_end.end, start=times * line_end.start)


def test_where_nothing_fits_well_lines_are_loose_and_never_too_long() -> None:
    random = Random(3)
    line_ends = [replace_lengths(each, 5.0) for each in paragraph(random, words=40)]
    ends = break_lines(line_ends, MEASURE, 0.0, replace(JUSTIFIED, tolerance=0.01))
    starts = [LineEnd(0, 0, 0, 0, 0, False), *(line_ends[place] for place in ends)]
    assert ends[-1] == len(line_ends) - 1
    for start, end in pairwise(starts):
        assert end.end - start.start <= MEASURE + (end.spaces_end - start.spaces_start) * JUSTIFIED.shrink + 1e-6


def test_what_cannot_be_cut_stands_on_its_own_line() -> None:
    long = [
        LineEnd(400, 0, 420, 1, 0, False),
        LineEnd(2420, 1, 2440, 2, 0, False),
        LineEnd(2840, 2, 2860, 3, 0, False),
    ]
    assert break_lines(long, MEASURE, 0.0, JUSTIFIED) == [0, 1, 2]


def test_a_last_line_is_not_the_rest_of_a_word() -> None:
    """A space would rather be stretched a good deal."""
    words = [
        LineEnd(300, 0, 320, 1, 0, False),
        LineEnd(620, 1, 640, 2, 0, False),
        LineEnd(960, 2, 940, 2, 50, True),
        LineEnd(1300, 2, 1320, 3, 0, False),
    ]
    assert break_lines(words, 960.0, 0.0, replace(JUSTIFIED, stretch=200.0)) == [1, 3]
    assert break_lines(words, 960.0, 0.0, JUSTIFIED) == [2, 3]


def test_the_work_grows_with_the_paragraph_and_no_faster() -> None:
    """Each place is weighed against those one line away, or this paragraph would take minutes."""
    line_ends = paragraph(Random(1), words=20_000)
    assert len(break_lines(line_ends, MEASURE, 0.0, JUSTIFIED)) > 1_800
