"""What is known of names: the lists in names.toml."""

import tomllib
from collections import defaultdict
from pathlib import Path

from letters.naming import fold

_TABLE: dict[str, str] = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))


def _list(name: str) -> frozenset[str]:
    return frozenset(fold(_TABLE[name]).split())


ALSO_WORDS = _list("also_words")
"""Names that are also words of the language."""

TITLES = _list("titles")
"""What stands before names."""

LITTLE = _list("little")
"""Small words in names, greetings and closings."""

OPENERS = _list("openers")
"""Words that often begin a sentence."""


def _families() -> dict[str, frozenset[str]]:
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for line in fold(_TABLE["families"]).split("\n"):
        for name in line.split():
            forms[name] |= {*line.split()} - {name}
    return {name: frozenset(others) for name, others in forms.items()}


FORMS = _families()
"""By name, folded, the other forms of it: "bill" for "william"."""
