"""The sets of words in words.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

_TABLE = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def words_called(name: str) -> frozenset[str]:
    """One of the sets. Raises KeyError for a name that is not in the file."""
    return frozenset(_TABLE[name].split())


def small_words() -> Mapping[str, frozenset[str]]:
    """The smallest words of some languages, by the language's code."""
    return {language: frozenset(words.split()) for language, words in _TABLE["small_words"].items()}
