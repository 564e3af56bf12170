"""Words by what they can be in a sentence, as far as a first look needs it; the words are in grammar.toml."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from .common_words import FUNCTION_WORDS

_TABLE = tomllib.loads((Path(__file__).parent / "grammar.toml").read_text(encoding="utf-8"))


def words_of_grammar(name: str) -> frozenset[str]:
    """One of the sets in grammar.toml; "thank_you" there is two words."""
    return frozenset(word.replace("_", " ") for word in _TABLE[name].split())


def pairs_of_grammar(name: str) -> Mapping[str, str]:
    """One of the lists in grammar.toml that say of each word what it stands for."""
    pairs = (entry.partition("=") for entry in _TABLE[name].split())
    return MappingProxyType({word: meant.replace("_", " ") for word, _, meant in pairs})


def acronyms() -> frozenset[str]:
    """Abbreviations that are written in capitals, as they are."""
    return _ACRONYMS


_ACRONYMS = frozenset(_TABLE["acronyms"].split())


def foreign_words() -> Mapping[str, frozenset[str]]:
    """The smallest words of other languages that are none in English, by the language's name."""
    return _FOREIGN


_FOREIGN: Mapping[str, frozenset[str]] = MappingProxyType(
    {name: frozenset(words.split()) - FUNCTION_WORDS for name, words in _TABLE["foreign"].items()}
)


THINGS_TOO = words_of_grammar("things_too")
ADJECTIVES = words_of_grammar("adjectives")
THINGS = words_of_grammar("things")
KIN_WORDS = words_of_grammar("kin")
FAMILY = words_of_grammar("family") | KIN_WORDS
PEOPLE = words_of_grammar("people") | KIN_WORDS
TIMES = words_of_grammar("times")
WHEREABOUTS = words_of_grammar("whereabouts")
ASIDE = words_of_grammar("aside")

SUBJECTS = words_of_grammar("subjects")
OBJECTS = words_of_grammar("objects")
DETERMINERS = words_of_grammar("determiners")
POINTERS = frozenset(["this", "that", "these", "those"])
PREPOSITIONS = words_of_grammar("prepositions")
CONJUNCTIONS = words_of_grammar("conjunctions")
INDEFINITE = words_of_grammar("indefinite")
AUXILIARIES = words_of_grammar("auxiliaries")
ADVERBS = words_of_grammar("adverbs")
_WITHOUT_APOSTROPHE = pairs_of_grammar("without_apostrophe")


def plain_word(word: str) -> str:
    """In small letters, with a straight apostrophe where there is one or ought to be: "youre" is "you're"."""
    small = word.lower().replace("\u2019", "'")
    return _WITHOUT_APOSTROPHE.get(small, small)


def irregular_verbs() -> Iterator[tuple[str, str, str]]:
    """Base, past and past participle of each."""
    for entry in re.split(r"\s*[|\n]\s*", _TABLE["irregular"].strip()):
        base, past, participle = entry.split()
        yield base, past, participle
