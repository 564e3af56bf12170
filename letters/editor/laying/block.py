"""The text block: how wide, how many lines, and where it stands on a page. All lengths in points.

It is designed from the trim alone, and then set at the gutter that the page count asks for. So lines break alike
whatever the count, but for small pages in the thickest books.
"""

from dataclasses import dataclass

from letters.editor.book import Book
from letters.editor.geometry import Margins, Trim
from letters.editor.printers import Printer
from letters.editor.typesetting import TypeStyle

from .pages import Side

ORDINARY = 400
"""Pages: books up to so many have the measure as designed; a thicker one takes from it what it needs at the fold."""

WIDE, WIDEST, OBLONG = 0.708, 366.0, 0.78
"""The measure: of the width of the trim; in points, so that no line has too many words; of the height of the trim."""

INSIDE = 0.47
"""Of what the measure leaves of the width: the part at the fold, where it needs no more."""

ABOVE, BELOW = 0.115, 0.135
"""Of the height of the trim: what is left above the block, and below it."""

SIZES = ((350.0, 12.0, 16.0), (330.0, 11.5, 15.5), (300.0, 11.0, 14.5), (270.0, 10.5, 14.0), (240.0, 10.0, 13.5))
"""From which measure on the type has which size and leading: some sixty to seventy signs to a line."""

SMALLEST = (9.5, 12.75)

ASCENT, CAPITAL, DESCENT = 0.71, 0.65, 0.29
"""Of the size: how high the letters of the book face stand, its capitals, and how deep they hang."""

AIR = 1.5
"""Points that the margins have more than a printer asks for: some letters reach a little out of their line."""

APART = 2
"""Lines between the block and what stands above and below it."""


@dataclass(frozen=True, slots=True)
class Block:
    """The text block of a book, and what stands around it.

    `inside` is what is left at the fold; `first` the height of its first base line above the lower edge; `head` and
    `foot` the base lines of running head and folio; `body` the type of its text.
    """

    trim: Trim
    inside: float
    measure: float
    first: float
    lines: int
    head: float
    foot: float
    body: TypeStyle

    @property
    def outside(self) -> float:
        return self.trim.width - self.inside - self.measure

    @property
    def top(self) -> float:
        """The upper edge of the block: that of the letters of its first line."""
        return self.first + ASCENT * self.body.size

    @property
    def bottom(self) -> float:
        """The last base line."""
        return self.base(self.lines - 1)

    def left(self, side: Side) -> float:
        """The left edge of the block on a page."""
        return self.inside if side is Side.RECTO else self.outside

    def base(self, line: float) -> float:
        """The height of the base line of a line, counted from 0."""
        return self.first - line * self.body.leading


def measure_for(book: Book, printer: Printer) -> float:
    """How long a full line of the book is, in points, unless it becomes a very thick one. Raises UnknownPrinter."""
    return _measure(printer.trim(book.trim), printer.margins(ORDINARY))


def body_at(measure: float) -> TypeStyle:
    """The type that a line of this length wants."""
    size, leading = next(((size, leading) for least, size, leading in SIZES if measure >= least), SMALLEST)
    return TypeStyle(size, leading)


def block_for(book: Book, printer: Printer, pages: int) -> Block:
    """The text block of a book of so many pages. Raises UnknownPrinter."""
    trim, margins = printer.trim(book.trim), printer.margins(pages)
    measure = min(measure_for(book, printer), _measure(trim, margins))
    body = body_at(measure)
    first, lines = _heights(trim, margins, body)
    return Block(
        trim=trim,
        inside=_inside(trim.width - measure, margins),
        measure=measure,
        first=first,
        lines=lines,
        head=first + APART * body.leading,
        foot=first - (lines - 1 + APART) * body.leading,
        body=body,
    )


def _inside(free: float, margins: Margins) -> float:
    """How much of what the measure leaves `free` of the width is at the fold."""
    return round(max(margins.inside + AIR, min(INSIDE * free, free - margins.outside - AIR)), 2)


def _measure(trim: Trim, margins: Margins) -> float:
    """The measure that was designed, or what the margins leave of it."""
    designed = min(WIDE * trim.width, WIDEST, OBLONG * trim.height)
    return round(min(designed, trim.width - margins.inside - margins.outside - 2 * AIR), 2)


def _heights(trim: Trim, margins: Margins, body: TypeStyle) -> tuple[float, int]:
    """The first base line and the number of lines: as designed, but with head and foot within the margins."""
    around = APART * body.leading
    first = min(
        trim.height - ABOVE * trim.height - ASCENT * body.size,
        trim.height - margins.top - AIR - CAPITAL * body.size - around,
    )
    lowest = margins.bottom + AIR + DESCENT * body.size + around
    wanted = max(lowest, BELOW * trim.height)
    lines = min(round((first - wanted) / body.leading), int((first - lowest) / body.leading))
    return round(first, 2), 1 + lines
