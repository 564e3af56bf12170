"""What a brief gives a way of saying to stand on, and what in it is grave."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from letters.naming import fold

from .facts import Facts
from .topics import expression_of, parted_signs, tells_of_something_grave

LIGHT = "light"
"""Presumed by a jest: it stays out where anything in the brief is grave."""

GRAVE_OCCASIONS = frozenset(
    {
        "apology",
        "condolence",
        "farewell",
        "forgiveness",
        "former-spouse",
        "illness",
        "reconciliation",
        "someone-who-died",
    }
)
"""What was told for one of these is not called back in a letter for another occasion."""

MOURNING = frozenset({"condolence", "someone-who-died"})
"""In a letter for one of these nothing may jest, whatever is answered."""

_IN_THE_MIDST = ("prison", "jail", "gaol", "=sentence", "miscarr*", "stillb*", "suicide")

_TABLE = tomllib.loads((Path(__file__).parent / "presumptions.toml").read_text(encoding="utf-8"))

PRESUMED: Mapping[str, str] = MappingProxyType({name: entry["means"] for name, entry in _TABLE.items()})
"""What a way of saying may presume, and what that means."""


@dataclass(frozen=True)
class Grave:
    """What makes a brief grave: the words, and the stem in whose answer they stand."""

    phrase: str
    stem: str


def presumable(facts: Facts) -> frozenset[str]:
    """What ways of saying may presume in a letter made from this brief."""
    return frozenset(name for name in PRESUMED if _holds(name, facts))


def gravest(facts: Facts) -> Grave | None:
    """The first answer that tells of something after which nobody is in a mood for a jest, None where none does."""
    phrases = ((key, tells_of_something_grave(answer)) for key, answer in facts.answers.items())
    return next((Grave(phrase, key) for key, phrase in phrases if phrase), None)


def grave_around(facts: Facts) -> str:
    """What is grave about a brief though no answer says so: what must not be mentioned, who it is, or the occasion.

    The words, or "" for nothing. Of what must not be mentioned, only what somebody is in the midst of counts: people
    keep a divorce out of the gladdest letters.
    """
    midst = expression_of(_IN_THE_MIDST)
    barred = (line for line in facts.avoid if midst.search(fold(line)))
    people = map(tells_of_something_grave, (facts.relation, facts.recipient_name, facts.about_name))
    mourning = "a letter of mourning" if facts.occasion in MOURNING else ""
    return next(filter(None, (*barred, *people)), mourning)


def _holds(name: str, facts: Facts) -> bool:
    if name == LIGHT:
        barred = any(map(tells_of_something_grave, facts.avoid))
        return gravest(facts) is None and not barred and not grave_around(facts)
    entry = _TABLE[name]
    text = _folded("\n".join(_texts(entry.get("of", ""), facts)))
    if "given" in entry:
        return _expression(entry["given"]).search(text) is not None
    return _expression(entry["taken"]).search(text) is None


def _texts(fields: str, facts: Facts) -> Iterator[str]:
    """The texts of the brief that are looked at: the relation, the recipient's name, one answer, or everything."""
    named = {"relation": facts.relation, "recipient": facts.recipient_name}
    if fields:
        yield from (named.get(field, facts.answers.get(field, "")) for field in fields.split())
    else:
        yield from (*named.values(), facts.about_name, *facts.answers.values(), *facts.avoid)


@lru_cache(maxsize=16)
def _folded(text: str) -> str:
    return fold(text)


@cache
def _expression(signs: str) -> re.Pattern[str]:
    return expression_of(parted_signs(signs))
