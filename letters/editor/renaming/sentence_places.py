"""What stands around a name: whether a sentence begins with it, and whether it can be anything but a name."""

import re

from letters.naming import fold_word, is_month, reads_as_a_word

from .lists import ALSO_WORDS, LITTLE, TITLES

_BEGINS = re.compile(r"(?:\n|[.!?…:][\"'”’)\]*_]*\s)\s*[\"'“‘«(\[*_]*$|[\"“‘«][*_]*$")
_LAST_WORD = re.compile(r"([^\W_]+)[.,]?\s+[*_]*$")
_POSSESSIVE = re.compile(r"['’]s(?![^\W_])", re.IGNORECASE)
_CALLED = re.compile(r",(?!\s+(?:and|or)\b)|\s+(?:and|&)\s+[^\W\d_a-z]")
_BEFORE_A_VERB = frozenset(["I", "YOU", "HE", "SHE", "IT", "WE", "THEY", "WHO", "THAT", "THIS", "THERE"])
_WORD = re.compile(r"[^\W_]+")
_NEAR = 60  # characters around a name that are looked at
_NAME, _NAME_LINE = 3, 8  # words


def is_plainly_no_name(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, which is spelled like a name, is a month or a word here, as far as can be told.

    In doubt it is a name: whoever is to be hidden is hidden where a word might have stood, and somebody is told.
    """
    found = text[start:end]
    if fold_word(found) not in ALSO_WORDS or _is_name_line(text, start, end) or _POSSESSIVE.match(text, end):
        return False
    if is_month(text, start, end):
        return True
    if _among_capitals(text, start, end):
        return _word_before(text, start) in _BEFORE_A_VERB or reads_as_a_word(text, end)
    return begins_sentence(text, start) and not _CALLED.match(text, end) and reads_as_a_word(text, end)


def why_unsure(text: str, start: int, end: int) -> str:
    """Why `text[start:end]`, which is spelled like a name and was taken for one, may not be; "" for what is sure."""
    found = text[start:end]
    if fold_word(found) not in ALSO_WORDS or _is_name_line(text, start, end) or _POSSESSIVE.match(text, end):
        return ""
    if is_month(text, start, end):
        return f"“{found}” is the month here, as it seems."
    if _among_capitals(text, start, end):
        return f"“{found}” is among capitals here, and may be just a word."
    if begins_sentence(text, start) and not _CALLED.match(text, end):
        return f"“{found}” begins a sentence here, and may be just a word."
    return ""


def _among_capitals(text: str, start: int, end: int) -> bool:
    before = _word_before(text, start)
    return end - start > 1 and text[start:end].isupper() and (before[1:].isupper() or before == "I")


def begins_sentence(text: str, start: int) -> bool:
    """Whether what begins here has its capital for that, and not for being a name."""
    return _BEGINS.search(_before(text, start)) is not None and fold_word(_word_before(text, start)) not in TITLES


def line_around(text: str, start: int, end: int) -> str:
    """The line in which this place stands."""
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : len(text) if stop < 0 else stop]


def _before(text: str, start: int) -> str:
    return text[start - _NEAR : start] if start > _NEAR else f"\n{text[:start]}"


def _word_before(text: str, start: int) -> str:
    found = _LAST_WORD.search(_before(text, start))
    return found[1] if found else ""


def _is_name_line(text: str, start: int, end: int) -> bool:
    """A salutation, a signature, or a name all by itself: no words but names and those that go with them."""
    line = line_around(text, start, end)
    words = _WORD.findall(line)
    names = all(not word[0].islower() or fold_word(word) in LITTLE for word in words)
    shouted = line.isupper() and len(words) > _NAME
    return names and not shouted and len(words) <= _NAME_LINE and not re.search(r"[\d?!;:…]", line)
