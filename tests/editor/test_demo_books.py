"""The sample book stands on briefs that are there, goes along the arc, and says at which field a file is wrong."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from letters.drafting import load_occasions
from letters.editor import Answer, Arrangeable, DamagedSeed, DemoBook, EditorError, Order, arrange, load_demo_book
from letters.editor.choosing.arc import STAGES
from letters.editor.typesetting import unset_characters
from letters.handwriting import hand_names

SEEDS = Path("seeds")
CANNOT_ANSWER = {"someone-who-died", "to-a-younger-self", "to-a-future-self"}
OCCASIONS = {occasion.slug: occasion for occasion in load_occasions(SEEDS / "occasions")}


@pytest.fixture(scope="module")
def book() -> DemoBook:
    return load_demo_book(SEEDS / "books" / "letters-from-your-life.toml")


@pytest.fixture(scope="module")
def briefs(book: DemoBook) -> Mapping[str, Mapping[str, str]]:
    return {each.brief: json.loads((SEEDS / "briefs" / f"{each.brief}.json").read_text()) for each in book.letters}


def test_it_has_a_score_of_letters_of_every_kind(briefs: Mapping[str, Mapping[str, str]]) -> None:
    assert len(briefs) == 25
    assert len({brief["occasion"] for brief in briefs.values()}) >= 20
    assert {brief["tone"] for brief in briefs.values()} >= {"tender", "plain", "warm", "playful", "grave"}
    assert {brief["hand"] for brief in briefs.values()} == set(hand_names())


def test_its_chapters_go_from_meeting_to_parting_to_peace(
    book: DemoBook, briefs: Mapping[str, Mapping[str, str]]
) -> None:
    letters = []
    for number, each in enumerate(book.letters):
        occasion = OCCASIONS[briefs[each.brief]["occasion"]]
        letters.append(Arrangeable(number, date(2026, 1, 1), "", occasion.slug, occasion.name, occasion.group))
    chapters = arrange(letters, Order.ARC)
    assert [chapter.title for chapter in book.chapters] == [stage.title for stage in STAGES]
    assert [(each.title, len(each)) for each in chapters] == [(each.title, len(each.letters)) for each in book.chapters]


def test_nobody_answers_who_cannot(book: DemoBook, briefs: Mapping[str, Mapping[str, str]]) -> None:
    answers = {briefs[each.brief]["occasion"]: each.answer for each in book.letters}
    assert {answers[occasion] for occasion in CANNOT_ANSWER} == {Answer.UNKNOWN}
    assert {each.answer for each in book.letters} == set(Answer)


def test_everything_around_the_letters_is_there_and_can_be_set(book: DemoBook) -> None:
    matter = book.matter
    texts = (matter.subtitle, matter.author, matter.dedication, matter.epigraph, matter.epigraph_source, matter.rights)
    long_texts = (matter.afterword, matter.acknowledgements, matter.blurb)
    assert matter.title == "Letters from Your Life" and matter.publisher == "Crown Point Press"
    assert all(text and text == text.strip() and not unset_characters(text) for text in (*texts, *long_texts))
    assert 300 <= len(matter.afterword.split()) <= 500


WHOLE = """
[matter]
title = "Letters"
year = 2026
[[chapters]]
title = "How it began"
[[chapters.letters]]
brief = "fifty-years"
stars = [5, 4]
answer = "wrote"
"""


@pytest.mark.parametrize(
    ("said", "instead", "field"),
    [
        ('title = "Letters"', 'title = " "', "title: a book needs one"),
        ('title = "Letters"', 'titel = "Letters"', "titel: matter has no such field"),
        ("year = 2026", 'year = "2026"', "year: a whole number"),
        ("year = 2026", "blurb = 2026", "blurb: a text"),
        ("[matter]", "[[matter]]", "matter: what stands around the letters"),
        ("[matter]", "pages = 3\n[matter]", "pages: a book has no such field"),
        ("[[chapters]]", "[[chapters.letters]]", "chapters: a book has"),
        ('title = "How it began"', "", "title: chapter 1 needs one"),
        ("[[chapters.letters]]", "[chapters.letters]", "letters: chapter 1 has"),
        ('brief = "fifty-years"', "", "brief: letter 1 of chapter 1"),
        ("[5, 4]", "[5, 6]", "stars: letter 1 of chapter 1"),
        ("[5, 4]", "[true]", "stars: letter 1 of chapter 1"),
        ("[5, 4]", "5", "stars: letter 1 of chapter 1"),
        ('"wrote"', '"sang"', "answer: letter 1 of chapter 1 has “sang”. There are: came, wrote, called, silence."),
        ('answer = "wrote"', "words = 1", "words: letter 1 of chapter 1"),
        ('answer = "wrote"', "caption = 1", "caption: letter 1 of chapter 1"),
        ('answer = "wrote"', 'nobody = "Jupiter"', "nobody: letter 1 of chapter 1"),
        ('answer = "wrote"', "hand = 1", "hand: letter 1 of chapter 1 has no such field"),
        (
            'answer = "wrote"',
            '[[chapters.letters]]\nbrief = "fifty-years"',
            "brief: “fifty-years” stands in the book twice",
        ),
        ("[matter]", "[matter", "is not TOML"),
    ],
)
def test_what_is_wrong_is_named_by_its_field(tmp_path: Path, said: str, instead: str, field: str) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(WHOLE.replace(said, instead, 1), encoding="utf-8")
    with pytest.raises(DamagedSeed) as damaged:
        load_demo_book(path)
    assert str(damaged.value).startswith("ours.toml") and field in str(damaged.value)
    assert isinstance(damaged.value, EditorError)


def test_what_is_whole_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(WHOLE, encoding="utf-8")
    (letter,) = load_demo_book(path).letters
    assert (letter.brief, letter.stars, letter.answer, letter.words) == ("fifty-years", (5, 4), Answer.WROTE, "")
