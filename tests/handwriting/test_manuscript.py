"""How a text is taken in: blocks, quotation marks, what a hand can and cannot write."""

import pytest

from letters.handwriting.errors import EmptyLetter, TextTooLong
from letters.handwriting.faces import Face, face_of
from letters.handwriting.hands import hand_named, hands
from letters.handwriting.manuscript import MAX_CHARACTERS, Role, drawn, read, unwritable_in, words_of


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
    assert roles(text) == ["salutation", "paragraph", "closing", "postscript"]


def test_a_line_free_before_the_name_is_still_one_goodbye() -> None:
    blocks = read("Dear Amy,\n\nFirst.\n\nWith love,\n\nPaul\n\nP.S. Come.")
    assert [block.role.value for block in blocks] == ["salutation", "paragraph", "closing", "postscript"]
    assert blocks[2].lines == (("With", "love,"), ("Paul",))


def test_a_long_name_still_signs() -> None:
    name = "The Rev. Dr. Maximiliana-Wilhelmina Featherstonehaugh-Cholmondeley Smythe"
    assert roles(f"Dear Amy,\n\nFirst.\n\nYours,\n{name}")[-1] == Role.CLOSING
    assert roles(f"Dear Amy,\n\nFirst.\n\nWith all my love, and with thanks from everyone here,\n\n{name}")[-1] == (
        Role.CLOSING
    )


def test_a_list_is_no_goodbye() -> None:
    assert roles("Dear Amy,\n\nPlease bring\n\n- milk\n- eggs\n- bread")[-1] == Role.PARAGRAPH


@pytest.mark.parametrize("said", ["Thank you", "Thank you for the photographs."])
def test_a_greeting_is_no_goodbye(said: str) -> None:
    assert roles(f"22 November\n\nDear Amy,\n\n{said}") == ["heading", "salutation", "paragraph"]


def test_a_card_may_say_nothing_but_goodbye() -> None:
    assert roles("Dear Amy,\n\nThinking of you,\nPaul") == ["salutation", "closing"]


def test_a_date_may_stand_above_the_salutation() -> None:
    assert roles("Leeds, 14 May\n\nDear Amy,\n\nFirst.\n\nPaul") == ["heading", "salutation", "paragraph", "closing"]


def test_date_and_place_stand_apart_from_an_addressee() -> None:
    text = "14 Garden Row\nWhitby\n\n14 May\n\nMs. A. Hale\nThe Mill, Leeds\n\nDear Ms. Hale,\n\nFirst.\n\nPaul"
    assert roles(text) == ["heading", "heading", "address", "salutation", "paragraph", "closing"]


def test_what_is_said_before_the_greeting_is_no_date() -> None:
    said = "This is a whole sentence, and a long one, that no one would take for a date."
    assert roles(f"{said}\n\nDear Amy,\n\nFirst.\n\nPaul")[0] == Role.PARAGRAPH


def test_a_postscript_may_have_more_than_one_paragraph() -> None:
    text = "Dear Amy,\n\nFirst.\n\nYours,\nPaul\n\nP.S. Come soon.\n\nAnd bring the dog, who is missed here."
    assert roles(text)[2:] == ["closing", "postscript", "postscript"]


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


def curled(text: str, face: Face) -> str:
    return " ".join("".join(form for _, form in drawn(word, face)) for word in text.split())


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('"it\'s"', "“it’s”"),
        ("'tis the season, 'twas", "’tis the season, ’twas"),
        ("rock 'n' roll in the '80s", "rock ’n’ roll in the ’80s"),
        ("'Come in,' she said", "‘Come in,’ she said"),
        ("\"I said 'yes'\"", "“I said ‘yes’”"),
        ("\"'Yes,' he said\"", "“‘Yes,’ he said”"),
        ('"I never—" and', "“I never—” and"),
        ('(he said:"No")', "(he said:“No”)"),
        ("James' and the boys'", "James’ and the boys’"),
        ('"quoted", she', "“quoted”, she"),
    ],
)
def test_typewriter_quotes_are_curled_as_a_writer_would(typed: str, written: str, theodore: Face) -> None:
    assert curled(typed, theodore) == written


def test_curling_keeps_the_characters_of_the_text(theodore: Face) -> None:
    assert "".join(character for character, _ in drawn('"it\'s"', theodore)) == '"it\'s"'


def test_a_no_break_space_holds_its_words_together() -> None:
    assert words_of("Mr.\u00a0Hale walked 100\u202fkm") == ("Mr.\u00a0Hale", "walked", "100\u202fkm")


@pytest.mark.parametrize("hand", sorted(hands()))
def test_controls_and_towers_of_accents_are_unwritable_in_every_hand(hand: str) -> None:
    face = face_of(hand_named(hand))
    assert unwritable_in("a\0b\u200bc\u202e", face) == ("\0", "\u200b", "\u202e")
    assert "\u0301" in unwritable_in("q" + "\u0301" * 300, face)


def test_what_a_hand_cannot_write_is_named_once_and_in_order(theodore: Face) -> None:
    assert unwritable_in("Жду 🙂 Ж שלום", theodore) == ("Ж", "д", "у", "🙂", "ש", "ל", "ו", "ם")


def test_a_composed_accent_is_written(theodore: Face) -> None:
    assert unwritable_in("Zoe\u0308 cafe\u0301", theodore) == ()


def test_tatiana_writes_russian() -> None:
    assert unwritable_in("Дорогая мама, я тебя люблю", face_of(hand_named("tatiana"))) == ()
