"""Words, a hand, paper and a seed become pages, and pages a PDF. No Django, no database, no network.

A letter goes through these files in this order: manuscript, shaping, breaking, placing, inking, casting, drawing.
"""

from .errors import (
    EmptyLetter,
    HandwritingError,
    TextTooLong,
    UnknownHand,
    UnknownInk,
    UnknownPace,
    UnknownPaper,
    UnwritableText,
    describe,
)
from .hands import Hand, hands
from .linting import Findings, Tell
from .manuscript import hands_for
from .pictures import page_count, picture
from .stationery import INKS, Ink, Stationery
from .temper import EVERYDAY
from .writing import (
    ENGINE,
    PACES,
    Layout,
    hand_names,
    ink_names,
    lay_out,
    lay_out_without_tells,
    paper_names,
    unwritable,
    write_letter,
)

__all__ = [
    "ENGINE",
    "EVERYDAY",
    "INKS",
    "PACES",
    "EmptyLetter",
    "Findings",
    "Hand",
    "HandwritingError",
    "Ink",
    "Layout",
    "Stationery",
    "Tell",
    "TextTooLong",
    "UnknownHand",
    "UnknownInk",
    "UnknownPace",
    "UnknownPaper",
    "UnwritableText",
    "describe",
    "hand_names",
    "hands",
    "hands_for",
    "ink_names",
    "lay_out",
    "lay_out_without_tells",
    "page_count",
    "paper_names",
    "picture",
    "unwritable",
    "write_letter",
]
