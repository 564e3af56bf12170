"""Every letter finds one place, and chapters hold a sensible number of them."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.drafting import GROUPS, load_occasions
from letters.editor import Arrangeable, ArrangedChapter, Order, arrange
from letters.editor.choosing.arc import PHRASES, STAGES, place_on_the_arc

OCCASIONS = load_occasions(Path("seeds/occasions"))
LABELS = {occasion.slug: (occasion.name, occasion.group) for occasion in OCCASIONS}
SPRING = date(2024, 3, 1)


def letter(number: int, occasion: str = "love", to: str = "", on: date = SPRING, writer: str = "") -> Arrangeable:
    label, group = LABELS.get(occasion, ("A moving day", ""))
    return Arrangeable(number, on, to or f"Person {number}", occasion, label, group, writer)


def titles(chapters: tuple[ArrangedChapter, ...]) -> list[str]:
    return [chapter.title for chapter in chapters]


any_letters = st.lists(
    st.builds(
        lambda occasion, to, writer, days: (occasion, to, SPRING + timedelta(days), writer),
        st.sampled_from([*LABELS, "moving", "a-trial"]),
        st.sampled_from(["Mam", "Dad", "Inés", "Priya", "Mr Lewis"]),
        st.sampled_from(["Ana", "Bo", ""]),
        st.integers(0, 4000),
    ),
    max_size=60,
).map(lambda rows: [letter(number, *row) for number, row in enumerate(rows, start=1)])


@given(any_letters, st.sampled_from(Order))
def test_every_letter_stands_in_one_chapter(letters: list[Arrangeable], order: Order) -> None:
    chapters = arrange(letters, order)
    assert Counter(number for chapter in chapters for number in chapter.numbers) == Counter(
        each.number for each in letters
    )
    assert all(chapter.title and chapter.numbers for chapter in chapters)
    assert arrange(letters[::-1], order) == chapters


@given(any_letters)
def test_by_time_the_days_follow_one_another(letters: list[Arrangeable]) -> None:
    days = {each.number: each.on for each in letters}
    chapters = arrange(letters, Order.TIME)
    read = [days[number] for chapter in chapters for number in chapter.numbers]
    assert read == sorted(read)
    assert len(set(titles(chapters))) == len(chapters)
    assert len(chapters) <= 1 or min(map(len, chapters)) >= 3


@given(any_letters)
def test_by_arc_nobody_parts_before_they_have_met(letters: list[Arrangeable]) -> None:
    places = {each.number: place_on_the_arc(each.occasion, each.group) for each in letters}
    chapters = arrange(letters, Order.ARC)
    read = [places[number] for chapter in chapters for number in chapter.numbers]
    assert read == sorted(read)
    assert len(chapters) <= 1 or min(map(len, chapters)) >= 3


def on_days(*days: date) -> list[Arrangeable]:
    return [letter(number, on=on) for number, on in enumerate(days, start=1)]


def test_by_time_a_chapter_is_a_year() -> None:
    days = [date(year, month, 1) for year in (2021, 2022, 2023) for month in (2, 5, 9)]
    assert titles(arrange(on_days(*days), Order.TIME)) == ["2021", "2022", "2023"]


def test_by_time_thin_years_are_read_together() -> None:
    days = [date(1998, 5, 1), date(2004, 5, 1), date(2011, 5, 1), *[date(2012, month, 1) for month in range(1, 6)]]
    assert titles(arrange(on_days(*days), Order.TIME)) == ["1998 to 2011", "2012"]


def test_by_time_a_full_year_is_cut_into_months() -> None:
    days = [date(2024, month, day) for month in range(1, 13) for day in (3, 17)]
    assert arrange(on_days(*days), Order.TIME) == (
        ArrangedChapter("January to June 2024", tuple(range(1, 13))),
        ArrangedChapter("July to December 2024", tuple(range(13, 25))),
    )


def test_by_time_a_span_may_go_over_the_turn_of_a_year() -> None:
    early = [date(2024, month, 1 + day) for month in (1, 2) for day in range(9)]
    late = [date(2024, 12, 30), date(2025, 1, 2)]
    assert titles(arrange(on_days(*early, *late), Order.TIME)) == ["January 2024", "February 2024 to January 2025"]


def test_by_time_hundreds_of_letters_are_a_dozen_chapters_or_so() -> None:
    chapters = arrange(on_days(*[SPRING + timedelta(days=4 * place) for place in range(641)]), Order.TIME)
    assert 10 <= len(chapters) <= 20


def test_by_person_everybody_with_several_letters_has_a_chapter_and_the_first_comes_first() -> None:
    people = ["Priya", "Inés", "Inés", "Tobi", "Priya", "Mr Lewis", "Inés"]
    letters = [letter(number, to=to, on=SPRING + timedelta(number)) for number, to in enumerate(people)]
    assert arrange(letters, Order.PERSON) == (
        ArrangedChapter("To Priya", (0, 4)),
        ArrangedChapter("To Inés", (1, 2, 6)),
        ArrangedChapter("One letter each", (3, 5)),
    )


def test_by_person_two_fathers_are_two_people() -> None:
    letters = [
        letter(number, to="Dad", writer=writer) for number, writer in enumerate(["Gwen", "Daniel", "Daniel", "Gwen"])
    ]
    assert titles(arrange(letters, Order.PERSON)) == ["To Dad, from Gwen", "To Dad, from Daniel"]


def test_by_person_who_is_the_only_one_with_one_letter_has_a_chapter_too() -> None:
    letters = [letter(1, to="Inés"), letter(2, to="Inés"), letter(3, to="Tobi")]
    assert titles(arrange(letters, Order.PERSON)) == ["To Inés", "To Tobi"]


def test_by_occasion_a_chapter_is_called_as_people_call_it() -> None:
    occasions = ["farewell"] * 3 + ["wedding"] * 3
    letters = [letter(number, occasion) for number, occasion in enumerate(occasions)]
    assert arrange(letters, Order.OCCASION) == (
        ArrangedChapter("A wedding", (3, 4, 5)),
        ArrangedChapter("Goodbye", (0, 1, 2)),
    )


def test_by_occasion_few_of_each_are_read_together() -> None:
    occasions = ["love", "love", "love", "anniversary", "illness", "condolence", "apology", "farewell"]
    letters = [letter(number, occasion) for number, occasion in enumerate(occasions)]
    assert arrange(letters, Order.OCCASION) == (
        ArrangedChapter("Love", (0, 1, 2, 3)),
        ArrangedChapter("Sorrow", (4, 5)),
        ArrangedChapter("One of a kind", (6, 7)),
    )


def test_by_occasion_the_rest_of_a_group_stands_under_the_name_of_the_group() -> None:
    occasions = ["birthday"] * 4 + ["to-a-parent", "to-an-old-friend", "to-a-grown-child"]
    letters = [letter(number, occasion) for number, occasion in enumerate(occasions)]
    assert titles(arrange(letters, Order.OCCASION)) == ["A birthday", "Family and friends"]


def test_by_arc_it_goes_from_meeting_to_parting_to_peace() -> None:
    occasions = ["forgiveness", "farewell", "apology", "someone-who-died", "love", "birth"] * 3
    letters = [letter(number, occasion) for number, occasion in enumerate(occasions)]
    assert titles(arrange(letters, Order.ARC)) == [stage.title for stage in STAGES]


def test_by_arc_a_small_chapter_joins_its_neighbour_under_the_title_of_the_larger() -> None:
    occasions = ["love"] * 4 + ["apology"] + ["farewell"] * 3
    letters = [letter(number, occasion) for number, occasion in enumerate(occasions)]
    assert arrange(letters, Order.ARC) == (
        ArrangedChapter("The ordinary days", (0, 1, 2, 3)),
        ArrangedChapter("Saying goodbye", (4, 5, 6, 7)),
    )


def test_nothing_is_arranged_into_nothing() -> None:
    assert [arrange([], order) for order in Order] == [()] * len(Order)


@pytest.mark.parametrize("slug", LABELS)
def test_every_occasion_of_the_house_is_on_the_arc_and_can_be_spoken_of(slug: str) -> None:
    assert sum(slug in stage.occasions for stage in STAGES) == 1
    assert slug in PHRASES


def test_the_arc_has_no_occasion_that_the_house_does_not_have() -> None:
    assert {slug for stage in STAGES for slug in stage.occasions} | set(PHRASES) == set(LABELS)
    assert sorted(group for stage in STAGES for group in stage.groups) == sorted(GROUPS)


def test_a_new_occasion_stands_where_its_group_stands() -> None:
    assert [place_on_the_arc("a-vigil", group)[0] for group in ("Sorrow", "Beginnings", "")] == [4, 0, 1]
