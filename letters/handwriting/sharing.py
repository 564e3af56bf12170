"""Share: a page written with sorts that other pages use as well. Where a word stands, its slant, its slope, its width
and most of its height come from the text matrix, which is set anew for every word.

Programs that read the PDF see those matrices, and `reading` holds for them too. Moreover, Poppler

- takes words whose sizes are a twentieth apart for parts of different columns: so a matrix only ever makes a word a
  little taller or lower, and what is left is done by sorts of another height, in steps;
- now and then takes words that stand a little higher or lower than the others of their line for another line: so the
  matrices set all of them on one level, and their sorts stand higher or lower, in steps as well;
- breaks a word that climbs by more than half a point: what is left of the slope is done from word to word;
- finds a space where the next letter begins a tenth of the size behind the advance of the last: so a sort whose advance
  would be wrong there is another sort.

A letter that must begin elsewhere for a reader is a sort of its own as well: the same ink, moved by whole steps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import gcd

import numpy as np

from .faces import Face, Flags, Indexes
from .grid import PEN
from .operators import numbered, underlined
from .placing import Page
from .reading import readable_pieces
from .seeding import Floats, bits, key
from .shades import shade_numbers
from .sorts import BLANK, HEAD, HEIGHTS, PART, TALLER, TALLEST, Stick, size_of
from .stroking import Stroke, around, strokes_of

STEP = 10
"""Grid units: by how much the ink of a sort can be moved from its pen."""

WIDTH_STEP, WIDTH_SLACK = 20, 40
"""Grid units: in what steps the advance of a sort differs from its usual one, and by how much it must, to do so."""

RAISE = 35
"""Grid units, a quarter of a millimetre: the step in which a sort stands higher than its pen."""

MOST_CLIMB = 0.45
"""Points, within a word."""

SLACK = 0.5
"""In x-heights: further no letter is bent."""

TOGETHER = 3
"""Glyphs of a cluster that are variants of one number: a letter and its accents. More are words struck through."""


CODE = "0000"
"""What is written in place of a code that only the file can know."""


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page as operators, in which all codes are left 0; the sorts that they are to show, in order; and how far its
    writing reaches to the left, down, right and up, in points, with a little more."""

    operators: tuple[str, ...]
    stick: Stick
    reach: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """What is written with one text matrix each, the space behind it included: the first piece of every word, and one
    past the last of all (w + 1,); the word of each piece (p,); the matrices (w, 6); how many steps taller its sorts
    are, and how many grid units higher they stand; how far that moves them to the right, in points."""

    firsts: Indexes
    owners: Indexes
    matrices: Floats
    taller: Indexes
    raised: Indexes
    aside: Floats

    @property
    def grid(self) -> Floats:
        """How long a grid unit of its sorts is for each piece (p,), in points along the line."""
        units: Floats = self.matrices[self.owners, 0] * PEN
        return units


@dataclass(frozen=True, slots=True, eq=False)
class _Set:
    """Every piece of a page as it is set (p,): its text; its pen, in points; its advance, and how far its ink is moved
    from its pen, in grid units; its first glyph, and how many it has."""

    texts: tuple[str, ...]
    pens: Floats
    widths: Indexes
    moved: Indexes
    first: Indexes
    counts: Indexes


def share(pages: tuple[Page, ...], face: Face, seed: int, variants: int) -> Iterator[SharedPage]:
    """The pages of a letter, with so many variants of every glyph. None comes again before all others were used."""
    numbers = _numbers(np.concatenate([page.pieces.glyphs for page in pages]), seed, variants)
    stops = np.cumsum([len(page.pieces.glyphs) for page in pages])
    for page, chosen in zip(pages, np.split(numbers, stops[:-1]), strict=True):
        yield _shared(page, face, chosen)


def _numbers(glyphs: Indexes, seed: int, variants: int) -> Indexes:
    """Which variant each glyph of a letter is (g,): each glyph goes through all in an order of its own, and again."""
    order = np.argsort(glyphs, kind="stable")
    known, firsts, counts = np.unique(glyphs[order], return_index=True, return_counts=True)
    ranks = np.empty(len(glyphs), dtype=np.int64)
    ranks[order] = np.arange(len(glyphs)) - np.repeat(firsts, counts)
    draw = bits(np.uint64(key(seed, "sort")) ^ known.astype(np.uint64), 2)
    strides = np.array([stride for stride in range(1, variants + 1) if gcd(stride, variants) == 1], dtype=np.int64)
    starts = (draw[:, 0] % np.uint64(variants)).astype(np.int64)
    steps = strides[(draw[:, 1] % np.uint64(len(strides))).astype(np.int64)]
    at = np.searchsorted(known, glyphs)
    numbers: Indexes = (starts[at] + steps[at] * ranks) % variants
    return numbers


def _shared(page: Page, face: Face, numbers: Indexes) -> SharedPage:
    """One page; `numbers` are the variants of its glyphs (g,)."""
    counts = np.bincount(page.pieces.owners, minlength=len(page.pieces.texts))
    first = np.cumsum(counts) - counts
    at = page.pieces.pens.astype(np.float64) * PEN
    at[counts > 0] += page.pieces.x[first[counts > 0]]
    words = _words(page, face, at)
    told = readable_pieces(page, int(size_of(face.hand) * page.scale / face.scale))
    moved = np.rint((at - told.pens * PEN) / (words.grid * STEP)).astype(np.int64) * (STEP * (counts > 0))
    pens = np.where(counts > 0, at - words.aside[words.owners] - moved * words.grid, told.pens * PEN)
    widths = _widths(page, face, first, counts > 0, told.advances * PEN / words.grid)
    pieces = _Set(told.texts, pens, widths, moved, first, counts)
    strokes = strokes_of(page, face)
    operators = (*_written(page, face, words, pieces), *underlined(strokes, numbered(page)))
    reach = around([_reach(page, face, words), *map(Stroke.box, strokes)])
    return SharedPage(operators, _stick(page, face, numbers, words, pieces), reach)


def _words(page: Page, face: Face, at: Floats) -> _Words:
    """The text matrix of every word, from where its pieces stand (p,)."""
    firsts = _firsts(page)
    counts = np.diff(firsts, append=len(at))
    lift, slant, height, width = (
        np.add.reduceat(each[page.pieces.runs], firsts) / counts
        for each in (page.runs.lift, page.runs.slant, page.runs.height, page.runs.width)
    )
    line, usual = page.pieces.lines[firsts], page.scale / face.scale
    slope, rise, lean = _lie(page, line, at[firsts], at[firsts + counts - 1])
    lean += slant
    height *= page.lines.height[line]
    # What leans is longer than it is high.
    taller = np.searchsorted(HEIGHTS[1:] * TALLER**-0.5, height * np.sqrt(1 + lean * lean))
    wide, high = width * usual, height / HEIGHTS[taller] * usual
    raised = np.rint((lift + rise) / (RAISE * PEN * high)) * RAISE
    aside = lean * raised * PEN * high
    matrices = (wide, slope * wide, lean * high, high, at[firsts] - aside, page.lines.base[line])
    return _Words(
        firsts=np.append(firsts, len(at)),
        owners=np.repeat(np.arange(len(firsts)), counts),
        matrices=np.column_stack(matrices),
        taller=taller - TALLEST,
        raised=raised.astype(np.int64),
        aside=aside,
    )


def _firsts(page: Page) -> Indexes:
    """The first piece of every word (w,): what begins a line, or stands behind a space."""
    new = np.array([True, *(text == " " for text in page.pieces.texts[:-1])])
    new[1:] |= np.diff(page.pieces.lines) != 0
    return np.flatnonzero(new)


def _lie(page: Page, line: Indexes, start: Floats, stop: Floats) -> tuple[Floats, Floats, Floats]:
    """How words lie that reach from `start` to `stop` on their lines (w,): how steeply they climb, how high above the
    beginning of their line they start, in points, and how their letters lean."""
    lines, length = page.lines, stop - start
    middle = start + length / 2 - lines.left[line]
    share = middle / page.measure
    most = MOST_CLIMB / (length + 1)
    slope = np.clip(lines.slope[line] + 2 * lines.bow[line] * share / page.measure, -most, most)
    rise = lines.slope[line] * middle + lines.bow[line] * share * share - slope * length / 2
    return slope, rise, lines.slant[line] + lines.lean[line] * (share - 0.5)


def _widths(page: Page, face: Face, first: Indexes, inked: Flags, needed: Floats) -> Indexes:
    """The advance of the sort of every piece (p,): that of its glyph, unless it needs to be another."""
    usual = np.full(len(first), _gap(face))
    usual[inked] = face.advances[page.pieces.glyphs[first[inked]]] * (face.scale / PEN)
    other = np.abs(needed - usual) > WIDTH_SLACK
    return np.where(other, np.rint(needed / WIDTH_STEP) * WIDTH_STEP, np.rint(usual)).astype(np.int64)


def _gap(face: Face) -> float:
    """How wide a space of the hand is, in grid units."""
    return face.hand.word_gap * face.hand.x_height / PEN


def _turns(page: Page, words: _Words) -> Flags:
    """Before which words (w,) a space is shown: where a line turned inside a paragraph, and not inside a word."""
    lines = page.pieces.lines[words.firsts[:-1]]
    paragraphs = page.lines.paragraphs[lines]
    turns: Flags = (np.diff(lines, prepend=0) > 0) & (np.diff(paragraphs, prepend=paragraphs[:1]) == 0)
    return turns & ~page.lines.continues[lines]


def _stick(page: Page, face: Face, numbers: Indexes, words: _Words, pieces: _Set) -> Stick:
    """The sorts of a page in the order in which they are shown. `numbers` are the variants of its glyphs (g,)."""
    texts: dict[str, int] = {}
    rows = np.zeros((len(pieces.pens), HEAD + PART), dtype="<i2")
    rows[:, 0] = [texts.setdefault(text, len(texts)) for text in pieces.texts]
    rows[:, 1] = pieces.widths
    rows[:, HEAD] = BLANK
    inked = pieces.counts > 0
    first = pieces.first[inked]
    own = words.owners[inked]
    rows[inked, 2] = words.taller[own]
    parts = (page.pieces.glyphs[first], numbers[first], pieces.moved[inked], words.raised[own])
    rows[inked, HEAD:] = np.column_stack(parts)
    raised = np.bincount(page.pieces.owners, weights=page.pieces.y != 0, minlength=len(inked)) > 0
    places = np.flatnonzero((pieces.counts > 1) | raised)
    turned = words.firsts[:-1][_turns(page, words)]
    space = [texts.setdefault(" ", len(texts)), round(_gap(face)), 0, BLANK, 0, 0, 0]
    shown = (places + np.searchsorted(turned, places, side="right")).tolist()
    return Stick(
        texts=tuple(texts),
        rows=np.insert(rows, turned, space, axis=0).tobytes(),
        clusters=tuple(
            (at, _cluster(page, face, numbers, words, pieces, place))
            for at, place in zip(shown, places.tolist(), strict=True)
        ),
    )


def _cluster(page: Page, face: Face, numbers: Indexes, words: _Words, pieces: _Set, place: int) -> bytes:
    """The glyphs of a cluster of several, as a sort has them."""
    first, count = int(pieces.first[place]), int(pieces.counts[place])
    own = slice(first, first + count)
    glyphs, chosen = page.pieces.glyphs[own], numbers[own].copy()
    if count <= TOGETHER and len(np.unique(glyphs)) == count:
        chosen[:] = chosen[0]
    unit = PEN * page.scale / face.scale
    right = np.rint((page.pieces.x[own] - page.pieces.x[first]) / unit) + pieces.moved[place]
    word = words.owners[place]
    up = np.rint(page.pieces.y[own] / unit * HEIGHTS[words.taller[word] + TALLEST]) + words.raised[word]
    parts = np.column_stack([glyphs, chosen, right, up])
    return parts.astype("<i2").tobytes()


def _written(page: Page, face: Face, words: _Words, pieces: _Set) -> Iterator[str]:
    """The text operators of a page, in the font /H."""
    inks = shade_numbers(page)[words.firsts[:-1]]
    changes = (np.diff(inks, prepend=-1) != 0).tolist()
    yield f"BT /H {size_of(face.hand) * PEN:g} Tf"
    for place, shown, change, ink, turn in zip(
        _places(words, pieces),
        _shown(face, words, pieces),
        changes,
        inks.tolist(),
        _turns(page, words).tolist(),
        strict=True,
    ):
        if change:
            yield f"{ink} sc"
        if turn:
            yield f"<{CODE}> Tj"
        yield place
        yield shown
    yield "ET"


def _places(words: _Words, pieces: _Set) -> Iterator[str]:
    """The operator that sets the pen at the start of each word."""
    wide, rise, lean, high, _, y = words.matrices.T
    pens = pieces.pens[words.firsts[:-1]]
    at = np.column_stack([wide, rise, lean, high, pens, y])
    for numbers in at.tolist():
        yield "{:.4f} {:.4f} {:.4f} {:.4f} {:.2f} {:.2f} Tm".format(*numbers)


def _shown(face: Face, words: _Words, pieces: _Set) -> Iterator[str]:
    """The operator that shows each word, and moves the pen on its way where its advances do not."""
    firsts = words.firsts[:-1]
    ahead = np.cumsum(pieces.widths) - pieces.widths
    should = (pieces.pens - pieces.pens[firsts][words.owners]) / words.grid
    off = np.rint((should - ahead + ahead[firsts][words.owners]) * (1000 / size_of(face.hand))).astype(np.int64)
    steps = np.diff(off, prepend=0)
    steps[firsts] = 0
    at = np.flatnonzero(steps)
    cuts, places, moves = np.searchsorted(at, words.firsts).tolist(), at.tolist(), (-steps[at]).tolist()
    for (begin, end), (low, high) in zip(pairwise(words.firsts.tolist()), pairwise(cuts), strict=True):
        if low == high:
            yield f"<{CODE * (end - begin)}> Tj"
            continue
        starts = [begin, *places[low:high], end]
        runs = [f"<{CODE * (stop - start)}>" for start, stop in pairwise(starts)]
        between = [f"{run}{move}" for run, move in zip(runs, moves[low:high], strict=False)]
        yield f"[{''.join(between)}{runs[-1]}] TJ"


def _reach(page: Page, face: Face, words: _Words) -> tuple[float, float, float, float]:
    """How far the glyphs of a page reach, wherever a bend may take them."""
    pieces = page.pieces
    word = words.owners[pieces.owners]
    left, bottom, right, top = face.boxes[pieces.glyphs].T * face.scale
    wide, rise, lean, high, start, base = words.matrices[word].T
    x = pieces.pens[pieces.owners] * PEN + pieces.x
    y = base + words.raised[word] * PEN * high + pieces.y + (x - start) * rise / wide
    high = high * HEIGHTS[words.taller[word] + TALLEST]
    slack = SLACK * page.x_height
    return (
        float((x + left * wide + np.minimum(lean * bottom, lean * top)).min()) - slack,
        float((y + bottom * high + np.minimum(rise * left, rise * right)).min()) - slack,
        float((x + right * wide + np.maximum(lean * bottom, lean * top)).max()) + slack,
        float((y + top * high + np.maximum(rise * left, rise * right)).max()) + slack,
    )
