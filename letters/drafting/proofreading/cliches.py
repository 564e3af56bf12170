"""Clichés and filler: phrases of our list, found word by word."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from .notes import Kind, Note, Weight
from .proof import Proof
from .reading import Reading, Word

FILLERS_NAMED = 3
"""Filler notes in one letter: more would be nagging."""


@dataclass(frozen=True)
class Phrase:
    """A listed phrase, in small words, why it is listed and what is plainer; `occasions` empty: for all of them."""

    words: tuple[str, ...]
    reason: str = ""
    plainer: str = ""
    filler: bool = False
    occasions: frozenset[str] = frozenset()
    allowed: bool = False


@cache
def listed_phrases() -> tuple[Phrase, ...]:
    """Our list, from cliches.toml."""
    table = tomllib.loads((Path(__file__).parent / "cliches.toml").read_text(encoding="utf-8"))
    allowed = tuple(Phrase(_split(words), allowed=True) for words in table["allowed"])
    return allowed + tuple(
        Phrase(
            _split(words), group["reason"], plainer, group.get("filler", False), frozenset(group.get("occasions", ()))
        )
        for group in table["groups"]
        for words, plainer in group["phrases"].items()
    )


def cliches(proof: Proof) -> Iterator[Note]:
    """Every listed phrase, the longest where several begin or lie within one another. Filler is soon passed over."""
    typed = {key: " ".join(word.plain for word in reading.words) for key, reading in proof.answers.items()}
    fillers = 0
    for phrase, first, last in _found(proof.reading, proof.facts.occasion):
        fillers += phrase.filler
        if phrase.allowed or (phrase.filler and fillers > FILLERS_NAMED):
            continue
        theirs = any(" ".join(phrase.words) in each for each in typed.values())
        yield _phrase_note(proof, phrase, first, last, theirs)


def _found(reading: Reading, occasion: str) -> Iterator[tuple[Phrase, Word, Word]]:
    index = _index()
    words = reading.words
    plain = [word.plain for word in words]
    place = 0
    while place < len(words):
        phrase = next(
            (each for each in index.get(plain[place], ()) if _stands(each, reading, plain, place, occasion)), None
        )
        if phrase:
            yield phrase, words[place], words[place + len(phrase.words) - 1]
        place += len(phrase.words) if phrase else 1


def _stands(phrase: Phrase, reading: Reading, plain: list[str], place: int, occasion: str) -> bool:
    end = place + len(phrase.words)
    if tuple(plain[place:end]) != phrase.words or (phrase.occasions and occasion not in phrase.occasions):
        return False
    words = reading.words[place:end]
    return not any(reading.parted(one, other) for one, other in pairwise(words))


@cache
def _index() -> dict[str, tuple[Phrase, ...]]:
    """The phrases by first word, the longest first."""
    index: dict[str, tuple[Phrase, ...]] = {}
    for phrase in sorted(listed_phrases(), key=lambda each: -len(each.words)):
        index[phrase.words[0]] = (*index.get(phrase.words[0], ()), phrase)
    return index


def _phrase_note(proof: Proof, phrase: Phrase, first: Word, last: Word, theirs: bool) -> Note:
    words = proof.text[first.start : last.end]
    kind = Kind.FILLER if phrase.filler else Kind.CLICHE
    weight = Weight.MILD if theirs or phrase.filler else Weight.PLAIN
    better = phrase.plainer[:1].upper() + phrase.plainer[1:] if first.capitalised else phrase.plainer
    return proof.note(kind, first.start, last.end, f"“{words}” {phrase.reason}", better, weight=weight)


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(word.plain for word in Reading(phrase).words)
