"""What the client asked us never to mention, found where it slipped in all the same."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from letters.naming import fold_word

from .common_words import FUNCTION_WORDS, is_common
from .folding import fold_in_place
from .word_families import family

MISTYPED = 6
"""Letters that a forbidden word has at least, for a word one letter away to be it mistyped."""

_AND = re.compile(r"\s+(?:and|or|&)\s+|\s*[,;/\n]\s*", re.IGNORECASE)
_WHOSE = re.compile(r"^(?:(?:the|an?|my|our|your|his|her|its|their)\s+)+(?=\S)", re.IGNORECASE)
_FORMER = re.compile(r"^ex[\s-](?=(?:wife|husband|partner|boyfriend|girlfriend|spouse)$)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Mention:
    """`text[start:end]` says `phrase`, in whatever case, accents or form; `near` when only nearly, as if mistyped."""

    phrase: str
    start: int
    end: int
    near: bool = False


def is_everyday(word: str) -> bool:
    """Whether a word in small letters is one of those that everybody knows, and so no other one mistyped."""
    return word in FUNCTION_WORDS or is_common(word)


def forbidden_mentions(
    text: str, avoid: Iterable[str], known: Callable[[str], bool] = is_everyday
) -> tuple[Mention, ...]:
    """Every place where `text` says one of the phrases, whole words only, in order of appearance.

    Case, accents, the shape of quotation marks and the form of a word do not matter: a client who forbids "Zoe" means
    "Zoë" too, and one who forbids "drinking" means "drank". Nor does whose it is: "the divorce" is also "our divorce";
    and "my brother Raúl" is also "Raúl". A word of MISTYPED letters or more is also found with one letter wrong,
    unless what stands there is `known`, in small letters, as a word of its own.
    """
    folded, places = fold_in_place(text)
    phrases = [*avoid]
    found = {mention for phrase in phrases for mention in _find(phrase, folded, places)}
    exact = {(mention.phrase, place) for mention in found for place in range(mention.start, mention.end)}
    near = {mention for phrase in phrases for mention in _mistyped(phrase, folded, places, known)}
    found |= {mention for mention in near if (mention.phrase, mention.start) not in exact}
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.phrase)))


def _find(phrase: str, folded: str, places: Sequence[int]) -> Iterator[Mention]:
    ways = sorted({pattern for way in _ways(phrase) if (pattern := _pattern(way))}, key=len, reverse=True)
    if not ways:
        return
    # The underscore is no letter: people type it for emphasis.
    for found in re.finditer(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])", folded):
        yield Mention(phrase, places[found.start()], places[found.end() - 1] + 1)


def _ways(phrase: str) -> Iterator[str]:
    """The phrase as typed, and what in it says the same: each part joined by "and", and the name it ends in."""
    yield phrase
    for part in _AND.split(phrase):
        bare = _WHOSE.sub("", part.strip())
        yield bare
        yield _FORMER.sub("former ", bare)
        yield " ".join(reversed([*takewhile(lambda word: word[0].isupper(), reversed(bare.split()))]))


def _pattern(way: str) -> str:
    return r"[\s-]+".join(_in_its_forms(word) for word in way.split())


def _in_its_forms(word: str) -> str:
    plain = fold_word(word)
    if not plain.isalpha() or _is_name(word):
        return _one_or_many(plain)
    forms = (re.escape(form) for form in sorted(family(plain), key=lambda form: (-len(form), form)))
    return f"(?:{'|'.join((*forms, _one_or_many(plain)))})"


def _is_name(word: str) -> bool:
    """A word typed with a capital, unless it is surely an ordinary one: "Mark" is not marked, "Drinking" is drunk."""
    return word[0].isupper() and not is_everyday(word.lower())


def _one_or_many(word: str) -> str:
    """The word with and without the ending of a plural: who forbids "the lawyers" means "my lawyer" too."""
    if not word[-2:].isalpha():
        return re.escape(word)
    one = word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word
    return re.escape(one) + "(?:e?s)?"


def _mistyped(phrase: str, folded: str, places: Sequence[int], known: Callable[[str], bool]) -> Iterator[Mention]:
    """Words one letter away from the phrase's one word, or from the long name that it ends in."""
    targets = {fold_word(way) for way in _ways(phrase) if len(way.split()) == 1}
    long = [target for target in targets if target.isalpha() and len(target) >= MISTYPED]
    for found in _WORD.finditer(folded) if long else ():
        word = found[0]
        if any(_is_one_letter_away(word, target) for target in long) and not known(word):
            yield Mention(phrase, places[found.start()], places[found.end() - 1] + 1, near=True)


def _is_one_letter_away(word: str, target: str) -> bool:
    """One letter too many, too few, wrong, or changed with its neighbour; nobody mistypes the first one."""
    if word == target or word[:1] != target[:1] or abs(len(word) - len(target)) > 1:
        return False
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, target, strict=False)))
    rest, wanted = word[alike:], target[alike:]
    swapped = len(rest) > 1 and rest[1] + rest[0] + rest[2:] == wanted
    return swapped or rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]
