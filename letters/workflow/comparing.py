"""What changed from one draft to another, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Piece", "differences"]

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """Some words that are in both drafts, only in the older ("removed"), or only in the newer ("added")."""

    text: str
    kind: str = "same"


def differences(older: str, newer: str) -> tuple[Piece, ...]:
    """The newer draft with what was taken out of the older and what was put in."""
    return tuple(_pieces(_TOKEN.findall(older), _TOKEN.findall(newer)))


def _pieces(older: list[str], newer: list[str]) -> Iterator[Piece]:
    # Spaces and commas are everywhere, and would be matched with one another across half a letter.
    matcher = SequenceMatcher(lambda token: not token[0].isalnum(), older, newer, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("".join(newer[new_start:new_end]))
            continue
        if end > start:
            yield Piece("".join(older[start:end]), "removed")
        if new_end > new_start:
            yield Piece("".join(newer[new_start:new_end]), "added")
