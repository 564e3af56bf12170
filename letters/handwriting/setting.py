"""Set: the parts of a letter as letter writers set them: what stands how far in, how large, and with how much air.

All lengths are points.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from .breaking import Line, Setting, length_of, set_words
from .manuscript import Block, Role
from .measures import Measures
from .mending import mended
from .seeding import uniform
from .shaping import ShapedBlock, ShapedWord, shape_all

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

LONGEST_LONE_NAME = 3
"""In words: what stands alone at the end is a name when it has no more."""

LIST_MARK = re.compile(r"[-–•*]|\d{1,2}[.)]|[a-z]\)")
"""What stands, as a word of its own, before each thing in a list."""


def set_letter(blocks: tuple[Block, ...], measures: Measures) -> list[Line]:
    """All lines of the letter, in order."""
    lines: list[Line] = []
    words = 0
    shaped = shape_all(blocks, measures.face, measures.seed)
    if measures.mends:
        shaped = mended(shaped, measures.face, measures.seed)
    for number, block in enumerate(shaped):
        before = lines[-1].role if lines else None
        made = _hold_together(list(_set(block, before, number, words, len(lines), measures)), block.role)
        if lines:
            space = _space(before, block.role, measures)
            made[0] = made[0]._replace(space_before=space)
        if lines and block.role is Role.CLOSING:
            # No signature stands alone on a page.
            lines[-1] = lines[-1]._replace(together=True)
        for paragraph in _paragraphs(made, lines[-1].paragraph + 1 if lines else 0):
            lines += paragraph
        words += sum(map(len, block.lines))
    return [*lines[:-1], lines[-1]._replace(ends=False)]


def _paragraphs(block: list[Line], first: int) -> Iterator[list[Line]]:
    """The lines of a block, each with its paragraph, counted from `first`. A name has room above it: one of its own."""
    for number, (_, group) in enumerate(groupby(block, key=lambda line: line.role is Role.SIGNATURE), start=first):
        lines = list(group)
        last = len(lines) - 1
        yield [line._replace(paragraph=number, ends=index == last) for index, line in enumerate(lines)]


def _space(before: Role | None, role: Role, measures: Measures) -> float:
    """What is left free before a part that follows one of the role `before`, in leadings."""
    usual = SPACE_BEFORE_CLOSING if role is Role.CLOSING else 0.0
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
        for index, line in enumerate(set_words(words, setting, start, first_line + made, measures)):
            signs = index == 0 and made > 0 and setting.role is Role.SIGNATURE
            yield line._replace(space_before=_space(Role.CLOSING, Role.SIGNATURE, measures)) if signs else line
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
    mark = length_of(words[:2], start, size, measures) - length_of(words[1:2], start, size, measures)
    return Setting(indent=indent, hang=min(indent + mark, measures.paper.measure / 3), size=size, role=role)


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


def _hold_together(lines: list[Line], role: Role) -> list[Line]:
    """No single first or last line of a paragraph alone on a page; a salutation with what it opens; a closing whole."""
    last = len(lines) - 1
    if role in (Role.HEADING, Role.ADDRESS, Role.SALUTATION):
        held = set(range(last + 1))
    else:
        held = set(range(last)) if role is Role.CLOSING else {0, last - 1} - {last}
    return [line._replace(together=True) if index in held else line for index, line in enumerate(lines)]
