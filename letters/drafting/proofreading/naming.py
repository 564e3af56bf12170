"""Who seems to be named in a letter: what has a capital, and neither for where it stands nor for being no person."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .dictionary import is_word
from .proof import CALENDAR, KIN, LITTLE, TITLES
from .reading import Reading, Word
from .words import words_called

_GIVEN_NAMES = words_called("given_names")
_NOT_PEOPLE = CALENDAR | words_called("not_people")
_PLACE_WORDS = words_called("place_words")
_LONGEST = 6  # words of a name
_SHORT = 4  # letters of what is made of first letters, at most
_PARTICLES = frozenset(("de", "da", "del", "della", "di", "dos", "du", "van", "von", "der", "den", "la", "bin", "ibn"))
_GAP = re.compile(rf"[ \t]*-?[ \t]*(?:(?:{'|'.join(sorted(_PARTICLES))})[ \t]+)*")


@lru_cache(maxsize=2_048)
def seemingly_named(text: str) -> tuple[str, ...]:
    """The names in a text that may be people's, each once, as they first stand: "Samir", "Aunt Carla", "Mr Okafor".

    It errs on the side of people: most places are among them, and somebody called Grace, at the start of a sentence, is
    not. What only kin are called ("Mum") is no name.
    """
    reading = Reading(text)
    found = (text[run[0].start : run[-1].end - _possessive(run[-1])] for run in _runs(reading))
    return tuple({name.casefold(): name for name in reversed([*found])}.values())[::-1]


def _runs(reading: Reading) -> Iterator[Sequence[Word]]:
    """Words of names that follow each other."""
    run: list[Word] = []
    for word in reading.words:
        if run and word.text in _PARTICLES:
            continue
        goes_on = len(run) < _LONGEST and _may_go_on(word)
        if run and not (goes_on and _GAP.fullmatch(reading.text, run[-1].end, word.start)):
            yield from _names_in(run, reading)
            run = []
        if run or _may_begin(word, reading):
            run.append(word)
    yield from _names_in(run, reading)


def _names_in(run: Sequence[Word], reading: Reading) -> Iterator[Sequence[Word]]:
    if any(word.bare in _PLACE_WORDS for word in run):
        return
    telling = [word for word in run if _tells_who(word)]
    if telling:
        yield run[: run.index(telling[-1]) + 1]


def _may_go_on(word: Word) -> bool:
    nobody = {word.bare, word.bare.removesuffix("s")} & _NOT_PEOPLE or word.bare in LITTLE
    return word.capitalised and not nobody and not (word.own.isupper() and _is_ordinary(word))


def _may_begin(word: Word, reading: Reading) -> bool:
    return _may_go_on(word) and not (word.start in reading.openings and _is_ordinary(word))


def _is_ordinary(word: Word) -> bool:
    """Whether it is, without its capitals, a word that need not name anybody; or made of first letters."""
    if word.bare in _GIVEN_NAMES | KIN | TITLES:
        return False
    return is_word(word.plain) or (word.own.isupper() and len(word.own) <= _SHORT)


def _tells_who(word: Word) -> bool:
    return len(word.bare) > 1 and word.bare not in KIN | TITLES


def _possessive(word: Word) -> int:
    return len(word.text) - len(word.own)
