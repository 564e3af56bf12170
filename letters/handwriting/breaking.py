"""Break: words become lines. Here it is settled what stands beside what; nothing is ever cut.

All lengths are points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from .faces import Face
from .manuscript import Block, Role
from .papers import MM, Paper
from .seeding import keys, stretch, uniform, wandering
from .shaping import ShapedBlock, ShapedWord, shape_all
from .stationery import Stationery
from .temper import Manner, Temper, manner_of

SMALLEST_X_HEIGHT = 1.6 * MM
"""No letter is written smaller, whatever the paper: about the x-height of type of ten points."""

PARAGRAPH_INDENT = 4.5
"""In x-heights: what a thumb leaves at the start of a paragraph."""

LIST_INDENT = 2.5
"""In x-heights: where the dash or number of a list stands."""

CLOSING_INDENT = 0.42
"""Of the measure: where a valediction begins."""

WIDEST_HEADING = 0.8
"""Of the measure: date and place that are longer begin at the left."""

SIGNATURE_SIZE = 1.45
"""A name is written larger than the words above it, where its line has room."""

POSTSCRIPT_SIZE = 0.94

SPACES = {
    (Role.HEADING, Role.HEADING): 0.3,
    (Role.HEADING, Role.ADDRESS): 0.5,
    (Role.HEADING, Role.SALUTATION): 0.7,
    (Role.ADDRESS, Role.SALUTATION): 0.7,
    (Role.ADDRESS, Role.HEADING): 0.5,
    (Role.SALUTATION, Role.PARAGRAPH): 0.3,
    (Role.CLOSING, Role.SIGNATURE): 0.5,
    (Role.SIGNATURE, Role.POSTSCRIPT): 0.7,
    (Role.CLOSING, Role.POSTSCRIPT): 0.7,
    (Role.POSTSCRIPT, Role.POSTSCRIPT): 0.3,
}
"""What is left free between two parts of a letter, in leadings; on ruled paper, the nearest number of lines."""

SPACE_BEFORE_CLOSING = 0.55

LONGEST_WORD = 0.93
"""Of a line: what is longer is parted."""

RAGGED = 0.07
"""Of the measure: how early a writer may turn to the next line without a reason."""

SQUEEZE = 0.9
"""The last word of a line may be narrowed to this when that lets it stay."""

TIGHT = 0.75
"""The last two spaces of a line may be narrowed to this for the same reason."""

SHORT_WORD = 5.0
"""In x-heights: a last word no longer than this stands on a line of its own only where there is no other way."""

INTO_MARGIN = 0.35
"""Of the right margin: how far that word may run over."""

LONGEST_LONE_NAME = 3
"""In words: what stands alone at the end is a name when it has no more."""

LIST_MARK = re.compile(r"[-–•*]|\d{1,2}[.)]|[a-z]\)")
"""What stands, as a word of its own, before each thing in a list."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Words that stand on one line.

    `gaps` (words − 1) are the spaces between them; `squeezed` is what the last word is narrowed to; `space_before` is
    in leadings; `tired` and `manner` say how this line is written; `base`, in points above the lower edge of the sheet,
    is settled when the page is filled; `paragraph` counts what is apart from the rest, and is −1 for what is no part of
    the text; `ends` says that its paragraph ends with it and another follows, `continues` that its first word was
    begun on the line before.
    """

    words: tuple[ShapedWord, ...]
    gaps: tuple[float, ...]
    indent: float
    size: float
    squeezed: float
    role: Role
    tired: float
    manner: Manner
    space_before: float = 0.0
    together: bool = False
    """Whether this line must stand on the same page as the next."""
    base: float = 0.0
    paragraph: int = 0
    ends: bool = False
    continues: bool = False


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
        return self.face.scale * self._enlarged(self.paper.writing * self.temper.size)

    @property
    def x_height(self) -> float:
        return self.face.hand.x_height * self._enlarged(self.paper.writing * self.temper.size)

    @property
    def leading(self) -> float:
        return self.face.hand.leading * self._enlarged(self.paper.writing)

    def _enlarged(self, size: float) -> float:
        """The size as a share of the hand's own, or what keeps it legible."""
        return max(size, SMALLEST_X_HEIGHT / self.face.hand.x_height)

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
    """All lines of the letter, in order."""
    lines: list[Line] = []
    words = 0
    for number, block in enumerate(shape_all(blocks, measures.face, measures.seed)):
        before = lines[-1].role if lines else None
        made = _hold_together(list(_set(block, before, number, words, len(lines), measures)), block.role)
        if lines:
            space = _space(before, block.role, measures)
            made[0] = replace(made[0], space_before=space)
        if lines and block.role is Role.CLOSING:
            # No signature stands alone on a page.
            lines[-1] = replace(lines[-1], together=True)
        for paragraph in _paragraphs(made, lines[-1].paragraph + 1 if lines else 0):
            lines += paragraph
        words += sum(map(len, block.lines))
    return [*lines[:-1], replace(lines[-1], ends=False)]


def _paragraphs(block: list[Line], first: int) -> Iterator[list[Line]]:
    """The lines of a block, each with its paragraph, counted from `first`. A name has room above it: one of its own."""
    for number, (_, group) in enumerate(groupby(block, key=lambda line: line.role is Role.SIGNATURE), start=first):
        lines = list(group)
        last = len(lines) - 1
        yield [replace(line, paragraph=number, ends=index == last) for index, line in enumerate(lines)]


def _space(before: Role | None, role: Role, measures: Measures) -> float:
    """What is left free before a part that follows one of the role `before`, in leadings."""
    usual = SPACE_BEFORE_CLOSING if role is Role.CLOSING else 0.0
    space = SPACES.get((before, role), usual) if before else 0.0
    return float(int(space + 0.5)) if measures.stationery.ruled else space


@dataclass(frozen=True, slots=True)
class Setting:
    """How a line that the author began is set: how far it stands in, how far what follows from it does, how large.

    `right` is what is kept free at its end; `ragged` says whether the writer may turn before the line is full.
    """

    indent: float = 0.0
    hang: float = 0.0
    right: float = 0.0
    size: float = 1.0
    ragged: bool = True
    role: Role = Role.PARAGRAPH


def _set(
    block: ShapedBlock, before: Role | None, number: int, first_word: int, first_line: int, measures: Measures
) -> Iterator[Line]:
    """The lines of one block, which follows one of the role `before`."""
    made = 0
    starts = _starts(block, first_word)
    settings = _settings(block, before, number, starts, measures)
    for words, setting, start in zip(block.lines, settings, starts, strict=True):
        for index, line in enumerate(set_words(words, setting, start, first_line + made, measures)):
            signs = index == 0 and made > 0 and setting.role is Role.SIGNATURE
            yield replace(line, space_before=_space(Role.CLOSING, Role.SIGNATURE, measures)) if signs else line
            made += 1


def _starts(block: ShapedBlock, first_word: int) -> list[int]:
    """The number in the letter of the first word of every line of a block."""
    starts = [first_word]
    for words in block.lines[:-1]:
        starts.append(starts[-1] + len(words))
    return starts


def _settings(
    block: ShapedBlock, before: Role | None, number: int, starts: list[int], measures: Measures
) -> Iterator[Setting]:
    if block.role is Role.HEADING:
        yield from _at_the_right(block, starts, measures)
        return
    for index, (words, start) in enumerate(zip(block.lines, starts, strict=True)):
        if block.role is Role.CLOSING:
            yield _leave_taking(block, index, start, measures)
        elif block.role in (Role.PARAGRAPH, Role.POSTSCRIPT):
            indented = index == 0 and block.role is Role.PARAGRAPH and before not in (None, Role.SIGNATURE)
            indent = _paragraph_indent(number, measures) if indented else 0.0
            yield _in_a_list(words, start, block.role, measures) or Setting(
                indent=indent, size=_size(block.role), role=block.role
            )
        else:
            yield Setting(role=block.role)


def _size(role: Role) -> float:
    return POSTSCRIPT_SIZE if role is Role.POSTSCRIPT else 1.0


def _paragraph_indent(number: int, measures: Measures) -> float:
    wobble = 0.75 + 0.5 * uniform(measures.seed, "indent", number)
    return PARAGRAPH_INDENT * measures.x_height * wobble


def _in_a_list(words: tuple[ShapedWord, ...], start: int, role: Role, measures: Measures) -> Setting | None:
    """A line that begins with a dash or a number hangs from it; None for any other."""
    if len(words) < 2 or not LIST_MARK.fullmatch(words[0].text):
        return None
    size = _size(role)
    indent = LIST_INDENT * measures.x_height
    mark = length_of(words[:1], start, size, measures)
    hang = indent + mark + _row(start, 0, Setting(size=size), 0.0, measures).gap(_gap_draws(start, 2, measures)[1])
    return Setting(indent=indent, hang=min(hang, measures.paper.measure / 3), size=size, role=role)


def _at_the_right(block: ShapedBlock, starts: list[int], measures: Measures) -> Iterator[Setting]:
    """Date and place: lines that begin about under one another, where the longest ends near the margin."""
    full = measures.paper.measure
    lengths = [length_of(words, start, 1.0, measures) for words, start in zip(block.lines, starts, strict=True)]
    if max(lengths) > WIDEST_HEADING * full:
        yield from (Setting(role=block.role) for _ in lengths)
        return
    begin = full - max(lengths) - 2 * measures.x_height * uniform(measures.seed, "heading", starts[0])
    for start, length in zip(starts, lengths, strict=True):
        stray = 1.6 * measures.x_height * uniform(measures.seed, "heading line", start)
        yield Setting(indent=min(begin + stray, full - length), ragged=False, role=block.role)


def _leave_taking(block: ShapedBlock, index: int, start: int, measures: Measures) -> Setting:
    """A line of the closing: near the middle, no two alike, and never so far that the line would not fit."""
    words, full = block.lines[index], measures.paper.measure
    length = length_of(words, start, 1.0, measures)
    size, role = 1.0, Role.CLOSING
    if _signs(block, index):
        size, role = max(1.0, min(SIGNATURE_SIZE, 0.9 * full / length)), Role.SIGNATURE
    drift = uniform(measures.seed, "closing", index) * 3 * measures.x_height
    # The words of a line are not all of one size: a little is left for those that come out larger.
    room = max(0.0, full - 1.03 * length * size)
    return Setting(indent=min(CLOSING_INDENT * full + drift, room), size=size, ragged=False, role=role)


def _signs(block: ShapedBlock, index: int) -> bool:
    """Whether this line of a closing is the name: the last of several, or a few words that stand alone."""
    if len(block.lines) > 1:
        return index == len(block.lines) - 1
    return len(block.lines[0]) <= LONGEST_LONE_NAME and not block.lines[0][-1].text.endswith(",")


def length_of(words: tuple[ShapedWord, ...], start: int, size: float, measures: Measures) -> float:
    """How long these words come out on one line."""
    row = _row(start, 0, Setting(size=size), 0.0, measures)
    gaps = map(row.gap, _gap_draws(start, len(words), measures)[1:])
    return sum(word.width for word in words) * row.scale + sum(gaps)


def _gap_draws(start: int, count: int, measures: Measures) -> list[float]:
    """Chance for the space before each word."""
    return list(map(float, wandering(keys(measures.seed, "gap", start, count), 0.15)))


def set_words(
    words: tuple[ShapedWord, ...], setting: Setting, start: int, first_line: int, measures: Measures
) -> Iterator[Line]:
    """Set words on as many lines as they need, as a hand does: ragged, and squeezing a last word in."""
    widest = measures.paper.measure - setting.right - max(setting.indent, setting.hang)
    room = LONGEST_WORD * widest / (measures.widest * setting.size)
    pieces = [piece for word in words for piece in _pieces(word, room)]
    draws = _gap_draws(start, len(pieces), measures)
    gaps: list[float] = []
    first, length, row = 0, 0.0, _row(start, first_line, setting, setting.indent, measures)
    for index, (piece, continues) in enumerate(pieces):
        width = piece.width * row.scale
        gap = row.gap(draws[index]) if index > first else 0.0
        wanted = length + gap + width
        ends = index == len(pieces) - 1
        full = wanted > row.reach and not _squeezes(width, length, [*gaps[1:], gap], ends, row)
        if index > first and (full or continues):
            yield _line(pieces[first:index], gaps[1:], length, row)
            row = _row(start + index, row.number + 1, setting, setting.hang, measures)
            first, length, gaps = index, piece.width * row.scale, [0.0]
        else:
            length = wanted
            gaps.append(gap)
    yield _line(pieces[first:], gaps[1:], length, row)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as it is begun: the room it has, and how it will be written."""

    number: int
    indent: float
    setting: Setting
    tired: float
    manner: Manner
    scale: float
    usual_gap: float
    least_gap: float
    limit: float
    reach: float
    """How far along this line the writer is willing to go."""
    short: float
    margin: float
    """How far into the margin a word of less than `short` may run at the end of a paragraph."""

    def gap(self, draw: float) -> float:
        """The space before a word: wide, and never twice the same. Lognormal with σ 0.22, at least 0.6 x-heights."""
        return max(self.least_gap, self.usual_gap * stretch(0.22 * self.manner.gap * draw))


def _row(word: int, number: int, setting: Setting, indent: float, measures: Measures) -> _Row:
    """The numbered line of the letter, which begins with the numbered word."""
    manner = measures.manner_at(word)
    early = uniform(measures.seed, "reach", number) * setting.ragged
    full = measures.paper.measure - setting.right
    return _Row(
        number=number,
        indent=indent,
        setting=setting,
        tired=measures.temper.tired(word),
        manner=manner,
        scale=measures.scale * setting.size * manner.width,
        usual_gap=measures.gap * setting.size,
        least_gap=0.6 * measures.x_height,
        limit=full - indent,
        reach=full * (1 - RAGGED * early * manner.line) - indent,
        short=SHORT_WORD * measures.x_height,
        margin=INTO_MARGIN * measures.paper.right * setting.ragged,
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


def _squeezes(width: float, length: float, gaps: list[float], ends: bool, row: _Row) -> bool:
    """Whether the word is squeezed in: the hole it would leave is large, or the paragraph `ends` with it and it is too
    short for a line of its own; and a little narrowing is enough."""
    over = length + gaps[-1] + width - row.limit if gaps else 0.0
    spare = (1 - SQUEEZE) * width + (1 - TIGHT) * sum(gaps[-2:])
    if ends and width < row.short:
        return over < spare + row.margin
    return row.reach - length > 0.55 * width and over < spare


def _line(pieces: list[_Piece], gaps: list[float], length: float, row: _Row) -> Line:
    words = tuple(word for word, _ in pieces)
    over = max(0.0, length - row.limit) if gaps else 0.0
    spare = (1 - TIGHT) * sum(gaps[-2:])
    narrower = (1 - TIGHT) * min(1.0, over / spare) if over else 0.0
    squeezed = max(SQUEEZE, 1 - max(0.0, over - spare) / (words[-1].width * row.scale))
    return Line(
        words=words,
        gaps=(*gaps[:-2], *(gap * (1 - narrower) for gap in gaps[-2:])),
        indent=row.indent,
        size=row.setting.size,
        squeezed=squeezed,
        role=row.setting.role,
        tired=row.tired,
        manner=row.manner,
        continues=pieces[0][1],
    )


def _hold_together(lines: list[Line], role: Role) -> list[Line]:
    """No single first or last line of a paragraph alone on a page; a salutation with what it opens; a closing whole."""
    last = len(lines) - 1
    if role in (Role.HEADING, Role.ADDRESS, Role.SALUTATION):
        held = set(range(last + 1))
    else:
        held = set(range(last)) if role is Role.CLOSING else {0, last - 1} - {last}
    return [replace(line, together=index in held) for index, line in enumerate(lines)]
