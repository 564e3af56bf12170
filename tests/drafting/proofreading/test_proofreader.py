"""The whole reading: order, keys, weights, and any text at all."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.drafting import Facts
from letters.drafting.proofreading import Kind, Used, Weight, Written, proofread, unsettled
from letters.drafting.proofreading.reading import Reading

from .conftest import FACTS, LETTER, PICNIC

WORDS = st.sampled_from(
    ["John", "Jon", "the", "the", "divorced", "{slot}", "“so", "forty", "years", "teh", "truly", " ,", "\n\n", ".", "é"]
)


def test_a_clean_letter_has_no_notes(facts: Facts) -> None:
    assert proofread(LETTER, facts, occasion=PICNIC) == ()


def test_an_empty_letter_is_told_what_is_missing_and_no_more(facts: Facts) -> None:
    assert {note.kind for note in proofread("", facts, occasion=PICNIC)} == {Kind.MISSING}


def test_notes_come_in_order_of_place(facts: Facts) -> None:
    found = proofread(LETTER.replace("John", "Jon").replace("green", "grene").replace("Bia", "Bea"), facts)
    assert [note.quoted for note in found] == ["Jon", "grene", "Bea"]


def test_a_note_says_line_column_and_sentence(facts: Facts) -> None:
    (note,) = proofread(LETTER.replace("forty", "thirty"), facts)
    assert (note.line, note.column, note.sentence) == (4, 1, 3)


def test_a_key_outlives_an_edit_before_it_and_a_change_of_case(facts: Facts) -> None:
    (before,) = proofread(LETTER.replace("Dear John", "Dear Jon"), facts)
    (after,) = proofread(f"Lisbon\n\n{LETTER}".replace("green", "bright red").replace("I still", "Jon, I still"), facts)
    assert (before.quoted, after.quoted) == ("Jon", "Jon")
    assert before.key == after.key
    assert before.start != after.start


def test_what_holds_a_letter_back_is_not_lost_behind_many_other_places(facts: Facts) -> None:
    text = "Dear John,\n\n" + "The cellar was dry. " * 60 + "Then came the hospital.\n\nYours,\nAna"
    found = proofread(text, replace(facts, avoid=("cellar", "the hospital")))
    held = [note for note in found if note.kind == Kind.FORBIDDEN]
    assert len(held) == 51 and all(note.blocking for note in held)
    assert "hospital" in held[-1].quoted


def test_different_remarks_have_different_keys(facts: Facts) -> None:
    found = proofread(LETTER.replace("goat", "gaot gaot").replace("John", "Jon"), facts)
    assert len({note.key for note in found}) == len({(note.kind, note.quoted) for note in found})


def test_a_blocking_note_waits_until_it_is_overruled_by_its_key(facts: Facts) -> None:
    found = proofread(LETTER.replace("John", "Jon").replace("green", "grene"), facts)
    (waiting,) = unsettled(found, ())
    assert waiting.quoted == "Jon"
    assert unsettled(found, {waiting.key}) == ()


def test_a_blocking_note_silences_small_ones_about_the_same_word(facts: Facts) -> None:
    found = proofread(LETTER.replace("green", "Danyel"), facts)
    assert [(note.kind, note.quoted) for note in found] == [(Kind.FORBIDDEN, "Danyel")]


def test_only_what_nobody_may_send_blocks(facts: Facts) -> None:
    text = LETTER.replace("green", "grene {slot} truly . the the, at the end of the day Jon Daniel ☃ thirty years")
    found = proofread(text, facts, written=Written(("☃",), "Theodore", 9, 2))
    blocking = {note.kind for note in found if note.weight == Weight.BLOCKING}
    assert blocking == {Kind.DOUBLED, Kind.FORBIDDEN, Kind.HOLE, Kind.NAME, Kind.UNWRITABLE}
    assert {note.kind for note in found} - blocking >= {Kind.CLICHE, Kind.FACT, Kind.FILLER, Kind.PAGES}


@settings(deadline=None, max_examples=40)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_every_note_quotes_its_place_and_none_comes_twice(text: str) -> None:
    voiced = replace(FACTS, voice="I'm off now! " * 30)
    found = proofread(text, voiced, occasion=PICNIC, used=Used(others=frozenset((1, 2))), written=Written(("é",)))
    assert all(
        0 <= note.start <= note.end <= len(text) and text[note.start : note.end] == note.quoted for note in found
    )
    assert len({(note.start, note.end, note.key) for note in found}) == len(found)
    assert list(found) == sorted(found, key=lambda note: note.start)
    assert all(note.reason.endswith((".", "?")) and note.line >= 1 and note.column >= 1 for note in found)


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 100_000,
        ". " * 50_000,
        "!" * 100_000,
        "\u0301" * 30_000,
        "e\u0301" * 15_000,
        "\n " * 15_000,
        "“" * 30_000,
        "{" * 30_000,
        "<a|" * 10_000,
        "forty " * 5_000,
        "the divorce " * 2_500,
        "Jon " * 7_500,
        "qxzw " * 6_000,
        "👩\u200d👩\u200d👧 " * 1_000,
        "\ud800 lost " * 4_000,
        " " * 100_000,
    ],
    ids=lambda text: ascii(text[:9]).strip("'").replace("\\", ""),
)
def test_any_run_of_characters_ends_with_few_notes(hostile: str, facts: Facts) -> None:
    found = proofread(hostile, facts, occasion=PICNIC)
    assert len(found) < 150
    assert all(hostile[note.start : note.end] == note.quoted for note in found)


def test_a_sentence_ends_at_a_stop_and_not_behind_mr() -> None:
    reading = Reading("Mr Okafor came. He sat down.\n\nWe e.g. sang! And then")
    assert [reading.text[span.start : span.end] for span in reading.sentences] == [
        "Mr Okafor came.",
        "He sat down.",
        "We e.g. sang!",
        "And then",
    ]
