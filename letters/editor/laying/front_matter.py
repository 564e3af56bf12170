"""What stands before the letters: half-title, title, copyright, dedication, epigraph."""

from dataclasses import replace

from letters.editor.book import Book
from letters.editor.typesetting import Alignment, TypeStyle, cut_paragraphs, set_paragraph
from letters.editor.wording import imprint

from .display import fitting, stacked
from .pages import Kind, Side, Tag
from .quire import Quire
from .rows import Row, ended, held, rows_of

HALF_TITLE, TITLE, DEDICATION = 0.3, 0.26, 0.3
"""Of the block's height: how far below its top these pages begin."""

EPIGRAPH = 0.72
"""Of the measure: how long the lines of an epigraph are."""


def lay_front_matter(book: Book, quire: Quire) -> None:
    """Half-title and title on rectos, the copyright page behind the title, dedication and epigraph on rectos again."""
    _half_title(book, quire)
    quire.turn_to(Side.RECTO)
    _title(book, quire)
    _copyright(book, quire)
    _dedication(book, quire)
    _epigraph(book, quire)


def _dedication(book: Book, quire: Quire) -> None:
    """The dedication on a recto of its own, as its author broke its lines."""
    matter, style, measure = book.matter, quire.styles.italic, quire.block.measure
    if matter.dedication.strip():
        quire.turn_to(Side.RECTO)
        rows = _broken(matter.dedication, style, measure, Alignment.CENTRE, matter.language)
        _display(Kind.DEDICATION, rows, quire)


def _epigraph(book: Book, quire: Quire) -> None:
    """The epigraph on a recto of its own, and where it is from."""
    matter, styles, measure = book.matter, quire.styles, EPIGRAPH * quire.block.measure
    if not matter.epigraph.strip():
        return
    quire.turn_to(Side.RECTO)
    left = (quire.block.measure - measure) / 2
    rows = _broken(matter.epigraph, styles.italic, measure, Alignment.LEFT, matter.language, left)
    if matter.epigraph_source.strip():
        source = set_paragraph(
            matter.epigraph_source, styles.small, measure, alignment=Alignment.RIGHT, language=matter.language
        )
        rows = [*held(rows, 1), *rows_of(source, left=left, space=1)]
    _display(Kind.EPIGRAPH, rows, quire)


def _half_title(book: Book, quire: Quire) -> None:
    styles, block = quire.styles, quire.block
    lines = fitting(book.matter.title, styles.half_title, block.measure, quire.language)
    quire.add(Kind.HALF_TITLE, stacked(lines, _height(quire, HALF_TITLE), quire))


def _title(book: Book, quire: Quire) -> None:
    """Title, subtitle and author from the top, the publisher at the foot."""
    matter, styles, block = book.matter, quire.styles, quire.block
    leading = block.body.leading
    title = fitting(matter.title, styles.title, block.measure, quire.language)
    placed = stacked(title, _height(quire, TITLE), quire, Tag.CHAPTER)
    for text, style, gap in ((matter.subtitle, styles.subtitle, 1.6), (matter.author, styles.author, 3.0)):
        if text.strip():
            placed += stacked(fitting(text, style, block.measure, quire.language), placed[-1].y - gap * leading, quire)
    house = [matter.publisher, " · ".join(filter(None, (matter.place, str(matter.year or ""))))]
    lines = [line for text in house if text for line in fitting(text, styles.small, block.measure, quire.language)]
    placed += stacked(lines, block.bottom + max(0, len(lines) - 1) * styles.small.leading, quire)
    quire.add(Kind.TITLE, placed)


def _copyright(book: Book, quire: Quire) -> None:
    """The copyright page: small, at the foot of the page behind the title."""
    measure, style = quire.block.measure, replace(quire.styles.small, old_style=False)
    rows: list[Row] = []
    for line in imprint(book.matter, book.other_names):
        set_ = set_paragraph(line, style, measure, alignment=Alignment.LEFT, language=book.matter.language)
        rows += rows_of(set_, space=0.5 if rows else 0)
    _display(Kind.COPYRIGHT, rows, quire, at_the_foot=True)


def _display(kind: Kind, rows: list[Row], quire: Quire, *, at_the_foot: bool = False) -> None:
    """A page with a few lines on it; many lines flow over more pages."""
    lines = quire.block.lines
    free = max(0, int(lines - sum(1 + row.space for row in rows)))
    sink = free if at_the_foot else min(int(DEDICATION * lines), free)
    quire.flow(kind, ended(rows), sink=sink, furnished=False)


def _broken(
    text: str, style: TypeStyle, measure: float, alignment: Alignment, language: str, left: float = 0.0
) -> list[Row]:
    """A text as its author broke its lines, a line left free between its paragraphs."""
    rows: list[Row] = []
    for paragraph in cut_paragraphs(text):
        for number, line in enumerate(paragraph.split("\n")):
            set_ = set_paragraph(line, style, measure, alignment=alignment, language=language)
            rows += rows_of(set_, left=left, space=1 if rows and number == 0 else 0)
    return rows


def _height(quire: Quire, share: float) -> float:
    return quire.block.top - share * (quire.block.top - quire.block.bottom)
