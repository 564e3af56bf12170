"""The schedule of permissions: who has agreed to what, letter by letter, as a table to read and as one to work with."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from io import StringIO
from itertools import chain

from letters.editor.book import Book
from letters.editor.errors import LetterMissing
from letters.editor.markup import held
from letters.editor.runs import title_of
from letters.editor.typesetting import Alignment, Face, unset_characters
from letters.editor.wording import heading_of, spelled

from .offering import Offer, Permission
from .sheets import Binder, Placed, Sheet, Strip, flow, placed
from .strips import GAP, SMALL, TITLE, Setter, kept_together

SHEET = Sheet(width=792.0, height=612.0, side=54.0, top=54.0, bottom=60.0)
"""US Letter, lying down."""

COLUMNS = (("Letter", 0.0), ("Who", 0.19), ("Name", 0.35), ("Allowed", 0.53), ("Given on", 0.69), ("Note", 0.81))
"""The head of each column, and where it begins, as a share of the measure."""

GUTTER = 10.0

ROW = 9.0
"""Above every row of the table."""

FOOT = 34.0

HEAD = replace(SMALL, face=Face.ITALIC)

LAW = (
    "The copyright of a letter stays with whoever wrote its words; whoever received it owns the paper. "
    "Here is what each of them, and each person named, has agreed to."
)

NOT_GIVEN = "not given"

FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a formula begins in a spreadsheet. A cell that begins so is kept a text by an apostrophe."""

UNSET = "?"

UNSET_NOTE = (
    f"Where a name shows {UNSET}, our typeface lacks its script; in the file “5-permissions.csv” the name is whole."
)

type Row = tuple[str, ...]


def schedule(book: Book, offer: Offer, permissions: Sequence[Permission]) -> bytes:
    """The schedule as a PDF. Raises LetterMissing for a permission of a letter that is not in the book."""
    language = book.matter.language
    binder = Binder(
        f"Permissions: {title_of(book.matter)}", offer.house.name, "A schedule of permissions", language, SHEET
    )
    setter = Setter(SHEET.measure, language)
    head = kept_together(_row(tuple(name for name, _ in COLUMNS), setter, head=True))
    rows = [strip for row in rows_of(book, permissions) for strip in _row(row, setter)]
    first = [replace(head[0], above=2 * GAP), *head[1:]]
    strips = [*_opening(book, setter), *first, *rows, *_missing(book, permissions, setter)]
    pages = flow(strips, SHEET, head)
    binder.add(placed(pages, SHEET, partial(_furniture, setter, len(pages))))
    return binder.finish()


def sheet_of(book: Book, permissions: Sequence[Permission]) -> bytes:
    """The schedule as CSV (RFC 4180, UTF-8 with its mark, which spreadsheets ask for). No cell is a formula."""
    file = StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([name for name, _ in COLUMNS])
    writer.writerows(map(harmless, rows_of(book, permissions)))
    return file.getvalue().encode("utf-8-sig")


def harmless(row: Iterable[str]) -> list[str]:
    """The cells of a row as plain text, whatever a spreadsheet would make of them."""
    cells = (" ".join(held(cell).split()) for cell in row)
    return [f"'{cell}" if cell.startswith(FORMULAS) else cell for cell in cells]


def settable(cell: str) -> str:
    """The cell with a mark for what the book face has no form for: nobody changes a name for the sake of our type."""
    for character in unset_characters(cell):
        cell = cell.replace(character, UNSET)
    return cell


def rows_of(book: Book, permissions: Sequence[Permission]) -> Iterator[Row]:
    """A row for each permission, in the order of the book. Raises LetterMissing."""
    places = _places(book)
    if strange := next((each for each in permissions if each.letter not in places), None):
        raise LetterMissing(
            f"There is a permission for letter {strange.letter}, which is not in this book.", strange.letter
        )
    for each in sorted(permissions, key=lambda each: places[each.letter][0]):
        place, heading = places[each.letter]
        given = spelled(each.given_on) if each.given_on else NOT_GIVEN
        yield f"{place}. {heading}", each.party, each.name, ", ".join(each.scopes), given, each.note


def _places(book: Book) -> Mapping[int, tuple[int, str]]:
    """The place in the book of every letter and its heading, by the house's number."""
    return {
        letter.number: (place, heading_of(letter, book.matter.language))
        for place, letter in enumerate(book.letters, start=1)
    }


def _opening(book: Book, setter: Setter) -> Iterator[Strip]:
    yield from kept_together(setter.paragraph("Permissions", TITLE))
    yield from kept_together(setter.paragraph(f"*{title_of(book.matter)}*. {LAW}", above=GAP))


def _missing(book: Book, permissions: Sequence[Permission], setter: Setter) -> list[Strip]:
    """Which letters no permission is recorded for, said plainly."""
    known = {each.letter for each in permissions}
    without = [f"{place}. {heading}" for number, (place, heading) in _places(book).items() if number not in known]
    text = f"No permission is recorded for: {'; '.join(without)}." if without else ""
    unset = any(map(unset_characters, chain.from_iterable(rows_of(book, permissions))))
    notes = (settable(text), UNSET_NOTE if unset else "")
    return [strip for note in notes for strip in setter.paragraph(note, SMALL, above=2 * GAP)]


def _row(cells: Row, setter: Setter, *, head: bool = False) -> list[Strip]:
    """A row of the table: as many strips as its tallest cell has lines, never parted."""
    style = HEAD if head else SMALL
    edges = [share * setter.measure for _, share in COLUMNS] + [setter.measure + GUTTER]
    columns = [
        (left, replace(setter, measure=right - left - GUTTER).lines(settable(" ".join(cell.split())), style))
        for cell, left, right in zip(cells, edges, edges[1:], strict=False)
    ]
    strips = [
        Strip(tuple((left, lines[at]) for left, lines in columns if at < len(lines)), style.leading, turns=False)
        for at in range(max(len(lines) for _, lines in columns))
    ]
    strips[0] = replace(strips[0], above=ROW, ruled=not head)
    return [*strips[:-1], replace(strips[-1], turns=True)]


def _furniture(setter: Setter, count: int, number: int) -> Iterator[Placed]:
    for line in setter.lines(f"{number} of {count}", SMALL, Alignment.CENTRE):
        yield Placed(line, SHEET.side, FOOT)
