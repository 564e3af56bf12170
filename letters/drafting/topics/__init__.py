"""What people ask us not to mention, as topics: which lines of a brief mean one, and what in a letter gives it away.

Each topic is a table in one of the TOML files beside this one:

    lines   words of a forbidden line that mean the topic: "her illness", "Mother's funeral"; with a hyphen, words that
            follow each other
    signs   what in a letter may be it, parted by commas. A word is found in all its forms; `=word` only so, `word*`
            however it ends, `this/that` either, and `…` stands for up to three words
    idioms  what says something else, though a sign stands in it: "died laughing"
    grave   those signs of it, or others, after which nobody is in a mood for a jest
    names   (true or false) also meant by a line that is nothing but a name
    to      words for the recipient's relation, where the signs hold only in a letter to such a one
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from letters.naming import fold_word

from ..common_words import FUNCTION_WORDS, is_common
from ..folding import fold_in_place
from ..word_families import family

_APART = r"[\s-]+"
_UP_TO_THREE = r"(?:[\s,-]+[\w']+){0,3}?[\s,-]+"
_SHORTEST = 3  # letters of a word that has other forms
_MOST_NAMES = 3  # words of a line that is nothing but a name
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Sign(NamedTuple):
    """`text[start:end]` may be the topic."""

    start: int
    end: int
    topic: str


@dataclass(frozen=True)
class Topic:
    """One thing that may hurt. `lines` are words in a row, `signs` patterns as the head of this file has them."""

    name: str
    lines: frozenset[tuple[str, ...]]
    signs: tuple[str, ...]
    grave: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    names: bool = False
    to: frozenset[str] = frozenset()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All signs as one expression for folded text."""
        return expression_of(self.signs)

    @cached_property
    def grave_pattern(self) -> re.Pattern[str]:
        """The signs of something grave as one expression for folded text."""
        return expression_of(self.grave)

    def is_meant_by(self, line: str) -> bool:
        """Whether a forbidden line is about this."""
        words = tuple(_WORD.findall(fold_word(line)))
        if self.names and _is_a_name(line):
            return True
        return any(_in_a_row(line, words) for line in self.lines)


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic, by file and place in it."""
    tables = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(__file__).parent.glob("*.toml")))
    return tuple(_topic(name, entry) for table in tables for name, entry in table.items())


@lru_cache(maxsize=1_024)
def topics_of(line: str, relation: str = "") -> tuple[Topic, ...]:
    """The topics that a forbidden line means, in a letter to somebody of this `relation`, "" where it is not known."""
    known = frozenset(_WORD.findall(fold_word(relation)))
    fitting = (topic for topic in topics() if not topic.to or not known or topic.to & known)
    return tuple(topic for topic in fitting if topic.is_meant_by(line))


_SHORTENED_NOT = r"(?:ai|are|ca|could|did|do|does|had|has|have|is|should|was|were|wo|would)n['\u2019]?t"
"""With or without its apostrophe: people leave it out."""


def signs_in(text: str, meant: Collection[Topic]) -> Iterator[Sign]:
    """Every place of a text that may be one of these topics, topic by topic."""
    folded, places = fold_in_place(text)
    spoken = _without_idioms(folded)
    for topic in meant:
        for found in topic.pattern.finditer(spoken):
            yield Sign(places[found.start()], places[found.end() - 1] + 1, topic.name)


@lru_cache(maxsize=256)
def tells_of_something_grave(text: str) -> str:
    """The words of a text that tell of something grave, as they stand there; "" for none."""
    folded, places = fold_in_place(text)
    spoken = _without_idioms(folded)
    found = (topic.grave_pattern.search(spoken) for topic in topics() if topic.grave)
    return next((text[places[each.start()] : places[each.end() - 1] + 1] for each in found if each), "")


@cache
def _idioms() -> re.Pattern[str]:
    return expression_of(idiom for topic in topics() for idiom in topic.idioms)


def _without_idioms(folded: str) -> str:
    """The folded text, as long as it was, with the idioms of every topic blotted out."""
    return _idioms().sub(lambda found: "·" * len(found[0]), folded)


def _topic(name: str, entry: Mapping[str, Any]) -> Topic:
    return Topic(
        name,
        lines=frozenset(tuple(each.split("-")) for each in entry.get("lines", "").split()),
        signs=parted_signs(entry["signs"]),
        grave=parted_signs(entry.get("grave", "")),
        idioms=parted_signs(entry.get("idioms", "")),
        names=entry.get("names", False),
        to=frozenset(entry.get("to", "").split()),
    )


def parted_signs(signs: str) -> tuple[str, ...]:
    """The signs of a table, one each."""
    return tuple(" ".join(sign.split()) for sign in signs.split(",") if sign.strip())


def expression_of(signs: Iterable[str]) -> re.Pattern[str]:
    """Any of the signs, as one expression for folded text."""
    # The longest first, so that a note quotes all of it. The underscore is no letter: people type it for emphasis.
    ways = "|".join(map(_sign, sorted(signs, key=lambda sign: (-len(sign), sign))))
    return re.compile(rf"(?<![^\W_])(?:{ways})(?![^\W_])")


def _is_a_name(line: str) -> bool:
    """Also "him" and "her", where the line says no more."""
    words = line.split()
    if line.strip().lower() in ("him", "her", "them"):
        return True
    ordinary = FUNCTION_WORDS | {"mr", "mrs", "ms", "dr"}
    named = all(word[0].isupper() and not is_common(word.lower()) and word.lower() not in ordinary for word in words)
    return named and 0 < len(words) <= _MOST_NAMES


def _in_a_row(line: tuple[str, ...], words: tuple[str, ...]) -> bool:
    many = range(len(words) - len(line) + 1)
    return any(words[place : place + len(line)] == line for place in many)


def _sign(sign: str) -> str:
    parts = [_UP_TO_THREE if part == "…" else _any_of(part) for part in sign.split()]
    gaps = ["" if _UP_TO_THREE in pair else _APART for pair in pairwise(parts)]
    return "".join(chain.from_iterable(zip(parts, [*gaps, ""], strict=True)))


def _any_of(part: str) -> str:
    ways = sorted({form for word in part.split("/") for form in _forms(word)}, key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(ways)})"


def _forms(word: str) -> Iterator[str]:
    if word == "not":
        yield from (word, _SHORTENED_NOT)
    elif word.startswith("="):
        yield re.escape(word[1:])
    elif word.endswith("*"):
        # A sign of money stands before its sum, a beginning before any ending.
        yield re.escape(word[:-1]) + (r"[^\W_]*" if word[0].isalnum() else r"\s?\d[\d,.]*")
    elif len(word) < _SHORTEST or word in FUNCTION_WORDS or not word.isalpha():
        yield re.escape(word)
    else:
        yield from map(re.escape, family(word))
