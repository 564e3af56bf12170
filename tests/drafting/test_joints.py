"""Where an answer joins its stem: what people type, and the sentence that it makes."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from letters.drafting import Facts, Occasion, Stem, compose, is_no_answer, parse_template, reads_as, unanswered_stems
from letters.drafting.joint_rules import RULES
from letters.drafting.verb_forms import base_of

TABLE = (Path(__file__).parent / "joints.txt").read_text(encoding="utf-8")


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Occasion, stem, answer and sentence."""
    occasion = key = ""
    for line in TABLE.splitlines():
        if heading := re.match(r"\[(\S+) (\S+)\]", line):
            occasion, key = heading.groups()
        elif "→" in line:
            typed, _, read = line.partition(" →")
            yield occasion, key, typed, read.strip()


def stem_of(occasions: dict[str, Occasion], slug: str, key: str) -> Stem:
    stem = occasions[slug].stem(key)
    assert stem is not None
    return stem


SLUGS = sorted({slug for slug, *_ in rows()})


@pytest.mark.parametrize("slug", SLUGS)
def test_an_answer_reads(slug: str, occasions: dict[str, Occasion]) -> None:
    for _, key, typed, read in (row for row in rows() if row[0] == slug):
        reads = reads_as(stem_of(occasions, slug, key), typed, about=bool(occasions[slug].about))
        assert (typed, f"{'' if reads.sure else '? '}{reads.sentence}".strip()) == (typed, read)


def test_most_that_people_type_joins_and_the_rest_is_asked_about(occasions: dict[str, Occasion]) -> None:
    every = [reads_as(stem_of(occasions, slug, key), typed) for slug, key, typed, _ in rows()]
    assert len(every) > 400
    assert sum(reads.sure for reads in every) > 0.95 * len(every)
    assert all(reads.asks for reads in every if not reads.sure)


def test_every_example_of_the_house_stands_as_typed(occasions: dict[str, Occasion]) -> None:
    for occasion in occasions.values():
        for stem in occasion.stems:
            reads = reads_as(stem, stem.example, about=bool(occasion.about))
            assert reads.sure
            assert reads.asks == ()
            assert reads.sentence.casefold().startswith(stem.opening.casefold())


def test_every_stem_says_what_may_follow_it(occasions: dict[str, Occasion]) -> None:
    assert all(stem.follows for occasion in occasions.values() for stem in occasion.stems)


WORD = re.compile(r"[^\W_]+")
LEADING_UP = """
    that when because how why if for about to the was were is am are be being i im we you u she he her his it its has
    had have will would could should can s m ll re ve d t of on in a and remember like want hope think just really ur
    your my there them they not so at need love promise don go hadnt
"""


@pytest.mark.parametrize("slug", SLUGS)
def test_no_word_of_an_answer_vanishes(slug: str, occasions: dict[str, Occasion]) -> None:
    """But for those that the opening has said, and those that only led up to the rest; a verb may change its form."""
    for _, key, typed, read in (row for row in rows() if row[0] == slug and row[3]):
        stem = stem_of(occasions, slug, key)
        if stem.kind == "text":
            gone = bases(typed) - bases(f"{read} {read.replace(chr(39), '')} {stem.opening}")
            assert gone <= {*LEADING_UP.split()}, (typed, read)


def bases(text: str) -> set[str]:
    words = (word.lower() for word in WORD.findall(text))
    return {base_of(word) or word for word in words}


@pytest.mark.parametrize(
    "typed", ["I ♥ you", "I & you too", "{x.__class__}", "<a|b> [c]", "Ana &amp; I sang", "I <3 you"]
)
def test_signs_are_left_as_they_were_typed(typed: str, occasions: dict[str, Occasion]) -> None:
    stem = stem_of(occasions, "love", "untold")
    assert typed in reads_as(stem, typed).sentence


@pytest.mark.parametrize(
    "typed", ["idk", "IDK.", "n/a", "N/A", "nothing", "Nothing!", "test", ".", "?", "dunno", "tbc"]
)
def test_what_is_typed_to_be_let_through_is_no_answer(typed: str, occasions: dict[str, Occasion]) -> None:
    occasion = occasions["gratitude"]
    reads = reads_as(stem_of(occasions, "gratitude", "effect"), typed)
    assert reads.sentence == ""
    assert "no answer yet" in reads.asks[0]
    assert {stem.key for stem in unanswered_stems(occasion, {"deed": "tea", "effect": typed})} == {"effect"}


def test_nothing_is_said_of_what_was_not_typed(occasions: dict[str, Occasion]) -> None:
    assert reads_as(stem_of(occasions, "gratitude", "effect"), "  ").asks == ()
    assert not is_no_answer("nothing ever tasted like it")


@pytest.mark.parametrize(
    ("slug", "key", "typed", "expected"),
    [
        ("birthday", "plan", "www.thatplace.co.uk", "is a link"),
        ("birthday", "memory", "She always made soup", "the letter speaks to them"),
        ("love", "notice", "u laugh b4 u finish", "“u”, “b4”"),
        ("to-a-parent", "from_you", "tu manera de reír", "in Spanish"),
        ("to-a-parent", "memory", "wie du in der Küche gesungen hast", "in German"),
        ("apology", "cost", "you couldnt trust me", "It would run on if it began as this does: “saving a seat"),
        ("to-an-old-friend", "when", "heard our song", "We wrote “I”"),
        ("resignation", "last_day", "3/4/26", "write the month in letters"),
        ("resignation", "last_day", "fri 14th march 26", "another day of the week"),
        ("resignation", "last_day", "soonish", "cannot read"),
    ],
)
def test_what_is_asked_kindly(slug: str, key: str, typed: str, expected: str, occasions: dict[str, Occasion]) -> None:
    assert any(expected in ask for ask in reads_as(stem_of(occasions, slug, key), typed).asks)


def test_she_is_somebody_else_where_somebody_is_spoken_of_or_several_are_written_to(
    occasions: dict[str, Occasion],
) -> None:
    stem = stem_of(occasions, "birthday", "memory")
    assert reads_as(stem, "she made soup").sentence == "I have been remembering how you made soup."
    assert reads_as(stem, "she made soup", about=True).sentence == "I have been remembering how she made soup."
    assert reads_as(stem, "she made soup", recipients="several").sentence.endswith("how she made soup.")
    assert reads_as(stem, "my gran and she sang").sentence.endswith("how my gran and she sang.")


def test_several_write_in_their_own_person(occasions: dict[str, Occasion]) -> None:
    stem = stem_of(occasions, "someone-who-died", "tell")
    reads = reads_as(stem, "you have a sister now", writers="several")
    assert reads.sentence == "We keep wanting to tell you that you have a sister now."
    wrong = stem_of(occasions, "apology", "wrong")
    assert reads_as(wrong, "shouting at you", writers="several").sentence == "We are sorry for shouting at you."
    assert reads_as(wrong, "we was late", writers="several").sentence == "We are sorry that we were late."


def facts(occasion: str, answers: dict[str, str]) -> Facts:
    return Facts("Jo", "Rosa", "friend", occasion, "warm", answers, (), "Jo")


@pytest.mark.parametrize(
    ("body", "answers", "expected"),
    [
        (
            "I still think about the time we {memory}. Yes.",
            {"memory": "that weekend in Wales"},
            "about that weekend in",
        ),
        ("First, I still think about\nthe time we {memory}.", {"memory": "Ana sang"}, "about the time Ana sang."),
        (
            "And <here|so>, <I still think|I still think> about the time we {memory}.",
            {"memory": "you sang"},
            "time you sang.",
        ),
        ("[From you I learned to {learned}.]", {"learned": "that it is all right to cry"}, "learned that it is"),
        (
            "Yes. Even now I lose the thread every time you {notice}. Stay.",
            {"notice": "the smell of rain"},
            "Yes. I notice it every time: the smell of rain. Stay.",
        ),
        (
            "It is a gift, and I notice it every time you {notice}.",
            {"notice": "the smell of rain"},
            "It is a gift, and I notice it every time: the smell of rain.",
        ),
        (
            "<Yes.|Well.> Even now I lose the thread every time you {notice}.",
            {"notice": "the smell of rain"},
            ". I notice it every time: the smell of rain.",
        ),
        ("It is so: I {learned}.", {"learned": "that it is all right to cry"}, "It is so: that it is"),
    ],
)
def test_the_templates_words_give_way(
    body: str, answers: dict[str, str], expected: str, occasions: dict[str, Occasion]
) -> None:
    text = compose(parse_template(body), facts("love", answers), 1, occasions["love"]).text
    assert expected in text


def test_an_answer_in_a_frame_knows_where_it_came_from(occasions: dict[str, Occasion]) -> None:
    template = parse_template("You taught me to {taught}.")
    typed = "I was a difficult kid. You never shouted at me."
    draft = compose(template, facts("mentor", {"taught": typed}), 1, occasions["mentor"])
    assert draft.text == f"What you taught me is this: {typed}"
    assert [source.kind for source in draft.sentences[0].sources] == ["template", "answer"]
    assert draft.unused == ()


def test_no_answer_vanishes_without_a_word(occasions: dict[str, Occasion]) -> None:
    template = parse_template("These days I {now}. [I remember the day you {memory}.]")
    draft = compose(template, facts("mentor", {"now": "teach", "memory": "n/a"}), 1, occasions["mentor"])
    assert draft.text == "These days I teach."
    assert draft.unused == ("memory",)


def test_reading_is_quick_whatever_is_typed(occasions: dict[str, Occasion]) -> None:
    stem = stem_of(occasions, "love", "memory")
    start = time.process_time()
    for unit in ("when ", "she ", "we and ", "that you ", "going and ", "the ", "MUM ", "i & ", "12/", "e.g. "):
        reads_as(stem, unit * 1_000)
    assert time.process_time() - start < 2
    assert len(RULES) == len(set(RULES))
