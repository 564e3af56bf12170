"""Every seed, with every brief, a thin one and a hostile one: a whole letter each time."""

import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from letters.drafting import (
    GROUPS,
    TONES,
    Facts,
    Occasion,
    SeedError,
    SeedTemplate,
    asked_stems,
    check_template,
    choose,
    compose,
    forbidden_mentions,
    load_occasions,
    load_templates,
    unanswered_stems,
)
from letters.drafting.template_language import BUILT_IN_SLOTS

from .conftest import SEEDS, parsed

type Brief = dict[str, Any]
type Occasions = dict[str, Occasion]

SEED_NUMBERS = range(3)
RICH = 6  # answers: a brief with fewer is a thin one, and its letter may be short
STANDARD = ("writers", "recipients", "about_name", "about_pronouns", "nickname", "voice")
TEMPLATES = load_templates(SEEDS / "templates")
BRIEFS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((SEEDS / "briefs").glob("*.json"))}
HOLES = re.compile(r"  |\.\.| [,.]|,,|\.,|[?!…]\.|^[,.;:]|\n{3}|\n[ ,.;:]|[ \t]\n|\0|\A\s|\s\Z", re.MULTILINE)


def facts(brief: Brief, answers: dict[str, str] | None = None) -> Facts:
    return Facts(
        client_name=brief["client_name"],
        recipient_name=brief["recipient_name"],
        relation=brief["relation"],
        occasion=brief["occasion"],
        tone=brief["tone"],
        answers=brief["answers"] if answers is None else answers,
        avoid=tuple(brief["avoid"]),
        signature=brief["signature"],
        named=tuple(brief.get("named", ())),
        **{key: brief[key] for key in STANDARD if key in brief},
    )


@cache
def full_letters(seed_template: SeedTemplate, name: str, occasion: Occasion) -> list[str]:
    return letters_of(seed_template, occasion, facts(BRIEFS[name]))


def letters_of(seed_template: SeedTemplate, occasion: Occasion, brief: Facts) -> list[str]:
    template = parsed(seed_template.body)
    return [compose(template, brief, seed, occasion).text for seed in SEED_NUMBERS]


def required_only(brief: Brief, occasion: Occasion) -> dict[str, str]:
    asked = asked_stems(occasion, brief["answers"])
    return {stem.key: brief["answers"][stem.key] for stem in asked if stem.required}


def briefs_for(occasion: Occasion) -> Iterator[tuple[str, Brief]]:
    return ((name, brief) for name, brief in BRIEFS.items() if brief["occasion"] == occasion.slug)


@pytest.mark.parametrize("seed_template", TEMPLATES, ids=lambda each: each.slug)
def test_a_full_brief_makes_a_letter(seed_template: SeedTemplate, occasions: Occasions) -> None:
    occasion = occasions[seed_template.occasion]
    fewest, most = occasion.length
    letters = [
        (brief, text) for name, brief in briefs_for(occasion) for text in full_letters(seed_template, name, occasion)
    ]
    for brief, text in letters:
        assert not HOLES.search(text)
        assert len(text.split()) <= most + 20
        assert len(text.split()) >= fewest - 20 or len(brief["answers"]) < RICH
        assert not set(text) & set("{}[]<>|\\")
        assert text.endswith(f",\n{brief['signature']}")
        assert text.startswith(f"Dear {brief.get('nickname', brief['recipient_name'])},\n\n")
        assert not forbidden_mentions(text, brief["avoid"])


@pytest.mark.parametrize("seed_template", TEMPLATES, ids=lambda each: each.slug)
def test_a_thin_brief_makes_a_whole_letter(seed_template: SeedTemplate, occasions: Occasions) -> None:
    occasion = occasions[seed_template.occasion]
    thin = [facts(brief, required_only(brief, occasion)) for _, brief in briefs_for(occasion)]
    for text in (text for brief in thin for text in letters_of(seed_template, occasion, brief)):
        assert not HOLES.search(text)
        assert len(text.split()) >= 60
        assert len(re.findall(r"[.?!…]\W*\s", text)) >= 5


@pytest.mark.parametrize("seed_template", TEMPLATES, ids=lambda each: each.slug)
def test_every_answer_is_in_the_letter(seed_template: SeedTemplate, occasions: Occasions) -> None:
    occasion = occasions[seed_template.occasion]
    for name, brief in briefs_for(occasion):
        typed = [brief["answers"].get(stem.key, "") for stem in occasion.stems if stem.kind == "text"]
        for text, answer in itertools.product(full_letters(seed_template, name, occasion), typed):
            assert answer.casefold() in text.casefold()


@pytest.mark.parametrize("seed_template", TEMPLATES, ids=lambda each: each.slug)
def test_what_the_client_types_comes_out_as_typed(seed_template: SeedTemplate, occasions: Occasions) -> None:
    occasion = occasions[seed_template.occasion]
    typed = {stem.key: f"{{memory}} <a|b> [{stem.key}] {{{{ x }}}} & \\" for stem in occasion.stems}
    brief = Facts("Ana", "José", "", occasion.slug, "plain", typed, (), "Ana")
    as_typed = [typed[stem.key] for stem in occasion.stems if stem.kind == "text"]
    for text, answer in itertools.product(letters_of(seed_template, occasion, brief), as_typed):
        assert answer in text


@pytest.mark.parametrize("seed_template", TEMPLATES, ids=lambda each: each.slug)
def test_every_template_uses_the_stems_of_its_occasion(seed_template: SeedTemplate, occasions: Occasions) -> None:
    occasion = occasions[seed_template.occasion]
    template = parsed(seed_template.body)
    check_template(template, occasion)
    assert template.slots - set(BUILT_IN_SLOTS) == {stem.key for stem in occasion.stems}
    assert {"recipient", "signature"} <= template.slots


@pytest.mark.parametrize("seed_template", TEMPLATES, ids=lambda each: each.slug)
def test_an_answer_ends_its_sentence(seed_template: SeedTemplate, occasions: Occasions) -> None:
    """A client may answer in two sentences, so ours never go on behind an answer."""
    for name, following in re.findall(r"\{(\w+)\}(.?)", seed_template.body):
        stem = occasions[seed_template.occasion].stem(name)
        assert stem is None or stem.kind != "text" or following == "."


@pytest.mark.parametrize("seed_template", TEMPLATES, ids=lambda each: each.slug)
def test_an_answer_stands_behind_the_last_word_of_its_question(
    seed_template: SeedTemplate, occasions: Occasions
) -> None:
    """What comes before it may be ours."""
    for before, name in re.findall(r"([^{}]*)\{(\w+)\}", " ".join(seed_template.body.split())):
        stem = occasions[seed_template.occasion].stem(name)
        if stem and stem.kind == "text":
            assert re.findall(r"\w+", before.lower())[-1] == re.findall(r"\w+", stem.opening.lower())[-1], name


@pytest.mark.parametrize("seed_template", TEMPLATES, ids=lambda each: each.slug)
def test_another_seed_is_another_letter(seed_template: SeedTemplate, occasions: Occasions) -> None:
    occasion = occasions[seed_template.occasion]
    brief = Facts("Ana", "José", "", occasion.slug, "plain", {s.key: s.example for s in occasion.stems}, (), "Ana")
    letters = letters_of(seed_template, occasion, brief)
    assert letters == letters_of(seed_template, occasion, brief)
    assert len(set(letters)) >= 2


def test_the_house_has_words_for_most_of_a_life(occasions: Occasions, templates: tuple[SeedTemplate, ...]) -> None:
    assert len(occasions) >= 24
    assert len(templates) >= 72
    assert len(BRIEFS) >= 60
    assert {occasion.group for occasion in occasions.values()} == set(GROUPS)


def test_every_occasion_has_three_tones_hints_a_brief_and_enough_stems(
    occasions: Occasions, templates: tuple[SeedTemplate, ...]
) -> None:
    for slug, occasion in occasions.items():
        assert len({each.tone for each in templates if each.occasion == slug}) >= 3
        assert occasion.group and occasion.avoid_hint and occasion.named_hint and occasion.thin
        assert any(brief["occasion"] == slug for brief in BRIEFS.values())
        assert 5 <= len(occasion.stems) <= 10
        assert 1 <= sum(stem.required for stem in occasion.stems) <= 3
        assert all(stem.example and stem.opening == stem.opening.strip() for stem in occasion.stems)
    assert {each.occasion for each in templates} == set(occasions)
    assert {each.tone for each in templates} == set(TONES)


def test_every_occasion_has_two_ways_into_a_letter_of_each_of_its_tones(templates: tuple[SeedTemplate, ...]) -> None:
    ways = Counter((each.occasion, each.tone) for each in templates)
    assert [pair for pair, count in ways.items() if count < 2] == []


@pytest.mark.parametrize("name", BRIEFS)
def test_a_sample_brief_answers_what_is_asked(
    name: str, occasions: Occasions, templates: tuple[SeedTemplate, ...]
) -> None:
    brief = BRIEFS[name]
    occasion = occasions[brief["occasion"]]
    assert set(brief["answers"]) <= {stem.key for stem in occasion.stems}
    assert not unanswered_stems(occasion, brief["answers"])
    assert choose(templates, facts(brief), seed=1).tone == brief["tone"]
    assert brief["client_email"].endswith("@example.org")


def test_a_broken_seed_is_named(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="no occasion"):
        load_occasions(tmp_path)
    (tmp_path / "odd.toml").write_text('name = "Odd"\n')
    with pytest.raises(SeedError, match=r"odd\.toml"):
        load_occasions(tmp_path)
    (tmp_path / "odd.txt").write_text("occasion: odd\ntone: loud\nname: Odd\n\nDear you,\n")
    with pytest.raises(SeedError, match="no tone"):
        load_templates(tmp_path)
    (tmp_path / "odd.txt").write_text("Dear you,\n\nno header\n")
    with pytest.raises(SeedError, match="begins with"):
        load_templates(tmp_path)


@pytest.mark.parametrize("keys", [["memory", "memory"], ["recipient"], ["Memory"]])
def test_a_stem_key_is_small_new_and_free(keys: list[str], tmp_path: Path) -> None:
    stems = "".join(f'[[stems]]\nkey = "{key}"\nopening = "I"\nexample = "x"\nrequired = true\n' for key in keys)
    (tmp_path / "odd.toml").write_text(f'name = "Odd"\ninvitation = "x"\n{stems}')
    with pytest.raises(SeedError, match=keys[0]):
        load_occasions(tmp_path)


@pytest.mark.parametrize("seed_template", TEMPLATES, ids=lambda each: each.slug)
def test_our_own_sentences_stay_plain(seed_template: SeedTemplate) -> None:
    stock = r"—|–|!|words can|journey|cherish|heartfelt|always be there|from the bottom|thoughts and prayers|truly"
    assert not re.search(stock, seed_template.body, re.IGNORECASE)


@pytest.mark.parametrize(
    "occasion", ["apology", "birthday", "condolence", "farewell", "former-spouse", "gratitude", "missing"]
)
def test_a_formal_letter_does_not_close_with_love(occasion: str, templates: tuple[SeedTemplate, ...]) -> None:
    brief = Facts("Ana", "Mr Lund", "manager", occasion, "formal", {}, (), "Ana")
    valediction = choose(templates, brief, seed=1).body.strip().split("\n\n")[-1]
    assert "love" not in valediction.lower()


@pytest.mark.parametrize("seed_template", TEMPLATES, ids=lambda each: each.slug)
def test_a_sentence_that_follows_holds_for_every_answer(seed_template: SeedTemplate) -> None:
    """Sentences that were once true of one answer and foolish, or cruel, behind the next one."""
    presumed = (
        r"being without it|taken more of it|your window|been like that for as long|a small thing\. It was not"
        r"|would not have come to it|one of many|to see it this week|comes later than it should|I took notes"
        r"|do not stop|would have liked more of that|let that be finished|your days are full|first person I"
        r"|@speech I do all|the bill for them|replaced by anybody funnier|all the trouble was for"
        r"|marriages built on less|not for you to ask|question of qualifications"
    )
    assert not re.search(presumed, " ".join(seed_template.body.split()))
