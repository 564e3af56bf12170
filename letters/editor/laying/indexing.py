"""The index of people: names by surname, each with the pages on which they are, in two columns.

A letter is all theirs who write it or whom it is to; others are on the pages that name them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from letters.editor.book import Book, BookLetter
from letters.editor.filing import initial
from letters.editor.index import Somebody, everybody
from letters.editor.typesetting import Alignment, TypeLine, set_line, set_paragraph

from .contents import letter_anchor
from .naming import is_a_word, pages_naming
from .pages import Kind, SetLine
from .paging import Text
from .quire import Quire
from .rows import Row, held
from .styles import Styles

BETWEEN = 2.0
"""Of the size: what parts the columns."""

SPACE = 0.26
"""Of the size: a space between page numbers."""

type Span = tuple[int, int]
"""The first and the last page of a letter, or of several that follow each other."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the index has them. `pages` are spans, each with the anchor that leads to it."""

    name: str
    pages: tuple[tuple[Span, str], ...]


def people(book: Book, spans: Mapping[int, Span], texts: Mapping[int, str]) -> list[Person]:
    """Everybody in the index, in its order.

    `spans` are the pages of the letters by their numbers; `texts` what is read on every page before the index, by its
    number. Whom no page of a letter names that they are in has all of its pages.
    """
    known = everybody(book)
    pages: defaultdict[int, list[tuple[Span, str]]] = defaultdict(list)
    in_letters: defaultdict[int, dict[int, Somebody]] = defaultdict(dict)
    for who, each in enumerate(known):
        for letter in each.letters:
            in_letters[letter.number][who] = each
    for letter in book.letters:
        for who, found in _in_letter(letter, in_letters[letter.number], spans[letter.number], texts):
            pages[who] += found
    for who, found in _behind(known, max((last for _, last in spans.values()), default=0), texts):
        pages[who] += found
    return [Person(each.filed, tuple(_collapsed(pages[who]))) for who, each in enumerate(known)]


def _in_letter(
    letter: BookLetter, whose: Mapping[int, Somebody], span: Span, texts: Mapping[int, str]
) -> Iterator[tuple[int, list[tuple[Span, str]]]]:
    """The pages of a letter on which each of its people is."""
    first, last = span
    named = pages_naming({who: each.called for who, each in whose.items()}, _between(texts, first, last))
    for who, each in whose.items():
        pages = () if each.has(letter) else named.get(who, ())
        single = [((page, page), page_anchor(page) if page > first else letter_anchor(letter)) for page in pages]
        yield who, single or [(span, letter_anchor(letter))]


def _behind(
    known: Sequence[Somebody], last: int, texts: Mapping[int, str]
) -> Iterator[tuple[int, list[tuple[Span, str]]]]:
    """The pages behind the letters, of which that is the `last`, that name somebody who is in a letter."""
    sought = {who: each.called for who, each in enumerate(known) if not is_a_word(each.called)}
    for who, pages in pages_naming(sought, _between(texts, last + 1, max(texts, default=0))).items():
        yield who, [((page, page), page_anchor(page)) for page in pages]


def page_anchor(number: int) -> str:
    """Where the index leads that does not lead to the beginning of a letter."""
    return f"page {number}"


def _between(texts: Mapping[int, str], first: int, last: int) -> Iterator[tuple[int, str]]:
    return ((page, texts[page]) for page in range(first, last + 1) if page in texts)


def _collapsed(pages: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Spans that touch as one."""
    open_: tuple[Span, str] | None = None
    for (first, last), anchor in sorted(pages):
        if open_ and first <= open_[0][1] + 1:
            open_ = ((open_[0][0], max(last, open_[0][1])), open_[1])
            continue
        if open_:
            yield open_
        open_ = ((first, last), anchor)
    if open_:
        yield open_


def span_text(span: Span) -> str:
    """“12” or “12–14”."""
    first, last = span
    return str(first) if first == last else f"{first}–{last}"


def column_width(measure: float, styles: Styles) -> float:
    """How wide each of two columns is."""
    return (measure - BETWEEN * styles.small.size) / 2


def index_rows(found: Sequence[Person], styles: Styles, width: float) -> list[Row]:
    """The rows of a column, a line free before names with another initial."""
    rows: list[Row] = []
    for before, person in zip((None, *found), found, strict=False):
        made = _entry(person, styles, width)
        parted = before is not None and initial(before.name) != initial(person.name)
        rows += [replace(made[0], space=1), *made[1:]] if parted else made
    return rows


def _entry(person: Person, styles: Styles, width: float) -> list[Row]:
    """A name and its pages, of which each leads there; what does not fit hangs."""
    style, hang = styles.small, styles.small.size
    name = f"{person.name}," if person.pages else person.name
    lines = set_paragraph(name, style, width, alignment=Alignment.LEFT, hang=hang, emphasis=False, whole=True)
    rows: list[Row] = [Row(((line.left, line),)) for line in lines]
    pen = lines[-1].left + lines[-1].width
    for number, (span, anchor) in enumerate(person.pages, start=1):
        piece = set_line(span_text(span) + ("," if number < len(person.pages) else ""), style)
        left = pen + SPACE * style.size
        if left + piece.width > width:
            left = hang
            rows.append(Row(()))
        rows[-1] = _with(rows[-1], left, piece, anchor)
        pen = left + piece.width
    return [*held(rows[:-1]), rows[-1]]


def _with(row: Row, left: float, piece: TypeLine, anchor: str) -> Row:
    return replace(row, pieces=(*row.pieces, (left, piece)), links=(*row.links, (left, left + piece.width, anchor)))


def lay_index(rows: Sequence[Row], quire: Quire, sink: int, heading: Sequence[SetLine], anchor: str) -> None:
    """Let the rows flow down two columns a page; on the last both end alike."""
    width = column_width(quire.block.measure, quire.styles)
    right, start, text = quire.block.measure - width, 0, Text(rows)
    while start < len(rows):
        down = sink if start == 0 else 0
        turn, end = _two_columns(text, start, quire.block.lines - down)
        columns = ((rows[start:turn], 0.0), (rows[turn:end], right))
        quire.add(
            Kind.INDEX,
            type=(
                *(() if start else heading),
                *(line for part, left in columns for line in quire.set_rows(part, down, left)),
            ),
            links=(link for part, left in columns for link in quire.links(part, down, left)),
            anchors=() if start else (anchor,),
            folio=True,
            head=start > 0,
        )
        start = end


def _two_columns(text: Text, start: int, room: int) -> Span:
    """Where the left column ends, and the right one: full, or as short as holds all that is left."""
    for height in range(1, room + 1):
        turn = text.ends(start, height)[0]
        end = text.ends(turn, height)[0] if turn < len(text.rows) else turn
        whole = text.rows[turn - 1].turns and text.height(start, turn) <= height >= _height(text, turn, end)
        if end == len(text.rows) and whole:
            return turn, end
    turn = text.ends(start, room)[0]
    return turn, text.ends(turn, room)[0] if turn < len(text.rows) else turn


def _height(text: Text, start: int, end: int) -> float:
    return text.height(start, end) if end > start else 0
