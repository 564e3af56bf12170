"""What stands behind the letters: afterword, acknowledgements, the index of people, the colophon."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from letters.editor.book import Book
from letters.editor.book_words import words_in
from letters.editor.typesetting import Alignment, set_paragraph
from letters.editor.wording import colophon

from .display import SINK, heading
from .facsimile import Outline
from .indexing import Person, Span, column_width, index_rows, lay_index, page_anchor, people
from .naming import text_of
from .pages import Kind, Side
from .quire import Quire
from .rows import Row, ended, prose, rows_of

AFTERWORD, ACKNOWLEDGEMENTS, PEOPLE, COLOPHON = "afterword", "acknowledgements", "index", "colophon"
"""The anchor of each."""

WORDS = {AFTERWORD: "afterword", ACKNOWLEDGEMENTS: "acknowledgements", PEOPLE: "people", COLOPHON: "colophon"}
"""What the words for the title of each are called."""

NARROW = 0.78
"""Of the measure: how long the lines of the colophon are."""

LOW = 0.5
"""Of the block: how far down the colophon begins, where it has the room."""


def back_matter(book: Book) -> Mapping[str, str]:
    """The titles of what this book has behind its letters, in order, by anchor."""
    has = {
        AFTERWORD: bool(book.matter.afterword.strip()),
        ACKNOWLEDGEMENTS: bool(book.matter.acknowledgements.strip()),
        PEOPLE: any(person.strip() for letter in book.letters for person in letter.people),
        COLOPHON: True,
    }
    words = words_in(book.matter.language)
    return {anchor: words(WORDS[anchor]) for anchor, is_there in has.items() if is_there}


def lay_back_matter(
    book: Book, quire: Quire, spans: Mapping[int, Span], outlines: Mapping[int, Sequence[Outline]], made_of: str
) -> None:
    """Put it behind the letters, each part on a recto, the colophon on the next page.

    `spans` are the pages of the letters by their numbers, and `outlines` those in their hands; `made_of` is what the
    colophon says of size and paper.
    """
    for anchor, title in back_matter(book).items():
        quire.recto = title
        if anchor == COLOPHON:
            _lay_colophon(book, quire, made_of)
            continue
        quire.turn_to(Side.RECTO)
        above = heading(title, quire)
        if anchor == PEOPLE:
            found = people(book, spans, dict(enumerate((text_of(page, outlines) for page in quire.pages), start=1)))
            _mark(quire, found)
            rows = index_rows(found, quire.styles, column_width(quire.block.measure, quire.styles))
            lay_index(rows, quire, SINK, above, anchor)
        else:
            kind, text = _text(book, anchor)
            rows = prose(text, quire.block.body, quire.block.measure, book.matter.language)
            quire.flow(kind, rows, sink=SINK, heading=above, anchors=(anchor,))


def _mark(quire: Quire, found: Iterable[Person]) -> None:
    """Give the pages to which the index leads an anchor, but those that have one because a letter begins there."""
    wanted = {span[0]: anchor for person in found for span, anchor in person.pages if anchor == page_anchor(span[0])}
    for number, anchor in wanted.items():
        page = quire.pages[number - 1]
        quire.pages[number - 1] = replace(page, anchors=(*page.anchors, anchor))


def _text(book: Book, anchor: str) -> tuple[Kind, str]:
    if anchor == AFTERWORD:
        return Kind.AFTERWORD, book.matter.afterword
    return Kind.ACKNOWLEDGEMENTS, book.matter.acknowledgements


def _lay_colophon(book: Book, quire: Quire, made_of: str) -> None:
    """The colophon, small and narrow, low on its page; it has no folio."""
    style, block = quire.styles.small, quire.block
    measure = NARROW * block.measure
    left = (block.measure - measure) / 2
    rows: list[Row] = []
    for paragraph in (*colophon(book), made_of):
        lines = set_paragraph(
            paragraph, style, measure, alignment=Alignment.CENTRE, language=quire.language, whole=True
        )
        rows += rows_of(lines, left=left, space=1 if rows else 0)
    free = int(block.lines - sum(1 + row.space for row in rows))
    sink = max(0, min(int(LOW * block.lines), free))
    quire.flow(Kind.COLOPHON, ended(rows), sink=sink, anchors=(COLOPHON,), furnished=False)
