"""Place: every coordinate of every page is decided here. What follows only bends outlines and copies numbers out.

Pens stand on a grid of `PEN` points, so that the advances in the PDF are whole numbers and nothing is rounded twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import accumulate, pairwise

import numpy as np

from .breaking import Line, Measures, heights
from .faces import Indexes
from .seeding import Floats, gaussian, gaussians, key, wandering
from .shaping import ShapedWord

FONT_SIZE = 20.0
"""Points. Only sets how fine the grid is: the letters get their true size from their outlines."""

PEN = FONT_SIZE / 1000
"""Points in one unit of a cast font: 0.02, or 7 thousandths of a millimetre."""

SLOPE = 0.0174533
"""Rise over run of one degree, for angles small enough that tan x ≈ x."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The writing of a page in order. A piece is a cluster, or the space between two words.

    For each piece (p,): its text; its pen, in grid units from the left of the sheet; its advance, in grid units, to the
    next piece of the line; the line and the word it is in. For each glyph (g,): its number in the face; the piece it
    belongs to; x and y of its origin, in points from that piece's pen and baseline.
    """

    texts: tuple[str, ...]
    pens: Indexes
    advances: Indexes
    lines: Indexes
    words: Indexes
    glyphs: Indexes
    owners: Indexes
    x: Floats
    y: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """How each word of a page (w,) differs from its neighbours.

    lift in points; slant as a slope; size as a factor; weight as a share of the stroke; dark in deviations; centre, in
    points, what it is scaled about; width, the factor its letters and advances are widened or narrowed by.
    """

    lift: Floats
    slant: Floats
    size: Floats
    weight: Floats
    dark: Floats
    centre: Floats
    width: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """How each line of a page (l,) runs.

    left and base, in points, where its baseline begins; slope; bow, its rise in points at the end of a full measure;
    slant and lean (the slant gained over a full measure) as slopes; size as a factor.
    """

    left: Floats
    base: Floats
    slope: Floats
    bow: Floats
    slant: Floats
    lean: Floats
    size: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page, laid out. Lengths in points from the lower left corner of the sheet.

    scale is points for one font unit; weight a share of the stroke, the same all over the letter.
    """

    number: int
    width: float
    height: float
    measure: float
    scale: float
    x_height: float
    weight: float
    pieces: Pieces
    words: Words
    lines: Lines

    def coordinates(self) -> Iterator[bytes]:
        """Everything that was decided for this page, as bytes that are the same on every machine."""
        measures = (self.number, self.width, self.height, self.measure, self.scale, self.x_height, self.weight)
        yield repr(measures).encode()
        for part in (self.pieces, self.words, self.lines):
            for field in fields(part):
                value = getattr(part, field.name)
                yield repr(value).encode() if isinstance(value, tuple) else _little_endian(value)


def _little_endian(values: Floats | Indexes) -> bytes:
    return values.astype(values.dtype.newbyteorder("<")).tobytes()


@dataclass(frozen=True, slots=True)
class Temper:
    """What is drawn once for a whole letter: how this writer felt that day."""

    slant: float
    size: float
    weight: float
    slope: float
    tiring_size: float
    tiring_slant: float
    tiring_margin: float


def temper_of(seed: int, wander: float) -> Temper:
    """Slants and slopes in degrees, sizes as shares, margin in x-heights; tiring is over a full page."""
    draw = [gaussian(seed, "temper", index) * wander for index in range(7)]
    return Temper(
        slant=2.0 * draw[0],
        size=0.03 * draw[1],
        weight=0.05 * draw[2],
        slope=0.25 * draw[3],
        tiring_size=0.015 + 0.03 * draw[4],
        tiring_slant=0.4 + 1.5 * draw[5],
        tiring_margin=0.5 * draw[6],
    )


def place(page: list[Line], number: int, first_line: int, first_word: int, temper: Temper, to: Measures) -> Page:
    """Lay one page out. `first_line` and `first_word` count the lines and words of the pages before."""
    paper, hand, xh, seed = to.paper, to.face.hand, to.x_height, to.seed
    wander, count = hand.wander.line, len(page)
    keys = _keys_from(seed, "line", first_line, count)
    draw = gaussians(keys, 8) * wander
    steps = np.array(heights(page))
    down = steps * hand.leading / (paper.height - paper.top - paper.bottom)
    margin = wandering(_keys_from(seed, "margin", first_line, count), 0.35) * 0.42 * wander
    indents = np.array([line.indent for line in page])
    left = paper.left + indents + (margin + temper.tiring_margin * down) * xh
    pitch = 0.018 * hand.leading * draw[:, 0]
    first_base = paper.height - paper.top - 1.5 * xh
    slopes = wandering(_keys_from(seed, "slope", first_line, count), 0.5) * 0.4 * wander + temper.slope
    pieces, centres, widths = _place_pieces(page, left, to)
    return Page(
        number=number,
        width=paper.width,
        height=paper.height,
        measure=paper.measure,
        scale=to.scale,
        x_height=xh,
        weight=temper.weight,
        pieces=pieces,
        words=_place_words(first_word, centres, widths, to),
        lines=Lines(
            left=left,
            base=first_base - steps * hand.leading + pitch,
            slope=slopes * SLOPE,
            bow=(0.12 + 0.17 * draw[:, 1]) * xh,
            slant=(hand.slant + temper.slant + temper.tiring_slant * down + draw[:, 2]) * SLOPE,
            lean=(3.0 + 3.5 * draw[:, 3]) * SLOPE * wander,
            size=np.array([line.size for line in page]) * (1 + temper.tiring_size * down + 0.035 * draw[:, 4]),
        ),
    )


def _keys_from(seed: int, what: str, first: int, count: int) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    return np.array([key(seed, what, first + index) for index in range(count)], dtype=np.uint64)


def _place_words(first_word: int, centres: Floats, widths: Floats, to: Measures) -> Words:
    """White noise for each word of a page."""
    wander, count = to.face.hand.wander, len(centres)
    draw = gaussians(_keys_from(to.seed, "word", first_word, count), 4) * wander.word
    return Words(
        lift=draw[:, 0] * 0.055 * to.x_height,
        slant=draw[:, 1] * 2.2 * SLOPE,
        size=1 + draw[:, 2] * 0.04,
        weight=draw[:, 3] * 0.03,
        dark=wandering(_keys_from(to.seed, "dark", first_word, count), 0.6) * wander.pressure,
        centre=centres,
        width=widths,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _PlacedWord:
    """One word on its line: pens (c + 1,) in grid units, the last one its end; where the next word begins."""

    word: ShapedWord
    pens: list[int]
    start: float
    scale: float
    end: float
    next_start: float

    def rows(self, line: int, number: int, last: bool) -> Iterator[tuple[int, int, int, int]]:
        """Pen, advance, line and word of every piece, the space behind the word among them."""
        for pen, following in pairwise(self.pens):
            yield pen, following - pen, line, number
        if not last:
            yield self.pens[-1], round(self.next_start / PEN) - self.pens[-1], line, number


def _place_line(line: Line, left: float, scale: float) -> Iterator[_PlacedWord]:
    pen = left
    for index, word in enumerate(line.words):
        last = index == len(line.words) - 1
        wide = scale * line.size * (line.squeezed if last else 1.0)
        end = pen + word.width * wide
        after = end if last else end + line.gaps[index]
        pens = np.rint((pen + np.append(word.starts, word.width) * wide) / PEN).astype(np.int64).tolist()
        yield _PlacedWord(word, pens, pen, wide, end, after)
        pen = after


def _place_pieces(page: list[Line], left: Floats, to: Measures) -> tuple[Pieces, Floats, Floats]:
    """The pieces of a page, and the centre and width of each of its words."""
    texts: list[str] = []
    rows: list[tuple[int, int, int, int]] = []
    words: list[_PlacedWord] = []
    owners: list[Indexes] = []
    widths: list[float] = []
    for number, line in enumerate(page):
        for index, placed in enumerate(_place_line(line, float(left[number]), to.scale)):
            last = index == len(line.words) - 1
            rows += placed.rows(number, len(words), last)
            owners.append(placed.word.clusters + len(texts))
            texts += placed.word.texts if last else (*placed.word.texts, " ")
            widths.append(placed.scale / to.scale)
            words.append(placed)
    pens, advances, lines, numbers = np.array(rows, dtype=np.int64).T.copy()
    pieces = Pieces(
        texts=tuple(texts),
        pens=pens,
        advances=advances,
        lines=lines,
        words=numbers,
        glyphs=np.concatenate([placed.word.glyphs for placed in words]),
        owners=np.concatenate(owners),
        x=np.concatenate([placed.word.x * placed.scale + placed.start for placed in words]),
        y=np.concatenate([placed.word.y * placed.scale for placed in words]),
    )
    centres = np.array([(placed.start + placed.end) / 2 for placed in words])
    return replace(pieces, x=pieces.x - pens[pieces.owners] * PEN), centres, np.array(widths)


def place_all(pages: list[list[Line]], to: Measures, temper: Temper) -> tuple[Page, ...]:
    """Lay out all pages in order."""
    lines_before = accumulate((len(page) for page in pages), initial=0)
    words_before = accumulate((sum(len(line.words) for line in page) for page in pages), initial=0)
    counted = zip(pages, lines_before, words_before, strict=False)
    return tuple(
        place(page, number, first_line, first_word, temper, to)
        for number, (page, first_line, first_word) in enumerate(counted, start=1)
    )
