"""The table of contents: chapters, letters and what follows them, each with the number of its page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from letters.editor.book import Book, BookLetter
from letters.editor.book_words import words_in
from letters.editor.typesetting import Alignment, TypeLine, plain, set_line, set_paragraph
from letters.editor.wording import entry_of, heading_of

from .display import SINK, heading
from .pages import Bookmark, Kind, Side
from .quire import Quire
from .rows import Row, held
from .styles import Styles

CONTENTS = "contents"

APART = 1.6
"""Of the size: what stays free before a page number, at least."""

BETWEEN = 0.55
"""Of the size: what parts to whom a letter is from what is said of it."""

WHOLE = 0.55
"""Of the lines of a page: a chapter of up to so many is not parted between pages."""

IN = 1.4
"""Of the size: how far letters stand in from their chapters, and what does not fit on a line from its beginning."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a title, what is said of it in italics, and where it leads.

    Letters are `inner` where a chapter `heads` them; a page does not end below what is `held`, so that neither the
    first nor the last letter of a chapter stands apart from the others; `last` ends its chapter.
    """

    title: str
    caption: str
    to: str
    inner: bool = False
    heads: bool = False
    held: bool = False
    last: bool = False


def chapter_anchor(number: int) -> str:
    """Where the chapter begins that is the book's first, second … by `number`."""
    return f"chapter {number}"


def letter_anchor(letter: BookLetter) -> str:
    """Where a letter begins."""
    return f"letter {letter.number}"


def entries(book: Book, after: Mapping[str, str]) -> Iterator[Entry]:
    """Chapters with their letters, then what follows: `after` has titles by anchor."""
    chapters = [(number, chapter) for number, chapter in enumerate(book.chapters, start=1) if chapter.letters]
    for number, chapter in chapters:
        titled = bool(chapter.title.strip())
        if titled:
            yield Entry(chapter.title, "", chapter_anchor(number), heads=True, held=True)
        last = len(chapter.letters) - 1
        for index, letter in enumerate(chapter.letters):
            stays = index != last and index in (0, last - 1)
            ends, heading = index == last, heading_of(letter, book.matter.language)
            yield Entry(heading, entry_of(letter, book), letter_anchor(letter), titled, held=stays, last=ends)
    yield from (Entry(title, "", anchor) for anchor, title in after.items())


def bookmarks(book: Book, after: Mapping[str, str]) -> Iterator[Bookmark]:
    """The same as the outline of a book that is read on a screen."""
    for entry in entries(book, after):
        yield Bookmark(", ".join(filter(None, (plain(entry.title), plain(entry.caption)))), entry.to, int(entry.inner))


def lay_contents(book: Book, after: Mapping[str, str], labels: Mapping[str, str], quire: Quire) -> None:
    """The contents on a recto and as many more pages as they take, and then a recto to begin the book on.

    `after` are the titles of what follows the letters, and `labels` all page numbers, both by anchor.
    """
    quire.turn_to(Side.RECTO)
    whole = WHOLE * quire.block.lines
    rows = contents_rows(book, after, labels, quire.styles, quire.block.measure, whole)
    above = heading(words_in(book.matter.language)(CONTENTS), quire)
    quire.flow(Kind.CONTENTS, rows, sink=SINK, heading=above, anchors=(CONTENTS,))
    quire.turn_to(Side.RECTO)


def contents_rows(
    book: Book, after: Mapping[str, str], labels: Mapping[str, str], styles: Styles, measure: float, whole: float = 0.0
) -> list[Row]:
    """The rows of the contents at a measure, `labels` being the page numbers by anchor.

    A chapter of no more than `whole` rows stays on one page.
    """
    rows: list[Row] = []
    outer, begin = True, 0
    for entry in entries(book, after):
        made = _entry_rows(entry, labels[entry.to], styles, measure, book.matter.language)
        parted = bool(rows) and not entry.inner and (entry.heads or not outer)
        begin = len(rows) if entry.heads else begin
        rows += [replace(made[0], space=1), *made[1:]] if parted else made
        if entry.last and entry.inner and len(rows) - begin <= whole:
            rows = [*rows[:begin], *held(rows[begin:-1]), rows[-1]]
        outer = not entry.inner
    return rows


def _entry_rows(entry: Entry, label: str, styles: Styles, measure: float, language: str) -> list[Row]:
    """The rows of an entry, its page number at the end of the last; all of them lead there."""
    number = set_line(label, styles.body)
    room = measure - number.width - APART * styles.body.size
    left = IN * styles.body.size if entry.inner else 0.0
    pieces = _pieces(entry, styles, room, left, language)
    pieces[-1] = [*pieces[-1], (measure - number.width, number)]
    rows = [Row(tuple(line), links=((left, measure, entry.to),)) for line in pieces]
    return held(rows) if entry.held else [*held(rows[:-1]), rows[-1]]


def _pieces(
    entry: Entry, styles: Styles, room: float, left: float, language: str
) -> list[list[tuple[float, TypeLine]]]:
    """The lines of an entry: what is said of it behind its title where it fits, and else below."""
    hang = IN * styles.body.size
    style = styles.capitals if entry.heads else styles.body
    wide = room - left
    titles = set_paragraph(
        entry.title,
        style,
        wide,
        alignment=Alignment.LEFT,
        hang=hang,
        language=language,
        emphasis=entry.heads,
        whole=True,
    )
    lines = [[(left + line.left, line)] for line in titles]
    if not entry.caption:
        return lines
    after = lines[-1][0][0] + titles[-1].width + BETWEEN * style.size
    line = set_line(entry.caption, styles.italic, language=language)
    if after + line.width <= room:
        return [*lines[:-1], [*lines[-1], (after, line)]]
    below = set_paragraph(
        entry.caption, styles.italic, wide - hang, alignment=Alignment.LEFT, language=language, whole=True
    )
    return [*lines, *([(left + hang + line.left, line)] for line in below)]
