"""Place: every coordinate of every page is decided here. What follows only bends outlines and copies numbers out.

Pens stand on a grid of `PEN` points, so that the advances in the PDF are whole numbers and nothing is rounded twice.
"""

import hashlib
from dataclasses import dataclass, fields
from itertools import accumulate

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
class Page:
    """One page, laid out. Lengths in points from the lower left corner of the sheet; angles as slopes.

    A piece is a cluster or the space between two words.
    - pieces (p,): texts; pens, the pen position in grid units from the left of the sheet; lines and words they are in;
      advances, in grid units, to the next piece of the line.
    - glyphs (g,): glyph numbers of the face; pieces they belong to; x, y of their origin from the pen and baseline.
    - words (w,): lift, slant, size, weight, darkness; centre, the point they are scaled about; squeeze.
    - lines (l,): left and base of the baseline; slope; bow, its rise at the end of a full measure; slant; lean, the
      slant gained over a full measure; size.
    """

    number: int
    width: float
    height: float
    measure: float
    scale: float
    x_height: float
    weight: float
    texts: tuple[str, ...]
    pens: Indexes
    advances: Indexes
    piece_lines: Indexes
    piece_words: Indexes
    glyphs: Indexes
    glyph_pieces: Indexes
    glyph_x: Floats
    glyph_y: Floats
    word_lift: Floats
    word_slant: Floats
    word_size: Floats
    word_weight: Floats
    word_dark: Floats
    word_centre: Floats
    word_squeeze: Floats
    line_left: Floats
    line_base: Floats
    line_slope: Floats
    line_bow: Floats
    line_slant: Floats
    line_lean: Floats
    line_size: Floats

    def digest_into(self, digest: "hashlib._Hash") -> None:
        """Add every coordinate to a running digest."""
        for field in fields(self):
            value = getattr(self, field.name)
            data = value.astype(value.dtype.newbyteorder("<")).tobytes() if isinstance(value, np.ndarray) else value
            digest.update(data if isinstance(data, bytes) else repr(data).encode("utf-8", "surrogatepass"))


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
    pitch = 0.022 * hand.leading * draw[:, 0]
    first_base = paper.height - paper.top - 1.5 * xh
    slopes = wandering(_keys_from(seed, "slope", first_line, count), 0.5) * 0.4 * wander + temper.slope
    words = _place_words([line.words for line in page], first_word, temper, to)
    pieces = _place_pieces(page, left, to)
    return Page(
        number=number,
        width=paper.width,
        height=paper.height,
        measure=paper.measure,
        scale=to.scale,
        x_height=xh,
        weight=temper.weight,
        line_left=left,
        line_base=first_base - steps * hand.leading + pitch,
        line_slope=slopes * SLOPE,
        line_bow=(0.12 + 0.17 * draw[:, 1]) * xh,
        line_slant=(hand.slant + temper.slant + temper.tiring_slant * down + draw[:, 2]) * SLOPE,
        line_lean=(3.0 + 3.5 * draw[:, 3]) * SLOPE * wander,
        line_size=np.array([line.size for line in page]) * (1 + temper.tiring_size * down + 0.035 * draw[:, 4]),
        **words,
        **pieces,
    )


def _keys_from(seed: int, what: str, first: int, count: int) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    return np.array([key(seed, what, first + index) for index in range(count)], dtype=np.uint64)


def _place_words(
    lines: list[tuple[ShapedWord, ...]], first_word: int, temper: Temper, to: Measures
) -> dict[str, Floats]:
    """White noise of each word, as the fields of Page that begin with `word_` and do not depend on the pen."""
    count = sum(map(len, lines))
    wander = to.face.hand.wander
    draw = gaussians(_keys_from(to.seed, "word", first_word, count), 4) * wander.word
    dark = wandering(_keys_from(to.seed, "dark", first_word, count), 0.6) * wander.pressure
    return {
        "word_lift": draw[:, 0] * 0.055 * to.x_height,
        "word_slant": draw[:, 1] * 2.2 * SLOPE,
        "word_size": 1 + draw[:, 2] * 0.04,
        "word_weight": draw[:, 3] * 0.05,
        "word_dark": dark,
    }


def _place_pieces(page: list[Line], left: Floats, to: Measures) -> dict[str, object]:
    """Pens, advances and glyph origins of a page."""
    texts: list[str] = []
    rows: list[tuple[int, int, int, int]] = []
    glyphs, owners, xs, ys = [], [], [], []
    centres, squeezes = [], []
    for number, line in enumerate(page):
        pen = float(left[number])
        for index, word in enumerate(line.words):
            squeeze = line.squeezed if index == len(line.words) - 1 else 1.0
            scale = to.scale * line.size * squeeze
            owners.append(word.clusters + len(texts))
            pens = np.rint((pen + word.starts * scale) / PEN).astype(np.int64)
            end = pen + word.width * scale
            after = end + line.gaps[index] if index < len(line.words) - 1 else end
            bounds = [*pens.tolist(), round(end / PEN)]
            rows += [(a, b - a, number, len(centres)) for a, b in zip(bounds, bounds[1:], strict=False)]
            texts += word.texts
            glyphs.append(word.glyphs)
            xs.append(word.x * scale + pen - pens[word.clusters] * PEN)
            ys.append(word.y * scale)
            if index < len(line.words) - 1:
                rows.append((bounds[-1], round(after / PEN) - bounds[-1], number, len(centres)))
                texts.append(" ")
            centres.append((pen + end) / 2)
            squeezes.append(squeeze)
            pen = after
    pens, advances, lines, words = np.array(rows, dtype=np.int64).T.copy()
    return {
        "texts": tuple(texts),
        "pens": pens,
        "advances": advances,
        "piece_lines": lines,
        "piece_words": words,
        "glyphs": np.concatenate(glyphs),
        "glyph_pieces": np.concatenate(owners),
        "glyph_x": np.concatenate(xs),
        "glyph_y": np.concatenate(ys),
        "word_centre": np.array(centres),
        "word_squeeze": np.array(squeezes),
    }


def place_all(pages: list[list[Line]], to: Measures, temper: Temper) -> tuple[Page, ...]:
    """Lay out all pages in order."""
    lines_before = accumulate((len(page) for page in pages), initial=0)
    words_before = accumulate((sum(len(line.words) for line in page) for page in pages), initial=0)
    counted = zip(pages, lines_before, words_before, strict=False)
    return tuple(
        place(page, number, first_line, first_word, temper, to)
        for number, (page, first_line, first_word) in enumerate(counted, start=1)
    )
