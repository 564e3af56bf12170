"""What is composed or recalled keeps off what must not be mentioned."""

from dataclasses import replace
from datetime import date

import pytest

from letters.drafting import EarlierAnswer, Facts, Memory, Occasion, compose, parse_template
from letters.drafting.avoiding import touches
from letters.drafting.memory import scene_to_recall

FACTS = Facts(
    client_name="Ana",
    recipient_name="José",
    relation="friend",
    occasion="picnic",
    tone="plain",
    answers={"memory": "ran"},
    avoid=("her illness",),
    signature="Ana",
)


@pytest.mark.parametrize(
    ("text", "avoid", "found"),
    [
        ("We sat on the ward.", ("her illness",), True),
        ("We sat on the wall.", ("her illness",), False),
        ("her illness", ("her illness",), True),
        ("We drank.", ("money", "drinking"), True),
        ("We sat on the ward.", (), False),
    ],
)
def test_what_touches(text: str, avoid: tuple[str, ...], found: bool) -> None:
    assert touches(text, avoid) == found


def test_a_way_that_touches_a_forbidden_subject_is_not_taken(picnic: Occasion) -> None:
    template = parse_template("We {memory}. <Get well soon.|The doctor rang.|It rained.>")
    assert {compose(template, FACTS, seed, picnic).text for seed in range(20)} == {"We ran. It rained."}


def test_a_sentence_of_ours_that_touches_one_is_left_out(picnic: Occasion) -> None:
    template = parse_template("The nurse rang. We {memory}. <The nurse sang.|The doctor sang.> It rained.")
    assert {compose(template, FACTS, seed, picnic).text for seed in range(20)} == {"We ran. It rained."}
    assert compose(template, replace(FACTS, avoid=()), 1, picnic).text.startswith("The nurse rang. We ran.")


def test_what_the_client_says_stands_though_it_touches_one(picnic: Occasion) -> None:
    template = parse_template("We {memory}. It rained.")
    facts = replace(FACTS, answers={"memory": "ran from the ward"})
    assert compose(template, facts, 1, picnic).text == "We ran from the ward. It rained."


def test_what_an_earlier_letter_forbade_is_kept_off_too(picnic: Occasion) -> None:
    template = parse_template("We {memory}. <The pub was full.|It rained.>")
    facts, memory = replace(FACTS, avoid=()), Memory(never=("drinking",))
    assert {compose(template, facts, seed, picnic, memory).text for seed in range(20)} == {"We ran. It rained."}


def test_a_scene_about_a_forbidden_subject_is_not_recalled() -> None:
    scene = EarlierAnswer("memory", "I still think about the time we", "sat up on the ward", "picnic", date(2024, 3, 1))
    assert scene_to_recall(FACTS, Memory(answers=(scene,)), 0) is None
    assert scene_to_recall(replace(FACTS, avoid=()), Memory(answers=(scene,)), 0) == scene
