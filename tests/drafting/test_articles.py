""" "a" or "an", as it is said."""

import pytest

from letters.drafting import Facts, Occasion, compose, parse_template
from letters.drafting.articles import article

AN = "apple hour honest heir eighteen-year-old 8 11 80 eighth umbrella uninvited unimportant élan MRI X-ray 'old usher"
A = "boy university union one-off once European user useful ukulele 1 100 UN UFO NASA house unit 7"


@pytest.mark.parametrize("word", AN.split())
def test_an(word: str) -> None:
    assert article(word) == "an"


@pytest.mark.parametrize("word", A.split())
def test_a(word: str) -> None:
    assert article(word) == "a"


@pytest.mark.parametrize(
    ("age", "read"),
    [("18", "An eighteen-year-old. You are an eighteen."), ("40", "A forty-year-old. You are a forty.")],
)
def test_the_article_before_a_slot_is_mended(age: str, read: str, picnic: Occasion) -> None:
    facts = Facts("Ana", "José", "", "picnic", "plain", {"age": age}, (), "Ana")
    assert compose(parse_template("[A {age}-year-old. You are an\n{age}.]"), facts, 1, picnic).text == read


def test_an_article_before_a_choice_is_mended_and_the_clients_is_not(picnic: Occasion) -> None:
    facts = Facts("Ana", "José", "", "picnic", "plain", {"memory": "saw a elephant"}, (), "Ana")
    text = compose(parse_template("A <old|odd> day. We {memory}. It was a\nodd day."), facts, 1, picnic).text
    assert text in (f"An {day} day. We saw a elephant. It was a odd day." for day in ("old", "odd"))
