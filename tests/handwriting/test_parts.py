"""The parts of a letter, as type shows them."""

import pytest

from letters.handwriting import EmptyLetter, Part, TextTooLong, parts_of
from letters.handwriting.manuscript import MAX_CHARACTERS

LETTER = (
    "Leeds,  14 May\n\nDear Amy,\n\nFirst\u00a0one.\nOf two lines.\n\nWith love,\nyours always,\nPaul\n\nP.S. Come."
)


def test_every_part_has_its_role_and_its_lines() -> None:
    assert parts_of(LETTER) == (
        Part("heading", ("Leeds, 14 May",)),
        Part("salutation", ("Dear Amy,",)),
        Part("paragraph", ("First\u00a0one.", "Of two lines.")),
        Part("closing", ("With love,", "yours always,")),
        Part("signature", ("Paul",)),
        Part("postscript", ("P.S. Come.",)),
    )


@pytest.mark.parametrize(
    ("last", "role"),
    [("Paul", "signature"), ("Thinking of you,", "closing"), ("your old friend from the depot", "closing")],
)
def test_a_goodbye_of_one_line_is_a_name_or_is_not(last: str, role: str) -> None:
    assert parts_of(f"Dear Amy,\n\nFirst.\n\nSecond.\n\n{last}")[-1] == Part(role, (last,))


def test_parts_are_told_without_marks_and_every_line_keeps_its_own() -> None:
    assert parts_of("*Dear Amy,*\n\nIt is *so\nvery good*.\n\nAnd **so** on.\n\n_With love,_\n**Paul**") == (
        Part("salutation", ("*Dear Amy,*",)),
        Part("verse", ("It is *so*", "*very good*.")),
        Part("paragraph", ("And **so** on.",)),
        Part("closing", ("_With love,_",)),
        Part("signature", ("**Paul**",)),
    )


def test_no_word_is_lost() -> None:
    assert " ".join(line for part in parts_of(LETTER) for line in part.lines).split() == LETTER.split()


def test_nothing_and_too_much_are_refused() -> None:
    with pytest.raises(EmptyLetter):
        parts_of(" \n ")
    with pytest.raises(TextTooLong):
        parts_of("a" * (MAX_CHARACTERS + 1))


def test_a_table_keeps_its_columns_and_verse_its_indents() -> None:
    text = "Dear Amy,\n\nMon\ttea *now*\nTue\tsoup\n\nRain\n  on rain\n\nWith love,\nPaul\nxxx"
    assert parts_of(text)[1:] == (
        Part("table", ("Mon\ttea *now*", "Tue\tsoup")),
        Part("verse", ("Rain", "on rain"), (0, 2)),
        Part("closing", ("With love,",)),
        Part("signature", ("Paul",)),
        Part("notation", ("xxx",)),
    )
