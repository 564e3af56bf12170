"""Break: words become lines. Here it is settled what stands beside what; nothing is ever cut.

All lengths are points.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .manuscript import Role
from .measures import Measures
from .parting import parts
from .seeding import keys, stretch, uniform, wandering
from .shaping import ShapedWord
from .temper import Manner

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


class Line(NamedTuple):
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
class LineSetting:
    """How a line that the author began is set: how far it stands in, how far what follows from it does, how large.

    `right` is what is kept free at its end; `ragged` says whether the writer may turn before the line is full; `stops`
    says of words, by their number in the line, that a column begins with them, and how far in it does.
    """

    indent: float = 0.0
    hang: float = 0.0
    right: float = 0.0
    size: float = 1.0
    ragged: bool = True
    role: Role = Role.PARAGRAPH
    stops: Mapping[int, float] = field(default_factory=dict)


def length_of(words: tuple[ShapedWord, ...], start: int, size: float, measures: Measures) -> float:
    """How long these words come out on one line."""
    row = _row(start, 0, LineSetting(size=size), 0.0, measures)
    gaps = map(row.gap, _gap_draws(start, len(words), measures)[1:])
    return sum(word.width for word in words) * row.scale + sum(gaps)


def _gap_draws(start: int, count: int, measures: Measures) -> list[float]:
    """Chance for the space before each word."""
    return list(map(float, wandering(keys(measures.seed, "gap", start, count), 0.15)))


def set_words(
    words: tuple[ShapedWord, ...], setting: LineSetting, start: int, first_line: int, measures: Measures
) -> Iterator[Line]:
    """Set words on as many lines as they need, as a hand does: ragged, and squeezing a last word in."""
    widest = measures.paper.measure - setting.right - max(setting.indent, setting.hang)
    room = LONGEST_WORD * widest / (measures.widest * setting.size)
    pieces = [
        (part, number > 0)
        for word in words
        for number, part in enumerate(parts(word, room, measures.alphabet, measures.language))
    ]
    draws = _gap_draws(start, len(pieces), measures)
    gaps: list[float] = []
    first, length, row = 0, 0.0, _row(start, first_line, setting, setting.indent, measures)
    for index, (piece, continues) in enumerate(pieces):
        width = piece.width * row.scale
        gap = row.gap(draws[index]) if index > first else 0.0
        if index in setting.stops:
            gap = max(gap, setting.stops[index] - row.indent - length)
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
    setting: LineSetting
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
        """The space before a word: wide, and never twice the same. Lognormal with σ 0.19, at least 0.85 x-heights."""
        return max(self.least_gap, self.usual_gap * stretch(0.19 * self.manner.gap * draw))


def _row(word: int, number: int, setting: LineSetting, indent: float, measures: Measures) -> _Row:
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
        scale=measures.x_height * setting.size * manner.width,
        usual_gap=measures.gap * setting.size,
        least_gap=0.85 * measures.x_height,
        limit=full - indent,
        reach=full * (1 - RAGGED * early * manner.line) - indent,
        short=SHORT_WORD * measures.x_height,
        margin=INTO_MARGIN * measures.paper.right * setting.ragged,
    )


type _Piece = tuple[ShapedWord, bool]
"""A word, or a part of one; and whether it continues the part before, so that it must begin a new line."""


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
