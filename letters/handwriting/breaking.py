"""Break: words become lines and lines become pages. Here it is settled what stands where; nothing is ever cut.

All lengths are points.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from .errors import TextTooLong
from .faces import Face
from .manuscript import Block, Role
from .papers import Paper
from .seeding import keys, stretch, uniform, wandering
from .shaping import ShapedWord, shape
from .stationery import Stationery
from .temper import Manner, Temper, manner_of

MAX_PAGES = 400

PARAGRAPH_INDENT = 4.5
"""In x-heights: what a thumb leaves at the start of a paragraph."""

CLOSING_INDENT = 0.42
"""Of the measure: where a valediction begins."""

SIGNATURE_SIZE = 1.16
"""A name is written larger than the words above it."""

SPACE_AFTER_SALUTATION = 0.3
"""In leadings, like the next."""

SPACE_AROUND_CLOSING = 0.55

FIRST_BASELINE = 1.5
"""In x-heights: how far the first baseline hangs below the top margin."""

LONGEST_WORD = 0.97
"""Of the measure: what is longer is parted."""

RAGGED = 0.07
"""Of the measure: how early a writer may turn to the next line without a reason."""

SQUEEZE = 0.9
"""The last word of a line may be narrowed to this when that lets it stay."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Words that stand on one line.

    `gaps` (words − 1) are the spaces between them; `squeezed` is what the last word is narrowed to; `space_before` is
    in leadings. `tired` and `manner` say how this line is written.
    """

    words: tuple[ShapedWord, ...]
    gaps: tuple[float, ...]
    indent: float
    size: float
    squeezed: float
    tired: float
    manner: Manner
    space_before: float
    together: bool
    """Whether this line must stand on the same page as the next."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What every stage knows of the letter: who writes how large, on what, and in what temper."""

    face: Face
    paper: Paper
    seed: int
    stationery: Stationery
    temper: Temper
    mends: bool

    @property
    def scale(self) -> float:
        """Points for one font unit."""
        return self.face.scale * self.temper.size

    @property
    def x_height(self) -> float:
        return self.face.hand.x_height * self.temper.size

    @property
    def gap(self) -> float:
        return self.face.hand.word_gap * self.x_height

    @property
    def widest(self) -> float:
        """The scale along the line at the end of the letter, when the hand hurries most."""
        return self.scale * self.manner_at(self.temper.words).width

    def manner_at(self, word: int) -> Manner:
        """How the numbered word of the letter is written, and the line it begins."""
        return manner_of(self.face.hand, self.temper.pace_at(word))


def break_lines(blocks: tuple[Block, ...], measures: Measures) -> list[Line]:
    """All lines of the letter, in order. Raises TextTooLong."""
    lines: list[Line] = []
    words = 0
    role = None
    for number, block in enumerate(blocks):
        made = _hold_together(_set(block, role, number, words, len(lines), measures), block.role)
        if lines:
            made[0] = replace(made[0], space_before=_space_between(role, block.role))
        if lines and block.role is Role.CLOSING:
            # No signature stands alone on a page.
            lines[-1] = replace(lines[-1], together=True)
        lines += made
        words += sum(map(len, block.lines))
        role = block.role
        _refuse_endless(lines, measures)
    return lines


def _set(
    block: Block, before: Role | None, number: int, first_word: int, first_line: int, measures: Measures
) -> list[Line]:
    """The lines of one block, which follows one of the role `before`."""
    made: list[Line] = []
    for index, words in enumerate(block.lines):
        signature = block.role is Role.CLOSING and index > 0 and index == len(block.lines) - 1
        size = SIGNATURE_SIZE if signature else 1.0
        indent = _indent(block, before, index, number, measures)
        made += _fill(words, indent, size, first_word, first_line + len(made), measures)
        first_word += len(words)
    return made


def _space_between(before: Role | None, role: Role) -> float:
    """What is left free between two blocks, in leadings."""
    if Role.CLOSING in (before, role):
        return SPACE_AROUND_CLOSING
    return SPACE_AFTER_SALUTATION if before in (Role.SALUTATION, Role.HEADING) else 0.0


def _indent(block: Block, before: Role | None, index: int, number: int, measures: Measures) -> float:
    """How far a line that the author began stands in from the margin."""
    if block.role is Role.CLOSING:
        return _closing_indent(block, index, measures)
    if block.role is not Role.PARAGRAPH or index > 0 or before in (None, Role.CLOSING):
        return 0.0
    wobble = 0.75 + 0.5 * uniform(measures.seed, "indent", number)
    return PARAGRAPH_INDENT * measures.x_height * wobble


def _closing_indent(block: Block, index: int, measures: Measures) -> float:
    """Near the middle, no two lines alike, and never so far that the line would not fit."""
    length = _length(block.lines[index], measures) * SIGNATURE_SIZE
    drift = uniform(measures.seed, "closing", index) * 3 * measures.x_height
    return min(CLOSING_INDENT * measures.paper.measure + drift, max(0.0, measures.paper.measure - length))


def _length(words: tuple[str, ...], measures: Measures) -> float:
    written = sum(shape(word, measures.face).width for word in words) * measures.widest
    return written + measures.gap * 1.3 * (len(words) - 1)


def _fill(
    words: tuple[str, ...], indent: float, size: float, first_word: int, first_line: int, measures: Measures
) -> Iterator[Line]:
    """Set words on as many lines as they need, as a hand does: ragged, and squeezing a last word in."""
    room = LONGEST_WORD * measures.paper.measure / (measures.widest * size)
    pieces = [piece for word in words for piece in _pieces(shape(word, measures.face), room)]
    draws = wandering(keys(measures.seed, "gap", first_word, len(pieces)), 0.15).tolist()
    gaps: list[float] = []
    start, length, row = 0, 0.0, _row(first_word, first_line, indent, size, measures)
    for index, (piece, continues) in enumerate(pieces):
        width = piece.width * row.scale
        gap = row.gap(draws[index]) if index > start else 0.0
        wanted = length + gap + width
        full = wanted > row.reach and not _squeezes(wanted, width, length, row)
        if index > start and (full or continues):
            yield _line(pieces[start:index], gaps[1:], length, row)
            row = _row(first_word + index, row.number + 1, 0.0, size, measures)
            start, length, gaps = index, piece.width * row.scale, [0.0]
        else:
            length = wanted
            gaps.append(gap)
    yield _line(pieces[start:], gaps[1:], length, row)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as it is begun: the room it has, and how it will be written."""

    number: int
    indent: float
    size: float
    tired: float
    manner: Manner
    scale: float
    usual_gap: float
    least_gap: float
    limit: float
    reach: float
    """How far along this line the writer is willing to go."""

    def gap(self, draw: float) -> float:
        """The space before a word: wide, and never twice the same. Lognormal with σ 0.22, at least 0.6 x-heights."""
        return max(self.least_gap, self.usual_gap * stretch(0.22 * self.manner.gap * draw))


def _row(word: int, number: int, indent: float, size: float, measures: Measures) -> _Row:
    """The numbered line of the letter, which begins with the numbered word."""
    manner = measures.manner_at(word)
    early = uniform(measures.seed, "reach", number)
    return _Row(
        number=number,
        indent=indent,
        size=size,
        tired=measures.temper.tired(word),
        manner=manner,
        scale=measures.scale * size * manner.width,
        usual_gap=measures.gap * size,
        least_gap=0.6 * measures.x_height,
        limit=measures.paper.measure - indent,
        reach=measures.paper.measure * (1 - RAGGED * early * manner.line) - indent,
    )


type _Piece = tuple[ShapedWord, bool]
"""A word, or a part of one; and whether it continues the part before, so that it must begin a new line."""


def _pieces(word: ShapedWord, room: float) -> Iterator[_Piece]:
    """The word itself, or parts that each fit in the room, in font units, when it is longer than any line."""
    if word.width <= room:
        yield word, False
        return
    first, count = 0, len(word.texts)
    while first < count:
        last = int(np.searchsorted(word.starts, word.starts[first] + room, side="right"))
        last = count if word.width - word.starts[first] <= room else min(max(last - 1, first + 1), count)
        yield word.part(first, last), first > 0
        first = last


def _squeezes(wanted: float, width: float, length: float, row: _Row) -> bool:
    """Whether the word is squeezed in: the hole it would leave is large and a little narrowing is enough."""
    hole = row.reach - length
    return hole > 0.55 * width and wanted - row.limit < (1 - SQUEEZE) * width


def _line(pieces: list[_Piece], gaps: list[float], length: float, row: _Row) -> Line:
    words = tuple(word for word, _ in pieces)
    over = length - row.limit
    squeezed = max(SQUEEZE, 1 - over / (words[-1].width * row.scale)) if over > 0 and len(words) > 1 else 1.0
    return Line(
        words=words,
        gaps=tuple(gaps),
        indent=row.indent,
        size=row.size,
        squeezed=squeezed,
        tired=row.tired,
        manner=row.manner,
        space_before=0.0,
        together=False,
    )


def _hold_together(lines: list[Line], role: Role) -> list[Line]:
    """No single first or last line of a paragraph alone on a page; a salutation with what it opens; a closing whole."""
    last = len(lines) - 1
    if role in (Role.HEADING, Role.SALUTATION):
        held = set(range(last + 1))
    else:
        held = set(range(last)) if role is Role.CLOSING else {0, last - 1} - {last}
    return [replace(line, together=index in held) for index, line in enumerate(lines)]


def _refuse_endless(lines: list[Line], measures: Measures) -> None:
    most = MAX_PAGES * lines_on_page(measures)
    if len(lines) > most:
        raise TextTooLong(
            f"This text would take more than {MAX_PAGES} pages of {measures.paper.label}. "
            "Please send it as several letters."
        )


def lines_on_page(measures: Measures) -> int:
    """How many lines stand on a full page."""
    paper = measures.paper
    room = paper.height - paper.top - paper.bottom - measures.x_height * FIRST_BASELINE
    return max(1, 1 + int(room / measures.face.hand.leading))


def fill_pages(lines: list[Line], measures: Measures) -> list[list[Line]]:
    """Cut the lines into pages where a writer would turn the sheet. Never drops a line."""
    room = float(lines_on_page(measures))
    pages: list[list[Line]] = []
    page: list[Line] = []
    used = 0.0
    for line in lines:
        height = 1.0 + (line.space_before if page else 0.0)
        if page and used + height > room:
            turned = _turn(page)
            pages.append(page[:turned])
            page = page[turned:]
            used = sum(1.0 + held.space_before for held in page)
        page.append(line)
        used += height
    return [*pages, page]


def _turn(page: list[Line]) -> int:
    """How many lines of a full page stay on it: as many as can without parting lines that belong together."""
    turn = len(page)
    while turn > 0 and page[turn - 1].together:
        turn -= 1
    return turn if turn > len(page) // 2 else len(page)


def heights(page: list[Line]) -> list[float]:
    """The distance of each baseline below the first, in leadings."""
    below = [0.0]
    for _, line in pairwise(page):
        below.append(below[-1] + 1.0 + line.space_before)
    return below
