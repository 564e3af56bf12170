"""What leads to somebody without being a name: an address of any kind, a telephone number, initials."""

import re
from collections.abc import Iterator

_EMAIL = re.compile(r"[^\s<>()\[\]\",;:@]+@[^\s<>()\[\]\",;:@]+\.[^\W\d_]{2,}")
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{2,30}\b|(?:https?://|www\.)[^\s<>\"]+[^\s<>\".,;:!?)]", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<![\w.,/-])(?:\+|00|\()?\d(?:[ ().\u00a0/-]{0,2}\d){6,14}(?![\w/-])")
_STREET_KINDS = (
    "alley|avenue|ave|boulevard|close|court|crescent|drive|gardens|grove|hill|lane|mews|parade|passage|place|quay|road"
    "|rd|row|square|street|st|terrace|walk|way|yard"
)
_STREET = re.compile(
    rf"(?<!\w)(?:(?i:flat)\s+\w+,?\s+)?\d+[a-z]?,?\s+(?:[A-Z][\w'’.-]*\s+){{1,3}}(?i:{_STREET_KINDS})\b"
    r"|(?<!\w)(?i:rue|avenue|calle|via|viale|piazza|rua|ulica|ul\.)\s+(?:\w+\s+){0,3}[A-Z]\w+,?\s+\d+[a-z]?\b"
    r"|(?<!\w)\d+,?\s+(?i:rue|avenue|boulevard|place)\s+(?:\w+\s+){0,3}[A-Z]\w+"
    r"|(?<!\w)[A-ZÄÖÜ][\w-]*(?:straße|strasse|str\.|weg|gasse|platz|allee)\s+\d+[a-z]?\b"
)
_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)")
_INITIALS = re.compile(
    r"(?<![^\W_])(?<![.'’])(?:[^\W\d_a-z]\.[ \u00a0]?){0,3}[^\W\d_a-z]\.(?!\w)"
    r"|(?<=\n)[^\W\d_a-z](?=[.,]?[ \t]*(?:\n|$))"
)
_NOBODY = frozenset(("AM", "PM", "PS", "PPS", "AD", "BC", "UK", "US", "USA", "EU", "UN", "TV", "NB", "I", "DC", "VE"))
_FIGURES = 7
"""A telephone number has at least so many."""

_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


def traces(text: str) -> tuple[str, ...]:
    """Everything of that kind in a text, each once, in order, as it stands."""
    found = sorted((place for place in _found(text)), key=lambda place: place[0])
    return tuple(dict.fromkeys(words for _, words in found))


def _found(text: str) -> Iterator[tuple[int, str]]:
    for pattern in (_EMAIL, _STREET, _POSTCODE):
        yield from ((each.start(), each[0]) for each in pattern.finditer(text))
    without = _EMAIL.sub(lambda each: " " * len(each[0]), text)
    yield from ((each.start(), each[0]) for each in _HANDLE.finditer(without))
    for each in _TELEPHONE.finditer(without):
        if sum(map(str.isdigit, each[0])) >= _FIGURES and not _DAY.fullmatch(each[0]):
            yield each.start(), each[0]
    for each in _INITIALS.finditer(without):
        letters = "".join(filter(str.isalpha, each[0])).upper()
        if letters not in _NOBODY and not _is_numeral(each, without):
            yield each.start(), each[0].strip()


def _is_numeral(found: re.Match[str], text: str) -> bool:
    """Whether one letter with a stop numbers a point of a list: the letter before or behind it begins a line too."""
    if len(found[0].strip()) != 2 or text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip():
        return False
    neighbours = f"{chr(ord(found[0][0]) - 1)}{chr(ord(found[0][0]) + 1)}"
    return re.search(rf"^\s*[{re.escape(neighbours)}]\.\s", text, re.MULTILINE) is not None
