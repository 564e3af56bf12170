"""Another seed is another letter, and two clients share only what a template fixes."""

import json
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from letters.drafting import (
    NOTHING,
    Composition,
    Facts,
    Memory,
    Occasion,
    choose,
    compose,
    facts_from,
    load_occasions,
    load_templates,
    phrases_of,
)

from .conftest import SEEDS, parsed

OCCASIONS = load_occasions(SEEDS / "occasions")
SEED_TEMPLATES = load_templates(SEEDS / "templates")
BRIEFS = sorted((SEEDS / "briefs").glob("*.json"))

TEN = range(10)
SAME = 0.65
"""Of the house's own sentences in two drafts of one brief, the share that both have, on average over ten seeds."""


@cache
def brief_at(path: Path) -> tuple[Facts, Occasion]:
    return facts_from(json.loads(path.read_text(encoding="utf-8")), OCCASIONS)


def draft_of(facts: Facts, occasion: Occasion, seed: int, memory: Memory = NOTHING) -> Composition:
    return compose(parsed(choose(SEED_TEMPLATES, facts, seed).body), facts, seed, occasion, memory)


def drafts(facts: Facts, occasion: Occasion, memory: Memory = NOTHING) -> list[Composition]:
    return [draft_of(facts, occasion, seed, memory) for seed in TEN]


def own_sentences(draft: Composition) -> frozenset[str]:
    """Those to which the client gave nothing."""
    own = (each for each in draft.sentences if all(source.kind == "template" for source in each.sources))
    return frozenset(draft.words_of(each) for each in own)


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_ten_seeds_are_ten_letters(path: Path) -> None:
    letters = drafts(*brief_at(path))
    assert len({draft.text for draft in letters}) >= 8
    pairs = [*combinations(map(own_sentences, letters), 2)]
    assert sum(shared(*pair) for pair in pairs) / len(pairs) <= SAME


def test_the_order_of_what_is_told_differs_too() -> None:
    orders = {
        tuple(source.key for each in draft.sentences for source in each.sources if source.kind == "answer")
        for draft in drafts(*brief_at(SEEDS / "briefs" / "sawdust.json"))
    }
    assert len(orders) >= 4


@pytest.mark.parametrize("slug", sorted({each.slug for each in OCCASIONS}))
def test_two_clients_share_only_what_the_template_fixes(slug: str) -> None:
    paths = [path for path in BRIEFS if f'"occasion": "{slug}"' in path.read_text(encoding="utf-8")]
    for one, other in pairwise(map(brief_at, paths)):
        first, second = draft_of(*one, seed=0), draft_of(*other, seed=0)
        common = {first.words_of(each) for each in first.sentences} & {
            second.words_of(each) for each in second.sentences
        }
        assert common <= own_sentences(first) & own_sentences(second)


def test_the_next_letter_to_the_same_person_says_less_of_the_same() -> None:
    facts, occasion = brief_at(SEEDS / "briefs" / "fifty-years.json")
    first = drafts(facts, occasion)[0]
    memory = Memory(phrases=phrases_of(first.text))
    again = [shared(own_sentences(first), own_sentences(draft)) for draft in drafts(facts, occasion)[1:]]
    mindful = [shared(own_sentences(first), own_sentences(draft)) for draft in drafts(facts, occasion, memory)[1:]]
    assert sum(mindful) < sum(again)
