import pytest

from letters.drafting.proofreading import Kind, Weight, Written, proofread

from .conftest import FACTS, LETTER, PICNIC, Notes, quotes

LONG = "word and word that went on " * 8


def test_a_word_that_stands_twice(notes: Notes) -> None:
    (note,) = notes("We sold the the boat.", Kind.DOUBLED)
    assert (note.quoted, note.suggestion) == ("the the", "the")
    assert quotes(notes("We sold the\nthe boat.", Kind.DOUBLED)) == ["the\nthe"]


@pytest.mark.parametrize(
    "text", ["He had had enough.", "Long, long ago.", "I saw you. You waved.", "It was so so good."]
)
def test_a_word_that_may_stand_twice(text: str, notes: Notes) -> None:
    assert notes(text, Kind.DOUBLED) == []


@pytest.mark.parametrize("text", ["Dear {recipient}.", "Here ___ it is.", "TODO the end.", "So <one|another> way."])
def test_a_hole_blocks(text: str, notes: Notes) -> None:
    assert [note.weight for note in notes(text, Kind.HOLE)] == [Weight.BLOCKING]


def test_a_bracket_may_be_meant(notes: Notes) -> None:
    assert [note.weight for note in notes("He wrote “cant [sic]” there.", Kind.HOLE)] == [Weight.PLAIN] * 2
    assert notes("We (all of us) rowed.", Kind.HOLE) == []


@pytest.mark.parametrize(
    ("text", "place"), [("So  it was.", "  "), ("So , it was.", " "), ("So,it was.", ","), ("It was . So.", " ")]
)
def test_a_space_too_many_or_too_few(text: str, place: str, notes: Notes) -> None:
    assert quotes(notes(text, Kind.SPACING)) == [place]


def test_who_always_types_two_spaces_is_told_twice(notes: Notes) -> None:
    assert len(notes("So.  It.  Was.  And.  Is , now.", Kind.SPACING)) == 3


def test_a_line_break_and_a_thousand_are_no_slips_of_the_space_bar(notes: Notes) -> None:
    assert notes("So it was … 1,000 of them; at 3.30 too.\nYes.", Kind.SPACING) == []


def test_a_stop_too_many(notes: Notes) -> None:
    assert quotes(notes("So it was..", Kind.PUNCTUATION)) == [".."]
    assert notes("So it was... Really?!", Kind.PUNCTUATION) == []


def test_a_paragraph_without_a_stop() -> None:
    (note,) = proofread(LETTER.replace("summer.", "summer"), FACTS)
    assert (note.kind, note.quoted, note.suggestion) == (Kind.PUNCTUATION, "summer", "summer.")


def test_a_quotation_that_is_not_closed(notes: Notes) -> None:
    assert quotes(notes("She said “wait and sang.", Kind.PUNCTUATION)) == ["“"]
    assert quotes(notes('She said "wait and sang.', Kind.PUNCTUATION)) == ['"']
    assert quotes(notes("She said (wait and sang.", Kind.PUNCTUATION)) == ["("]
    assert notes("She said “wait” (twice) and 'sang' :) so.", Kind.PUNCTUATION) == []


def test_a_quotation_may_go_on_in_the_next_paragraph(notes: Notes) -> None:
    assert notes("She said: “Wait.\n\n“And then sing.”", Kind.PUNCTUATION) == []


def test_a_sentence_too_long_to_read_aloud(notes: Notes) -> None:
    (note,) = notes(f"{LONG}.", Kind.LONG)
    assert note.weight == Weight.MILD
    assert "without a pause" in note.reason
    assert "nobody could read it aloud" in notes("word, " * 60 + "word.", Kind.LONG)[0].reason
    assert notes("word, " * 40 + "word.", Kind.LONG) == []


def test_characters_that_the_hand_cannot_write_block() -> None:
    found = proofread(LETTER.replace("goat.", "goat ☃ ☃."), FACTS, written=Written(("☃",), "Theodore"))
    assert [(note.kind, note.quoted, note.weight) for note in found] == [(Kind.UNWRITABLE, "☃", Weight.BLOCKING)]
    assert "Theodore cannot write “☃”. It stands here 2 times." in found[0].reason


def test_pages_are_told_when_they_are_more_than_they_should_be() -> None:
    (note,) = proofread(LETTER, FACTS, written=Written(pages=3, most_pages=2))
    assert (note.kind, note.weight) == (Kind.PAGES, Weight.MILD)
    assert proofread(LETTER, FACTS, written=Written(pages=2, most_pages=2)) == ()


def test_a_letter_far_from_the_length_that_suits_it() -> None:
    short = LETTER.replace(" Aunt Clara asks me about it every summer.", " Aunt Clara.")
    assert proofread(short, FACTS, occasion=PICNIC) == ()
    (note,) = proofread(LETTER + "\n\nP.S. " + "So it was, and so it is. " * 8, FACTS, occasion=PICNIC)[:1]
    assert (note.kind, note.weight) == (Kind.LENGTH, Weight.MILD)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Dear to [NAME] and me.", "[NAME]"),
        ("Dear to [your mother] and me.", "[your mother]"),
        ("We met in [insert place].", "[insert place]"),
        ("We met, <name>, long ago.", "<name>"),
        ("We met, (name here), long ago.", "(name here)"),
    ],
)
def test_what_was_to_be_replaced_holds_the_letter_back(text: str, place: str, notes: Notes) -> None:
    (note,) = notes(text, Kind.HOLE)
    assert (note.quoted, note.blocking) == (place, True)


def test_a_small_word_that_stands_twice_holds_the_letter_back(notes: Notes) -> None:
    (the,), (long,) = notes("The the boat was green.", Kind.DOUBLED), notes("It was green green.", Kind.DOUBLED)
    assert (the.quoted, the.blocking, long.blocking) == ("The the", True, False)


@pytest.mark.parametrize("text", ["He said „Grüß Gott“ to us all.", "He said „Grüß Gott” to us all.", "Er sagte »ja«."])
def test_other_languages_close_their_quotations_as_they_do(text: str, notes: Notes) -> None:
    assert notes(text, Kind.PUNCTUATION) == []
