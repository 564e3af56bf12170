"""Who seems to be named in a letter: what has a capital, and neither for where it stands nor for being no person."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from letters.naming import MONTHS, is_month, reads_as_a_word

from .dictionary import ENGLISH
from .proof import CALENDAR, KIN, LITTLE, TITLES
from .reading import Reading, Word, word_of
from .usual_words import UNKNOWN, is_usual, language_of
from .words import words_called

_NAMES = KIN.union(TITLES, *map(words_called, ("given_names", "rather_names", "cyrillic_names")))
_GIVEN = words_called("given_names")
_AT_A_BEGINNING = words_called("names_at_a_beginning")
_RELATIONS = KIN | words_called("relations")
_PAIRED = frozenset(
    ("you", "me", "i", "he", "him", "she", "her", "they", "them", "we", "us", "du", "ich", "toi", "moi")
)
# "My sister rose" may be a person; "my brother drew" hardly is.
_RATHER = words_called("rather_names") - {"drew", "chase", "guy", "chip"}
_OF_SOMEBODY = frozenset(("little", "dear", "old", "poor", "young", "late", "called", "named"))
_AND = frozenset(("and", "und", "et", "y", "e", "&"))
_LEAST = 3  # letters of a name in small letters
_NOT_PEOPLE = CALENDAR | words_called("not_people")
# March is more often walked to than called.
_MONTHS = MONTHS - {"march"}
_PLACE_WORDS = words_called("place_words")
_LONGEST = 6  # words of a name
_ENOUGH = 80  # small words that tell a language
_SHORT = 4  # letters of what is made of first letters, at most
_ELIDED = re.compile(r"[dDlL]['\u2019](?=[^\W\d_])(?!\w['\u2019])")
_PARTICLES = frozenset(("de", "da", "del", "della", "di", "dos", "du", "van", "von", "der", "den", "la", "bin", "ibn"))
_GAP = re.compile(rf"[ \t]*-?[ \t]*(?:(?:{'|'.join(sorted(_PARTICLES))})[ \t]+)*")


@lru_cache(maxsize=2_048)
def seemingly_named(text: str) -> tuple[str, ...]:
    """The names in a text that may be people's, each once, as they first stand: "Samir", "Aunt Carla", "Mr Okafor".

    It errs on the side of people: most places are among them, and all nouns of a language that writes them large. A
    Will, a Hope, a May with which a sentence begins is one unless what follows says otherwise ("Will you"). In a
    language that we do not know, who is named as a sentence begins, and nowhere else, is not found. What only kin are
    called ("Mum") is no name. Names in small letters stand behind the others.
    """
    found = (text[run[0].start : run[-1].end - _possessive(run[-1])] for run in _runs(Reading(text)))
    large = tuple({name.casefold(): name for name in reversed([*found])}.values())[::-1]
    return (*large, *_written_small(text, frozenset(name.casefold() for name in large)))


def is_named_small(word: str) -> bool:
    """Whether a word in small letters may be a name all the same: one that is hardly a word, or nothing but a name."""
    plain = word.lower().replace("\u2019", "'")
    return plain in _GIVEN or not is_usual(plain)


def _written_small(text: str, large: frozenset[str]) -> Iterator[str]:
    """The names that stand in small letters, each once: in an English text given names ("rosa came"), and in any
    whatever follows a word for kin, or a title, and is no usual word ("her husband luca", "mrs. halloran")."""
    reading = Reading(text)
    small = [word for word in reading.words if word.text.islower()]
    language = language_of([word.plain for word in small][:_ENOUGH])
    given = (word for word in small if word.bare in _GIVEN and word.bare not in _AT_A_BEGINNING)
    followers = _followers(reading, language or ENGLISH)
    names = sorted([*(given if language == ENGLISH else ()), *followers], key=lambda word: word.start)
    yield from (name for name in dict.fromkeys(word.own for word in names) if name.casefold() not in large)


def _followers(reading: Reading, language: str) -> Iterator[Word]:
    """The words in small letters that stand where somebody's name would, and are not usual."""
    words = reading.words
    for place, word in enumerate(words[1:], start=1):
        before = words[place - 1]
        stands = _stands_behind(before, words[place - 2] if place > 1 else None) and _joins(reading.text, before, word)
        if stands and (_is_hardly_a_word(word, language) or (before.bare in _RELATIONS and word.text in _RATHER)):
            yield word


def _is_hardly_a_word(word: Word, language: str) -> bool:
    is_other = word.bare in _RELATIONS or word.bare in TITLES or word.bare in _PAIRED
    if not word.text.islower() or len(word.own) < _LEAST or is_other:
        return False
    return not (_is_usual(word, ENGLISH) or _is_usual(word, language))


def _stands_behind(before: Word, earlier: Word | None) -> bool:
    """Whether a name may follow: behind a word for kin, a title, or what pairs somebody with it ("you and …"). What
    belongs to somebody is no name: "your uncle's noodle shop"."""
    if before.own != before.text:
        return False
    if before.bare in _RELATIONS or before.bare in TITLES:
        return True
    if before.bare == "law":
        return earlier is not None and earlier.bare == "in"
    if before.bare in _OF_SOMEBODY:
        # "my niece, little fenna"
        return earlier is not None and earlier.bare in _RELATIONS
    return before.bare in _AND and earlier is not None and (earlier.bare in _PAIRED or earlier.bare in _RELATIONS)


def _joins(text: str, before: Word, word: Word) -> bool:
    """Whether nothing parts the two but a space, the stop of a title, a comma."""
    return text[before.end : word.start].strip(" \t\n") in ("", ",", ".")


class _OpeningWords:
    """Tells which of the words that begin a sentence would have a small letter within one."""

    def __init__(self, text: str, words: Sequence[Word], openings: frozenset[int]) -> None:
        self._text = text
        self._language = language_of([word.plain for word in words if word.text.islower()][:_ENOUGH])
        inside = (word for word in words if word.capitalised and word.start not in openings)
        self._large_inside = frozenset(word.bare for word in inside)

    def is_ordinary(self, word: Word) -> bool:
        """Where we know no words of the language, what is never large inside a sentence is no name."""
        if word.bare in _AT_A_BEGINNING and self._language in (ENGLISH, UNKNOWN):
            return reads_as_a_word(self._text, word.end)
        if word.bare in _NAMES:
            return False
        return _is_usual(word, self._language) if self._language else word.bare not in self._large_inside


def _words(reading: Reading) -> Iterator[Word]:
    """All of them, without the article that some languages run on to a name: "d'Antoine"."""
    for word in reading.words:
        elided = _ELIDED.match(word.text)
        yield word_of(word.text[2:], word.start + 2, word.end) if elided else word


def _is_usual(word: Word, language: str = ENGLISH) -> bool:
    return is_usual(word.own.lower().replace("\u2019", "'"), language)


def _runs(reading: Reading) -> Iterator[Sequence[Word]]:
    """Words of names that follow each other."""
    words = tuple(_words(reading))
    opening = _OpeningWords(reading.text, words, reading.openings)
    run: list[Word] = []
    for word in words:
        if run and word.text in _PARTICLES:
            continue
        goes_on = len(run) < _LONGEST and _may_be_a_name(word, reading)
        if run and not (goes_on and _GAP.fullmatch(reading.text, run[-1].end, word.start)):
            yield from _names_in(run)
            run = []
        if run or _may_begin(word, reading, opening):
            run.append(word)
    yield from _names_in(run)


def _names_in(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    if len(run) > 1 and run[-1].bare in _PLACE_WORDS:
        return
    telling = [word for word in run if (len(word.bare) > 1 and word.bare not in KIN | TITLES)]
    if telling:
        yield run[: run.index(telling[-1]) + 1]


def _may_begin(word: Word, reading: Reading, opening: _OpeningWords) -> bool:
    return _may_be_a_name(word, reading) and not (word.start in reading.openings and opening.is_ordinary(word))


def _may_be_a_name(word: Word, reading: Reading) -> bool:
    forms = {word.bare, word.bare.removesuffix("s"), word.bare.partition("'")[0]}
    is_nobody = _is_date(word, reading) if word.bare in _MONTHS else bool(forms & _NOT_PEOPLE) or word.bare in LITTLE
    return word.capitalised and not is_nobody and not (word.own.isupper() and _is_shouted(word))


def _is_date(word: Word, reading: Reading) -> bool:
    """Whether a word that is a month and a name is the month here, or begins a wish or a question: "May I"."""
    if word.own != word.text:
        return False
    if word.start in reading.openings and reads_as_a_word(reading.text, word.end):
        return True
    return is_month(reading.text, word.start, word.end)


def _is_shouted(word: Word) -> bool:
    """Whether a word in capitals is a usual one, or made of first letters."""
    return word.bare not in _NAMES and (_is_usual(word) or len(word.own) <= _SHORT)


def _possessive(word: Word) -> int:
    return len(word.text) - len(word.own)
