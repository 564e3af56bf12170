"""Numbers as people write them in letters."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "hundredth": 100,
}  # fmt: skip
_VALUES = (
    {word: value for value, word in enumerate(_SMALL.split())}
    | {word: 20 + 10 * place for place, word in enumerate(_TENS.split())}
    | {f"{word}th": value for value, word in enumerate(_SMALL.split())}
    | {f"{word[:-1]}ieth": 20 + 10 * place for place, word in enumerate(_TENS.split())}
    | _ORDINALS
    | {"hundred": 100}
)
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
NUMBER = rf"(?:\d{{1,4}}(?:st|nd|rd|th)?|(?:a )?(?:{_WORD})(?:(?:[ -]|[ -]and[ -])(?:{_WORD})){{0,4}})"
_NUMBER = re.compile(rf"(?<![\w.,-]){NUMBER}(?![\w-]|[.,]\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w.,-])(?:1[89]|20)\d\d(?![\w-]|[.,]\d)")


class Number(NamedTuple):
    value: int
    start: int
    end: int


def value_of(text: str) -> int:
    """ "forty-five" and "45th" are 45, "a hundred and two" is 102."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    total = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        value = _VALUES.get(word, 0)
        total = max(total, 1) * 100 if value == 100 else total + value
    return total


def numbers_in(text: str) -> Iterator[Number]:
    """Every number, years among them."""
    return (Number(value_of(found[0]), found.start(), found.end()) for found in _NUMBER.finditer(text))


def years_in(text: str) -> Iterator[Number]:
    """Every year from 1800 to 2099 in digits."""
    return (Number(int(found[0]), found.start(), found.end()) for found in _YEAR.finditer(text))
