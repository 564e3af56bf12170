"""Numbers, years, ages, dates and names as people write them in a letter."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from .common_words import FUNCTION_WORDS, is_common
from .dates import date_in_words
from .grammar import KIN_WORDS, PEOPLE
from .persons import listed, parted

LARGEST = 199
"""The largest number that is written in words; people write figures above it."""

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ODD_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_FIGURE = re.compile(r"(?<![\w.,:/+-])\d{1,3}(?![\w:/½¼¾]|[.,]\d| ?\d/|-\d)")
_OR_MORE = re.compile(r"^(\d+)\s?\+")
_PARTED_TENS = re.compile(rf"\b({'|'.join(_TENS)}) ({'|'.join(_ONES[:9])})\b", re.IGNORECASE)
_SHORT_YEARS = re.compile(r"\b(?:yrs?|yr\.)(?!\w)", re.IGNORECASE)
_ONE_OF_MANY = re.compile(r"\bone (year|month|week|day|decade)s\b")
_MANY_OF_ONE = re.compile(r"\b(\w+) (year|month|week|day|decade)(?=$|,)")
_JOINED = re.compile(r"\w-\w")
_OLD = re.compile(r"[\s-]*(?:years?|yrs?)(?:[\s-]+old)?$|(?<=\d)(?:st|nd|rd|th)$", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"[.!?…;]+\s+(\w+)")
_PEOPLE = PEOPLE - KIN_WORDS
_PARTICLES = ("al", "bin", "bint", "da", "de", "del", "della", "di", "do", "dos", "du", "el", "la", "le", "van", "von")


def cardinal(number: int) -> str:
    """21 is "twenty-one", 101 "one hundred and one"; figures with commas for 0 and above LARGEST."""
    if not 0 < number <= LARGEST:
        return f"{number:,}"
    if number >= 100:
        return "one hundred" + (f" and {cardinal(number - 100)}" if number > 100 else "")
    if number < 20:
        return _ONES[number - 1]
    return _TENS[number // 10 - 2] + (f"-{_ONES[number % 10 - 1]}" if number % 10 else "")


def ordinal(number: int) -> str:
    """1 is "first", 21 "twenty-first", 40 "fortieth"; "" for numbers that are not written in words."""
    if not 0 < number <= LARGEST:
        return ""
    words = cardinal(number)
    last = re.split(r"[ -]", words)[-1]
    return words.removesuffix(last) + (_ODD_ORDINALS.get(last) or re.sub(r"y$", "ie", last) + "th")


_NUMBERS: Mapping[str, int] = MappingProxyType({cardinal(number): number for number in range(1, LARGEST + 1)})
_NUMBER_WORDS = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))})\b", re.IGNORECASE
)


def number_in(answer: str) -> int | None:
    """The first number in an answer, whether in figures or in words: 40 for "40 years" and for "almost forty"."""
    found = re.search(r"(?<![\d.,/])(\d{1,4})(?![\d/]|[.,]\d)", answer)
    if found:
        return int(found[1])
    named = _NUMBER_WORDS.search(answer)
    return _NUMBERS[named[0].lower()] if named else None


def in_words(answer: str, kind: str) -> str:
    """An answer of one of the KINDS as it stands in a letter; "text" is left as it is.

    The others may stand in the middle of a sentence, so they are made one run of words without an end.
    """
    say = KINDS_IN_WORDS.get(kind)
    return say(_NEXT_SENTENCE.sub(_run_on, answer).rstrip(".!?…")) if say and answer else answer


def _run_on(found: re.Match[str]) -> str:
    word = found[1]
    return f", {word.lower() if word.lower() in FUNCTION_WORDS or word.lower() in _NUMBERS else word}"


def _with_figures_in_words(answer: str) -> str:
    more = _PARTED_TENS.sub(r"\1-\2", _OR_MORE.sub(r"more than \1", answer))
    return _FIGURE.sub(lambda found: cardinal(int(found[0])), more)


def _years(answer: str) -> str:
    words = _with_figures_in_words(_SHORT_YEARS.sub("years", answer))
    number = number_in(words)
    if number is not None and words.lower().endswith(cardinal(number)) and words[-1].isalpha():
        words = f"{words} years"
    return _MANY_OF_ONE.sub(_plural, _ONE_OF_MANY.sub(r"one \1", words))


def _plural(found: re.Match[str]) -> str:
    many = _JOINED.search(found.string[: found.end(1)].split()[-1]) or _NUMBERS.get(found[1].lower(), 1) > 1
    return f"{found[0]}s" if many else found[0]


def _age(answer: str) -> str:
    return _with_figures_in_words(_OLD.sub("", answer).strip() or answer)


def _names(answer: str) -> str:
    return listed(as_name(name) for name in parted(answer))


def as_name(name: str) -> str:
    """A name typed in small letters gets its capitals; "the girls" and "everyone" are no names."""
    words = name.split()
    if name != name.lower() or any(word in FUNCTION_WORDS or is_common(word) or word in _PEOPLE for word in words):
        return name
    return " ".join(word if word in _PARTICLES else word[:1].upper() + word[1:] for word in words)


KINDS_IN_WORDS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"number": _with_figures_in_words, "years": _years, "age": _age, "date": date_in_words, "names": _names}
)
"""How an answer of each kind is put; "text", the other kind, is left as it is."""
