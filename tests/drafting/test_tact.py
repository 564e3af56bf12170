"""What mocks or presumes stays out where the brief does not give it."""

from dataclasses import replace
from datetime import date

import pytest

from letters.drafting import EarlierAnswer, Facts, Memory, Occasion, TemplateError, compose, parse_template
from letters.drafting.memory import scene_to_recall
from letters.drafting.tact import GRAVE_OCCASIONS, gravest, presumable

FACTS = Facts(
    client_name="Ana",
    recipient_name="José",
    relation="friend",
    occasion="picnic",
    tone="playful",
    answers={"memory": "ran"},
    avoid=(),
    signature="Ana",
)


@pytest.mark.parametrize(
    "answer",
    [
        "lost the baby at ten weeks",
        "came to see you in prison",
        "wanted to die",
        "slept in the refuge",
        "feared that you would not wake up",
        "feared that you wont wake up",
        "heard of the diagnosis",
        "buried your father",
        "planning how to end my life",
    ],
)
def test_a_grave_answer_bars_a_jest(answer: str, picnic: Occasion) -> None:
    template = parse_template("We {memory}. <@light So much for dignity.|I remember it.>")
    grave = replace(FACTS, answers={"memory": answer})
    assert gravest(grave) is not None
    assert all("dignity" not in compose(template, grave, seed, picnic).text for seed in range(12))
    assert any("dignity" in compose(template, FACTS, seed, picnic).text for seed in range(12))


@pytest.mark.parametrize(
    "answer",
    [
        "ran",
        "killed time at the station",
        "nearly died laughing in the kitchen",
        "waited until the battery died",
        "were dying to know",
        "swam with a stroke of luck",
        "buried each other in the sand",
        "finished each other's sentences",
        "counted out loud without dying of it",
        "were shelling prawns",
        "gave me the side of the pear without the bruise",
    ],
)
def test_what_is_not_grave(answer: str) -> None:
    assert gravest(replace(FACTS, answers={"memory": answer})) is None


@pytest.mark.parametrize(
    ("name", "giving", "not_giving"),
    [
        ("office", {"memory": "hid in the office"}, {"memory": "drove the 11 bus"}),
        ("place", {"memory": "danced in the kitchen"}, {"memory": "laughed"}),
        ("speech", {"memory": "sang to the goat"}, {"memory": "ate noodles"}),
        ("free", {"memory": "ran"}, {"memory": "ran, before you went to prison"}),
        ("born", {"memory": "ran"}, {"memory": "signed the adoption papers"}),
        ("lived", {"memory": "ran"}, {"memory": "never got to meet them"}),
    ],
)
def test_what_a_brief_gives(name: str, giving: dict[str, str], not_giving: dict[str, str]) -> None:
    assert name in presumable(replace(FACTS, answers=giving))
    assert name not in presumable(replace(FACTS, answers=not_giving))


def test_one_of_the_two_is_no_guest() -> None:
    assert "guest" in presumable(FACTS)
    assert "guest" not in presumable(replace(FACTS, relation="my future wife"))
    assert "adult" not in presumable(replace(FACTS, relation="newborn"))


def test_a_passage_may_presume_too(picnic: Occasion) -> None:
    template = parse_template("We {memory}.[@office  Thank you for {thanks}.]")
    answers = {"memory": "ran", "thanks": "the bread"}
    assert compose(template, replace(FACTS, answers=answers), 1, picnic).text == "We ran."
    given = {**answers, "thanks": "the desk"}
    assert compose(template, replace(FACTS, answers=given), 1, picnic).text == "We ran. Thank you for the desk."


def test_a_passage_may_stand_on_what_it_presumes_alone(picnic: Occasion) -> None:
    template = parse_template("We {memory}.[@light  I have seen the haircut.]")
    assert compose(template, FACTS, 1, picnic).text == "We ran. I have seen the haircut."
    grave = replace(FACTS, answers={"memory": "ran, planning how to die"})
    assert "haircut" not in compose(template, grave, 1, picnic).text


@pytest.mark.parametrize(
    ("body", "why"),
    [("<@moon One.|Two.>", "no @moon"), ("<@light One.|@office Two.>", "presume nothing")],
)
def test_a_template_that_presumes_wrongly_is_refused(body: str, why: str) -> None:
    with pytest.raises(TemplateError, match=why):
        parse_template(body)


def scene(answer: str, occasion: str = "picnic") -> EarlierAnswer:
    return EarlierAnswer("memory", "I still think about the time we", answer, occasion, date(2024, 3, 1))


@pytest.mark.parametrize(
    ("brief", "recalled"),
    [
        (scene("forgot the bread"), True),
        (scene("forgot the bread", "condolence"), False),
        (scene("sat with you after the miscarriage"), False),
        (scene("him at your stove"), False),
        (scene("when she laughed"), False),
        (scene("saw your brother and his goat"), True),
        (scene("met Marta and lost her hat"), True),
    ],
)
def test_which_scenes_are_called_back(brief: EarlierAnswer, recalled: bool) -> None:
    assert (scene_to_recall(FACTS, Memory(answers=(brief,)), 0) is not None) == recalled


def test_a_grave_scene_may_come_back_in_a_letter_of_its_kind() -> None:
    brief = scene("sat on the stairs", "condolence")
    assert scene_to_recall(replace(FACTS, occasion="condolence"), Memory(answers=(brief,)), 0) == brief


def test_every_grave_occasion_is_one_of_ours(occasions: dict[str, Occasion]) -> None:
    assert occasions.keys() >= GRAVE_OCCASIONS
