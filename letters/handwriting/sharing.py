"""Share: a page written with sorts that other pages use as well. Where a word stands, its slant, its slope, its width
and most of its height come from the text matrix, which is set anew for every word.

Programs that read the PDF see those matrices, and `extraction` holds for them too. Moreover, Poppler

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
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from .alphabets import Alphabet, Flags, Indexes
from .choosing import JOINED_FEWER, Chosen, chosen_for, variants_of
from .extraction import readable_pieces
from .forms import NONE
from .grid import PEN
from .operators import numbered, underlined
from .placing import Page
from .seeding import Floats
from .shades import shade_numbers
from .slopes import SLOPE
from .sorts import BEGINNINGS, BLANK, HEAD, HEIGHTS, PART, TALLER, TALLEST, Stick, size_of
from .stroking import Stroke, around, strokes_of

STEP = 20
"""Grid units: by how much the ink of a sort can be moved from its pen."""

WIDTH_STEP, WIDTH_SLACK = 20, 40
"""Grid units: in what steps the advance of a sort differs from its usual one, and by how much it must, to do so."""

RAISE = 35
"""Grid units, a quarter of a millimetre: the step in which a sort stands higher than its pen."""

MOST_CLIMB = 0.45
"""Points, within a word."""

SLACK = 0.9
"""In x-heights: further no letter is bent."""

TOGETHER = 3
"""Letters of a cluster that are variants of one number: a letter and its accents. More are words struck through."""


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


def share(pages: tuple[Page, ...], alphabet: Alphabet, seed: int, variants: int) -> Iterator[SharedPage]:
    """The pages of a letter, with so many variants of every form, and fewer of one that is joined to the next, of which
    there are as many as there are pairs of letters. None comes again before all others were used."""
    chosen = [chosen_for(page, alphabet) for page in pages]
    parts = [np.concatenate([getattr(each, name) for each in chosen]) for name in ("forms", "following", "begins")]
    alike = (parts[0] * (len(alphabet.letters) + 1) + parts[1] + 1) * BEGINNINGS + parts[2]
    few = -(-variants // JOINED_FEWER)
    numbers = np.where(parts[1] == NONE, variants_of(alike, seed, variants), variants_of(alike, seed, few))
    stops = np.cumsum([len(each.forms) for each in chosen])
    for page, each, own in zip(pages, chosen, np.split(numbers, stops[:-1]), strict=True):
        yield _shared(page, alphabet, replace(each, variants=own))


def _shared(page: Page, alphabet: Alphabet, chosen: Chosen) -> SharedPage:
    """One page, written with the chosen forms."""
    counts = np.bincount(page.owners, minlength=len(page.pieces.texts))
    first = np.cumsum(counts) - counts
    narrower = page.penned.width * _lengths(page) / chosen.lengths
    at = page.pieces.pens.astype(np.float64) * PEN
    inked = counts > 0
    word = page.letters.word[first[inked]]
    at[inked] = page.penned.start[word] + chosen.x[first[inked]] * narrower[word]
    words = _words(page, alphabet, at, narrower)
    read = readable_pieces(page, size_on(page, alphabet))
    moved = np.rint((at - read.pens * PEN) / (words.grid * STEP)).astype(np.int64) * (STEP * inked)
    pens = np.where(inked, at - words.aside[words.owners] - moved * words.grid, read.pens * PEN)
    usual = np.full(len(first), _gap(alphabet))
    sizes = HEIGHTS[words.taller[words.owners[inked]] + TALLEST]
    usual[inked] = chosen.usual[first[inked]] * sizes * (alphabet.hand.x_height / PEN)
    widths = _widths(usual, read.advances * PEN / words.grid)
    pieces = _Set(read.texts, pens, widths, moved, first, counts)
    strokes = strokes_of(page)
    operators = (*_written(page, alphabet, words, pieces), *underlined(strokes, numbered(page)))
    reach = around([_reach(page, alphabet, words, chosen), *map(Stroke.box, strokes)])
    return SharedPage(operators, _stick(page, alphabet, chosen, words, pieces), reach)


def _lengths(page: Page) -> Floats:
    """How far each word of a page reaches from its start to where it ends, in x-heights (w,)."""
    spaces = np.array([text == " " for text in page.pieces.texts])
    written = np.flatnonzero(~spaces)
    word = page.pieces.words[written]
    ends = (page.pieces.pens + page.pieces.advances)[written] * PEN
    lengths: Floats = (np.maximum.reduceat(ends, np.flatnonzero(np.diff(word, prepend=-1) > 0)) - page.penned.start) / (
        page.penned.width
    )
    return np.maximum(lengths, 1e-3)


def size_on(page: Page, alphabet: Alphabet) -> int:
    """The size of the font of a hand's sorts as it is on this page, in grid units."""
    return int(size_of(alphabet.hand) * page.x_height / alphabet.hand.x_height)


def _words(page: Page, alphabet: Alphabet, at: Floats, width: Floats) -> _Words:
    """The text matrix of every word, from where its pieces stand (p,) and how wide an x-height is in it (w,)."""
    firsts = _firsts(page)
    counts = np.diff(firsts, append=len(at))
    own, usual = page.pieces.words[firsts], alphabet.hand.x_height
    penned = page.penned
    line = page.pieces.lines[firsts]
    slope, rise, lean = _lie(page, line, at[firsts], at[firsts + counts - 1])
    turned = np.clip((at[firsts] - penned.planted[own]) / penned.stretch[own], 0.0, 1.3)
    lean += alphabet.hand.movement.wrist * SLOPE * (turned - 0.5)
    height = page.x_height * page.lines.height[line] / usual
    # What leans is longer than it is high.
    larger = np.searchsorted(HEIGHTS[1:] * TALLER**-0.5, height * np.sqrt(1 + lean * lean))
    wide, high = width[own] / usual / HEIGHTS[larger], height / HEIGHTS[larger]
    raised = np.rint((penned.lift[own] + rise) / (RAISE * PEN * high)) * RAISE
    aside = lean * raised * PEN * high
    matrices = (wide, slope * wide, lean * high, high, at[firsts] - aside, page.lines.base[line])
    return _Words(
        firsts=np.append(firsts, len(at)),
        owners=np.repeat(np.arange(len(firsts)), counts),
        matrices=np.column_stack(matrices),
        taller=larger - TALLEST,
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


def _widths(usual: Floats, needed: Floats) -> Indexes:
    """The advance of the sort of every piece (p,): its usual one, unless it needs to be another."""
    other = np.abs(needed - usual) > WIDTH_SLACK
    return np.where(other, np.rint(needed / WIDTH_STEP) * WIDTH_STEP, np.rint(usual)).astype(np.int64)


def _gap(alphabet: Alphabet) -> float:
    """How wide a space of the hand is, in grid units."""
    return alphabet.hand.word_gap * alphabet.hand.x_height / PEN


def _turns(page: Page, words: _Words) -> Flags:
    """Before which words (w,) a space is shown: where a line turned inside a paragraph, and not inside a word."""
    lines = page.pieces.lines[words.firsts[:-1]]
    paragraphs = page.lines.paragraphs[lines]
    turns: Flags = (np.diff(lines, prepend=0) > 0) & (np.diff(paragraphs, prepend=paragraphs[:1]) == 0)
    return turns & ~page.lines.continues[lines]


def _stick(page: Page, alphabet: Alphabet, chosen: Chosen, words: _Words, pieces: _Set) -> Stick:
    """The sorts of a page in the order in which they are shown."""
    texts: dict[str, int] = {}
    rows = np.zeros((len(pieces.pens), HEAD + PART), dtype="<i2")
    rows[:, 0] = [texts.setdefault(text, len(texts)) for text in pieces.texts]
    rows[:, 1] = pieces.widths
    rows[:, HEAD] = BLANK
    inked = pieces.counts > 0
    first = pieces.first[inked]
    own = words.owners[inked]
    rows[inked, 2] = words.taller[own]
    variants = chosen.variants * BEGINNINGS + chosen.begins
    parts = (chosen.forms[first], chosen.following[first], variants[first], pieces.moved[inked], words.raised[own])
    rows[inked, HEAD:] = np.column_stack(parts)
    raised = np.bincount(page.owners, weights=page.letters.y != 0, minlength=len(inked)) > 0
    places = np.flatnonzero((pieces.counts > 1) | raised)
    turned = words.firsts[:-1][_turns(page, words)]
    space = [texts.setdefault(" ", len(texts)), round(_gap(alphabet)), 0, BLANK, 0, 0, 0, 0]
    shown = (places + np.searchsorted(turned, places, side="right")).tolist()
    return Stick(
        texts=tuple(texts),
        rows=np.insert(rows, turned, space, axis=0).tobytes(),
        clusters=tuple(
            (at, _cluster(page, alphabet, chosen, words, pieces, place))
            for at, place in zip(shown, places.tolist(), strict=True)
        ),
    )


def _cluster(page: Page, alphabet: Alphabet, chosen: Chosen, words: _Words, pieces: _Set, place: int) -> bytes:
    """The letters of a cluster of several, as a sort has them."""
    first, count = int(pieces.first[place]), int(pieces.counts[place])
    own = slice(first, first + count)
    variants = chosen.variants[own].copy()
    if count <= TOGETHER and len(np.unique(chosen.forms[own])) == count:
        variants[:] = variants[0]
    word = words.owners[place]
    unit = PEN / (alphabet.hand.x_height * HEIGHTS[words.taller[word] + TALLEST])
    right = np.rint((chosen.x[own] - chosen.x[first]) / unit) + pieces.moved[place]
    up = np.rint(page.letters.y[own] / unit) + words.raised[word]
    numbers = variants * BEGINNINGS + chosen.begins[own]
    parts = np.column_stack([chosen.forms[own], chosen.following[own], numbers, right, up])
    return parts.astype("<i2").tobytes()


def _written(page: Page, alphabet: Alphabet, words: _Words, pieces: _Set) -> Iterator[str]:
    """The text operators of a page, in the font /H."""
    inks = shade_numbers(page)[words.firsts[:-1]]
    changes = (np.diff(inks, prepend=-1) != 0).tolist()
    yield f"BT /H {size_of(alphabet.hand) * PEN:g} Tf"
    for place, shown, change, ink, turn in zip(
        _places(words, pieces),
        _shown(alphabet, words, pieces),
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


def _shown(alphabet: Alphabet, words: _Words, pieces: _Set) -> Iterator[str]:
    """The operator that shows each word, and moves the pen on its way where its advances do not."""
    firsts = words.firsts[:-1]
    ahead = np.cumsum(pieces.widths) - pieces.widths
    should = (pieces.pens - pieces.pens[firsts][words.owners]) / words.grid
    off = np.rint((should - ahead + ahead[firsts][words.owners]) * (1000 / size_of(alphabet.hand))).astype(np.int64)
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


def _reach(page: Page, alphabet: Alphabet, words: _Words, chosen: Chosen) -> tuple[float, float, float, float]:
    """How far the letters of a page reach, wherever they may stray."""
    word = words.owners[page.owners]
    left, bottom, right, top = alphabet.boxes[chosen.forms].T * alphabet.hand.x_height
    wide, rise, lean, high, start, base = words.matrices[word].T
    size = HEIGHTS[words.taller[word] + TALLEST]
    wide, high = wide * size, high * size
    x = start + chosen.x * alphabet.hand.x_height * wide
    y = (
        base
        + (words.raised[word] * PEN / size + page.letters.y * alphabet.hand.x_height) * high
        + (x - start) * rise / wide
    )
    slack = SLACK * page.x_height
    return (
        float((x + left * wide + np.minimum(lean * bottom, lean * top)).min()) - slack,
        float((y + bottom * high + np.minimum(rise * left, rise * right)).min()) - slack,
        float((x + right * wide + np.maximum(lean * bottom, lean * top)).max()) + slack,
        float((y + top * high + np.maximum(rise * left, rise * right)).max()) + slack,
    )
