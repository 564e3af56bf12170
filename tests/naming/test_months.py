"""A month or a May."""

import pytest

from letters.naming import is_month


@pytest.mark.parametrize(
    "text",
    [
        "We met in [May].",
        "It was [May] 1995, and cold.",
        "on 4 [May]",
        "On the 4th of [June] we left.",
        "the first of [April]",
        "on the twenty-first of [March]",
        "[August] 3rd",
        "[June], 2004",
        "[June] the 4th",
        "since last [May]",
        "in mid-[August]",
        "at the end of [August]",
        "from [April] to June",
        "from April to [June]",
        "between [May] and July",
        "MARCH–[MAY]",
        "in *[May]*",
        "in\n[May] it rained",
    ],
)
def test_what_is_said_of_months_alone(text: str) -> None:
    assert is_month(*placed(text))


@pytest.mark.parametrize(
    "text",
    [
        "I met [May] at the fair.",
        "[May] came home.",
        "I went with [May].",
        "Both [May] and Rosa laughed.",
        "a letter from [June]",
        "I gave it to [April].",
        "the love of [May]",
        "in [Maya]",
        "in [July]",  # nobody is called so
        "Dear [May],\n\n4 of us came.",
    ],
)
def test_what_may_be_said_of_people(text: str) -> None:
    assert not is_month(*placed(text))


def placed(marked: str) -> tuple[str, int, int]:
    """The text without its brackets, and where they stood."""
    start, end = marked.index("["), marked.index("]")
    return marked.replace("[", "").replace("]", ""), start, end - 1
