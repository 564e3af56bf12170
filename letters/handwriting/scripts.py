"""Which scripts a hand of ours may write, and why it does not write another."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from fontTools.unicodedata import script, script_horizontal_direction, script_name

WRITTEN = {"Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek"}
"""Left to right, letter after letter. Others need joins and orders that no hand of ours has learned, even where its
typeface has them."""

ANY_SCRIPT = {"Zyyy", "Zinh"}
"""What every script uses: figures, punctuation, accents."""

PICTURES = ((0x231A, 0x23FF), (0x2600, 0x27BF), (0x2B00, 0x2BFF), (0x1F000, 0x1FAFF), (0xE0020, 0xE007F))
"""Where Unicode keeps emoji, first and last of each range."""

JOINERS = "\u200d\ufe0e\ufe0f\u20e3"
"""What ties emoji together, and says in which fashion they are drawn."""

LANGUAGES = {
    "Western European": "àâäãåæçèéêëìíîïñòóôöõøùúûüÿœßÀÂÄÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜŸŒ",
    "Polish": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "Czech": "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
    "Hungarian": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "Romanian": "ăâîșțĂÂÎȘȚ",
    "Turkish": "çğıöşüÇĞİÖŞÜ",
    "Welsh": "âêîôûŵŷÂÊÎÔÛŴŶ",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ",
    "Bulgarian": "абвгдежзийклмнопрстуфхцчшщъьюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ",
    "Serbian": "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ",
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
}
"""The letters that a language needs beyond a to z, or beyond nothing in another script."""


class Why(StrEnum):
    """Why a character is not written."""

    PICTURE = "picture"
    RIGHT_TO_LEFT = "right to left"
    UNLEARNED = "unlearned"
    LACKING = "lacking"


def is_written(code: int) -> bool:
    """Whether a character, by its code point, leaves ink or a space, and that in a script that we write.

    Not controls, formats and surrogates, which some typefaces list; nor letters of a script that we would draw wrong.
    """
    character = chr(code)
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return False
    return character.isascii() or script(character) in WRITTEN or script(character) in ANY_SCRIPT


def why_unwritten(character: str) -> Why:
    """Why no hand writes a character, or LACKING where only this one does not."""
    if character in JOINERS or any(first <= ord(character) <= last for first, last in PICTURES):
        return Why.PICTURE
    tag = script(character)
    if tag in WRITTEN or tag in ANY_SCRIPT or tag == "Zzzz":
        return Why.LACKING
    return Why.RIGHT_TO_LEFT if script_horizontal_direction(tag, "LTR") == "RTL" else Why.UNLEARNED


def script_of(character: str) -> str:
    """The name of a character's script in English, such as “Hebrew”."""
    return str(script_name(script(character)))


def scripts_in(characters: Iterable[int]) -> tuple[str, ...]:
    """The scripts that someone who can write `characters` can write: those of which they have at least fifty."""
    tags = [script(chr(code)) for code in characters]
    return tuple(name for tag, name in WRITTEN.items() if tags.count(tag) >= 50)


def languages_in(characters: Iterable[int]) -> tuple[str, ...]:
    """The languages that someone who can write `characters` has every letter for."""
    have = set(characters)
    return tuple(language for language, needed in LANGUAGES.items() if have.issuperset(map(ord, needed)))


def language_of(text: str) -> str:
    """The language of a text as far as its script tells, as a BCP 47 tag: Russian where most letters are Cyrillic."""
    if text.isascii():
        return "en"
    letters = [character for character in text if character.isalpha()]
    return "ru" if 2 * sum("\u0400" <= character <= "\u052f" for character in letters) > len(letters) else "en"
