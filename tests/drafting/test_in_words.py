"""Numbers, years, ages, dates and names as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.drafting import Facts, Occasion, compose, parse_template
from letters.drafting.in_words import KINDS_IN_WORDS, LARGEST, cardinal, in_words, number_in, ordinal


@pytest.mark.parametrize(
    ("kind", "typed", "read"),
    [
        ("text", "11 years", "11 years"),
        ("number", "3", "three"),
        ("number", "3 children", "three children"),
        ("number", "1,250", "1,250"),
        ("number", "1998", "1998"),
        ("years", "40", "forty years"),
        ("years", "1", "one year"),
        ("years", "-{1", "-{one year"),
        ("years", "1 years", "one year"),
        ("years", "5 year", "five years"),
        ("years", "51 year", "fifty-one years"),
        ("years", "forty", "forty years"),
        ("years", "twenty one years", "twenty-one years"),
        ("years", "almost 40", "almost forty years"),
        ("years", "40+", "more than forty years"),
        ("years", "12 yrs", "twelve years"),
        ("years", "6 months", "six months"),
        ("years", "1 months", "one month"),
        ("years", "2 1/2 years", "2 1/2 years"),
        ("years", "1.5 years", "1.5 years"),
        ("years", "since 1984", "since 1984"),
        ("years", "fifty years this March", "fifty years this March"),
        ("years", "11 years. Nine of them in this flat.", "eleven years, nine of them in this flat"),
        ("years", "40!", "forty years"),
        ("age", "18", "eighteen"),
        ("age", "18 years old", "eighteen"),
        ("age", "21st", "twenty-one"),
        ("age", "101", "one hundred and one"),
        ("date", "1974-03-12", "12 March 1974"),
        ("date", "12.3.1974", "12 March 1974"),
        ("date", "15/3/1974", "15 March 1974"),
        ("date", "3/15/1974", "15 March 1974"),
        ("date", "03/04/1974", "03/04/1974"),
        ("date", "31/13/2000", "31/13/2000"),
        ("date", "12th of march", "12 March"),
        ("date", "fri 13th of march 26", "Friday 13 March 2026"),
        ("date", "31/12/26", "31 December 2026"),
        ("date", "Sept 3rd, 2026, my birthday", "3 September 2026, my birthday"),
        ("date", "4th jan '27", "4 January 2027"),
        ("date", "the 1st of may", "1 May"),
        ("date", "monday in a week", "Monday in a week"),
        ("names", "the kids, next door, postman", "the kids, next door and postman"),
        ("names", "ana, luis and mum", "Ana, Luis and Mum"),
        ("names", "Ana & the girls", "Ana and the girls"),
        ("names", "maria de la cruz\nJosé", "Maria de la Cruz and José"),
    ],
)
def test_in_words(kind: str, typed: str, read: str) -> None:
    assert in_words(typed, kind) == read


@pytest.mark.parametrize(
    ("number", "word", "place"),
    [
        (1, "one", "first"),
        (2, "two", "second"),
        (12, "twelve", "twelfth"),
        (18, "eighteen", "eighteenth"),
        (20, "twenty", "twentieth"),
        (21, "twenty-one", "twenty-first"),
        (40, "forty", "fortieth"),
        (100, "one hundred", "one hundredth"),
        (101, "one hundred and one", "one hundred and first"),
        (1250, "1,250", ""),
        (0, "0", ""),
    ],
)
def test_numbers(number: int, word: str, place: str) -> None:
    assert (cardinal(number), ordinal(number)) == (word, place)


@given(st.integers(1, LARGEST))
def test_a_number_in_words_is_found_again(number: int) -> None:
    assert number_in(cardinal(number)) == number == number_in(f"nearly {number} years")


@given(st.text(), st.sampled_from(sorted(KINDS_IN_WORDS)))
def test_any_answer_stays_an_answer(typed: str, kind: str) -> None:
    assert "  " not in in_words(" ".join(typed.split()), kind)


def test_an_ordinal_stands_in_its_passage_or_not_at_all(picnic: Occasion) -> None:
    template = parse_template("Yes.[ Your {age_th} birthday, an {age_th}.]")
    for typed, read in {"18": "Yes. Your eighteenth birthday, an eighteenth.", "old": "Yes."}.items():
        facts = Facts("Ana", "José", "", "picnic", "plain", {"age": typed}, (), "Ana")
        assert compose(template, facts, 1, picnic).text == read
