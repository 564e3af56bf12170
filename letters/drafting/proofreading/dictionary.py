"""Which words are right, in British or American English, and what a wrong one was probably meant to be.

The words and how often each is used are pyspellchecker's (MIT). It spells most words as Americans do: a British
spelling is right when its American one is.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_lowercase
from types import MappingProxyType

from spellchecker import SpellChecker

from letters.naming import fold_word

ENGLISH = "en"

LONGEST = 24
"""A longer run of letters is no word that anybody could put right for us."""

_TABLE = tomllib.loads((Path(__file__).parent / "spelling.toml").read_text(encoding="utf-8"))
_EITHER = frozenset(_TABLE["either"].split())
SLIPS: Mapping[str, str] = MappingProxyType(_TABLE["slips"])
PAIRS: Mapping[str, str] = MappingProxyType(_TABLE["pairs"])
_BRITISH: Mapping[str, str] = MappingProxyType(_TABLE["british"])
_AMERICAN: Mapping[str, str] = MappingProxyType(
    {american: british for british, american in _BRITISH.items() if american not in _EITHER}
)
_ALSO = frozenset(word for line in _TABLE["words"].values() for word in line.split())
_ALSO_BARE = frozenset(map(fold_word, _ALSO))

_OUR = (
    "arb|ard|arm|behavi|cand|clam|col|demean|endeav|enam|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig"
    "|rum|sav|splend|succ|tum|val|vap|vig"
)
_RE = "calib|cent|fib|goit|lit|lust|meag|met|och|sab|sepulch|somb|spect|theat"
_TO_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (rf"^((?:dis|un|mis)?(?:{_OUR}))our", r"\1or"),
        (r"(?<=...)is(e|ed|es|er|ers|ing|able|ation|ations)$", r"iz\1"),
        (r"(?<=...)ys(e|ed|es|er|ers|ing)$", r"yz\1"),
        (rf"({_RE})re(s|d)?$", r"\1er\2"),
        (rf"({_RE})ring$", r"\1ering"),
        (r"ll(ed|ing|er|ers|or|ors|ous|ously)$", r"l\1"),
        (r"ogue(s|d)?$", r"og\1"),
    )
)
_LATINATE = re.compile(r"(?<=.)(?:ae|oe)(?=d|sth|m|l|c|t|s)")
_ONLY_AMERICAN = re.compile(
    r"^(?:dis|un)?(?:behavi|col|endeav|fav|flav|harb|hon|hum|neighb|parl|rum|sav|splend|tum)or(?!ous|ary|if|i[sz]|at|ant)"
)
_NEW = re.compile(r"^(?:un|re)(?=.{5})(.*(?:ed|ing|able|ly))$")
_VOWELS = "aeiouy"
_RAREST = 50  # uses: the dictionary counts nothing below


@cache
def _usage(language: str) -> Mapping[str, int]:
    """Every word in small letters, and how often it is used. Read on first use: up to 0.4 s and 40 MB, once a
    process."""
    return MappingProxyType(dict(SpellChecker(language=language).word_frequency.dictionary))


@cache
def _all_uses(language: str) -> int:
    return sum(_usage(language).values())


def frequency(word: str) -> int:
    """How often a word, in small letters, is used in the dictionary's books; 0 for one that it does not have."""
    return _usage(ENGLISH).get(word, 0)


def share(word: str, language: str = ENGLISH) -> float:
    """Which part of all the words that people use this one is, from 0 to 1; for one not known, the rarest's.

    Of other languages, by their codes, there are the dictionaries that pyspellchecker has.
    """
    return max(_usage(language).get(word, 0), _RAREST) / _all_uses(language)


def is_word(word: str) -> bool:
    """True for a word, in small letters with straight apostrophes, that is right in any English."""
    usage = _usage(ENGLISH)
    if word in usage or word in _ALSO or word in _BRITISH:
        return word not in SLIPS
    if "'" in word:
        return _is_shortened(word)
    folded = fold_word(word)
    if folded != word:
        return folded in usage or folded in _ALSO_BARE or is_word(folded)
    return american(word) is not None or _is_new(word)


def american(word: str) -> str | None:
    """The American spelling of a British word; None for one that has none, or is spelled so in America too."""
    if word in _BRITISH:
        return _BRITISH[word]
    usage = _usage(ENGLISH)
    ways = (way.sub(to, word) for way, to in _TO_AMERICAN if len(word) > 4)
    return next((each for each in (*ways, _LATINATE.sub("e", word)) if each != word and each in usage), None)


def british(word: str) -> str | None:
    """The British spelling of an American word; None for one that has none. "-ize" is British too."""
    if word in _AMERICAN:
        return _AMERICAN[word]
    return _ONLY_AMERICAN.sub(lambda found: found[0][:-2] + "our", word) if _ONLY_AMERICAN.match(word) else None


def is_only_british(word: str) -> bool:
    """True for a word that an American reader would see as British: "colour", "realise", "Mum"."""
    if word in _BRITISH:
        return True
    return word not in _usage(ENGLISH) and american(word) is not None


@lru_cache(maxsize=2_000)
def meant(word: str, names: frozenset[str] = frozenset()) -> str:
    """What a wrong word, in small letters, was probably meant to be; "" when nothing is near.

    `names` are words of the brief, as it spells them.
    """
    if word in SLIPS:
        return SLIPS[word]
    if not 3 <= len(word) <= LONGEST or not word.isascii():
        return ""
    own = {each.lower(): each for each in names}
    best = _best(word, _one_edit(word), own) or _best(word, _two_edits(word), own)
    if not best:
        return _two_words(word)
    return british(best) or best if "our" in word else best


def _is_shortened(word: str) -> bool:
    stem, _, rest = word.rpartition("'")
    return rest in ("s", "d", "ll", "re", "ve", "m", "t", "") and bool(stem) and is_word(stem)


def _is_new(word: str) -> bool:
    """ "unposted", "rereading": what anybody may make of a word and a beginning."""
    found = _NEW.match(word)
    return found is not None and found[1] in _usage(ENGLISH)


def _best(word: str, candidates: Iterable[tuple[str, int]], own: Mapping[str, str]) -> str:
    """The likeliest of the candidates: by how often it is used, and by how easily the slip is made."""
    usage = _usage(ENGLISH)
    scores: dict[str, int] = {}
    for each, ease in candidates:
        used = 10_000_000 if each in own else usage.get(each, 0)
        if used and "'" not in each:
            scores[each] = max(scores.get(each, 0), used * ease * (4 if each[0] == word[0] else 1))
    if not scores:
        return ""
    best = max(sorted(scores), key=lambda each: scores[each])
    return own.get(best, best)


def _one_edit(word: str) -> Iterator[tuple[str, int]]:
    """Everything that is one slip away, with how easily that slip is made, from 1."""
    yield from _likely_edits(word)
    for place in range(len(word) + 1):
        for letter in ascii_lowercase:
            yield word[:place] + letter + word[place:], 2
            yield word[:place] + letter + word[place + 1 :], 1


def _likely_edits(word: str) -> Iterator[tuple[str, int]]:
    """The slips that fingers and ears make most: letters changed over, doubled or not, and wrong vowels."""
    for place, letter in enumerate(word):
        rest = word[place + 1 :]
        if rest:
            yield word[:place] + rest[0] + letter + rest[1:], 30
        yield word[:place] + letter + letter + rest, 30
        yield word[:place] + rest, 30 if letter in (word[place - 1 : place], rest[:1]) else 3
        if letter in _VOWELS:
            yield from ((word[:place] + other + rest, 8) for other in _VOWELS if other != letter)
    for place in range(1, len(word) + 1):
        yield from ((word[:place] + letter + word[place:], 4) for letter in "aehilnorstu")


def _two_edits(word: str) -> Iterator[tuple[str, int]]:
    """Two of the likely slips, one behind the other."""
    for each, ease in _likely_edits(word):
        yield from ((other, ease * more) for other, more in _likely_edits(each))


def _two_words(word: str) -> str:
    """ "thankyou" is "thank you", where both are everyday words."""
    for place in range(2, len(word) - 1):
        first, second = word[:place], word[place:]
        if min(frequency(first), frequency(second)) > 200_000:
            return f"{first} {second}"
    return ""
