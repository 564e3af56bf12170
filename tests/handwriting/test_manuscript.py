"""How a text is taken in: blocks, quotation marks, what a hand can and cannot write."""

import pytest

from letters.handwriting.errors import EmptyLetter, TextTooLong
from letters.handwriting.faces import Face, face_of
from letters.handwriting.hands import hand_named
from letters.handwriting.manuscript import MAX_CHARACTERS, Role, drawn, read, unwritable_in


@pytest.fixture(scope="module")
def theodore() -> Face:
    return face_of(hand_named("theodore"))


def roles(text: str) -> list[str]:
    return [block.role.value for block in read(text)]


def test_a_letter_has_a_salutation_paragraphs_and_a_closing() -> None:
    text = "Dear Amy,\n\nFirst.\n\nSecond.\n\nWith love,\nPaul"
    assert roles(text) == ["salutation", "paragraph", "paragraph", "closing"]


@pytest.mark.parametrize("text", ["Only words.", "Dear Amy,"])
def test_one_block_is_a_paragraph(text: str) -> None:
    assert roles(text) == [Role.PARAGRAPH]


@pytest.mark.parametrize("last", ["Thank you.", "Will you come?", "Come soon!"])
def test_a_short_last_sentence_is_not_a_goodbye(last: str) -> None:
    assert roles(f"Dear Amy,\n\nFirst.\n\n{last}")[-1] == Role.PARAGRAPH


@pytest.mark.parametrize("mark", ["P.S.", "PS", "P.P.S.", "p.s.", "PS:"])
def test_a_postscript_follows_the_goodbye(mark: str) -> None:
    text = f"Dear Amy,\n\nFirst.\n\nYours,\nPaul\n\n{mark} The key is under the pot."
    assert roles(text) == ["salutation", "paragraph", "closing", "paragraph"]


def test_a_signature_alone_is_a_goodbye() -> None:
    assert roles("Dear Amy,\n\nThank you.\n\nPaul")[-1] == Role.CLOSING


def test_a_long_last_paragraph_is_not_a_closing() -> None:
    assert roles("Dear Amy,\n\n" + "A sentence that goes on and on, well past the width of a name. " * 2)[-1] == (
        Role.PARAGRAPH
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_of_every_kind_are_one(ending: str) -> None:
    assert read(f"a{ending}b{ending}{ending}c") == read("a\nb\n\nc")


@pytest.mark.parametrize("text", ["", "  \n\t\n ", "\u00a0"])
def test_nothing_to_write_is_said(text: str) -> None:
    with pytest.raises(EmptyLetter, match="at least one word"):
        read(text)


def test_too_long_a_text_is_refused_with_its_length() -> None:
    with pytest.raises(TextTooLong, match="200,001"):
        read("a" * (MAX_CHARACTERS + 1))


def test_typewriter_quotes_are_curled_and_keep_their_characters(theodore: Face) -> None:
    pairs = drawn('"it\'s"', theodore)
    assert [form for _, form in pairs] == ["“", "i", "t", "’", "s", "”"]
    assert "".join(character for character, _ in pairs) == '"it\'s"'


def test_an_elision_opens_with_an_apostrophe(theodore: Face) -> None:
    assert drawn("'tis", theodore)[0] == ("'", "’")


def test_what_a_hand_cannot_write_is_named_once_and_in_order(theodore: Face) -> None:
    assert unwritable_in("Жду 🙂 Ж שלום", theodore) == ("Ж", "д", "у", "🙂", "ש", "ל", "ו", "ם")


def test_a_composed_accent_is_written(theodore: Face) -> None:
    assert unwritable_in("Zoe\u0308 cafe\u0301", theodore) == ()


def test_tatiana_writes_russian() -> None:
    assert unwritable_in("Дорогая мама, я тебя люблю", face_of(hand_named("tatiana"))) == ()
