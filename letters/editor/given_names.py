"""Names as pages give them: an index never says more of somebody than the page to which it leads."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_COUPLE = re.compile(r"\s+(?:and|&|\+|y|e|und|et|och|og|en|i)\s+", re.IGNORECASE)


def as_given(name: str, page: str) -> Iterator[str]:
    """Of a name, or the two of a couple, as much as stands on `page`: "Matteo" where nobody reads "Ricci".

    Nothing of whom only an initial stands for. Two who share a surname both have it: "Anna and Tom Price".
    """
    there = {word.casefold() for word in _WORD.findall(page)}
    for each in apart(name):
        words = [word for word in each.split() if _is_there(word, there)]
        if any(word[0].isupper() or not word[0].islower() for word in words):
            yield " ".join(words)


def apart(name: str) -> tuple[str, ...]:
    """The two of a couple, each with the surname that they share; anybody else alone."""
    parts = _COUPLE.split(" ".join(name.split()))
    if len(parts) != 2 or not all(part[:1].isupper() for part in parts):
        return (name,)
    first, second = parts
    surname = second.partition(" ")[2]
    return (f"{first} {surname}" if surname and " " not in first else first, second)


def _is_there(word: str, there: set[str]) -> bool:
    bare = word.strip(".,").casefold()
    return len(bare) > 1 and bare in there
