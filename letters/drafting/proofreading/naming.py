"""Who seems to be named in a letter: what has a capital, and neither for where it stands nor for being no person."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from letters.drafting.common_words import FUNCTION_WORDS, is_common

from .dictionary import frequency, is_word
from .proof import CALENDAR, KIN, LITTLE, TITLES
from .reading import Reading, Word
from .words import words_called

_NAMES = words_called("given_names") | words_called("rather_names") | KIN | TITLES
_NOT_PEOPLE = CALENDAR | words_called("not_people")
_PLACE_WORDS = words_called("place_words")
_LONGEST = 6  # words of a name
_ENOUGH, _MOST = 80, 0.6  # small words that are looked at, and the part of them that English has
_USUAL, _USUAL_IN_MANY = 5_000, 500  # uses in the dictionary's books, of a word and of one in the plural
_SHORT = 4  # letters of what is made of first letters, at most
_PARTICLES = frozenset(("de", "da", "del", "della", "di", "dos", "du", "van", "von", "der", "den", "la", "bin", "ibn"))
_GAP = re.compile(rf"[ \t]*-?[ \t]*(?:(?:{'|'.join(sorted(_PARTICLES))})[ \t]+)*")


@lru_cache(maxsize=2_048)
def seemingly_named(text: str) -> tuple[str, ...]:
    """The names in a text that may be people's, each once, as they first stand: "Samir", "Aunt Carla", "Mr Okafor".

    It errs on the side of people: most places are among them, and all nouns of a language that writes them large. Who
    is named as a sentence begins, and nowhere else, is not found if called by a usual word (Will, Hope, Young), nor in
    another language than English. What only kin are called ("Mum") is no name.
    """
    reading = Reading(text)
    found = (text[run[0].start : run[-1].end - _possessive(run[-1])] for run in _runs(reading, _OpeningWords(reading)))
    return tuple({name.casefold(): name for name in reversed([*found])}.values())[::-1]


class _OpeningWords:
    """Tells which of the words that begin a sentence would have a small letter within one."""

    def __init__(self, reading: Reading) -> None:
        small = [word.plain for word in reading.words if word.text.islower()][:_ENOUGH]
        self._is_english = sum(map(is_word, small)) >= _MOST * len(small)
        inside = (word for word in reading.words if word.capitalised and word.start not in reading.openings)
        self._large_inside = frozenset(word.bare for word in inside)

    def is_ordinary(self, word: Word) -> bool:
        """In another language we know no words: there, what is never large inside a sentence is no name."""
        if word.bare in _NAMES:
            return False
        return is_usual(word) if self._is_english else word.bare not in self._large_inside


def is_usual(word: Word) -> bool:
    """Whether it is used so often without a capital that it need not name anybody: the dictionary has names too."""
    plain = word.own.lower().replace("\u2019", "'")
    if plain in FUNCTION_WORDS or is_common(plain) or "'" in plain:
        return True
    one = plain.removesuffix("s")
    many = one != plain and one not in _NAMES and frequency(one) >= _USUAL_IN_MANY
    return is_word(plain) and (many or frequency(plain) >= _USUAL)


def _runs(reading: Reading, opening: _OpeningWords) -> Iterator[Sequence[Word]]:
    """Words of names that follow each other."""
    run: list[Word] = []
    for word in reading.words:
        if run and word.text in _PARTICLES:
            continue
        goes_on = len(run) < _LONGEST and _may_be_a_name(word)
        if run and not (goes_on and _GAP.fullmatch(reading.text, run[-1].end, word.start)):
            yield from _names_in(run)
            run = []
        if run or _may_begin(word, reading, opening):
            run.append(word)
    yield from _names_in(run)


def _names_in(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    if len(run) > 1 and run[-1].bare in _PLACE_WORDS:
        return
    telling = [word for word in run if _tells_who(word)]
    if telling:
        yield run[: run.index(telling[-1]) + 1]


def _may_begin(word: Word, reading: Reading, opening: _OpeningWords) -> bool:
    return _may_be_a_name(word) and not (word.start in reading.openings and opening.is_ordinary(word))


def _may_be_a_name(word: Word) -> bool:
    forms = {word.bare, word.bare.removesuffix("s"), word.bare.partition("'")[0]}
    nobody = forms & _NOT_PEOPLE or word.bare in LITTLE
    return word.capitalised and not nobody and not (word.own.isupper() and _is_shouted(word))


def _is_shouted(word: Word) -> bool:
    """Whether a word in capitals is a usual one, or made of first letters."""
    return word.bare not in _NAMES and (is_usual(word) or len(word.own) <= _SHORT)


def _tells_who(word: Word) -> bool:
    return len(word.bare) > 1 and word.bare not in KIN | TITLES


def _possessive(word: Word) -> int:
    return len(word.text) - len(word.own)
