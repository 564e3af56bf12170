"""The apostrophes that a telephone leaves out are put where they certainly belong, and nowhere else."""

import pytest

from letters.drafting.apostrophes import with_apostrophes


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("didnt say it", "didn't say it"),
        ("Im sorry, ive missed you", "I'm sorry, I've missed you"),
        ("ill ring first", "I'll ring first"),
        ("Ill always be there", "I'll always be there"),
        ("she said id never do it", "she said I'd never do it"),
        ("Id rather walk", "I'd rather walk"),
        ("hell be there", "he'll be there"),
        ("Shell cry", "She'll cry"),
        ("Well go together", "We'll go together"),
        ("wed do it again", "we'd do it again"),
        ("its not far", "it's not far"),
        ("theyll know", "they'll know"),
    ],
)
def test_it_is_put_where_what_follows_tells(typed: str, whole: str) -> None:
    assert with_apostrophes(typed) == whole


@pytest.mark.parametrize(
    "typed",
    ["ill in bed all week", "when I was ill stay home", "id cards", "well done", "Well, look at you", "shell and all",
     "we dug a well", "through hell and back", "the dog and its bone", "slept well tell him", "the wed couple"],
)  # fmt: skip
def test_a_word_of_its_own_stays(typed: str) -> None:
    assert with_apostrophes(typed) == typed
