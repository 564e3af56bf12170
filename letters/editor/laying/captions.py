"""The caption of a letter: to whom it is in small capitals, and the occasion and the day in italics."""

from letters.editor.book import BookLetter
from letters.editor.typesetting import Alignment, set_line, set_paragraph
from letters.editor.wording import caption_of

from .block import Block
from .rows import Row, held, rows_of
from .styles import Styles

GAP = 0.9
"""Of the size: what parts the two on one line."""

BELOW_TYPE, BELOW_HAND = 2, 1
"""Lines left free between a caption and its letter."""


def caption_rows(letter: BookLetter, block: Block, language: str) -> list[Row]:
    """The caption, on one line where it fits."""
    styles = Styles(block.body)
    to = set_line(letter.heading, styles.caption, emphasis=False, language=language)
    said = caption_of(letter)
    after = to.width + GAP * styles.caption.size
    if not said:
        return [Row(((0.0, to),), turns=False)]
    told = set_line(said, styles.caption_italic, language=language)
    if after + told.width <= block.measure:
        return [Row(((0.0, to), (after, told)), turns=False)]
    names = set_paragraph(
        letter.heading, styles.caption, block.measure, alignment=Alignment.LEFT, language=language, emphasis=False
    )
    tale = set_paragraph(said, styles.caption_italic, block.measure, alignment=Alignment.LEFT, language=language)
    return held([*rows_of(names), *rows_of(tale)])


def depth(rows: list[Row], below: int) -> int:
    """How many lines of the block a caption takes with what is left free below it."""
    return len(rows) + below
