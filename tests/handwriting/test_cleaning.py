"""What happens to typed text before it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.handwriting.cleaning import MOST_MARKS_RUNNING, cleaned, visible

NARROW = "\u202f"


@pytest.mark.parametrize(
    "nothing", ["\u200e", "\u200f", "\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e", "\0", "\x1b", "\ud800"]
)
def test_what_nobody_sees_is_taken_out(nothing: str) -> None:
    assert visible(f"{nothing}wo{nothing}rd{nothing}") == "word"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\v", "\f", "\u2028", "\u2029", "\x85"])
def test_every_line_break_is_one(ending: str) -> None:
    assert visible(f"a{ending}b") == "a\nb"


def test_joiners_inside_emoji_and_words_stay() -> None:
    assert visible("👩\u200d👧 می\u200cخواهم") == "👩\u200d👧 می\u200cخواهم"


def test_a_tower_of_accents_is_bounded_before_it_is_composed() -> None:
    tower = visible("a" + "\u0316\u0301" * 200_000)
    assert len(tower) <= MOST_MARKS_RUNNING + 1
    assert visible("Zoe\u0308") == "Zoë"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Comment vas-tu ?", f"Comment vas-tu{NARROW}?"),
        ("Oui !", f"Oui{NARROW}!"),
        ("Écoute : viens ; viens !", f"Écoute{NARROW}: viens{NARROW}; viens{NARROW}!"),
        ("« toujours »", f"«{NARROW}toujours{NARROW}»"),
        ("What ?!", f"What{NARROW}?!"),
        ("a :) smile", "a :) smile"),
        ("at 5 :30", "at 5 :30"),
    ],
)
def test_spaces_before_french_signs_are_held_to_them(typed: str, read: str) -> None:
    assert cleaned(typed) == read


MAIL = """I wanted to tell you about the garden since you asked me about it last
time you called. The roses have come out all at once and the pear tree
has more blossom than I have ever seen on it."""


def test_lines_that_a_mail_program_broke_are_joined() -> None:
    after = "The children are well and ask when you are coming to see us. I told\nthem soon."
    text = cleaned(f"Dear Mum,\n\n{MAIL}\n\n{after}\n\nLove,\nAnna")
    assert text == f"Dear Mum,\n\n{' '.join(MAIL.split())}\n\n{' '.join(after.split())}\n\nLove,\nAnna"


def test_a_word_that_a_mail_program_broke_at_its_hyphen_is_whole_again() -> None:
    text = (
        "We shall all be there on the fourteenth of the month, with my mother-\n"
        "in-law and the dog that you remember from the summer at the old ferry\nhouse."
    )
    assert "mother-in-law" in cleaned(text)


@pytest.mark.parametrize(
    "text",
    [
        "The rain came down upon the just, and down upon the unjust too,\nbut mostly on the just\nbecause",
        "- a list with a line about as long as those of a mail program\n- and another that is about as long\n- x",
        "Short.\nLines.\nOnly.",
        "A first line that is as long as some lines of mail programs can be.\nAnd one.\nAnd a third line.",
    ],
)
def test_lines_that_a_person_broke_stay(text: str) -> None:
    assert cleaned(text) == text


@given(st.text(alphabet="ab .-\n\t?!é\u0301\u202f\u200e«»", max_size=400))
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
