"""The seeds, read once, and a small cast of our own."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from letters.drafting import Occasion, SeedTemplate, Stem, load_occasions, load_templates, parse_template

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

parsed = cache(parse_template)


@pytest.fixture(autouse=True)
def private_root() -> None:
    """Nothing is kept in this room."""


@pytest.fixture(autouse=True)
def rung() -> None:
    """Nothing rings in this room."""


@pytest.fixture(scope="session")
def occasions() -> dict[str, Occasion]:
    return {occasion.slug: occasion for occasion in load_occasions(SEEDS / "occasions")}


@pytest.fixture(scope="session")
def templates() -> tuple[SeedTemplate, ...]:
    return load_templates(SEEDS / "templates")


@pytest.fixture
def picnic() -> Occasion:
    return Occasion(
        slug="picnic",
        name="A picnic",
        invitation="For somebody you shared a blanket with.",
        stems=(
            Stem("memory", "I still think about the time we", True, "forgot the bread"),
            Stem("untold", "What I never told you is that", False, "I ate the last plum"),
            Stem("thanks", "Thank you for", False, "the wasp"),
            Stem("guests", "There with us were", False, "Ana and Luis", kind="names"),
            Stem("age", "You are turning", False, "eighteen", kind="age"),
            Stem("years", "We have been friends for", False, "forty years", kind="years"),
        ),
    )


@pytest.fixture
def wake(picnic: Occasion) -> Occasion:
    """The same questions, about somebody."""
    return replace(picnic, slug="wake", name="A wake", about="The name of the person who died")
