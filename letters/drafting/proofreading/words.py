"""The sets of words in words.toml."""

import tomllib
from pathlib import Path

_TABLE = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def words_called(name: str) -> frozenset[str]:
    """One of the sets. Raises KeyError for a name that is not in the file."""
    return frozenset(_TABLE[name].split())
