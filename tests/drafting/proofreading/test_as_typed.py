"""What a client typed and may not stay as it is."""

from letters.drafting import Facts, Occasion, Stem
from letters.drafting.proofreading import Kind, Note, proofread

BIRTHDAY = Occasion(
    slug="birthday",
    name="A birthday",
    invitation="",
    stems=(
        Stem("memory", "I have been remembering how you", True, "sang", follows=("past",)),
        Stem("seen", "When I think of us, I see", False, "you", follows=("thing",)),
    ),
)


def notes(text: str, kind: Kind, **answers: str) -> list[Note]:
    facts = Facts("Jo", "Jean", "grandma", "birthday", "warm", answers, (), "Jo")
    return [note for note in proofread(text, facts, occasion=BIRTHDAY) if note.kind == kind]


def test_an_answer_that_does_not_run_on_is_noted_at_its_place() -> None:
    text = "Happy birthday.\n\nI have been remembering how you\nshe always made soup."
    (note,) = notes(text, Kind.GRAMMAR, memory="She always made soup")
    assert note.quoted == "how you\nshe always made"
    assert "It could read: “I have been remembering how you always made soup.”" in note.reason


def test_nothing_is_noted_of_one_that_does_or_was_mended() -> None:
    assert notes("I have been remembering how you sang.", Kind.GRAMMAR, memory="sang") == []
    assert notes("I have been remembering how you always made soup.", Kind.GRAMMAR, memory="She always made soup") == []


def test_a_joint_that_is_only_likely_is_asked_about() -> None:
    text = "When I think of us, I see how we danced in the kitchen."
    (note,) = notes(text, Kind.GRAMMAR, seen="danced in the kitchen")
    assert "We wrote “we”" in note.reason


def test_a_telephones_words_are_left_to_the_writer() -> None:
    text = "Dear Jean,\n\nYou finish b4 u begin, lol.\n\nLove,\nJo"
    found = notes(text, Kind.SPELLING, memory="finish b4 u begin lol")
    assert [(note.quoted, note.suggestion) for note in found] == [("b4", "before"), ("u", "you"), ("lol", "")]


def test_a_link_is_noted() -> None:
    (note,) = notes("See https://example.org/a?b=c and laugh, or ask jo@example.org.", Kind.LINK)
    assert note.quoted.startswith("https://example.org")
