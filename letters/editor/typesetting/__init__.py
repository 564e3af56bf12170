"""Words set in the book face: shaped, broken into lines, drawn as text that can be copied. No Django, no hand.

A paragraph goes through these files: marking, curling, shaping, wording, breaking, setting, pressing.
"""

from .curling import curled, guillemets
from .lines import PackedLine, TypeLine, pack_line, unpack_line
from .marking import cut_paragraphs, plain, spans
from .pressing import TypePress
from .setting import set_line, set_paragraph, takes_small_capitals
from .shaping import unset_characters
from .styles import Alignment, Face, TypeStyle

__all__ = [
    "Alignment",
    "Face",
    "PackedLine",
    "TypeLine",
    "TypePress",
    "TypeStyle",
    "curled",
    "cut_paragraphs",
    "guillemets",
    "pack_line",
    "plain",
    "set_line",
    "set_paragraph",
    "spans",
    "takes_small_capitals",
    "unpack_line",
    "unset_characters",
]
