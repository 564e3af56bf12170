import pytest

from letters.drafting import Memory
from letters.drafting.proofreading import Kind, Weight, proofread

from .conftest import FACTS, LETTER, Notes, quotes


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("I told Jon so.", "John"),
        ("I told Jhon so.", "John"),
        ("Jon, I told you so.", "John"),
        ("Beatris's boat.", "Beatriz"),
        ("It was Ernest who sang.", "Ernesto"),
        ("She calls you Jocá.", "Joca"),
        ("Ask Clare about it.", "Clara"),
    ],
)
def test_a_name_spelled_unlike_the_brief_blocks(text: str, right: str, notes: Notes) -> None:
    (note,) = notes(text, Kind.NAME)
    assert (note.suggestion, note.weight) == (right, Weight.BLOCKING)


@pytest.mark.parametrize(
    "text",
    [
        "I told John so, and John’s boat sank.",
        "Any join will do. Then we joined.",
        "Marta came on Monday in May with Mum and Dr Ross.",
        "Mart came home.",
        "The Johns of this world.",
    ],
)
def test_other_words_are_no_names_gone_wrong(text: str, notes: Notes) -> None:
    assert notes(text, Kind.NAME, answers={"thanks": "the bread that Mart and Marta brought"}) == []


def test_an_accent_is_part_of_a_name(notes: Notes) -> None:
    (note,) = notes("I asked Jose.", Kind.NAME, signature="José")
    assert note.suggestion == "José"


def test_mum_is_not_mam(notes: Notes) -> None:
    assert quotes(notes("I asked Mum.", Kind.NAME, recipient_name="Mam")) == ["Mum"]
    assert notes("I asked Mum.", Kind.NAME, recipient_name="Sam") == []


def test_a_salutation_to_somebody_else_blocks() -> None:
    (note,) = proofread(LETTER.replace("Dear John", "Dear Margaret"), FACTS)
    assert (note.kind, note.quoted, note.weight) == (Kind.SALUTATION, "Margaret", Weight.BLOCKING)


def test_a_salutation_to_the_client_or_to_the_person_spoken_of_blocks() -> None:
    for other in ("Beatriz", "Ernesto"):
        (note,) = proofread(LETTER.replace("Dear John", f"Dear {other}"), FACTS)
        assert (note.kind, note.suggestion) == (Kind.SALUTATION, "Joca")


def test_a_nickname_that_is_remembered_is_a_name_too() -> None:
    text = LETTER.replace("Dear John", "Dear Zeca")
    assert [note.kind for note in proofread(text, FACTS)] == [Kind.SALUTATION]
    assert proofread(text, FACTS, memory=Memory(nicknames=("Zeca",))) == ()
    (note,) = proofread(text.replace("Zeca", "Zega"), FACTS, memory=Memory(nicknames=("Zeca",)))
    assert (note.kind, note.suggestion) == (Kind.NAME, "Zeca")


@pytest.mark.parametrize("greeting", ["Dear John", "My dear Joca", "Dearest", "Hello, my dear brother", "Dear Mum"])
def test_a_greeting_may_be_any_that_fits(greeting: str) -> None:
    assert proofread(LETTER.replace("Dear John", greeting), FACTS) == ()


def test_another_signature_blocks_and_a_like_one_is_told() -> None:
    (stranger,) = proofread(LETTER.replace("Bia", "Tomás"), FACTS)
    assert (stranger.kind, stranger.suggestion, stranger.weight) == (Kind.SIGNATURE, "Bia", Weight.BLOCKING)
    (fuller,) = proofread(LETTER.replace("\nBia", "\nBeatriz Lima"), FACTS)
    assert (fuller.kind, fuller.weight) == (Kind.SIGNATURE, Weight.PLAIN)


def test_a_letter_without_a_signature_is_told() -> None:
    (note,) = proofread(LETTER.partition("\n\nWith love")[0], FACTS)
    assert (note.kind, note.suggestion) == (Kind.SIGNATURE, "Bia")


def test_a_postscript_may_follow_the_signature() -> None:
    assert proofread(f"{LETTER}\n\nP.S. The goat is well.", FACTS) == ()


def test_somebody_who_must_be_named_and_is_not() -> None:
    (note,) = proofread(LETTER.replace("Aunt Clara asks", "Everybody asks"), FACTS)
    assert (note.kind, note.quoted) == (Kind.MISSING, "")
    assert "Aunt Clara" in note.reason
