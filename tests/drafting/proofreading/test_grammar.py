"""Grammar: what is surely a slip is noted, and what only looks like one is not."""

from dataclasses import replace

import pytest

from letters.drafting.proofreading import Kind, Note, Weight, proofread

from .conftest import FACTS, Notes

NOBODY = replace(
    FACTS, answers={}, client_name="", recipient_name="", relation="", signature="", nickname="", named=(), avoid=()
)


def slips(text: str) -> list[Note]:
    return [note for note in proofread(text, NOBODY) if note.kind in (Kind.GRAMMAR, Kind.SPELLING)]


@pytest.mark.parametrize(
    ("text", "place", "better"),
    [
        ("Their is a dog in the garden.", "Their", "There"),
        ("I miss there house.", "there", "their"),
        ("There coming on Sunday.", "There", "They're"),
        ("Its been a long year.", "Its", "It's"),
        ("The dog lost it's collar.", "it's", "its"),
        ("I could of helped.", "could of", "could have"),
        ("You should had gone.", "had", "have"),
        ("We was happy there.", "was", "were"),
        ("I know you was right.", "was", "were"),
        ("He don't care.", "don't", "doesn't"),
        ("The children was asleep.", "was", "were"),
        ("She make me happy.", "make", "makes"),
        ("It have been long.", "have", "has"),
        ("I ate a apple.", "a", "an"),
        ("It was a honour.", "a", "an"),
        ("It is an useful thing.", "an", "a"),
        ("I can't bare it.", "bare", "bear"),
        ("I could not bare to look.", "bare", "bear"),
        ("I did not want to loose you.", "loose", "lose"),
        ("You taught me how to breath.", "breath", "breathe"),
        ("I know your coming on Sunday.", "your", "you're"),
        ("I hope your well.", "your", "you're"),
        ("Your the best sister.", "Your", "You're"),
        ("Thank you for you letter.", "you", "your"),
        ("You are to kind.", "to", "too"),
        ("It was more then I deserved.", "then", "than"),
        ("I seen you there.", "seen", "saw"),
        ("I have went home.", "went", "gone"),
        ("I didn't knew.", "knew", ""),
        ("Yesterday I go to the station.", "go", ""),
        ("I am write to you.", "write", ""),
        ("We went the shop.", "the", "to the"),
        ("Between you and I it was hard.", "I", "me"),
        ("Youre my brother.", "Youre", "You're"),
        ("I think youre right.", "youre", "you're"),
        ("Im sorry.", "Im", "I'm"),
        ("And ive been away.", "ive", "I've"),
        ("Then weve been away.", "weve", "we've"),
        ("Hes my brother.", "Hes", "He's"),
        ("Id like to come.", "Id", "I'd"),
        ("Lets go home.", "Lets", "Let's"),
    ],
)
def test_a_sure_slip(text: str, place: str, better: str) -> None:
    (note,) = slips(text)
    assert (note.quoted, note.suggestion) == (place, better)
    assert not note.blocking


def test_a_slip_behind_a_run_without_words_is_noted_at_its_place() -> None:
    text = f"{'!' * 300} {' ' * 300} She have a dog."
    assert [(note.start, note.quoted) for note in slips(text)] == [(text.index("have"), "have")]


@pytest.mark.parametrize(
    "text",
    [
        "What came between us was a tent.",
        "What I have never told you is that I sang.",
        "Because of you we have a boy who sings.",
        "Most of what I am came of that.",
        "I am told that there is somebody new at home.",
        "Your coming home was the best of it.",
        "It is on your right.",
        "One of the children was asleep.",
        "All you have to do is come home.",
        "She lets go of the rope.",
        "There coming home is easy, with you at the door.".replace("There coming", "There, coming"),
        "It was an honour, an hour and a one-off.",
        "You were to come at noon.",
        "The trees were bare, and the walls to bare stone.",
        "Mmm, and sooo good, said Mum. xoxo",
        "See https://hts.example.com/todos or write to dave@exmaple.com.",
        "Todos los días pienso en ti y te quiero.",
        "Im Garten ist es schön und ich bin mit dir.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert slips(text) == []


def test_a_foreign_word_is_not_made_into_an_english_one() -> None:
    (note,) = slips("See you soon, todos.")
    assert (note.quoted, note.suggestion, note.weight) == ("todos", "", Weight.MILD)


def test_what_the_client_typed_is_only_remarked_on(notes: Notes) -> None:
    (note,) = notes("We was so happy.", Kind.GRAMMAR, answers={"memory": "we was so happy"})
    assert (note.quoted, note.weight) == ("was", Weight.MILD)
