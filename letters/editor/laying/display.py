"""Display: titles and headings, larger than the text, on few lines of about one length."""

from collections.abc import Sequence
from dataclasses import replace

from letters.editor.typesetting import Alignment, TypeLine, TypeStyle, set_line, set_paragraph

from .pages import SetLine
from .quire import Quire

MOST_LINES = 4

SMALLER = 0.88
"""What a title is multiplied by until it has no more lines and no word of it is parted."""

LEAST = 9.0
"""In points: no title is set smaller."""

UNHYPHENATED = "zxx"
"""As BCP 47 has it, no language: display lines part no words."""

SINK = 6
"""Lines of the block that are kept for a heading, and what is left free below it."""

HEADING = 2
"""The line on which a heading stands."""


def heading(text: str, quire: Quire) -> list[SetLine]:
    """What stands above a text on the page that comes next. One line, or smaller, so that it keeps to its room."""
    lines = fitting(text, quire.styles.heading, quire.block.measure, most=2)
    return stacked(lines, quire.block.base(HEADING), quire)


def fitting(text: str, style: TypeStyle, measure: float, most: int = MOST_LINES) -> tuple[TypeLine, ...]:
    """A display text at a measure, smaller where it would have many lines or part a word."""
    while True:
        widest = max((set_line(word, style).width for word in text.split()), default=0.0)
        lines = _centred(text, style, measure)
        if style.size * SMALLER < LEAST or (widest <= measure and len(lines) <= most):
            return _balanced(lines, text, style, measure)
        style = replace(style, size=style.size * SMALLER, leading=style.leading * SMALLER)


def stacked(lines: Sequence[TypeLine], y: float, quire: Quire) -> list[SetLine]:
    """Centred lines below one another on the page that comes next, the first of them on `y`."""
    return [quire.centred(line, y - index * line.style.leading) for index, line in enumerate(lines)]


def _balanced(lines: tuple[TypeLine, ...], text: str, style: TypeStyle, measure: float) -> tuple[TypeLine, ...]:
    """The text on as many lines, but on the narrowest measure that allows it."""
    for share in range(95, 30, -5):
        narrower = _centred(text, style, measure * share / 100)
        if len(narrower) > len(lines) or max(line.width for line in narrower) > measure * share / 100:
            break
        lines = narrower
    return lines


def _centred(text: str, style: TypeStyle, measure: float) -> tuple[TypeLine, ...]:
    return set_paragraph(text, style, measure, alignment=Alignment.CENTRE, language=UNHYPHENATED)
