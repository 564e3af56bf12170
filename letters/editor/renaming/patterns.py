"""Where names stand in a text, spelled in whichever way: letter for letter, and never inside a longer word."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MARKS = "\u0300-\u036f"
BEFORE = rf"(?<![^\W_])(?<![{_MARKS}])"
"""Not behind a letter or a number. The underscore is no letter: it makes italics."""
AFTER = rf"(?![^\W_])(?![{_MARKS}])"
"""Not before a letter, a number, or an accent that belongs to the last letter."""

_NO_OTHER_NAME = r"(?<!(?-i:[OD])['\u2019])"  # O'Brien is not Brien
_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"  # between two words of a name, also at the end of a line
_SAME = {"'": "['\u2019\u02bc]", "\u2019": "['\u2019\u02bc]", "-": "[-\u2010\u2011]"}


@dataclass(frozen=True, slots=True)
class Found:
    """`text[start:end]` is the name with this number."""

    start: int
    end: int
    number: int


class Names:
    """Some names, to be looked for all at once. Of two that begin at one place, the longer is found."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(map(normal, names))
        by_length = sorted(range(len(self.names)), key=lambda number: (-len(self.names[number]), number))
        ways = "|".join(f"(?P<n{number}>{_pattern(self.names[number])})" for number in by_length)
        self._pattern = re.compile(rf"{BEFORE}{_NO_OTHER_NAME}(?:{ways}){AFTER}", re.IGNORECASE) if ways else None

    def find(self, text: str) -> Iterator[Found]:
        """Every place, in order, whatever the case."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield Found(match.start(), match.end(), int((match.lastgroup or "n0")[1:]))


def normal(name: str) -> str:
    """A name in composed letters, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def in_the_case_of(found: str, name: str, instead: str) -> str:
    """The other name as this one is written here: in capitals, or with one at the beginning."""
    if normal(found) == name:
        return instead
    if found.isupper() and not name.isupper():
        return instead.upper()
    return instead[:1].upper() + instead[1:] if found[:1].isupper() else instead


def is_written_small(found: str, name: str) -> bool:
    """A name without its capital: "rose". It may be the word, so it is left for somebody to look at."""
    return found.islower() and not name.islower()


def _pattern(name: str) -> str:
    return _GAP.join("".join(map(_letter, word)) for word in name.split())


def _letter(letter: str) -> str:
    """This letter, in one character or with its accents behind it."""
    parts = unicodedata.normalize("NFD", letter)
    return _SAME.get(letter) or (re.escape(letter) if parts == letter else f"(?:{letter}|{parts})")
