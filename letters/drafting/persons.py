"""Grammar of persons: pronouns, agreement, possessives, and lists of names."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

_WORDS: Mapping[str, tuple[str, str, str, str, str]] = MappingProxyType(
    {
        "they": ("they", "them", "their", "theirs", "themself"),
        "she": ("she", "her", "her", "hers", "herself"),
        "he": ("he", "him", "his", "his", "himself"),
    }
)
_OF_SEVERAL = ("they", "them", "their", "theirs", "themselves")
_SLOTS = ("they", "them", "their", "theirs", "themself")
_VERBS = {"are": "is", "were": "was", "have": "has"}

_DETERMINER = re.compile(r"(?:the|my|our|your|his|her|their|both|all|these|those|two|three|four)\b", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|&)\s|,", re.IGNORECASE)
_SINGULAR_IN_S = re.compile(r"(?:ss|us|is)$", re.IGNORECASE)
_PARTED = re.compile(r"\s*(?:[,;\n]+|\s&\s|\band\b)\s*(?:and\s+)?", re.IGNORECASE)


def pronoun_slots(name: str, pronouns: str) -> Mapping[str, str]:
    """What {they}, {them}, {their}, {theirs}, {themself}, {they_are}, {they_were} and {they_have} say.

    With the pronouns "none" it is the name each time, and "" where there is no name.
    """
    several = is_several(name)
    words = _words(name, pronouns, several)
    subject, plural = words[0], several or pronouns == "they"
    verbs = {f"they_{many}": subject and f"{subject} {many if plural else one}" for many, one in _VERBS.items()}
    return dict(zip(_SLOTS, words, strict=True)) | verbs


def possessive(name: str) -> str:
    """The name with its apostrophe: James's, Inez's, my boss's; but my parents', the Joneses'.

    The modern rule of British and American book publishers: 's behind every name, also behind one in s, x or z;
    the apostrophe alone only behind a plural in s.
    """
    return f"{name}'" if _is_plural_in_s(name) else f"{name}'s"


def is_several(name: str) -> bool:
    """True for "Ana and Luis", "the twins", "the Joneses"; False for "James" and "my boss"."""
    return _AND.search(name) is not None or _is_plural_in_s(name)


def listed(names: Iterable[str]) -> str:
    """ "Ana", "Ana and Luis", "Ana, Luis and Mum"."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def parted(names: str) -> tuple[str, ...]:
    """The names in "Ana, Luis & Mum", one a line or in a row."""
    parts = (name.lstrip(".:! ?") for name in _PARTED.split(names.strip()))
    return tuple(name for name in parts if name)


def _words(name: str, pronouns: str, several: bool) -> tuple[str, ...]:
    if pronouns in _WORDS:
        return _OF_SEVERAL if several else _WORDS[pronouns]
    whose = possessive(name) if name else ""
    return (name, name, whose, whose, name)


def _is_plural_in_s(name: str) -> bool:
    """A name of one person ends in s too: so it takes a word like "the" or "my", and no name at the end.

    Behind "the", a name is that of a family.
    """
    last = name.split()[-1] if name.strip() else ""
    if not last.lower().endswith("s") or _SINGULAR_IN_S.search(last) or not _DETERMINER.match(name):
        return False
    return last[0].islower() or name[:4].lower() == "the "
