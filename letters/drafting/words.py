"""A text as its bare words."""

import re

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words, each as plain() has it."""
    return [plain(word[0]) for word in WORD.finditer(text)]


def plain(word: str) -> str:
    """A word in small letters and with straight apostrophes, to be compared."""
    return word.casefold().replace("\u2019", "'")
