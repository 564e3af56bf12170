"""Set: a text becomes lines of type, each as long as it is to be.

Lengths are points where a docstring says so, otherwise thousandths of the size.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .breaking import SLIP, Elastic, break_lines
from .composing import Words, case_for, compose
from .line_ends import line_ends
from .lines import TypeLine, squeezed
from .shaping import LEAST_TYPE, SMALL_CAPITAL, Shaped
from .styles import Alignment, TypeStyle
from .wording import Break, Case

STRETCH, SHRINK = 0.5, 0.25
"""Of a space: how much more or less of it passes unnoticed."""

TOLERANCE = 2.0
"""How many times that a space may grow where words can still be parted otherwise."""

MOST_ADDED = 1000.0
"""A line whose spaces would have to grow by more than this is not justified."""

NARROWEST = 500.0
"""No line is taken to hold less than this, or nothing could be set."""

RAGGED = 3000.0
"""How far a line that is not justified may stay back without being marked for it."""

LEAST_LAST = 2000.0
"""How long a last line should be at least, or as long as the indent if that is longer."""


def set_line(text: str, style: TypeStyle, *, emphasis: bool = True, language: str = "en") -> TypeLine:
    """The text on one line, however long, nothing stretched. Raises CannotBeSet."""
    composed, style = _composed(text, style, language, emphasis)
    whole: list[Shaped] = []
    for words in composed:
        for word, space in zip(words.words, words.spaces, strict=True):
            whole += word.pieces
            whole.append(space)
    return _Setter(style, 0.0, Alignment.LEFT, language).line(whole, 0.0, False)


def set_paragraph(
    text: str,
    style: TypeStyle,
    measure: float,
    *,
    alignment: Alignment = Alignment.JUSTIFIED,
    indent: float = 0.0,
    hang: float = 0.0,
    language: str = "en",
    emphasis: bool = True,
    whole: bool = False,
) -> tuple[TypeLine, ...]:
    """The lines of a paragraph, none longer than the measure.

    Titles and names are set `whole`: no word of them is parted, and one that is too long is squeezed. `measure`,
    `indent` (of the first line) and `hang` (of the others) are points. A line break in the text stays one, and no line
    that ends with it is stretched. No text gives no lines. Raises CannotBeSet.
    """
    composed, style = _composed(text, style, language, emphasis)
    setter = _Setter(style, measure, alignment, language, whole)
    lines: list[TypeLine] = []
    for words in composed:
        lines.extend(setter.lines(words, hang if lines else indent, hang))
    return tuple(lines)


def takes_small_capitals(text: str, style: TypeStyle, *, emphasis: bool = True, language: str = "en") -> bool:
    """Whether a text has small capitals in this style: the face's own, or imitated ones that are not too small."""
    return not style.small_caps or _composed(text, style, language, emphasis)[1].small_caps


def _composed(text: str, style: TypeStyle, language: str, emphasis: bool) -> tuple[list[Words], TypeStyle]:
    """The words, and the style that they are in: ordinary letters where a small capital would be imitated too small."""
    lines = compose(text, style, language, emphasis)
    if style.small_caps and SMALL_CAPITAL * style.size < LEAST_TYPE and any(map(_imitates, lines)):
        return compose(text, style.ordinary, language, emphasis), style.ordinary
    return lines, style


def _imitates(line: Words) -> bool:
    """Whether small capitals are imitated somewhere in it."""
    return any(piece.scale != 1.0 for word in line.words for piece in word.pieces)


@dataclass(frozen=True, slots=True)
class _Setter:
    """How the lines of a paragraph are set; `measure` is points."""

    style: TypeStyle
    measure: float
    alignment: Alignment
    language: str
    whole: bool = False

    def lines(self, words: Words, first: float, hang: float) -> Iterator[TypeLine]:
        """The lines of what the author began as one; the first stands in by `first` points, the others by `hang`."""
        if not words.words:
            return
        ems = 1000 / self.style.size
        justified = self.alignment is Alignment.JUSTIFIED
        room = max(NARROWEST, (self.measure - max(first, hang)) * ems)
        found, where = line_ends(words, room, justified, self.whole)
        elastic = self._elastic(words.spaces[0].width, (first - hang) * ems)
        case = case_for(self.style, self.language)
        begin: tuple[int, int] = (0, 0)
        for end in break_lines(found, (self.measure - hang) * ems, (first - hang) * ems, elastic):
            index, place = where[end]
            line = self.line(_pieces(words, begin, index, place, case), first, justified and end < len(found) - 1)
            if line.text:
                yield line
            begin, first = (index, place.at) if place else (index + 1, 0), hang

    def line(self, pieces: list[Shaped], indent: float, full: bool) -> TypeLine:
        """One line of these pieces, as long as the measure where it is to be `full`, and never longer."""
        while pieces and pieces[-1].space:
            pieces.pop()
        while pieces and pieces[0].space:
            del pieces[0]
        ems = 1000 / self.style.size
        natural = _length(pieces, self.style)
        spaces = sum([piece.space for piece in pieces])
        room = (self.measure - indent) * ems
        over = self.measure > 0 and natural > room + SLIP
        stretch = (room - natural) / spaces if spaces and (full or over) else 0.0
        if stretch > MOST_ADDED:
            stretch = 0.0
        if over and not spaces:
            pieces = squeezed(pieces, natural - room)
            natural = _length(pieces, self.style)
        width = (natural + stretch * spaces) / ems
        return TypeLine(
            width=width,
            text="".join([piece.text for piece in pieces]),
            style=self.style,
            left=self._left(width, indent),
            stretch=stretch / ems,
            language=self.language,
            pieces=tuple(pieces),
        )

    def _left(self, width: float, indent: float) -> float:
        if self.alignment is Alignment.RIGHT:
            return self.measure - width
        return (self.measure + indent - width) / 2 if self.alignment is Alignment.CENTRE else indent

    def _elastic(self, space: float, indent: float) -> Elastic:
        least = max(LEAST_LAST, indent)
        if self.alignment is Alignment.JUSTIFIED:
            return Elastic(STRETCH * space, SHRINK * space, 0.0, TOLERANCE, least)
        return Elastic(0.0, 0.0, RAGGED, TOLERANCE, least, last=self.alignment is Alignment.CENTRE)


def _length(pieces: list[Shaped], style: TypeStyle) -> float:
    """How long the pieces are, nothing stretched; behind the last letter there is no gap."""
    return sum([piece.width for piece in pieces]) - style.tracking if pieces else 0.0


def _pieces(words: Words, begin: tuple[int, int], stop: int, place: Break | None, case: Case) -> list[Shaped]:
    """The pieces from where a line begins, the character of a word, to the break in word `stop`, or behind it."""
    first, offset = begin
    pieces: list[Shaped] = []
    for index in range(first, stop + 1):
        word, space = words.words[index], words.spaces[index]
        start = offset if index == first else 0
        if index == stop and place:
            pieces += case.part(word, start, place.at, place.hyphen)
        elif start:
            pieces += case.part(word, start, len(word.text), False)
        else:
            pieces += word.pieces
        pieces.append(space)
    return pieces
