"""A playful letter for a grave answer brings a note, and another tone on offer."""

from dataclasses import replace
from typing import Any

import pytest

from letters.drafting import Facts
from letters.drafting.proofreading import Kind, Note, Weight, proofread

from .conftest import FACTS, LETTER, PICNIC

GRAVE = replace(FACTS, tone="playful", answers={**FACTS.answers, "thanks": "the days after the miscarriage"})


def tones(facts: Facts = GRAVE, offered: tuple[str, ...] = ("playful", "tender", "plain")) -> list[Note]:
    notes = proofread(LETTER, facts, occasion=PICNIC, tones=offered)
    return [note for note in notes if note.kind == Kind.TONE]


def test_a_playful_letter_for_a_grave_answer() -> None:
    (note,) = tones()
    assert (note.weight, note.start, note.end) == (Weight.PLAIN, 0, 0)
    assert "“Thank you for …”" in note.reason and "miscarriage" in note.reason
    assert "can also be tender or plain" in note.reason


def test_where_no_other_tone_is_offered_none_is_named() -> None:
    (note,) = tones(offered=("playful",))
    assert "can also be" not in note.reason


def test_another_tone_or_a_light_answer_brings_none() -> None:
    assert tones(replace(GRAVE, tone="plain")) == []
    assert tones(replace(FACTS, tone="playful")) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"avoid": ("prison", "his sentence")},
        {"relation": "our stillborn son"},
        {"occasion": "someone-who-died"},
        {"occasion": "condolence", "about_name": "the baby"},
    ],
)
def test_what_no_answer_says_is_grave_too(changes: dict[str, Any]) -> None:
    (note,) = tones(replace(FACTS, tone="playful", **changes))
    assert "the rest of the brief tells of something grave" in note.reason
