"""A word that is stressed is read like any other, and its note stands where it was typed."""

import pytest

from letters.handwriting import without_marks
from letters.models import Letter
from letters.workflow.proofreading import MOST_PAGES, Note, notes_of, written_as

PLAIN = """Dear Catherine,

After the trial we recieved your letter, and I was glad. I was very glad indeed that you wrote it down for me.

I still think about the time we walked home in the rain , and of Cathrine with a "k".

Theodore"""


def told(note: Note) -> tuple[object, ...]:
    """What a note says, whatever marks there are."""
    return note.kind, without_marks(note.quoted), note.reason, note.suggestion, note.weight, note.key, note.line


@pytest.mark.parametrize("mark", ["*", "_", "**", "***"])
def test_the_notes_on_a_letter_are_the_same_with_emphasis(letter: Letter, mark: str) -> None:
    stressed = PLAIN
    for word in ("Catherine", "trial", "recieved", "very glad", "rain", "Cathrine", "Theodore"):
        stressed = stressed.replace(word, f"{mark}{word}{mark}", 1)
    notes = notes_of(letter, stressed)
    assert [told(note) for note in notes] == [told(note) for note in notes_of(letter, PLAIN)]
    assert {"recieved", "Cathrine"} <= {note.quoted for note in notes}
    for note in notes:
        assert stressed[note.start : note.end] == note.quoted
        if note.end:
            line = stressed.splitlines()[note.line - 1]
            assert line[note.column - 1 :].startswith(note.quoted.split("\n")[0])


def test_what_must_not_be_mentioned_is_not_said_in_italics_either(letter: Letter) -> None:
    for said in ("_Sacramento_", "the *trial*", "**the** trial"):
        notes = notes_of(letter, f"Dear Catherine,\n\nI went to {said} alone.\n\nTheodore")
        assert [without_marks(note.quoted).split()[-1].casefold() for note in notes if note.blocking] in (
            ["sacramento"],
            ["trial"],
        )


def test_marks_take_no_room() -> None:
    words = "Dear Catherine,\n\n" + "It is *so* good. " * 90 + "\n\nTheodore"
    marked, plain = (written_as(each, "theodore", "a6") for each in (words, words.replace("*", "")))
    assert (marked.unwritable, marked.pages) == (plain.unwritable, plain.pages)
    assert 1 < marked.pages <= MOST_PAGES
