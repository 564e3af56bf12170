"""What happens to typed text before it is kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.workflow.hygiene import clean_line, clean_text, shows

NOBODY_SEES = ["\0", "\x07", "\x1b", "\x7f", "\x9f", "\u200b", "\u202e", "\u2066", "\ufeff", "\ud800", "\xad"]


@pytest.mark.parametrize("character", NOBODY_SEES)
def test_what_nobody_can_see_goes(character: str) -> None:
    assert clean_line(f"Cath{character}erine") == "Catherine"
    assert clean_text(f"Cath{character}erine") == "Catherine"


@pytest.mark.parametrize("name", ["", "  ", "\u200b\u200b", "\u200d", "\u3164\u200d"[1:], "\u0301", "\r\n\t"])
def test_a_name_that_does_not_show_is_no_name(name: str) -> None:
    assert clean_line(name) == ""


def test_a_line_holds_no_line_break() -> None:
    assert clean_line("Catherine\r\nBcc: everyone@example.org") == "Catherine Bcc: everyone@example.org"
    assert clean_line("one\u2028two\x85three\vfour") == "one two three four"


def test_line_breaks_are_all_of_one_kind() -> None:
    assert clean_text("one\r\ntwo\rthree\u2029four") == "one\ntwo\nthree\nfour"


def test_blank_lines_do_not_run_on() -> None:
    assert clean_text("one" + "\n" * 20_000 + "two   \n") == "one\n\ntwo"


def test_accents_are_composed() -> None:
    assert clean_line("Zoe\u0308") == "Zoë"


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "نمی‌خواهم", "שלום", "Tom & Jerry", "if a<b then", "{{ user.password }}"])
def test_what_people_write_stays(text: str) -> None:
    assert clean_line(text) == text


@given(st.text(st.characters(), max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(st.characters(), max_size=200))
def test_what_is_kept_can_be_stored_anywhere(text: str) -> None:
    kept = clean_text(text)
    kept.encode("utf-8")
    assert not any(unicodedata.category(each) == "Cc" and each not in "\n\t" for each in kept)
    assert kept == "" or shows(kept)
