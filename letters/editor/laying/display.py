"""Display: titles and headings, larger than the text, on few lines of about one length."""

from collections.abc import Sequence
from dataclasses import replace

from letters.editor.typesetting import Alignment, TypeLine, TypeStyle, set_line, set_paragraph

from .pages import SetLine, Tag
from .quire import Quire

MOST_LINES = 4

SMALLER = 0.88
"""What a title is multiplied by until it has no more lines and no word of it is parted."""

LEAST = 9.0
"""In points: no title is set smaller to have fewer lines."""

SINK = 6
"""Lines of the block that are kept for a heading, and what is left free below it."""

HEADING = 2
"""The line on which a heading stands."""


def heading(text: str, quire: Quire) -> list[SetLine]:
    """What stands above a text on the page that comes next. One line, or smaller, so that it keeps to its room."""
    lines = fitting(text, quire.styles.heading, quire.block.measure, quire.language, most=2)
    return stacked(lines, quire.block.base(HEADING), quire, Tag.CHAPTER)


def fitting(text: str, style: TypeStyle, measure: float, language: str, most: int = MOST_LINES) -> tuple[TypeLine, ...]:
    """A display text at a measure, smaller where it would have many lines; no word of it is ever parted."""
    while True:
        widest = max((set_line(word, style, language=language).width for word in text.split()), default=0.0)
        lines = _centred(text, style, measure, language)
        if style.size * SMALLER < LEAST or (widest <= measure and len(lines) <= most):
            return _balanced(lines, text, style, measure, language, widest)
        style = replace(style, size=style.size * SMALLER, leading=style.leading * SMALLER)


def stacked(lines: Sequence[TypeLine], y: float, quire: Quire, tag: Tag = Tag.PARAGRAPH) -> list[SetLine]:
    """Centred lines below one another on the page that comes next, the first of them on `y`, together a `tag`."""
    return [
        quire.centred(line, y - index * line.style.leading, Tag.SAME if index else tag)
        for index, line in enumerate(lines)
    ]


def _balanced(
    lines: tuple[TypeLine, ...], text: str, style: TypeStyle, measure: float, language: str, widest: float
) -> tuple[TypeLine, ...]:
    """The text on as many lines, but on the narrowest measure that allows it, and holds its `widest` word."""
    for share in range(95, 30, -5):
        narrower = _centred(text, style, measure * share / 100, language)
        if measure * share / 100 < widest or len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _centred(text: str, style: TypeStyle, measure: float, language: str) -> tuple[TypeLine, ...]:
    return set_paragraph(text, style, measure, alignment=Alignment.CENTRE, language=language, whole=True)
