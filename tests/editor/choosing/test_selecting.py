"""A proposal takes the best first, and no two alike, and says why."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.editor import Answer, Choice, Proposal, Selectable, propose
from letters.editor.choosing.likeness import shingles_of
from letters.editor.choosing.selecting import ALIKE

WORDS = (
    "rain", "lamp", "bread", "window", "winter", "ladder", "kettle", "river", "tram", "coat", "garden", "bicycle",
    "letter", "pear", "bench", "key", "table", "snow", "dog", "boat", "stove", "stair", "hat", "clock", "piano",
)  # fmt: skip

ONLY = "so far the only letter of farewell."
OWN = "hardly a phrase in it comes up in another letter."


def left_out(proposal: Proposal) -> dict[int, str]:
    """Why each letter that is not proposed was left out."""
    return {left.number: left.reason for left in proposal.left_out}


def words(seed: int, count: int = 90) -> str:
    """Words that no other seed has in the same order."""
    return " ".join(WORDS[(place * (seed % 23 + 1) + seed * place * place) % len(WORDS)] for place in range(count))


INES = Selectable(
    number=12,
    text=words(12),
    occasion="farewell",
    label="Goodbye",
    tone="tender",
    to="Inés",
    relation="wife",
    writer="José",
    hand="theodore",
    on=date(2026, 3, 1),
)


def letter(number: int, **what: Any) -> Selectable:
    """A letter whose words are like those of no other."""
    fields: dict[str, Any] = {"number": number, "text": words(number), "to": f"Person {number}"}
    return replace(INES, **(fields | what))


def numbers(choices: tuple[Choice, ...]) -> list[int]:
    return [choice.number for choice in choices]


def the_one_of(*letters: Selectable) -> int:
    (choice,) = propose(letters, 1).choices
    return choice.number


def test_more_stars_come_first() -> None:
    assert the_one_of(letter(1, stars=(4,)), letter(2, stars=(5,)), letter(3, stars=(3,))) == 2


def test_five_stars_from_one_editor_are_less_than_nearly_five_from_three() -> None:
    assert the_one_of(letter(1, stars=(5,)), letter(2, stars=(5, 4, 5))) == 2


def test_four_stars_from_three_editors_are_less_than_five_from_two() -> None:
    assert the_one_of(letter(1, stars=(4, 4, 4)), letter(2, stars=(5, 5))) == 2


def test_a_letter_without_stars_stands_in_the_middle() -> None:
    assert the_one_of(letter(1), letter(2, stars=(4,))) == 2
    assert the_one_of(letter(1), letter(2, stars=(2, 3))) == 1


@pytest.mark.parametrize("answer", [Answer.CAME, Answer.WROTE, Answer.CALLED])
def test_an_answer_speaks_for_a_letter(answer: Answer) -> None:
    assert the_one_of(letter(1), letter(2, answer=answer)) == 2


def test_silence_does_not_speak_against_one() -> None:
    silent, other = letter(1, text=words(7), answer=Answer.SILENCE), letter(2, text=words(7))
    assert propose([silent], 1).choices[0].score == propose([other], 1).choices[0].score


def test_between_equals_particular_words_decide() -> None:
    vague = "It meant so much to me and I think of it very often and with great thanks to you for all of it. " * 4
    exact = "We got locked out on the landing in Lisbon at 4 and Mr Okafor said “wear these” and lent us coats. " * 4
    assert the_one_of(letter(1, text=vague), letter(2, text=exact)) == 2


def test_of_letters_as_good_another_occasion_comes_first() -> None:
    letters = [letter(1), letter(2), letter(3, occasion="wedding", label="A wedding")]
    assert set(numbers(propose(letters, 2).choices)) in ({1, 3}, {2, 3})


@pytest.mark.parametrize("difference", [{"tone": "grave"}, {"hand": "amy"}, {"to": "Tobi"}, {"writer": "Ana"}])
def test_of_letters_as_good_another_tone_hand_or_person_comes_first(difference: dict[str, str]) -> None:
    letters = [letter(number, **({"to": "Inés", "text": words(number)})) for number in (1, 2, 4)]
    letters.append(letter(3, **({"to": "Inés"} | difference)))
    assert 3 in numbers(propose(letters, 2).choices)


def test_a_much_better_letter_comes_before_a_different_one() -> None:
    letters = [letter(1, stars=(5, 5)), letter(2, stars=(5, 5)), letter(3, occasion="wedding", stars=(3,))]
    assert set(numbers(propose(letters, 2).choices)) == {1, 2}


def test_two_letters_that_are_alike_are_not_both_proposed() -> None:
    ours, theirs = letter(1, stars=(5,)), letter(12, stars=(5, 5))
    theirs = replace(theirs, text=f"{ours.text} And thank you for the pear tree.")
    proposal = propose([ours, theirs, letter(3)], 3)
    assert set(numbers(proposal.choices)) == {12, 3}
    assert left_out(proposal)[1] == "Too much like letter 12, which has more stars."


@pytest.mark.parametrize(
    ("better", "why"),
    [
        ({"answer": "wrote"}, "Too much like letter 12, which was answered."),
        ({"occasion": "birth"}, "Too much like letter 12, which was chosen before it."),
    ],
)
def test_it_says_what_the_letter_that_it_is_too_like_has_before_it(better: dict[str, str], why: str) -> None:
    wedding = letter(3, occasion="farewell", stars=(5,))
    proposal = propose([wedding, letter(4, text=words(9)), replace(letter(12, **better), text=words(9))], 3)
    assert left_out(proposal)[4] == why


def test_what_is_in_the_book_already_is_not_proposed_and_nothing_like_it() -> None:
    letters = [letter(1, text=words(7)), letter(2, text=words(7), answer="came"), letter(3), letter(4)]
    proposal = propose(letters, 5, already={1})
    assert set(numbers(proposal.choices)) == {3, 4}
    assert left_out(proposal)[2] == "Too much like letter 1, which is in the book already."


def test_what_is_in_the_book_already_counts_for_variety() -> None:
    letters = [letter(1), letter(2, stars=(4,)), letter(3, occasion="wedding", stars=(4,))]
    assert numbers(propose(letters, 1, already=[1]).choices) == [3]


@pytest.mark.parametrize(
    ("praise", "said"),
    [
        ({"stars": (5, 5), "answer": "wrote"}, f"Five stars from two editors; Inés wrote back; {ONLY}"),
        ({"stars": (5, 4, 5), "answer": "came"}, f"4.7 stars from three editors; Inés came; {ONLY}"),
        ({"stars": (4,), "answer": "silence"}, f"Four stars from one editor; {ONLY}"),
        ({"answer": "called"}, f"Inés telephoned; {ONLY}"),
        ({"stars": (3, 2)}, f"Only 2.5 stars from two editors, but {ONLY}"),
        ({"occasion": "a-vigil", "label": "A vigil"}, f"So far the only letter for “A vigil”; {OWN}"),
    ],
)  # fmt: skip
def test_each_choice_has_a_reason(praise: dict[str, Any], said: str) -> None:
    proposal = propose([replace(INES, **praise), letter(1, occasion="love", stars=(5,))], 2)
    assert next(choice.reason for choice in proposal.choices if choice.number == 12) == said


def test_a_reason_tells_the_first_of_several_and_the_only_one_of_its_tone_or_hand() -> None:
    letters = [
        letter(1, stars=(5,), occasion="love", tone="grave"),
        letter(2, stars=(4,), occasion="love"),
        letter(3, stars=(3,), hand="louise"),
    ]
    assert [choice.reason for choice in propose(letters, 3).choices] == [
        "Five stars from one editor; the first of two letters of love, and the only grave one.",
        f"Four stars from one editor; {OWN}",
        "Three stars from one editor; so far the only letter of farewell, and the only one in the hand of Louise.",
    ]


def test_what_was_left_out_has_a_reason() -> None:
    letters = [
        letter(1, stars=(5,)),
        letter(2, stars=(4,)),
        letter(3),
        letter(4, stars=(2, 1)),
        letter(5, text=" \n"),
        letter(6, occasion="wedding", label="A wedding", stars=(3,)),
    ]
    proposal = propose(letters, 1)
    more = "The first to be added, if there is room for one more"
    assert {left.number: left.reason for left in proposal.left_out} == {
        2: f"{more}: four stars from one editor, and the book has a letter of farewell already.",
        3: "There was room for one: no stars yet, and the book has a letter of farewell already.",
        4: "1.5 stars from two editors, too few to be proposed.",
        5: "There are no words in it.",
        6: "There was room for one: three stars from one editor.",
    }


def test_when_none_are_wanted_none_are_proposed() -> None:
    proposal = propose([letter(1)], 0)
    assert proposal.choices == ()
    assert left_out(proposal)[1] == "The first to be added, if there is room for one more: no stars yet."


def test_of_no_letters_none_are_proposed() -> None:
    assert propose([], 5).choices == ()


any_letters = st.lists(
    st.builds(
        lambda text, occasion, to, tone, stars, answer: {
            "text": text, "occasion": occasion, "to": to, "tone": tone, "stars": tuple(stars), "answer": answer,
        },
        st.lists(st.sampled_from(WORDS[:6]), max_size=12).map(" ".join),
        st.sampled_from(["love", "farewell", "birth", "moving"]),
        st.sampled_from(["Inés", "Mam", "Dad"]),
        st.sampled_from(["plain", "grave"]),
        st.lists(st.integers(1, 5), max_size=3),
        st.sampled_from(Answer),
    ),
    max_size=14,
).map(lambda rows: [letter(number, **row) for number, row in enumerate(rows, start=1)])  # fmt: skip


@given(any_letters, st.integers(0, 16), st.sets(st.integers(1, 14), max_size=3))
@settings(max_examples=60, deadline=None)
def test_whatever_the_letters_no_two_are_alike_and_all_are_accounted_for(
    letters: list[Selectable], wanted: int, already: set[int]
) -> None:
    proposal = propose(letters, wanted, already)
    chosen = numbers(proposal.choices)
    shingles = shingles_of([each.text for each in letters])
    places = [number - 1 for number in chosen]
    assert all(shingles.likeness(one)[other] < ALIKE for one, other in combinations(places, 2))
    assert len(chosen) <= wanted and not set(chosen) & already
    told = sorted(chosen + [left.number for left in proposal.left_out])
    assert told == [each.number for each in letters if each.number not in already]
    scores = [choice.score for choice in proposal.choices]
    assert scores == sorted(scores, reverse=True)


@given(any_letters, st.integers(0, 16), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_letters_does_not_matter(letters: list[Selectable], wanted: int, random: Random) -> None:
    shuffled = [*letters]
    random.shuffle(shuffled)
    assert propose(shuffled, wanted) == propose(letters, wanted)


@given(any_letters, st.integers(1, 8))
@settings(max_examples=30, deadline=None)
def test_another_five_stars_never_throw_a_letter_out(letters: list[Selectable], wanted: int) -> None:
    for number in numbers(propose(letters, wanted).choices):
        liked = [replace(each, stars=(*each.stars, 5)) if each.number == number else each for each in letters]
        assert number in numbers(propose(liked, wanted).choices)


def test_thousands_of_letters_are_chosen_from_at_once() -> None:
    letters = [letter(number, stars=(number % 3 + 3,), tone=str(number % 5)) for number in range(2000)]
    assert len(propose(letters, 100).choices) <= 100
