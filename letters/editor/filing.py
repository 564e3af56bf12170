"""Filing: under which word of a name a person stands in an index, and in which order."""

import re
import unicodedata

LATER = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What stands behind a surname and is none."""

JOINS = frozenset({"y", "i", "e"})
"""What joins two surnames."""

BEFORE = frozenset(
    {"de", "del", "della", "di", "da", "du", "la", "le", "van", "von", "der", "den", "ter", "st", "mac", "al"}
)
"""What belongs to a surname where it is written with a capital; small, it is left behind: “Beethoven, Ludwig van”."""

SPELLED = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})


def filed(name: str) -> str:
    """The name as an index has it: “Quiroga, Marta”. A single name, and what is no plain name, stays as it is given."""
    words = name.split()
    end = len(words)
    while end > 1 and _bare(words[end - 1]) in LATER:
        end -= 1
    start = end - 1
    if start < 1 or not (_is_plain(words) and words[start][0].isupper()):
        return " ".join(words)
    if start > 2 and words[start - 1] in JOINS:
        start -= 2
    while start > 1 and words[start - 1][0].isupper() and _bare(words[start - 1]) in BEFORE:
        start -= 1
    return ", ".join((" ".join(words[start:end]), " ".join((*words[:start], *words[end:]))))


def alphabetically(name: str) -> tuple[str, ...]:
    """What filed names are ordered by: surname, then the rest; neither accents nor capitals nor signs part them."""
    return (*(_sorted_as(part) for part in name.split(", ")), name)


def initial(name: str) -> str:
    """The letter under which a filed name stands; "" for what begins with none."""
    return _sorted_as(name)[:1].upper() if _sorted_as(name)[:1].isalpha() else ""


def _is_plain(words: list[str]) -> bool:
    """Whether all have a capital, but for what may be small in a surname: given names and a surname, then."""
    return all(word[0].isupper() or _bare(word) in BEFORE | JOINS | LATER for word in words)


def _bare(word: str) -> str:
    return word.strip(".,").casefold()


def _sorted_as(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text.casefold().translate(SPELLED))
    return " ".join(
        re.sub(r"[^\w\s]|_", "", "".join(each for each in spelled if not unicodedata.combining(each))).split()
    )
