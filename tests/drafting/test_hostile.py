"""Whatever is typed, every template makes a letter whose sentences stand."""

import re
from dataclasses import replace
from itertools import batched
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letters.drafting import (
    PRONOUNS,
    Composition,
    Facts,
    Occasion,
    SeedTemplate,
    Stem,
    Template,
    compose,
    load_occasions,
    load_templates,
    mend,
    parse_template,
)

from .conftest import SEEDS

OCCASIONS = {occasion.slug: occasion for occasion in load_occasions(SEEDS / "occasions")}
SEED_TEMPLATES = load_templates(SEEDS / "templates")
PARSED = {each.slug: parse_template(each.body) for each in SEED_TEMPLATES}

HOSTILE = (
    "The whole of it.",
    'you said "go on."',
    'she asked, "Why?"',
    'said "go on',
    "said go on”",
    "“Go,” he said, “and take 'it'”",
    "one\n\n\ntwo\r\nthree",
    "- the soup\n- the rides\n- Listening",
    "1. the soup\n2. the rides",
    "We danced\nIt rained all night\nNobody came",
    "wrote {memory} to {recipient}",
    "<a|b> [c] {{ d }} \\",
    "bread & butter &amp; <b>jam</b>",
    "word " * 400,
    "?!",
    "...",
    "ended...",
    "ended!!",
    "ended ,",
    "ended, and",
    "ended 😀",
    "🎉 began. 🎉",
    ":)",
    "'",
    "\x00\u202e.",
    "I",
    "what I meant, and that , was it .",
    "THE WHOLE OF IT",
    "that it was so",
    "see https://example.org/a?b=c.",
    "Mr. Lund, of course. It was me.",
    "I am, I was, my own, me and myself.",
    "1 years",
    "42",
    "1",
    "(home",
    "*hummed* and _sang_",
    "e.g. this",
    "Ana,Luis ,Eva",
)

BROKEN = {
    "a doubled space": re.compile(r"[^\S\n]{2}"),
    "a doubled stop": re.compile(r"\.\.|,,|[?!…]\.(?!\w)"),
    "a loose stop": re.compile(r"\s[,.](?!\w)|^[,.;:]", re.MULTILINE),
    "a hole": re.compile("\0|\ue000"),
    "loose space": re.compile(r"[^\S\n]\n|\n[^\S\n]|\A\s|\s\Z|\n{3}"),
    "one years": re.compile(r"\bone years\b"),
}
TYPED = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="abI .,;:!?…'\"“”()[]{}<>|\\-—\n\t1😀é", max_size=40),
    st.sampled_from(HOSTILE),
)


def facts(occasion: Occasion, typed: str, **changes: Any) -> Facts:
    answers = {stem.key: typed for stem in occasion.stems}
    return Facts("Ana", "José", "", occasion.slug, "plain", answers, (), "Ana", about_name="James", **changes)


def faults(text: str) -> set[str]:
    return {name for name, sign in BROKEN.items() if sign.search(text)}


def assert_whole(draft: Composition, signature: str = "Ana", typed: str = "") -> None:
    """`typed` may be at fault by itself: what is held is that nothing breaks where it meets the template."""
    assert not faults(draft.text) - faults(f"x {typed}."), draft.text
    assert draft.text.endswith(f",\n{signature}")
    assert all(sentence.sources for sentence in draft.sentences if re.search(r"\w", draft.words_of(sentence)))
    assert "".join(draft.text.split()) == "".join("".join(map(draft.words_of, draft.sentences)).split())


@pytest.mark.parametrize("seed_template", SEED_TEMPLATES, ids=lambda each: each.slug)
def test_hostile_answers_leave_no_hole(seed_template: SeedTemplate) -> None:
    """Every template against every answer of the list, dealt out to its stems."""
    occasion = OCCASIONS[seed_template.occasion]
    keys = [stem.key for stem in occasion.stems]
    for seed, some in enumerate(batched(HOSTILE, len(keys))):
        brief = replace(facts(occasion, "ran"), answers=dict(zip(keys, some, strict=False)))
        assert_whole(compose(PARSED[seed_template.slug], brief, seed, occasion))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SEED_TEMPLATES), TYPED, st.integers(0, 2**63))
def test_any_answer_makes_a_whole_letter(seed_template: SeedTemplate, typed: str, seed: int) -> None:
    occasion = OCCASIONS[seed_template.occasion]
    draft = compose(PARSED[seed_template.slug], facts(occasion, typed), seed, occasion)
    assert_whole(draft, typed=mend(typed, Stem("x", "Well,", False, "")))
    assert draft == compose(PARSED[seed_template.slug], facts(occasion, typed), seed, occasion)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(SEED_TEMPLATES),
    st.sampled_from(["James", "your parents", "Ana and Luis", "Your brother Tom", "Mr. Lund", "Inez"]),
    st.sampled_from(sorted(PRONOUNS)),
    st.sampled_from(["one", "several"]),
    st.sampled_from(["one", "several"]),
    st.sampled_from(["ran", "I was there.", "40", "We ran! We fell."]),
)
def test_persons_of_every_kind(
    seed_template: SeedTemplate, about: str, pronouns: str, writers: str, recipients: str, typed: str
) -> None:
    occasion = OCCASIONS[seed_template.occasion]
    answers = {stem.key: typed for stem in occasion.stems}
    brief = Facts(
        "Ana, Luis", "Eva, Tom", "friends", occasion.slug, "plain", answers, (), "Ana and Luis",
        writers=writers, recipients=recipients, about_name=about, about_pronouns=pronouns, named=("Kit", "Sol"),
    )  # fmt: skip
    draft = compose(PARSED[seed_template.slug], brief, 1, occasion)
    assert_whole(draft, "Ana and Luis")
    wrong = r"\b(?:they|we|Luis|parents) (?:is|was|has)\b|\b(?:she|he|James) (?:are|were|have)\b|\ba [aeio]\w"
    ours = without_answers(draft)
    assert not re.search(wrong, ours)
    if writers == "several":
        assert not re.search(r"\b(?:I|my|me|mine|myself|am)\b", ours)
    if recipients == "several":
        assert not re.search(r"\byourself\b", ours)


def without_answers(draft: Composition) -> str:
    """The sentences that are the house's own."""
    own = (each for each in draft.sentences if all(source.kind != "answer" for source in each.sources))
    return " ".join(draft.words_of(each) for each in own)


@pytest.mark.parametrize("seed_template", SEED_TEMPLATES, ids=lambda each: each.slug)
def test_no_answer_is_lost(seed_template: SeedTemplate) -> None:
    occasion = OCCASIONS[seed_template.occasion]
    answers = {stem.key: stem.example for stem in occasion.stems}
    brief = Facts("Ana", "José", "", occasion.slug, "plain", answers, (), "Ana", about_name="James")
    for seed in range(4):
        assert compose(PARSED[seed_template.slug], brief, seed, occasion).unused == ()


def test_a_very_long_answer_is_composed_at_once() -> None:
    occasion = OCCASIONS["love"]
    template: Template = PARSED["love-tender"]
    for unit in ("a. ", "“a” ", "a\n", "- a\n", ", ", "(", '"', "I was ", "😀"):
        assert_whole(compose(template, facts(occasion, unit * 4_000), 1, occasion))
