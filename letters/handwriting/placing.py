"""Place: every coordinate of every page is decided here. What follows only bends outlines and copies numbers out."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from itertools import accumulate

import numpy as np

from .alphabets import Flags, Indexes
from .breaking import Line
from .emphasis import Stress
from .grid import as_bytes
from .manuscript import Role
from .marks import Letters
from .measures import Measures
from .paging import first_baseline, lines_on_page
from .penning import EDGE, Penned, Pieces, pen
from .pens import Pen, pen_named
from .printing import PrintedLine, print_letterhead
from .seeding import Floats, gaussians, keys, wandering
from .slopes import SLOPE
from .stationery import Ink, ink_named
from .temper import Manner
from .underlining import Underline, underlined, written_on

FREEDOM = {Role.SIGNATURE: (1.7, 4.5), Role.POSTSCRIPT: (0.15, 1.5)}
"""Degrees by which a line of this part climbs, and slants, more than the others: a name is signed, not written."""


RULES_REACH = 0.25
"""Of the left margin: how far the rules run out beyond the writing on either side."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """How each line of a page (l,) runs.

    left and base, in points, where its baseline begins; slope; bow, its rise in points at the end of a full measure;
    slant and lean (the slant gained over a full measure) as slopes; height as a factor; the paragraph of the
    letter that it belongs to, −1 for none; whether that ends with it and another follows; whether it continues a word
    of the line before.
    """

    left: Floats
    base: Floats
    slope: Floats
    bow: Floats
    slant: Floats
    lean: Floats
    height: Floats
    paragraphs: Indexes
    ends: Flags
    continues: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The lines printed on a sheet, from left to right, in points: how high each stands (r,), from the top down."""

    left: float
    right: float
    heights: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page, laid out. Lengths in points from the lower left corner of the sheet.

    nib is the breadth of the pen; weight a share of that; manner how the middle of the page is written; owners (g,)
    which piece each letter belongs to.
    """

    number: int
    width: float
    height: float
    measure: float
    x_height: float
    nib: float
    weight: float
    manner: Manner
    ink: Ink
    pen: Pen
    pieces: Pieces
    penned: Penned
    letters: Letters
    owners: Indexes
    lines: Lines
    rules: Rules
    letterhead: PrintedLine | None
    underlines: tuple[Underline, ...]

    @property
    def starts(self) -> Indexes:
        """The first piece of every line, and one past the last of all (l + 1,)."""
        starts: Indexes = np.searchsorted(self.pieces.lines, np.arange(len(self.lines.base) + 1))
        return starts

    def coordinates(self) -> Iterator[bytes]:
        """Everything that was decided for this page, as bytes that are the same on every machine."""
        measures = (self.number, self.width, self.height, self.measure, self.x_height, self.nib, self.weight)
        yield repr((*measures, *self.manner, *self.ink.colour, *astuple(self.pen))).encode()
        for part in (self.pieces, self.penned, self.letters, self.lines, self.rules):
            for field in fields(part):
                yield as_bytes(getattr(part, field.name))
        if self.letterhead:
            yield from self.letterhead.coordinates()
        if self.underlines:
            yield as_bytes([astuple(stroke) for stroke in self.underlines])


@dataclass(frozen=True, slots=True)
class Before:
    """How many lines, words and written characters the pages before have."""

    lines: int = 0
    words: int = 0
    characters: int = 0

    def __add__(self, page: list[Line]) -> "Before":
        return Before(
            self.lines + len(page),
            self.words + sum(len(line.words) for line in page),
            self.characters + written_on(page),
        )


def place(page: list[Line], number: int, before: Before, measures: Measures, stresses: tuple[Stress, ...] = ()) -> Page:
    """Lay one page out. `stresses` are what is underlined in the letter."""
    paper = measures.paper
    lines = _place_lines(page, before.lines, measures)
    penning = pen(page, before.words, lines.left, measures)
    chosen = pen_named(measures.stationery.pen)
    return Page(
        number=number,
        width=paper.width,
        height=paper.height,
        measure=paper.measure,
        x_height=measures.x_height,
        nib=measures.nib * chosen.breadth,
        manner=page[len(page) // 2].manner,
        weight=measures.temper.weight + page[len(page) // 2].manner.weight,
        ink=ink_named(measures.stationery.ink),
        pen=chosen,
        pieces=penning.pieces,
        penned=penning.words,
        letters=penning.letters,
        owners=penning.owners,
        lines=lines,
        rules=_rules(number, measures),
        letterhead=print_letterhead(measures.stationery.letterhead, paper) if number == 1 else None,
        underlines=underlined(page, penning, stresses, before.characters, measures),
    )


def _rules(number: int, measures: Measures) -> Rules:
    """One rule for every line that can be written, and none on a blank sheet."""
    reach = RULES_REACH * measures.paper.left
    count = lines_on_page(number, measures) if measures.stationery.ruled else 0
    heights = first_baseline(number, measures) - measures.leading * np.arange(count, dtype=np.float64)
    return Rules(measures.paper.left - reach, measures.paper.width - measures.paper.right + reach, heights)


@dataclass(frozen=True, slots=True)
class _Strays:
    """How far lines stray, for an ordinary person.

    slope, each line's own, in degrees; mean, the share that is kept of the slope of the whole letter; memory, how much
    a slope is like the last; bow (mean, deviation) in x-heights; pitch a share of the leading.
    """

    slope: float
    mean: float
    memory: float
    bow: tuple[float, float]
    pitch: float


BLANK = _Strays(slope=0.4, mean=1.0, memory=0.5, bow=(0.12, 0.17), pitch=0.018)
RULED = _Strays(slope=0.1, mean=0.2, memory=0.0, bow=(0.0, 0.07), pitch=0.009)
"""On a printed line one strays less and comes back."""


def _place_lines(page: list[Line], first_line: int, measures: Measures) -> Lines:
    paper, temper, count = measures.paper, measures.temper, len(page)
    strays = RULED if measures.stationery.ruled else BLANK
    wander = np.array([line.manner.line for line in page])
    tired = np.array([line.tired for line in page])
    draw = gaussians(keys(measures.seed, "line", first_line, count), 5) * wander[:, None]
    bases = np.array([line.base for line in page])
    down = (first_baseline(2, measures) - bases) / (paper.height - paper.top - paper.bottom)
    margin = wandering(keys(measures.seed, "margin", first_line, count), 0.35) * (0.42 * wander)
    slopes = wandering(keys(measures.seed, "slope", first_line, count), strays.memory) * (strays.slope * wander)
    climb, free_slant = np.array([FREEDOM.get(line.role, (0.0, 0.0)) for line in page]).T
    slant = np.array([line.manner.slant for line in page]) + temper.slant + temper.tired_slant * tired
    left = (
        paper.left
        + np.array([line.indent for line in page])
        + (margin + temper.margin_drift * down) * measures.x_height
    )
    return Lines(
        left=np.maximum(left, EDGE * paper.left),
        base=bases + strays.pitch * measures.leading * draw[:, 0],
        slope=(slopes + temper.slope * strays.mean + climb * (1 + 0.4 * draw[:, 0])) * SLOPE,
        bow=(strays.bow[0] * wander + strays.bow[1] * draw[:, 1]) * measures.x_height,
        slant=(slant + free_slant + draw[:, 2]) * SLOPE,
        lean=(3.0 * wander + 3.5 * draw[:, 3]) * SLOPE,
        height=np.array([line.size for line in page]) * (1 + temper.tired_height * tired + 0.035 * draw[:, 4]),
        paragraphs=np.array([line.paragraph for line in page]),
        ends=np.array([line.ends for line in page]),
        continues=np.array([line.continues for line in page]),
    )


def place_all(pages: list[list[Line]], measures: Measures, stresses: tuple[Stress, ...] = ()) -> tuple[Page, ...]:
    """Lay out all pages in order. `stresses` are what is underlined."""
    before = accumulate(pages, Before.__add__, initial=Before())
    counted = zip(pages, before, strict=False)
    return tuple(place(page, number, each, measures, stresses) for number, (page, each) in enumerate(counted, start=1))
