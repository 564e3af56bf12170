"""Chapters: each opens on a recto that has its title alone, and then its letters follow."""

from letters.editor.book import Book, Chapter
from letters.editor.typesetting import set_line

from .contents import chapter_anchor
from .display import fitting, stacked
from .indexing import Span
from .letter_pages import LetterSettings, lay_letter
from .pages import Kind, SetLine, Side, Tag
from .quire import Quire, roman

LOW = 0.28
"""Of the block: how far down the title of a chapter stands."""

ABOVE = 2.4
"""Lines between the number of a chapter and its title."""


def lay_chapters(book: Book, quire: Quire, settings: LetterSettings) -> dict[int, Span]:
    """Put all chapters into an empty quire; returns the first and the last page of every letter by its number."""
    spans: dict[int, Span] = {}
    chapters = [(number, chapter) for number, chapter in enumerate(book.chapters, start=1) if chapter.letters]
    for number, chapter in chapters:
        _open(number, chapter, quire, numbered=len(chapters) > 1)
        for letter in chapter.letters:
            before = len(quire.pages)
            lay_letter(letter, quire, settings)
            shown = [place for place in range(before, len(quire.pages)) if not quire.pages[place].is_blank]
            spans[letter.number] = shown[0] + 1, shown[-1] + 1
    return spans


def _open(number: int, chapter: Chapter, quire: Quire, *, numbered: bool) -> None:
    """The page with the title, and with its number among others; as a half-title it has no folio."""
    quire.turn_to(Side.RECTO)
    quire.recto = chapter.title
    if chapter.title.strip():
        quire.add(
            Kind.CHAPTER,
            _title(number if numbered else 0, chapter, quire),
            anchors=(chapter_anchor(number),),
        )


def _title(number: int, chapter: Chapter, quire: Quire) -> list[SetLine]:
    """The title, below the number unless that is 0."""
    block, styles = quire.block, quire.styles
    title = fitting(chapter.title, styles.heading, block.measure, quire.language)
    lines = stacked(title, block.base(LOW * block.lines), quire, Tag.CHAPTER)
    if not number:
        return lines
    above = set_line(roman(number).upper(), styles.folio)
    return [quire.centred(above, lines[0].y + ABOVE * block.body.leading), *lines]
