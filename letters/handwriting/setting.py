"""Set: the parts of a letter as letter writers set them: what stands how far in, how large, and with how much air.

All lengths are points.
"""

from collections.abc import Iterator
from itertools import accumulate, pairwise

from .breaking import Line, LineSetting, length_of, set_words
from .manuscript import LIST_MARK, Block, Role
from .measures import Measures
from .mending import mended
from .seeding import uniform
from .shaping import ShapedBlock, ShapedWord, shape_all

PARAGRAPH_INDENT = 4.5
"""In x-heights: what a thumb leaves at the start of a paragraph."""

HANG = 2.5
"""In x-heights: how far what does not fit on a line of verse stands further in."""

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
    (Role.CLOSING, Role.NOTATION): 0.3,
    (Role.SIGNATURE, Role.NOTATION): 0.3,
    (Role.NOTATION, Role.POSTSCRIPT): 0.7,
    (Role.POSTSCRIPT, Role.NOTATION): 0.5,
    (Role.SALUTATION, Role.ADDRESS): 0.3,
    (Role.ADDRESS, Role.PARAGRAPH): 0.3,
    (Role.VERSE, Role.VERSE): 0.6,
    **{
        pair: 0.3
        for kind in (Role.VERSE, Role.LIST, Role.TABLE)
        for pair in ((Role.SALUTATION, kind), (Role.PARAGRAPH, kind), (kind, Role.PARAGRAPH))
    },
    (Role.SIGNATURE, Role.POSTSCRIPT): 0.7,
    (Role.CLOSING, Role.POSTSCRIPT): 0.7,
    (Role.POSTSCRIPT, Role.POSTSCRIPT): 0.3,
}
"""What is left free between two parts of a letter, in leadings; on ruled paper, the nearest number of lines."""

SPACE_BEFORE_CLOSING = 0.55

CHARACTER = 0.55
"""In x-heights: how far a line stands in for each space that was typed before it."""

DEEPEST_INDENT = 0.4
"""Of the measure: what is left for the words of a line that stands in."""

BETWEEN_COLUMNS = 2.4
"""In x-heights: the least that two columns of a table are apart."""

GOODBYE = (Role.CLOSING, Role.SIGNATURE, Role.NOTATION)
"""What stands below the words of a letter, near its middle."""


def set_letter(blocks: tuple[Block, ...], measures: Measures) -> list[Line]:
    """All lines of the letter, in order."""
    lines: list[Line] = []
    words = 0
    shaped = shape_all(blocks, measures.alphabet, measures.seed, measures.language)
    if measures.mends:
        shaped = mended(shaped, measures.alphabet, measures.seed)
    for number, block in enumerate(shaped):
        before = lines[-1].role if lines else None
        made = _hold_together(list(_set(block, before, number, words, len(lines), measures)), block.role)
        if lines:
            space = _space(before, block.role, measures)
            made[0] = made[0]._replace(space_before=space)
        if lines and block.role in GOODBYE:
            # No signature stands alone on a page.
            lines[-1] = lines[-1]._replace(together=True)
        number_of_block = lines[-1].paragraph + 1 if lines else 0
        last = len(made) - 1
        lines += (line._replace(paragraph=number_of_block, ends=index == last) for index, line in enumerate(made))
        words += sum(map(len, block.lines))
    return [*lines[:-1], lines[-1]._replace(ends=False)]


def _space(before: Role | None, role: Role, measures: Measures) -> float:
    """What is left free before a part that follows one of the role `before`, in leadings."""
    usual = SPACE_BEFORE_CLOSING if role in GOODBYE and before not in GOODBYE else 0.0
    space = SPACES.get((before, role), usual) if before else 0.0
    return float(int(space + 0.5)) if measures.stationery.ruled else space


def _set(
    block: ShapedBlock, before: Role | None, number: int, first_word: int, first_line: int, measures: Measures
) -> Iterator[Line]:
    """The lines of one block, which follows one of the role `before`."""
    made = 0
    starts = _starts(block, first_word)
    settings = _settings(block, before, number, starts, measures)
    for words, setting, start in zip(block.lines, settings, starts, strict=True):
        for line in set_words(words, setting, start, first_line + made, measures):
            yield line
            made += 1


def _starts(block: ShapedBlock, first_word: int) -> list[int]:
    """The number in the letter of the first word of every line of a block."""
    starts = [first_word]
    for words in block.lines[:-1]:
        starts.append(starts[-1] + len(words))
    return starts


def _settings(
    block: ShapedBlock, before: Role | None, number: int, starts: list[int], measures: Measures
) -> Iterator[LineSetting]:
    if block.role is Role.HEADING:
        yield from _at_the_right(block, starts, measures)
    elif block.role is Role.TABLE:
        yield from _in_columns(block, starts, measures)
    else:
        indents = block.indents or (0,) * len(block.lines)
        for index, (words, start, typed) in enumerate(zip(block.lines, starts, indents, strict=True)):
            if block.role in GOODBYE:
                yield _leave_taking(words, block.role, start, measures)
            elif block.role in (Role.VERSE, Role.LIST, Role.POSTSCRIPT):
                yield _at_its_own_edge(words, block.role, typed, start, measures)
            else:
                indented = index == 0 and block.role is Role.PARAGRAPH and before not in (None, *GOODBYE)
                yield LineSetting(indent=_paragraph_indent(number, measures) if indented else 0.0, role=block.role)


def _paragraph_indent(number: int, measures: Measures) -> float:
    wobble = 0.75 + 0.5 * uniform(measures.seed, "indent", number)
    return PARAGRAPH_INDENT * measures.x_height * wobble


def _at_its_own_edge(
    words: tuple[ShapedWord, ...], role: Role, typed: int, start: int, measures: Measures
) -> LineSetting:
    """A line as far in as it was typed; what does not fit on it hangs, from its mark in a list."""
    size = POSTSCRIPT_SIZE if role is Role.POSTSCRIPT else 1.0
    deepest = DEEPEST_INDENT * measures.paper.measure
    indent = min(typed * CHARACTER * measures.x_height, deepest)
    hang = indent + HANG * measures.x_height if role is Role.VERSE else indent
    if len(words) > 1 and LIST_MARK.fullmatch(words[0].text):
        indent = min(indent + LIST_INDENT * measures.x_height, deepest)
        mark = length_of(words[:2], start, size, measures) - length_of(words[1:2], start, size, measures)
        hang = min(indent + mark, deepest + measures.paper.measure / 10)
    return LineSetting(indent=indent, hang=hang, size=size, role=role)


def _in_columns(block: ShapedBlock, starts: list[int], measures: Measures) -> Iterator[LineSetting]:
    """The lines of a table, whose columns begin under one another, as far as the widest cell before them asks."""
    rows = [
        [length_of(words[begin:end], start + begin, 1.0, measures) for begin, end in pairwise((*cells, len(words)))]
        for words, start, cells in zip(block.lines, starts, block.cells, strict=True)
    ]
    gap = BETWEEN_COLUMNS * measures.x_height
    widths = [max(row[column] for row in rows if column < len(row)) for column in range(max(map(len, rows)))]
    edges = [0.0, *accumulate(width + gap for width in widths[:-1])]
    fits = edges[-1] + widths[-1] <= measures.paper.measure
    for cells in block.cells:
        stops = dict(zip(cells[1:], edges[1:], strict=False)) if fits else {}
        yield LineSetting(hang=HANG * measures.x_height, ragged=False, role=block.role, stops=stops)


def _at_the_right(block: ShapedBlock, starts: list[int], measures: Measures) -> Iterator[LineSetting]:
    """Date and place: lines that begin about under one another, where the longest ends near the margin."""
    full = measures.paper.measure
    lengths = [length_of(words, start, 1.0, measures) for words, start in zip(block.lines, starts, strict=True)]
    if max(lengths) > WIDEST_HEADING * full:
        yield from (LineSetting(role=block.role) for _ in lengths)
        return
    begin = full - max(lengths) - 2 * measures.x_height * uniform(measures.seed, "heading", starts[0])
    for start, length in zip(starts, lengths, strict=True):
        stray = 1.6 * measures.x_height * uniform(measures.seed, "heading line", start)
        yield LineSetting(indent=min(begin + stray, full - length), ragged=False, role=block.role)


def _leave_taking(words: tuple[ShapedWord, ...], role: Role, start: int, measures: Measures) -> LineSetting:
    """A line of the goodbye: near the middle, no two alike, and never so far that the line would not fit. A name is
    written larger, as far as its line has room."""
    full = measures.paper.measure
    length = length_of(words, start, 1.0, measures)
    size = max(1.0, min(SIGNATURE_SIZE, 0.9 * full / length)) if role is Role.SIGNATURE else 1.0
    drift = uniform(measures.seed, "closing", start) * 3 * measures.x_height
    # The words of a line are not all of one size: a little is left for those that come out larger.
    room = max(0.0, full - 1.03 * length * size)
    return LineSetting(indent=min(CLOSING_INDENT * full + drift, room), size=size, ragged=False, role=role)


def _hold_together(lines: list[Line], role: Role) -> list[Line]:
    """No single first or last line of a paragraph alone on a page; a salutation with what it opens; a closing whole."""
    last = len(lines) - 1
    if role in (Role.HEADING, Role.ADDRESS, Role.SALUTATION):
        held = set(range(last + 1))
    else:
        held = set(range(last)) if role in GOODBYE else {0, last - 1} - {last}
    return [line._replace(together=True) if index in held else line for index, line in enumerate(lines)]
