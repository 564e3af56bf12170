from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from letters.drafting import Memory
from letters.drafting.proofreading import Kind, Note, Weight, proofread

from .conftest import FACTS, LETTER, Notes

LISTS = sorted((Path(__file__).parent / "forbidden").glob("*.tsv"))
"""What must not be mentioned (several lines parted by a bar), and a sentence that does; `house` was handed to us."""

LEAST = {"house": 0.85}
"""The part of a list that has to be found, 0.75 where nothing is said."""

NO_BRIEF = replace(
    FACTS, answers={}, client_name="", recipient_name="", relation="", nickname="", about_name="", named=()
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("After our divorce we sang.", "divorce"),
        ("When you divorced we sang.", "divorced"),
        ("Since the divorse we sang.", "divorse"),
        ("He drank it all.", "drank"),
        ("The drinkers sang.", "drinkers"),
        ("I saw Daniel there.", "Daniel"),
        ("I saw Danyel there.", "Danyel"),
        ("I saw Danny there.", "Danny"),
        ("I saw Dan’s car.", "Dan’s"),
    ],
)
def test_a_forbidden_subject_blocks_in_every_form(text: str, place: str, notes: Notes) -> None:
    (note,) = notes(text, Kind.FORBIDDEN)
    assert (note.quoted, note.weight) == (place, Weight.BLOCKING)


@pytest.mark.parametrize(
    "text",
    ["The diverse crowd sang.", "A danger, and the dank cellar.", "Dance with me.", "The brink of it.", "A spaniel."],
)
def test_a_word_that_only_looks_alike_is_no_subject(text: str, notes: Notes) -> None:
    assert notes(text, Kind.FORBIDDEN) == []


def test_another_form_of_an_everyday_thing_does_not_block(notes: Notes) -> None:
    found = notes("He fell asleep after the fall.", Kind.FORBIDDEN, avoid=("the fall",))
    assert notes("They worked.", Kind.FORBIDDEN, avoid=("work",))[0].weight == Weight.PLAIN
    assert notes("So Mum sang.", Kind.FORBIDDEN, avoid=("my mother",))[0].weight == Weight.BLOCKING
    assert [(note.quoted, note.weight) for note in found] == [("fell", Weight.PLAIN), ("the fall", Weight.BLOCKING)]


def test_what_an_earlier_brief_forbade_is_forbidden_still() -> None:
    (note,) = proofread(LETTER.replace("the goat", "Oswald"), FACTS, memory=Memory(never=("Oswald",)))
    assert (note.kind, note.quoted) == (Kind.FORBIDDEN, "Oswald")


def test_a_misspelling_that_is_a_word_is_no_slip(notes: Notes) -> None:
    assert notes("All these layers of paint.", Kind.FORBIDDEN, avoid=("the lawyers",)) == []


def test_a_name_that_the_brief_has_is_not_a_slip_for_a_forbidden_one(notes: Notes) -> None:
    assert notes("Then Daniela sang.", Kind.FORBIDDEN, recipient_name="Daniela", signature="Bia") == []


def on(sentence: str, *forbidden: str, **changes: Any) -> list[Note]:
    notes = proofread(sentence, replace(NO_BRIEF, avoid=forbidden, signature="", **changes))
    return [note for note in notes if note.kind == Kind.FORBIDDEN]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_subject_is_understood_however_it_is_said(path: Path) -> None:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    missed = [(line, text) for line, text, *_ in rows if not on(text, *line.split(" | "))]
    assert len(missed) <= (1 - LEAST.get(path.stem, 0.75)) * len(rows), missed


@pytest.mark.parametrize(
    ("forbidden", "text", "place"),
    [
        ("Margaret", "Peggy sang.", "Peggy"),
        ("Peggy", "Then Margaret sang.", "Margaret"),
        ("my aunt Catherine", "Kate sang.", "Kate"),
        ("Katherine", "Then Catherine sang.", "Catherine"),
        ("William", "Then Will sang.", "Will"),
        ("her mother", "Mum rang.", "Mum"),
        ("my aunt", "Then Auntie Vi rang.", "Auntie"),
    ],
)
def test_another_name_for_the_same_person_blocks(forbidden: str, text: str, place: str) -> None:
    (note,) = on(text, forbidden)
    assert (note.quoted, note.weight) == (place, Weight.BLOCKING)


@pytest.mark.parametrize(
    ("forbidden", "text"),
    [
        ("William", "Will you come?"),
        ("Margaret", "May I sit here?"),
        ("David", "On Boxing Day we sang."),
        ("Robert", "Then Bill sang."),
        ("her illness", "You looked well."),
        ("Mother's funeral", "Your grandmother's cake."),
        ("money", "I owe you an apology."),
        ("the divorce", "The pencil notes that you left in the margin."),
    ],
)
def test_what_is_something_else_has_no_note(forbidden: str, text: str) -> None:
    assert on(text, forbidden) == []


def test_what_may_be_the_subject_has_a_note_that_blocks_nothing() -> None:
    (will,) = on("Will sent flowers.", "William")
    (ward,) = on("The ward was quiet.", "her illness")
    assert (will.quoted, will.weight, ward.quoted, ward.weight) == ("Will", Weight.PLAIN, "ward", Weight.PLAIN)
    assert "this may be it" in ward.reason


def test_what_the_client_typed_themselves_is_only_remarked_on() -> None:
    (note,) = on("I still hear the ambulance.", "the hospital", answers={"memory": "heard the Ambulance"})
    assert (note.quoted, note.weight) == ("ambulance", Weight.MILD)


def test_kin_are_seen_from_where_the_recipient_stands() -> None:
    assert on("Your wife sang.", "my mother", relation="father") != []
    assert on("Your wife sang.", "my mother", relation="neighbour") == []


@pytest.mark.parametrize(
    "lines", [("death", "died"), ("died", "death"), ("death, died",), ("my loss", "death", "died")]
)
def test_several_lines_never_weaken_one_another(lines: tuple[str, ...]) -> None:
    (note,) = on("You died in May.", *lines)
    assert (note.quoted, note.weight) == ("died", Weight.BLOCKING)
