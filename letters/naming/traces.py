"""What leads to somebody without being a name with its capital: addresses, telephone numbers, initials, “mr finch”."""

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
_DOMAIN = re.compile(
    r"(?<![\w.@/-])(?!www\.)(?:[\w-]+\.)+(?:com|org|net|info|io|eu|uk|ie|de|ch|fr|nl|be|ca|au|nz|example)\b(?!@)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:instagram|insta|twitter|facebook|tiktok|snapchat|telegram|signal|whatsapp|skype|discord)\s*[:=]\s*[\w.-]*\w",
    re.IGNORECASE,
)
_TITLED_SMALL = re.compile(r"(?<![\w'’-])(?i:mr|mrs|ms|mx|dr|prof)\.?[ \u00a0]+(?!and\b)[^\W\d_A-Z][\w'’-]+")
_KIN_SMALL = re.compile(
    r"(?<![\w'’-])(?i:uncle|aunt|auntie|aunty|cousin|granny|grandma|grandpa|nana)[ \u00a0]+([^\W\d_A-Z]\w+)(?!['’]\w)"
)
_SURNAME_SMALL = re.compile(r"(?<![\w'’-])(?:o['’](?!clock)[a-z]{4,}|mc[a-z]{4,})\b")
_LETTER_FOR_A_NAME = re.compile(
    r"(?<![\w'’-])(?i:dear|dearest|hello|hi|love|yours|from|with|and|to|for|my),?[ \u00a0]+([B-HJ-NP-Z])"
    r"(?=[,;:!?\n]|$|\.(?:$|\s(?![^\W\d_a-z]\.))|\s+(?:and|or|who|was|is|had|has|said|came|went)\b)"
)
_BEHIND_KIN = """
and or but nor who whom whose which that than as so if because when where while then there here was is are
were be has had have did does do will would could should can may might must said says came went made gave
got took told knew left sat stood ran wrote read sang drove brought bought found felt kept held let put met
saw heard thought in on at of to for from with by about over under up down off out into after before until
since without not never always still also just only even often once again too the a an this these those my
your his her its our their he she it we you they me him us them s figure clock
"""
_NO_NAME_BEHIND_KIN = frozenset(_BEHIND_KIN.split())
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
    for pattern in (_DOMAIN, _ACCOUNT, _TITLED_SMALL, _SURNAME_SMALL):
        yield from ((each.start(), each[0]) for each in pattern.finditer(without))
    for each in _KIN_SMALL.finditer(without):
        if each[1] not in _NO_NAME_BEHIND_KIN and not each[1].endswith(("ed", "ing", "ly")):
            yield each.start(), each[0]
    yield from ((each.start(1), each[1]) for each in _LETTER_FOR_A_NAME.finditer(without))
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
