"""Where a sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.drafting import sentence_spans


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four… Five", 5),
        ("“One.” Two. (Three.) Four", 4),
        ("Mr. Lund and Dr. Ek met J. Doe.", 1),
        ("It cost 3.50 at 5 p.m. on www.a.org.", 1),
        ("He said “no.” and left.", 1),
        ("Dear Ana,\n\nYes.\n\nYours,\nAna", 3),
        ("It was Jean’s. She laughed. It is Ann's. We go.", 4),
        ("", 0),
        (" \n\n ", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len([*sentence_spans(text)]) == count


@given(st.text(alphabet="aB .!?\n”'\t…", max_size=60))
def test_nothing_falls_between(text: str) -> None:
    ends = 0
    for start, end in sentence_spans(text):
        assert not text[ends:start].strip()
        assert text[start:end].strip() == text[start:end] != ""
        ends = end
    assert not text[ends:].strip()
