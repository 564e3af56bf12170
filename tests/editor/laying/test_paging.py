"""Where pages are turned: nothing stands alone, nothing is lost, the two of a spread end level."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from letters.editor.laying.pages import Side
from letters.editor.laying.paging import Text, _cost, keep_pace, turn_pages


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a paragraph."""

    turns: bool = True
    space: float = 0
    parts_a_word: bool = False


def paragraph(lines: int) -> list[Line]:
    """As the lines of a paragraph ask: none alone at its ends."""
    return [Line(turns=index not in (0, lines - 2) or index == lines - 1) for index in range(lines)]


def paragraphs(*lengths: int) -> list[Line]:
    return [line for length in lengths for line in paragraph(length)]


def heights(ends: tuple[int, ...]) -> list[int]:
    return [end - start for start, end in zip((0, *ends), ends, strict=False)]


def test_a_text_that_fits_is_one_page() -> None:
    assert turn_pages(paragraphs(4, 5), 9, 30, Side.RECTO) == (9,)
    assert turn_pages([], 9, 30, Side.RECTO) == ()


def test_no_last_line_comes_alone_on_the_next_page() -> None:
    assert heights(turn_pages(paragraphs(5, 6), 10, 10, Side.RECTO)) == [9, 2]
    assert heights(turn_pages(paragraphs(5, 3, 8), 8, 8, Side.RECTO)) == [8, 8]


def test_no_first_line_stays_alone_on_a_page() -> None:
    assert heights(turn_pages(paragraphs(9, 6), 10, 10, Side.RECTO)) == [9, 6]


def test_the_pages_of_a_spread_end_level() -> None:
    """The left page could be full, but then the right one could not: both are a line short."""
    text = [Line(turns=number in (9, 10, 18, 19)) for number in range(1, 26)]
    assert heights(turn_pages(text, 10, 10, Side.VERSO)) == [9, 9, 7]


def test_no_word_is_parted_at_the_turn_even_where_that_takes_a_page_more() -> None:
    text = [Line(parts_a_word=number == 20) for number in range(1, 31)]
    ends = turn_pages(text, 10, 10, Side.RECTO)
    assert len(ends) == 4 and 20 not in ends
    assert 20 not in keep_pace(text, [1.0] * 30, [2 / 3, 1 / 3], 20, 20)
    whole = [Line(parts_a_word=number in range(11, 21)) for number in range(1, 31)]
    assert heights(turn_pages(whole, 10, 10, Side.RECTO))[0] == 10
    parted = [Line(parts_a_word=True) for _ in range(30)]
    assert heights(turn_pages(parted, 10, 10, Side.RECTO)) == [10, 10, 10]


def test_no_space_is_left_at_the_head_of_a_page() -> None:
    rows = [Line(), Line(), Line(space=1), Line()]
    assert turn_pages(rows, 2, 2, Side.RECTO) == (2, 4)


def test_rows_that_allow_no_turn_are_turned_all_the_same() -> None:
    assert turn_pages([Line(turns=False)] * 7, 3, 3, Side.RECTO) == (3, 6, 7)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=40), st.integers(6, 30), st.sampled_from(Side))
def test_nothing_is_lost_and_no_line_of_a_paragraph_stands_alone(lengths: list[int], room: int, side: Side) -> None:
    text = paragraphs(*lengths)
    ends = turn_pages(text, room - 2, room, side)
    pages = heights(ends)
    assert sum(pages) == len(text)
    assert all(0 < height <= room for height in pages)
    starts = {0}
    for length in lengths:
        starts.add(max(starts) + length)
    for end in ends[:-1]:
        before = max(start for start in starts if start <= end)
        after = min(start for start in starts if start >= end)
        assert end in starts or (end - before >= 2 and after - end >= 2)


class Counted:
    """A line that counts how often it is asked for something."""

    asked = 0
    space = 0.0

    @property
    def turns(self) -> bool:
        type(self).asked += 1
        return True

    @property
    def parts_a_word(self) -> bool:
        type(self).asked += 1
        return False


def test_a_long_text_asks_no_more_of_every_line_than_a_short_one() -> None:
    asked = []
    for lines in (500, 4000):
        Counted.asked = 0
        assert heights(turn_pages([Counted()] * lines, 20, 20, Side.RECTO)) == [20] * (lines // 20)
        asked.append(Counted.asked)
    assert asked[1] < 1.1 * 8 * asked[0]


@given(
    st.lists(st.builds(Line, st.booleans(), st.sampled_from((0, 0, 0.5, 1)), st.booleans()), min_size=1, max_size=24),
    st.integers(1, 6),
    st.integers(2, 8),
    st.sampled_from(Side),
)
def test_of_all_ways_in_the_fewest_pages_the_least_unwanted_is_taken(
    rows: list[Line], first: int, other: int, side: Side
) -> None:
    """Every way is tried here; of those that are equally good, the one that turns earlier is taken."""
    text = Text(rows)

    def ways(start: int, room: int) -> Iterator[tuple[int, ...]]:
        for end in text.ends(start, room):
            yield from ((end, *rest) for rest in (ways(end, other) if end < len(rows) else [()]))

    def unwanted(ends: tuple[int, ...]) -> float:
        cost, beside, on = 0.0, 0.0, side
        for start, end in zip((0, *ends), ends, strict=False):
            short = max(0, (other if start else first) - text.height(start, end))
            cost += _cost(text, start, end, short, beside if on is Side.RECTO and start else short)
            beside, on = short if on is Side.VERSO else 0.0, on.other
        return cost

    best = min((len(ends), unwanted(ends), ends) for ends in ways(0, first))
    assert turn_pages(rows, first, other, side) == best[2]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=20), st.lists(st.integers(1, 300), min_size=1, max_size=6))
def test_what_keeps_pace_loses_nothing_either(lengths: list[int], sheets: list[int]) -> None:
    text = paragraphs(*lengths)
    shares = [sheet / sum(sheets) for sheet in sheets]
    ends = keep_pace(text, [1.0] * len(text), shares, 12, 14)
    assert ends[-1] == len(text)
    assert all(0 < height <= 14 for height in heights(ends))
    assert heights(ends)[0] <= 12


def test_each_page_has_about_the_words_of_the_sheet_beside_it() -> None:
    text = paragraphs(*[4] * 10)
    assert heights(keep_pace(text, [1.0] * 40, [0.5, 0.3, 0.2], 30, 30)) == [20, 12, 8]
    assert heights(keep_pace(text, [1.0] * 40, [1.0], 30, 30)) == [30, 10]
    assert heights(keep_pace(text, [1.0] * 40, [0.99, 0.005, 0.005], 50, 50)) == [40]
