import pytest

from letters.drafting import Memory
from letters.drafting.proofreading import Kind, Weight, proofread

from .conftest import FACTS, LETTER, Notes


@pytest.mark.parametrize(
    ("said", "place"),
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
def test_a_forbidden_subject_blocks_in_every_form(said: str, place: str, notes: Notes) -> None:
    (note,) = notes(said, Kind.FORBIDDEN)
    assert (note.quoted, note.weight) == (place, Weight.BLOCKING)


@pytest.mark.parametrize(
    "said",
    ["The diverse crowd sang.", "A danger, and the dank cellar.", "Dance with me.", "The brink of it.", "A spaniel."],
)
def test_a_word_that_only_looks_alike_is_no_subject(said: str, notes: Notes) -> None:
    assert notes(said, Kind.FORBIDDEN) == []


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
