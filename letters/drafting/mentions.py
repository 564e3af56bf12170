"""What the client asked us never to mention, found where it slipped in all the same."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

_AND = re.compile(r"\s+(?:and|or)\s+", re.IGNORECASE)
_WHOSE = re.compile(r"^(?:(?:the|an?|my|our|your|his|her|its|their)\s+)+(?=\S)", re.IGNORECASE)


_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True)
class Mention:
    """`text[start:end]` says `phrase`, in whatever case or accents."""

    phrase: str
    start: int
    end: int


def forbidden_mentions(text: str, avoid: Iterable[str]) -> tuple[Mention, ...]:
    """Every place where `text` says one of the phrases, whole words only, in order of appearance.

    Case, accents, the shape of quotation marks and the ending of a plural do not matter: a client who forbids "Zoe"
    means "Zoë" too. Nor does whose it is: "the divorce" is also "our divorce"; and "my brother Raúl" is also "Raúl".
    """
    folded, places = _fold(text)
    mentions = {mention for phrase in avoid for mention in _find(phrase, folded, places)}
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.phrase)))


def _find(phrase: str, folded: str, places: list[int]) -> Iterator[Mention]:
    ways = sorted({pattern for way in _ways(phrase) if (pattern := _pattern(way))}, key=len, reverse=True)
    if not ways:
        return
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", folded):
        yield Mention(phrase, places[found.start()], places[found.end() - 1] + 1)


def _ways(phrase: str) -> Iterator[str]:
    """The phrase as typed, and what in it says the same: each part joined by "and", and the name it ends in."""
    yield phrase
    for part in _AND.split(phrase):
        bare = _WHOSE.sub("", part.strip())
        yield bare
        yield " ".join(reversed([*takewhile(_is_capitalised, reversed(bare.split()))]))


def _is_capitalised(word: str) -> bool:
    return word[0].isupper()


def _pattern(way: str) -> str:
    return r"[\s-]+".join(_one_or_many(word) for word in _fold(way)[0].split())


def _one_or_many(word: str) -> str:
    """The word with and without the ending of a plural: who forbids "the lawyers" means "my lawyer" too."""
    if not word[-2:].isalpha():
        return re.escape(word)
    one = word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word
    return re.escape(one) + "(?:e?s)?"


def _fold(text: str) -> tuple[str, list[int]]:
    """The text without case and accents, and for each character of it its place in the original."""
    folded = [(part, place) for place, character in enumerate(text) for part in _plain(character)]
    return "".join(part for part, _ in folded), [place for _, place in folded]


def _plain(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character.translate(_STRAIGHT)).casefold()
    return "".join(part for part in parts if not unicodedata.combining(part))
