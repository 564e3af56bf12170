"""Letters of a book are moved about: each move is a new arrangement, and none loses a letter."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.admin import arrangement as arranging
from letters.admin.arrangement import Arrangement

ORDER: Arrangement = (("Meeting", (1, 2)), ("Parting", (3,)), ("Peace", (4, 5)))


NONE = ["", "null", "7", "[]x", '["a"]', '[["a"]]', '[["a", 7]]', "[[1, [2]]]", '[["a", ["b"]]]', '[["a", [true]]]']


@pytest.mark.parametrize("text", [*NONE, "[" * 100_000, '{"a": [1]}', '[["a", [1], 2]]'])
def test_what_is_no_arrangement_is_none(text: str) -> None:
    assert arranging.read(text) is None


def test_what_is_written_is_read_again() -> None:
    assert arranging.read(arranging.write(ORDER)) == ORDER


@pytest.mark.parametrize(
    ("move", "entry", "wanted"),
    [
        (arranging.earlier, 2, (("Meeting", (2, 1)), ("Parting", (3,)), ("Peace", (4, 5)))),
        (arranging.earlier, 3, (("Meeting", (1, 2, 3)), ("Parting", ()), ("Peace", (4, 5)))),
        (arranging.earlier, 1, ORDER),
        (arranging.later, 4, (("Meeting", (1, 2)), ("Parting", (3,)), ("Peace", (5, 4)))),
        (arranging.later, 2, (("Meeting", (1,)), ("Parting", (2, 3)), ("Peace", (4, 5)))),
        (arranging.later, 5, ORDER),
    ],
)
def test_a_letter_moves_by_one_place(
    move: Callable[[Arrangement, int], Arrangement], entry: int, wanted: Arrangement
) -> None:
    assert move(ORDER, entry) == wanted


def test_a_letter_moves_into_a_chapter_or_into_one_of_its_own() -> None:
    assert arranging.into(ORDER, 1, 2) == (("Meeting", (2,)), ("Parting", (3,)), ("Peace", (4, 5, 1)))
    assert arranging.into(ORDER, 1, 0) == arranging.into(ORDER, 1, 7) == arranging.into(ORDER, 1, -1) == ORDER
    assert arranging.apart(ORDER, 1, "Alone")[:2] == (("Meeting", (2,)), ("Alone", (1,)))


def test_chapters_move_are_named_and_are_joined() -> None:
    assert [title for title, _ in arranging.chapter_later(ORDER, 0)] == ["Parting", "Meeting", "Peace"]
    assert [title for title, _ in arranging.chapter_earlier(ORDER, 2)] == ["Meeting", "Peace", "Parting"]
    assert arranging.chapter_later(ORDER, 2) == arranging.chapter_earlier(ORDER, 0) == ORDER
    assert arranging.retitled(ORDER, 1, "Winter")[1] == ("Winter", (3,))
    assert arranging.joined(ORDER, 1) == (("Meeting", (1, 2, 3)), ("Peace", (4, 5)))
    assert arranging.joined(ORDER, 0) == arranging.joined(ORDER, 3) == ORDER


def test_an_old_arrangement_is_made_to_fit_what_is_there_now() -> None:
    assert arranging.fit(ORDER, [1, 3, 5, 6]) == (("Meeting", (1,)), ("Parting", (3,)), ("Peace", (5, 6)))
    assert arranging.fit((), [1]) == (("Letters", (1,)),)
    assert arranging.fit((), []) == ()


@given(st.lists(st.tuples(st.sampled_from(["earlier", "later", "into", "apart", "join"]), st.integers(0, 4))))
def test_however_they_are_moved_all_letters_stay_each_once(moves: list[tuple[str, int]]) -> None:
    order = ORDER
    for move, number in moves:
        if move == "into":
            order = arranging.into(order, number + 1, number)
        elif move == "apart":
            order = arranging.apart(order, number + 1, "Alone")
        elif move == "join":
            order = arranging.joined(order, number)
        else:
            order = arranging.SHIFTS[move](order, number + 1)
    assert sorted(entry for _, entries in order for entry in entries) == [1, 2, 3, 4, 5]
