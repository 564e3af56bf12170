"""What stands around a name: whether a sentence begins with it, and whether it can be anything but a name."""

import re

from letters.naming import fold_word, is_month

from .lists import ALSO_WORDS, LITTLE, TITLES

_BEGINS = re.compile(r"(?:\n|[.!?…:][\"'”’)\]*_]*\s)\s*[\"'“‘«(\[*_]*$|[\"“‘«][*_]*$")
_LAST_WORD = re.compile(r"([^\W_]+)[.,]?\s+[*_]*$")
_POSSESSIVE = re.compile(r"['’]s(?![^\W_])", re.IGNORECASE)
_CALLED = re.compile(r",(?!\s+(?:and|or)\b)|\s+(?:and|&)\s+[^\W\d_a-z]")
_WORD = re.compile(r"([^\W_]+)[.,]?\s+[*_]*$")
_POSSESSIVE = re.compile(r"['’]s(?![^\W_])", re.IGNORECASE)
_CALLED = re.compile(r",(?!\s+(?:and|or)\b)|\s+(?:and|&)\s+[^\W\d_a-z]")
_BEFORE_A_MONTH = frozenset(
    ("in", "last", "next", "since", "until", "till", "this", "early", "late", "mid", "every", "during", "throughout")
)
_DAY = re.compile(r"(?:\d|\d(?:st|nd|rd|th)|first|second|third|[a-z]+th),?\s+(?:of\s+)?$", re.IGNORECASE)
_YEAR = re.compile(r",?\s+(?:the\s+)?\d")
_WORD = re.compile(r"[^\W_]+")
_NEAR = 60  # characters around a name that are looked at
_NAME, _NAME_LINE = 3, 8  # words


def why_unsure(text: str, start: int, end: int) -> str:
    """Why `text[start:end]`, which is spelled like a name, may not be one; "" where it can be nothing else."""
    found = text[start:end]
    if fold_word(found) not in ALSO_WORDS or _is_name_line(text, start, end) or _POSSESSIVE.match(text, end):
        return ""
    if is_month(text, start, end):
        return f"“{found}” may be the month here."
    if len(found) > 1 and found.isupper() and _word_before(text, start)[1:].isupper():
        return f"“{found}” is among capitals here, and may be just a word."
    if begins_sentence(text, start) and not _CALLED.match(text, end):
        return f"“{found}” begins a sentence here, and may be just a word."
    return ""


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
