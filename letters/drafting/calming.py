"""Capitals that were typed for loudness, made small; names, abbreviations and the start of a sentence keep theirs."""

import re
from collections.abc import Collection

from .grammar import acronyms, words_of_grammar

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_LOUD = 0.7  # of the letters
_FEW = 4  # letters: so short a word, alone, may be an abbreviation
_STARTS = re.compile(r"(?:^|[.!?\u2026]\s+|\n)[\"'\u2018\u201c(]*$")
_PLACES = words_of_grammar("places")
_VOWEL = re.compile(r"[AEIOUY]")


def is_loud(text: str) -> bool:
    """True for a text that is typed in capitals, but for a word of it or two."""
    letters = [character for character in text if character.isalpha()]
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    if not words or sum(map(str.isupper, letters)) < _LOUD * len(letters):
        return False
    return len([word for word in words if word.isupper()]) > 1 or (len(words[0]) > _FEW and len(words) == 1)


def calmed(text: str, names: Collection[str] = ()) -> str:
    """The text in small letters, if it was loud. `names` are words that keep their capital."""
    if not is_loud(text):
        return text
    known = {name.lower(): name for name in sorted(names) if name[:1].isupper()}
    small = _WORD.sub(lambda found: _small(found, known), text)
    return re.sub(r"!{2,}", "!", small)


def _small(found: re.Match[str], known: dict[str, str]) -> str:
    word = found[0]
    small = word.lower()
    if not word.isupper():
        return word
    if word in acronyms() or small == "i" or small.startswith(("i'", "i\u2019")):
        return word[0] + small[1:] if small.startswith("i") and word not in acronyms() else word
    if small in known:
        return calm_name(known[small])
    starts = small in _PLACES or (found.start() and _STARTS.search(found.string[: found.start()]))
    return word[0] + small[1:] if starts else small


def calm_name(name: str) -> str:
    """ "LILY" as "Lily"; initials such as "JJ" stay."""
    return _WORD.sub(lambda found: _calm_word(found[0]), name)


def _calm_word(word: str) -> str:
    loud = word.isupper() and len(word) > 2 and _VOWEL.search(word) and word not in acronyms()
    return word[0] + word[1:].lower() if loud else word
