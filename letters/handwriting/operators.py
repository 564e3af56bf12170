"""Operators: what a page says, spelled as a PDF shows it: its rules, its line of type, its writing as real text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .grid import EM, PEN
from .inking import InkedPage
from .placing import Page, Rules
from .printing import PrintedLine
from .shades import shade_numbers
from .stroking import Stroke


def ruled(rules: Rules, colour: str, begin: str = "", end: str = "") -> Iterator[str]:
    """The path operators of the printed rules; nothing for a blank sheet. `colour` is the operator that chooses it, and
    that of the width, unless they are as wide as lines are where the page is shown."""
    if len(rules.heights):
        yield f"{begin}q {colour}"
        yield from (f"{rules.left:.2f} {y:.2f} m {rules.right:.2f} {y:.2f} l" for y in rules.heights.tolist())
        yield f"S Q{end}"


def printed(line: PrintedLine, colour: str, begin: str = "", end: str = "") -> Iterator[str]:
    """The text operators of a line of type, in the font /T."""
    yield f"{begin}BT /T {EM * PEN:g} Tf {colour}"
    yield f"1 0 0 1 {line.left:.2f} {line.base:.2f} Tm <{_codes(len(line.texts))}> Tj ET{end}"


def _codes(count: int) -> str:
    """The codes of glyphs 1 … count, four digits each."""
    return np.arange(1, count + 1, dtype=">u2").tobytes().hex()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with the space behind it: the operators of its ink, and that show it."""

    ink: str
    shown: str


def written(inked: InkedPage, size: int, inks: Sequence[str], marks: Mapping[int, str] | None = None) -> Iterator[str]:
    """The text operators of a page that is `readable`, in the font /H: each line one run, with real spaces, the ink
    changing from word to word.

    `size` is that of the font, in grid units; `inks` the operator that chooses the ink of each piece; `marks` what
    begins the content of each paragraph, where it is marked. The space at the turn of a line has the ink of what
    follows: a line that begins with a change of ink would be a new paragraph to MuPDF.
    """
    page, space = inked.page, _space(inked)
    words, paragraphs, continues = _words(page, inks), page.lines.paragraphs.tolist(), page.lines.continues.tolist()
    yield f"BT /H {size * PEN:g} Tf"
    for line, place in enumerate(_places(page)):
        first, *others = words[line]
        if line and paragraphs[line] == paragraphs[line - 1]:
            yield from (place,) if continues[line] else (f"{first.ink} <{space}> Tj", place)
        else:
            if marks is not None:
                yield from ("EMC",) if line else ()
                yield marks[paragraphs[line]]
            yield from (place, first.ink)
        yield first.shown
        yield from (f"{word.ink} {word.shown}" for word in others)
    yield "ET" if marks is None else "EMC ET"


def underlined(strokes: Sequence[Stroke], inks: Sequence[str], begin: str = "", end: str = "") -> Iterator[str]:
    """The path operators of the lines under words; nothing where there is none. `inks` are those of the pieces.

    A quadratic curve is a cubic one whose controls lie two thirds of the way to its own.
    """
    for index, stroke in enumerate(strokes):
        ends, controls = stroke.knots, stroke.controls
        starts = np.roll(ends, 1, axis=0)
        curves = np.column_stack([starts + (controls - starts) * 2 / 3, ends + (controls - ends) * 2 / 3, ends])
        yield f"{begin if not index else ''}{inks[stroke.piece]}"
        yield "{:.2f} {:.2f} m".format(*starts[0].tolist())
        yield from ("{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c".format(*curve) for curve in curves.tolist())
        yield f"f{end if index == len(strokes) - 1 else ''}"


def numbered(page: Page) -> list[str]:
    """The operators that choose the ink of each piece, where shades have numbers."""
    return [f"{number} sc" for number in shade_numbers(page).tolist()]


def _places(page: Page) -> Iterator[str]:
    """The operator that sets the pen at the start of each line."""
    pens = page.pieces.pens[page.starts[:-1]]
    for pen, base in zip(pens.tolist(), page.lines.base.tolist(), strict=True):
        yield f"1 0 0 1 {pen * PEN:.2f} {base:.2f} Tm"


def _space(inked: InkedPage) -> str:
    """The code of a space that holds no ink: some hold a word that was struck through."""
    empty = (not count and text == " " for count, text in zip(inked.point_counts.tolist(), inked.texts, strict=True))
    return next((f"{piece + 1:04x}" for piece, is_one in enumerate(empty) if is_one), "")


def _words(page: Page, inks: Sequence[str]) -> list[list[_Word]]:
    """The words of every line."""
    texts, codes = page.pieces.texts, _codes(len(page.pieces.texts))
    lines = []
    for first, stop in pairwise(page.starts.tolist()):
        cuts = [first, *(piece + 1 for piece in range(first, stop - 1) if texts[piece] == " "), stop]
        lines.append([_Word(inks[start], f"<{codes[4 * start : 4 * end]}> Tj") for start, end in pairwise(cuts)])
    return lines
