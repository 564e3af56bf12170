from letters.drafting.proofreading import Kind, Weight
from letters.drafting.proofreading.cliches import listed_phrases

from .conftest import Notes, quotes


def test_a_cliche_has_a_reason_and_sometimes_a_plainer_way(notes: Notes) -> None:
    (note,) = notes("At the end of the day we rowed.", Kind.CLICHE)
    assert (note.quoted, note.suggestion, note.weight) == ("At the end of the day", "In the end", Weight.PLAIN)


def test_case_apostrophes_and_line_breaks_do_not_hide_one(notes: Notes) -> None:
    assert quotes(notes("WORDS CAN’T\nEXPRESS it.", Kind.CLICHE)) == ["WORDS CAN’T\nEXPRESS"]


def test_a_stop_in_between_makes_it_none(notes: Notes) -> None:
    assert notes("We stayed to the end. Of the day I say nothing.", Kind.CLICHE) == []


def test_some_are_meant_for_some_occasions_only(notes: Notes) -> None:
    text = "He is in a better place."
    assert notes(text, Kind.CLICHE) == []
    assert quotes(notes(text, Kind.CLICHE, occasion="condolence")) == ["in a better place"]


def test_the_clients_own_cliche_is_mild(notes: Notes) -> None:
    answers = {"memory": "said that words cannot express it"}
    assert [note.weight for note in notes("Words cannot express it.", Kind.CLICHE, answers=answers)] == [Weight.MILD]


def test_filler_is_mild_and_soon_passed_over(notes: Notes) -> None:
    found = notes("It was really, truly, actually, literally, totally so.", Kind.FILLER)
    assert quotes(found) == ["really", "truly", "actually"]
    assert {note.weight for note in found} == {Weight.MILD}


def test_what_only_looks_like_filler_is_allowed(notes: Notes) -> None:
    assert notes("Yours truly, and not really.", Kind.FILLER) == []


def test_every_listed_phrase_has_words_and_a_reason_and_stands_once() -> None:
    listed = [phrase for phrase in listed_phrases() if not phrase.allowed]
    assert len(listed) >= 150
    assert all(phrase.words and phrase.reason.endswith((".", "?")) for phrase in listed)
    assert len({phrase.words for phrase in listed}) == len(listed)
