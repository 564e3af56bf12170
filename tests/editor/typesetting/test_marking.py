"""Emphasis: what is a mark, and what is a star."""

import pytest

from letters.editor.typesetting import Face, cut_paragraphs, plain, spans

R, I, B, X = Face.REGULAR, Face.ITALIC, Face.BOLD, Face.BOLD_ITALIC  # noqa: E741


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("plain", (("plain", R),)),
        ("an *old* song", (("an ", R), ("old", I), (" song", R))),
        ("an _old_ song", (("an ", R), ("old", I), (" song", R))),
        ("**Never**, he said", (("Never", B), (", he said", R))),
        ("***both*** here", (("both", X), (" here", R))),
        ("**bold and _both_ so**", (("bold and ", B), ("both", X), (" so", B))),
        ("*two words*, then *more*.", (("two words", I), (", then ", R), ("more", I), (".", R))),
        ("(*so*)", (("(", R), ("so", I), (")", R))),
        ('*"Hello"*', (('"Hello"', I),)),
        ("*over\ntwo lines*", (("over\ntwo lines", I),)),
        ("*a**b*", (("a**b", I),)),
    ],
)
def test_what_is_stressed(text: str, runs: tuple[tuple[str, Face], ...]) -> None:
    assert spans(text) == runs


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "* an item of a list",
        "3 * 4 * 5",
        "3*4*5",
        "the *footnote",
        "f*** and sh*t",
        "snake_case_name",
        "Name: ________",
        "* * *",
        "*,*",
        "*one paragraph\n\nanother*",
        "**open *and never closed",
        "four ****stars****",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert spans(text) == ((text, R),)


def test_a_mark_that_nothing_closes_within_a_pair_stays() -> None:
    assert spans("*a **b*") == (("a **b", I),)


def test_a_text_of_nothing_but_marks_takes_no_time() -> None:
    for hostile in ("*a " * 30_000, "*," * 30_000, "*a_ " * 30_000, "_*" * 30_000):
        assert plain(hostile)


def test_plain_takes_the_marks_out() -> None:
    assert plain("an *old* and **very _old_** song, 3 * 4") == "an old and very old song, 3 * 4"


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert cut_paragraphs("\n\nOne\nof two\r\n \t \r\nThree  \n\n\n\n") == ("One\nof two", "Three")
    assert cut_paragraphs(" \n ") == ()
