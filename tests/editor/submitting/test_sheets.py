"""How strips flow onto sheets."""

from letters.editor.submitting.sheets import Sheet, Strip, flow, placed
from letters.editor.typesetting import TypeStyle, set_line

SHEET = Sheet(width=200, height=140, side=20, top=20, bottom=20)
"""A block of ten lines of ten points."""

LINE = set_line("a", TypeStyle(10, 10))


def strips(count: int, **fields: object) -> list[Strip]:
    return [Strip(((0.0, LINE),), 10.0, **fields) for _ in range(count)]  # type: ignore[arg-type]


def counts(*parts: list[Strip], head: list[Strip] | None = None) -> list[int]:
    return [len(page) for page in flow([strip for part in parts for strip in part], SHEET, head or ())]


def test_a_page_holds_what_its_block_holds() -> None:
    assert counts(strips(10)) == [10]
    assert counts(strips(23)) == [10, 10, 3]
    assert counts() == []


def test_what_is_to_stay_together_turns_together() -> None:
    assert counts(strips(8), strips(2, turns=False), strips(1), strips(1)) == [8, 4]


def test_what_no_page_holds_is_parted_after_all() -> None:
    assert counts(strips(25, turns=False)) == [10, 10, 5]


def test_a_fresh_strip_begins_a_page_and_keeps_its_space() -> None:
    fresh = strips(1, fresh=True, above=50.0)
    assert counts(strips(2), fresh, strips(4)) == [2, 5]
    assert counts(strips(2), fresh, strips(5)) == [2, 5, 1]


def test_space_is_lost_at_the_head_of_a_page() -> None:
    assert counts(strips(10), strips(1, above=30.0), strips(9)) == [10, 10]


def test_a_head_is_set_again_on_every_page_but_the_first() -> None:
    assert counts(strips(10), strips(10), head=strips(1, turns=False)) == [10, 10, 2]


def test_lines_stand_at_equal_distances_from_the_top() -> None:
    (page,) = placed(flow(strips(3, above=2.0), SHEET), SHEET)
    assert [line.y for line in page.type] == [112.5, 100.5, 88.5]
    assert {line.x for line in page.type} == {20.0}


def test_a_rule_lies_above_its_strip() -> None:
    (page,) = placed(flow([*strips(1), *strips(1, ruled=True)], SHEET), SHEET)
    assert page.rules == (114.0,)
