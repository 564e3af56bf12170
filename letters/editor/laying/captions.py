"""The caption of a letter: to whom it is in small capitals, and the occasion and the day in italics.

Where there are no small capitals for somebody's name, such as for one in Cyrillic, all captions of the book do without
them, so that they look alike.
"""

from collections.abc import Iterable

from letters.editor.book import BookLetter
from letters.editor.typesetting import Alignment, TypeStyle, set_line, set_paragraph, takes_small_capitals
from letters.editor.wording import caption_of, heading_of

from .block import Block
from .rows import Row, held, rows_of
from .styles import Styles

GAP = 0.9
"""Of the size: what parts the two on one line."""

BELOW_TYPE, BELOW_HAND = 2, 1
"""Lines left free between a caption and its letter."""


def caption_style(letters: Iterable[BookLetter], block: Block, language: str) -> TypeStyle:
    """In what the captions of these letters say to whom each is."""
    style = Styles(block.body).caption
    suits = all(
        takes_small_capitals(heading_of(letter, language), style, emphasis=False, language=language)
        for letter in letters
    )
    return style if suits else style.ordinary


def caption_rows(letter: BookLetter, block: Block, style: TypeStyle, language: str) -> list[Row]:
    """The caption, on one line where it fits. `style` is for whom the letter is to."""
    styles = Styles(block.body)
    heading = heading_of(letter, language)
    to = set_line(heading, style, emphasis=False, language=language)
    caption = caption_of(letter, language)
    after = to.width + GAP * style.size
    if not caption:
        return [Row(((0.0, to),), turns=False)]
    line = set_line(caption, styles.caption_italic, language=language)
    if after + line.width <= block.measure:
        return [Row(((0.0, to), (after, line)), turns=False)]
    names = set_paragraph(
        heading, style, block.measure, alignment=Alignment.LEFT, language=language, emphasis=False, whole=True
    )
    tale = set_paragraph(
        caption, styles.caption_italic, block.measure, alignment=Alignment.LEFT, language=language, whole=True
    )
    return held([*rows_of(names), *rows_of(tale)])


def depth(rows: list[Row], below: int) -> int:
    """How many lines of the block a caption takes with what is left free below it."""
    return len(rows) + below
