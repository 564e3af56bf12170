"""What is stressed in a text, and the cut of the book face that it is set in. Which marks stress what, the hand knows:
it underlines the same words."""

import re
from functools import lru_cache

from letters.handwriting import runs_of, without_marks

from .styles import Face, face_with

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")

plain = without_marks
"""The text without its marks of emphasis."""


def cut_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, which blank lines part. Breaks of line within them stay."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(part.strip() for part in _BLANK_LINE.split(whole) if part.strip())


@lru_cache(maxsize=256)
def spans(text: str) -> tuple[tuple[str, Face], ...]:
    """The text without its marks, as runs and what each is set in; no run is empty, and no two alike are neighbours."""
    return tuple((run.text, face_with(heavy=run.heavy, slanted=run.slanted)) for run in runs_of(text))
