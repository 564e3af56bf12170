"""Text without case and accents, in which every character still knows its place in the original."""

from collections.abc import Sequence

from letters.naming import fold

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def fold_in_place(text: str) -> tuple[str, Sequence[int]]:
    """The text as `fold` has it, with straight marks, and for each character of it the place in the original."""
    if text.isascii():
        return text.lower(), range(len(text))
    folded = [(part, place) for place, each in enumerate(text) for part in fold(each.translate(_STRAIGHT))]
    return "".join(part for part, _ in folded), [place for _, place in folded]
