"""Every character of a hand as strokes of a pen, in writing order: the door of this package.

The strokes lie in `fonts/<hand>/strokes.txt` and were drawn from the hand's typeface by `python -m
letters.handwriting.strokes`.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ..hands import Hand
from .files import parsed, put_together
from .glyphs import Glyph, Kind, Mark, resampled

__all__ = ["STROKES", "Glyph", "Kind", "Mark", "resampled", "strokes_of"]

STROKES = "strokes.txt"
"""The file in a hand's folder."""


@cache
def strokes_of(hand: Hand) -> Mapping[str, tuple[Glyph, ...]]:
    """Every character of the hand's typeface that it offers, with its forms, the usual one first."""
    drawings = parsed((hand.font.parent / STROKES).read_text(encoding="utf-8"))
    glyphs = put_together(drawings)
    return MappingProxyType({chr(code): glyphs[chr(code)] for code in sorted(hand.in_typeface)})
