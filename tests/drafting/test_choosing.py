"""The nearest template is chosen, always the same one."""

from dataclasses import dataclass

import pytest

from letters.drafting import TONES, DraftingError, Facts, NoTemplate, choose


@dataclass(frozen=True)
class Sheet:
    occasion: str
    tone: str
    slug: str = ""


def asking(tone: str) -> Facts:
    return Facts("Ana", "José", "friend", "picnic", tone, {}, (), "Ana")


def test_the_tone_that_was_asked_for_wins() -> None:
    sheets = [Sheet("picnic", tone) for tone in TONES] + [Sheet("wake", "grave")]
    for tone in TONES:
        assert choose(sheets, asking(tone), seed=3).tone == tone


@pytest.mark.parametrize(
    ("tone", "offered", "chosen"),
    [
        ("tender", ["playful", "warm"], "warm"),
        ("playful", ["grave", "plain"], "plain"),
        ("grave", ["playful", "formal"], "formal"),
        ("formal", ["playful", "tender"], "tender"),
        ("unheard-of", ["grave", "tender"], "tender"),
    ],
)
def test_else_the_nearest(tone: str, offered: list[str], chosen: str) -> None:
    assert choose([Sheet("picnic", each) for each in offered], asking(tone), seed=3).tone == chosen


def test_equals_are_settled_by_the_seed() -> None:
    sheets = [Sheet("picnic", "plain", name) for name in "abc"]
    chosen = [choose(sheets, asking("plain"), seed).slug for seed in range(40)]
    assert set(chosen) == set("abc")
    assert chosen == [choose(sheets, asking("plain"), seed).slug for seed in range(40)]


def test_neighbouring_seeds_take_turns() -> None:
    sheets = [Sheet("picnic", "plain", name) for name in "ab"]
    assert {choose(sheets, asking("plain"), seed).slug for seed in (6, 7)} == {"a", "b"}


def test_an_occasion_without_templates_is_an_error() -> None:
    with pytest.raises(NoTemplate, match="picnic") as caught:
        choose([Sheet("wake", "plain")], asking("plain"), seed=1)
    assert caught.value.occasion == "picnic"
    assert isinstance(caught.value, DraftingError)
