"""A brief of our own, and a letter that says what it asks for."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from letters.drafting import Facts, Occasion, Stem
from letters.drafting.proofreading import Kind, Note, proofread

FACTS = Facts(
    client_name="Beatriz Lima",
    recipient_name="John",
    relation="brother",
    occasion="love",
    tone="plain",
    answers={
        "memory": "painted the boat green and named it after the goat",
        "years": "forty years this May",
        "thanks": "the bread on the 12 March when Marta came home",
    },
    avoid=("the divorce", "Daniel", "drinking"),
    signature="Bia",
    about_name="Ernesto",
    about_pronouns="he",
    nickname="Joca",
    named=("Aunt Clara",),
)

PICNIC = Occasion(
    slug="love",
    name="Love",
    invitation="For somebody you shared a boat with.",
    stems=(
        Stem("memory", "I still think about the time we", True, "forgot the bread"),
        Stem("years", "We have known each other", False, "two years", kind="years"),
        Stem("thanks", "Thank you for", False, "the wasp"),
    ),
    length=(20, 60),
)

LETTER = """Dear John,

I still think about the time we painted the boat green and named it after the goat. We have known each other for
forty years. Aunt Clara asks me about it every summer.

With love,
Bia"""

type Notes = Callable[..., list[Note]]


@pytest.fixture
def facts() -> Facts:
    return FACTS


@pytest.fixture
def notes() -> Notes:
    """The notes of one kind on a letter with these sentences in the middle."""

    def read(middle: str, kind: Kind, **changes: Any) -> list[Note]:
        text = LETTER.replace("\n\nWith love", f" {middle}\n\nWith love")
        return [note for note in proofread(text, replace(FACTS, **changes)) if note.kind == kind]

    return read


def quotes(found: list[Note]) -> list[str]:
    return [note.quoted for note in found]
