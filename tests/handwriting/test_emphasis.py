"""Emphasis as it is typed: what of it a pen underlines, and what becomes of it where lines break.

What is a mark and what is a star is tested where it is set in type: tests/editor/typesetting/test_marking.py.
"""

from time import perf_counter

import pytest

from letters.handwriting import Run, places_without_marks, runs_of, without_marks
from letters.handwriting.emphasis import Stress, marked_by_line, stresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no mark, 3 * 4, a_b_c", ()),
        ("*so*", (Stress(0, 2, 0),)),
        ("I am _so_ glad", (Stress(3, 5, 0),)),
        ("**so**", (Stress(0, 2, 0), Stress(0, 2, 1))),
        ("***so***", (Stress(0, 2, 0), Stress(0, 2, 1), Stress(0, 2, 2))),
        ("*one and\n two*, *three*", (Stress(0, 9, 0), Stress(10, 15, 0))),
        ("*a **b** c*", (Stress(0, 3, 0), Stress(1, 2, 1), Stress(1, 2, 2))),
        ("*one\u00a0word*", (Stress(0, 8, 0),)),
        ("*not this\n\none*", ()),
    ],
)
def test_what_a_pen_underlines_is_counted_in_written_characters(text: str, found: tuple[Stress, ...]) -> None:
    assert stresses(text) == found


def test_runs_say_how_they_are_stressed() -> None:
    assert runs_of("a **b _c_**") == (Run("a "), Run("b ", heavy=True), Run("c", slanted=True, heavy=True))
    assert [run.lines for run in runs_of("a *b* **c** ***d***")] == [0, 1, 0, 2, 0, 3]


def test_places_say_where_every_character_stood() -> None:
    text = "I am *so* glad, **never _ever_**, 3 * 4."
    assert "".join(text[place] for place in places_without_marks(text)) == without_marks(text)
    assert places_without_marks("ab") == (0, 1)


@pytest.mark.parametrize(
    ("text", "by_line"),
    [
        ("*one\ntwo*", "*one*\n*two*"),
        ("a *one \n two\nthree* b", "a *one* \n *two*\n*three* b"),
        ("**one _two\nthree_ four**", "**one _two_**\n**_three_ four**"),
        ("*one*\n* two\n3 * 4", "*one*\n* two\n3 * 4"),
        ("*—\nGo home.*", "—\n*Go home.*"),
        ("*Go\n…\nhome.*", "*Go*\n…\n*home.*"),
    ],
)
def test_each_line_has_marks_of_its_own(text: str, by_line: str) -> None:
    assert marked_by_line(text) == by_line
    assert without_marks(by_line) == without_marks(text)


def test_a_text_of_nothing_but_marks_takes_no_time() -> None:
    begun = perf_counter()
    for hostile in ("*a\n" * 3_000, "*a " * 3_000 + "a* " * 3_000, "_*a" * 3_000, "*a\n\n" * 3_000):
        assert stresses(hostile) is not None and marked_by_line(hostile)
    assert perf_counter() - begun < 3
