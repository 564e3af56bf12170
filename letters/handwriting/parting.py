"""Part: a word that is longer than any line goes on in the next.

A word is parted behind a syllable, with a hyphen; an address behind one of its signs, without one, since whoever copies
it would copy the hyphen as well.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from pyphen import LANGUAGES, Pyphen, language_fallback

from .alphabets import Alphabet
from .shaping import ShapedWord

ADDRESS = re.compile(r"\w+://|www\.|[^\s@]+@[^\s@]+\.\w|[\w-]+(?:\.[\w-]+)+/", re.IGNORECASE)
"""How an address begins, on the web or of a person."""

LONGEST_ADDRESS = 2000
"""Characters: what is longer is no address, and would be searched for one for minutes."""

BEHIND = re.compile(r"(?<=[/@.\-_?&=#:])(?=\w)")
"""Where an address is parted."""

OWN_HYPHEN = re.compile(r"(?<=\w[-‐/–—])(?=\w)")

_LETTERS = re.compile(r"[^\W\d_]{5,}")

LEFT, RIGHT = 2, 3
"""Letters: the fewest that stay, and that go over."""

type Places = dict[int, bool]
"""Behind how many characters a word can be parted, and whether a hyphen is put there."""


def places(word: str, language: str) -> Places:
    """Where a word can be parted."""
    if len(word) <= LONGEST_ADDRESS and ADDRESS.search(word):
        return {match.start(): False for match in BEHIND.finditer(word)}
    syllables = _dictionary(language)
    found = {
        run.start() + place: True
        for run in _LETTERS.finditer(word)
        for place in syllables.positions(run.group())
        if LEFT <= place <= len(run.group()) - RIGHT
    }
    return found | {match.start(): False for match in OWN_HYPHEN.finditer(word)}


@lru_cache(maxsize=8)
def _dictionary(language: str) -> Pyphen:
    known = language_fallback(language.replace("-", "_")) or language_fallback(language.split("-")[0])
    return Pyphen(lang=known if known in LANGUAGES else "en_GB")


def parts(word: ShapedWord, room: float, alphabet: Alphabet, language: str) -> Iterator[ShapedWord]:
    """The word itself, or parts that each fit in the room, in x-heights, when it is longer."""
    if word.width <= room:
        yield word
        return
    hyphens = _by_cluster(word, language)
    hyphen = int(alphabet.first_form[alphabet.numbers["-"]]) if "-" in alphabet.numbers else -1
    wide = float(alphabet.advances[hyphen])
    first, count = 0, len(word.texts)
    while word.width - word.starts[first] > room:
        reach = float(word.starts[first]) + room
        fits = [
            at
            for at, drawn in hyphens.items()
            if at > first and word.starts[at] + (wide if drawn and hyphen >= 0 else 0.0) <= reach
        ]
        # Where it has no such place, wherever the line ends.
        last = max(fits, default=max(first + 1, int((word.starts <= reach).sum()) - 1))
        part = word.part(first, last)
        yield part.ending_in(hyphen, wide) if hyphens.get(last) and hyphen >= 0 else part
        first = last
    yield word.part(first, count)


def _by_cluster(word: ShapedWord, language: str) -> Places:
    """The places in a word, counted in clusters; a place within one is none."""
    begins = {begin: at for at, begin in enumerate(accumulate(map(len, word.texts), initial=0))}
    found = places(word.text, language)
    return {begins[place]: drawn for place, drawn in found.items() if place in begins}
