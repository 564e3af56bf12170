"""Where a word may be parted: by its own hyphens and dashes, by the author's soft hyphens, by Liang's patterns.

Penalties are those of Knuth and Plass: 50 weighs as much as a line stretched by four fifths of what goes unnoticed.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from pyphen import LANGUAGES, Pyphen, language_fallback

from .shaping import SOFT_HYPHEN

BEFORE, AFTER = 2, 3
"""Letters: the fewest that are left at the end of a line, and taken to the next."""

HYPHEN = 50.0

SHORT = 120.0
"""After two letters only."""

DASH = 10.0

NAME = 500.0
"""A word with a capital, but for languages that give one to every noun: it is most likely somebody's name."""

COMPOUND = 250.0
"""A word that has a hyphen of its own, parted somewhere else."""

LONGEST = 60
"""Letters: what is longer is no word of any language."""

NOUNS_HAVE_CAPITALS = ("de", "lb")

USUAL = {"en": "en_GB", "de": "de_DE", "pt": "pt_PT"}
"""As in which country a language is hyphenated when only the language is known."""

_LETTERS = re.compile(r"[^\W\d_]+")

_OWN_HYPHEN = re.compile(r"(?<=[^\W_]{2})[-‐](?=[^\W\d_]{2})")

_OWN_DASH = re.compile(r"(?<=[^\s“‘„«(])(?:—+|--+|…)(?=[\w“‘„«(])|(?<=[^\W_])[/–](?=[^\W_])")


class Place(NamedTuple):
    """Before which character of a word a line may end, whether a hyphen is put in, and what it costs."""

    at: int
    hyphen: bool
    penalty: float
    flagged: bool
    """Whether the line then ends in a hyphen, which should not stand below another."""


def places(word: str, language: str) -> tuple[Place, ...]:
    """The places in a word, in order; `word` still has the soft hyphens of its author, which count as no character."""
    if SOFT_HYPHEN in word:
        chosen = _soft(word)
        word = word.replace(SOFT_HYPHEN, "")
    else:
        chosen = None
    own = [Place(match.end(), False, HYPHEN, True) for match in _OWN_HYPHEN.finditer(word)]
    dashes = [Place(match.end(), False, DASH, False) for match in _OWN_DASH.finditer(word)]
    inner = _hyphenated(word, language, COMPOUND if own else HYPHEN) if chosen is None else chosen
    return tuple(sorted({place.at: place for place in (*inner, *dashes, *own)}.values()))


def _soft(word: str) -> list[Place]:
    """Where the author would have it parted."""
    *ends, whole = accumulate(map(len, word.split(SOFT_HYPHEN)))
    return [Place(at, True, HYPHEN, True) for at in ends if 0 < at < whole]


def _hyphenated(word: str, language: str, penalty: float) -> Iterator[Place]:
    for match in _LETTERS.finditer(word):
        letters = match.group()
        if not BEFORE + AFTER <= len(letters) <= LONGEST or not letters[1:].islower():
            continue
        named = NAME if letters[0].isupper() and not language.startswith(NOUNS_HAVE_CAPITALS) else 0.0
        for place in hyphen_places(letters.lower(), language):
            short = SHORT if place == BEFORE else 0.0
            yield Place(match.start() + place, True, max(penalty, named, short), True)


@lru_cache(maxsize=65536)
def hyphen_places(letters: str, language: str) -> tuple[int, ...]:
    """How many of the letters of a word may stand before a hyphen; none in a language that has no patterns here.

    Places at which the spelling would have to change are left out.
    """
    patterns = _patterns(language)
    found = patterns.positions(letters) if patterns else ()
    return tuple(int(place) for place in found if BEFORE <= place <= len(letters) - AFTER and not place.data)


@cache
def _patterns(language: str) -> Pyphen | None:
    tag = language.replace("-", "_")
    found = USUAL.get(tag) or (tag if tag in LANGUAGES else language_fallback(tag))
    return Pyphen(lang=found, left=BEFORE, right=AFTER) if found else None
