"""Making a typed answer fit behind the opening that it finishes: case, final stop, repeated words."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from .common_words import COMMON_WORDS, FUNCTION_WORDS, NAMES_THAT_LOOK_LIKE_VERBS

if TYPE_CHECKING:
    from .occasions import Stem

_JOINERS = "\u200c\u200d"
_APOSTROPHES = "'\u2019"
_DASHES = "-\u2013—"
_FIRST_WORD = re.compile(rf"[^\W\d_](?:[\w{_APOSTROPHES}]*\w)?")
_NEXT_IS_A_NAME = re.compile(rf"[\w{_APOSTROPHES}]+ (?!I\b)[^\W\d_]")
_WORD = re.compile(rf"[\w{_APOSTROPHES}]+")
_NOT_CONTRACTED = re.compile(rf"\w+n[{_APOSTROPHES}]t")
_NAME_WITHIN = re.compile(rf"(?<=[\w,;:{_APOSTROPHES}] )[^\W\d_][\w-]+")


def tidy(text: str) -> str:
    """One line: no control characters, no doubled space, no space before a stop or a comma."""
    visible = "".join(_visible(character) for character in unicodedata.normalize("NFC", text))
    spaced = re.sub(r" (?=[.,](?:[\s.,]|$))", "", " ".join(visible.split()))
    return re.sub(r",{2,}", ",", re.sub(r"\.{2,}", "…", spaced))


def mend(answer: str, stem: "Stem", names: Collection[str] = ()) -> str:
    """The answer as it can follow `stem.opening`; "" when it says nothing.

    `names` are words that keep their capital. ? ! … and quotation marks at the end are kept.
    """
    said = _without_opening(tidy(answer), stem.opening)
    said = said.lstrip(" ,;:.…").rstrip(" ,;:" + _DASHES)
    said = re.sub(r"(?<!\.)\.$", "", said).rstrip(" ,;:")
    if not any(character.isalnum() for character in said):
        return ""
    return _lower_first(said, names)


def names_within(texts: Iterable[str]) -> frozenset[str]:
    """Words that somebody wrote with a capital in the middle of a sentence."""
    found = (word for text in texts for word in _NAME_WITHIN.findall(tidy(text)))
    return frozenset(word for word in found if word[0].isupper())


def _visible(character: str) -> str:
    if character.isspace() or character == "\0":
        return " "
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs") and character not in _JOINERS
    return "" if hidden else character


def _without_opening(said: str, opening: str) -> str:
    """Drop the words at the front that only say again how the stem ends ("that I …" behind "… is that")."""
    words = _WORD.findall(_plain(said))
    asked = _WORD.findall(_plain(opening))
    for length in range(min(len(words), len(asked)), 0, -1):
        if words[:length] == asked[-length:]:
            return said[list(_WORD.finditer(said))[length - 1].end() :].lstrip(" ,;:.…")
    return said


def _plain(text: str) -> str:
    return text.replace("\u2019", "'").lower()


def _lower_first(said: str, names: Collection[str]) -> str:
    first = _FIRST_WORD.match(said)
    if first is None or _keeps_capital(first[0], said, names):
        return said
    return said[0].lower() + said[1:]


def _keeps_capital(word: str, said: str, names: Collection[str]) -> bool:
    """True unless the word is surely an ordinary one: a name in small letters is the worse mistake."""
    base = re.split(f"[{_APOSTROPHES}]", word)[0]
    if word[0].islower() or base == "I" or base in names or (not base[1:].islower() and len(base) > 1):
        return True
    ordinary = base.lower()
    if ordinary in FUNCTION_WORDS or _NOT_CONTRACTED.fullmatch(word):
        return False
    return _is_before_a_name(said) or not _is_common(ordinary)


def _is_before_a_name(said: str) -> bool:
    following = _NEXT_IS_A_NAME.match(said)
    return following is not None and following[0][-1].isupper()


def _is_common(ordinary: str) -> bool:
    if ordinary in NAMES_THAT_LOOK_LIKE_VERBS:
        return False
    return ordinary in COMMON_WORDS or (len(ordinary) > 4 and ordinary.endswith(("ing", "ed")))
