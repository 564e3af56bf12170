from dataclasses import replace

import pytest

from letters.drafting.proofreading import Kind, proofread
from letters.drafting.proofreading.numbers import numbers_in

from .conftest import FACTS, LETTER, PICNIC, Notes, quotes


def facts_noted(middle: str, notes: Notes, **changes: object) -> list[str]:
    return quotes(notes(middle, Kind.FACT, **changes))


def test_numbers_are_read_as_people_write_them() -> None:
    text = "Forty-five, 12, a hundred and two, the fiftieth, twenty first, 1,000 and 3.5"
    assert [number.value for number in numbers_in(text)] == [45, 12, 102, 50, 21]


def test_other_years_than_the_brief_says(notes: Notes) -> None:
    (note,) = notes("We have been friends for thirty years.", Kind.FACT)
    assert (note.quoted, note.suggestion) == ("thirty years", "forty years")
    assert "forty years" in note.reason


@pytest.mark.parametrize(
    "text",
    [
        "In forty years nobody asked.",
        "In ten years we will paint it again.",
        "One year it rained.",
        "Another twenty years of this.",
        "For two months we rowed.",
        "After 40 years.",
    ],
)
def test_numbers_that_the_brief_has_or_says_nothing_of(text: str, notes: Notes) -> None:
    assert facts_noted(text, notes) == []


def test_another_age(notes: Notes) -> None:
    answers = {"age": "eighteen on the same day that you finish school"}
    assert facts_noted("You are turning nineteen.", notes, answers=answers) == ["nineteen"]
    assert facts_noted("Happy nineteenth birthday.", notes, answers=answers) == ["nineteenth birthday"]
    assert facts_noted("You are turning eighteen, and you are one of us.", notes, answers=answers) == []


def test_another_anniversary(notes: Notes) -> None:
    assert facts_noted("Our fiftieth anniversary.", notes) == ["fiftieth anniversary"]
    assert facts_noted("Our fortieth anniversary.", notes) == []


def test_another_date_or_year(notes: Notes) -> None:
    answers = {"memory": "met on 12 March 1984"}
    assert facts_noted("It was 13 March 1985.", notes, answers=answers) == ["13 March", "1985"]
    assert facts_noted("It was March 12, 1984.", notes, answers=answers) == []


def test_somebody_of_another_kin(notes: Notes) -> None:
    (note,) = notes("You are still my little sister.", Kind.FACT)
    assert (note.quoted, note.suggestion) == ("sister", "brother")
    assert facts_noted("You are a better brother than my sister is.", notes) == []


def test_a_wrong_pronoun_for_the_person_spoken_of(notes: Notes) -> None:
    (note,) = notes("Ernesto fed the pigeons and denied that she did.", Kind.FACT, about_pronouns="he")
    assert note.quoted == "she"
    assert facts_noted("Ernesto said that they never knew.", notes) == []
    assert facts_noted("Ernesto fed it, and he denied it.", notes, about_pronouns="they") == ["he"]


@pytest.mark.parametrize(
    "text",
    [
        "Ernesto fed the pigeons and denied that he did.",
        "Ernesto told Marta that she could row.",
        "Ernesto told my mother that she could row.",
        "She rowed. Ernesto slept.",
    ],
)
def test_a_pronoun_that_may_be_somebody_elses_is_left_alone(text: str, notes: Notes) -> None:
    assert facts_noted(text, notes) == []


def test_a_pronoun_that_the_client_typed_is_left_alone(notes: Notes) -> None:
    answers = {"memory": "heard what Ernesto made of her bread that day"}
    assert facts_noted("Ernesto made of her bread that day a feast.", notes, answers=answers) == []


def test_an_answer_that_had_to_be_used_and_is_not() -> None:
    gone = LETTER.replace("painted the boat green and named it after the goat", "did all that")
    (note,) = proofread(gone, FACTS, occasion=PICNIC)
    assert (note.kind, note.quoted) == (Kind.MISSING, "")
    assert "I still think about the time we" in note.reason


def test_an_answer_that_was_spelled_rightly_is_used() -> None:
    facts = replace(FACTS, answers={**FACTS.answers, "memory": "paintd the boats grean and namedd it after the goatt"})
    mended = proofread(LETTER, facts, occasion=PICNIC)
    assert Kind.MISSING not in {note.kind for note in mended}


def test_a_wrong_pronoun_is_found_in_the_next_sentence_too(notes: Notes) -> None:
    (note,) = notes("Ernesto painted it green. She never told a soul.", Kind.FACT)
    assert (note.quoted, note.suggestion) == ("She", "he")
    assert notes("Ernesto painted it green. My sister laughed. She never told a soul.", Kind.FACT) == []
    assert notes("Ernesto painted it green.\n\nShe never told a soul.", Kind.FACT) == []
