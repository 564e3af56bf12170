"""Quotation marks, and what a hand can and cannot write."""

import pytest

from letters.handwriting.alphabets import Alphabet, alphabet_of
from letters.handwriting.characters import drawn, stand_ins, unwritable_in
from letters.handwriting.errors import UnwritableText
from letters.handwriting.hands import hand_named, hands


@pytest.fixture(scope="module")
def theodore() -> Alphabet:
    return alphabet_of(hand_named("theodore"))


def curled(text: str, face: Alphabet) -> str:
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
        ('"Yes","no"', "“Yes”,“no”"),
        ('and/"or"', "and/“or”"),
        ('"Yes,"he said', "“Yes,”he said"),
        ("'er indoors, 'im and 'Arry", "’er indoors, ’im and ’Arry"),
        ("'neath the 'ouse", "’neath the ’ouse"),
        ("'Oh,' she said, 'Is it?'", "‘Oh,’ she said, ‘Is it?’"),
        ("'Everything,' 'emphatically'", "‘Everything,’ ‘emphatically’"),
    ],
)
def test_typewriter_quotes_are_curled_as_a_writer_would(typed: str, written: str, theodore: Alphabet) -> None:
    assert curled(typed, theodore) == written


def test_curling_keeps_the_characters_of_the_text(theodore: Alphabet) -> None:
    assert "".join(character for character, _ in drawn('"it\'s"', theodore)) == '"it\'s"'


@pytest.mark.parametrize("hand", sorted(hands()))
def test_towers_of_accents_are_unwritable_in_every_hand(hand: str) -> None:
    face = alphabet_of(hand_named(hand))
    assert "\u0301" in unwritable_in("q" + "\u0301" * 300, face)


def test_what_a_hand_cannot_write_is_named_once_and_in_order(theodore: Alphabet) -> None:
    assert unwritable_in("Жду 🦊 Ж שלום", theodore) == ("Ж", "д", "у", "🦊", "ש", "ל", "ו", "ם")


def test_a_composed_accent_is_written(theodore: Alphabet) -> None:
    assert unwritable_in("Zoe\u0308 cafe\u0301", theodore) == ()


def test_tatiana_writes_russian() -> None:
    assert unwritable_in("Дорогая мама, я тебя люблю", alphabet_of(hand_named("tatiana"))) == ()


def test_what_a_hand_lacks_and_people_write_otherwise_is_written_otherwise_and_named(theodore: Alphabet) -> None:
    text = "⅓ of it, ≤ 2, ſo"
    assert unwritable_in(text, theodore) == ()
    instead = dict(stand_ins(text, theodore))
    assert (instead["⅓"], instead["≤"], instead["ſ"]) == ("1/3", "<=", "s")
    assert stand_ins("It’s “fine” – really…", theodore) == ()


@pytest.mark.parametrize(
    ("text", "characters"), [("🏳\ufe0f\u200d🌈", "🏳\u200d🌈"), ("☎\ufe0f", "☎"), ("9\ufe0f\u20e3", "\u20e3")]
)
def test_what_says_how_a_character_looks_is_not_named_with_it(text: str, characters: str) -> None:
    for hand in hands().values():
        assert unwritable_in(text, hand) == tuple(characters)
        assert f"U+{ord(characters[0]):04X}" in str(UnwritableText(unwritable_in(text, hand), hand.slug))


@pytest.mark.parametrize(
    ("language", "written"), [("en", "“so”"), ("de-AT", "„so“"), ("pl", "„so”"), ("fi", "”so”"), ("fr", "“so”")]
)
def test_quotation_marks_are_those_of_the_language(language: str, written: str) -> None:
    assert "".join(form for _, form in drawn('"so"', hand_named("theodore"), language)) == written
