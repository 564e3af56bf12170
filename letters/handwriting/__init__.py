"""Words, a hand, paper and a seed become pages, and pages a PDF. No Django, no database, no network.

A letter goes through these files: cleaning, emphasis, manuscript, characters, shaping, setting, breaking, paging,
placing, underlining, chaining, moving, inking, ribbons, stroking, casting, drawing.
Inside a book its pages are plates, which go through plates, sharing, sorts, forms, sortcasting and pressing.
"""

from .characters import hands_for, is_elided, stand_ins
from .cleaning import cleaned, visible
from .embedding import composite, descendant_of, font_name, to_unicode
from .emphasis import Run, places_without_marks, runs_of, without_marks
from .envelopes import address_envelope, envelope_names
from .errors import (
    DamagedPlates,
    EmptyAddress,
    EmptyLetter,
    HandwritingError,
    LetterheadTooLong,
    NoSuchPage,
    TextTooLong,
    UnknownEnvelope,
    UnknownHand,
    UnknownInk,
    UnknownPace,
    UnknownPaper,
    UnknownPen,
    UnprintableLetterhead,
    UnwritableText,
    describe,
)
from .hands import FONTS, Hand, hands
from .linting import Findings, Tell
from .papers import paper_named
from .parts import Part, parts_of
from .pdffile import PdfFile, pdf_text
from .pictures import page_count, picture, words_on
from .platepacking import pack_plates, unpack_plates
from .plates import Plate, plates
from .pressing import PlatePress
from .sheets import two_sided
from .stationery import INKS, PLAIN, Ink, Stationery
from .temper import EVERYDAY
from .writing import (
    ENGINE,
    PACES,
    Layout,
    edition_of,
    hand_names,
    ink_colours,
    ink_names,
    lay_out,
    lay_out_without_tells,
    name_of_hand,
    pages_needed,
    paper_names,
    pen_names,
    unwritable,
    write_letter,
    written_otherwise,
)

__all__ = [
    "ENGINE",
    "EVERYDAY",
    "FONTS",
    "INKS",
    "PACES",
    "PLAIN",
    "DamagedPlates",
    "EmptyAddress",
    "EmptyLetter",
    "Findings",
    "Hand",
    "HandwritingError",
    "Ink",
    "Layout",
    "LetterheadTooLong",
    "NoSuchPage",
    "Part",
    "PdfFile",
    "Plate",
    "PlatePress",
    "Run",
    "Stationery",
    "Tell",
    "TextTooLong",
    "UnknownEnvelope",
    "UnknownHand",
    "UnknownInk",
    "UnknownPace",
    "UnknownPaper",
    "UnknownPen",
    "UnprintableLetterhead",
    "UnwritableText",
    "address_envelope",
    "cleaned",
    "composite",
    "descendant_of",
    "describe",
    "edition_of",
    "envelope_names",
    "font_name",
    "hand_names",
    "hands",
    "hands_for",
    "ink_colours",
    "ink_names",
    "is_elided",
    "lay_out",
    "lay_out_without_tells",
    "name_of_hand",
    "pack_plates",
    "page_count",
    "pages_needed",
    "paper_named",
    "paper_names",
    "parts_of",
    "pdf_text",
    "pen_names",
    "picture",
    "places_without_marks",
    "plates",
    "runs_of",
    "stand_ins",
    "to_unicode",
    "two_sided",
    "unpack_plates",
    "unwritable",
    "visible",
    "without_marks",
    "words_on",
    "write_letter",
    "written_otherwise",
]
