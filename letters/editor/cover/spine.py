"""Spine: author and title, read from the top down, where the book is thick enough for them."""

from collections.abc import Iterator

from ..book import Matter
from ..geometry import Box
from ..printers import Printer
from ..typesetting import TypeLine, TypeStyle, plain, set_line
from .board import Board
from .fitting import styled
from .tints import Tint

LARGEST = 15.0
RISE, FALL = 0.7, 0.25
"""How far type reaches above and below its line, as shares of its size."""

TITLE = TypeStyle(12, 14)
AUTHOR = TypeStyle(12, 14, small_caps=True, tracking=50)
_END = 0.06
"""From the ends of the spine to the words, as a share of its length."""

_STEP = 0.25

_AUTHOR = 0.9
"""The size of the author's name, as a share of the title's: its small capitals are letterspaced."""


def draw_spine(board: Board, box: Box, printer: Printer, page_count: int, matter: Matter) -> None:
    """The spine. It stays bare where the printer wants no words on it, or where they would be too small to read."""
    size = spine_size(printer, page_count, box[2] - box[0])
    length = (1 - 2 * _END) * (box[3] - box[1])
    lines = _lines(matter, size, length, least_size(printer))
    if lines is None:
        return
    title, author = lines
    x = (box[0] + box[2]) / 2 - (RISE - FALL) / 2 * title.style.size
    end = _END * (box[3] - box[1])
    board.down(title, x, box[3] - end)
    if author is not None:
        board.down(author, x, box[1] + end + author.width, Tint.FADED)


def spine_size(printer: Printer, page_count: int, width: float) -> float:
    """How large words on a spine may be, in points; 0 where there may be none."""
    if page_count < printer.spine_text_from:
        return 0.0
    room = (width - 2 * printer.spine_clearance) / (RISE + FALL)
    return min(LARGEST, room // _STEP * _STEP)


def least_size(printer: Printer) -> float:
    """How large words on a spine have to be, in points, so that the smaller of them are no smaller than may be."""
    return printer.file.least_type / _AUTHOR


def _lines(matter: Matter, size: float, length: float, least: float) -> tuple[TypeLine, TypeLine | None] | None:
    """Title and author, together no longer than the spine. None where they would be smaller than `least`."""
    while size >= least:
        for title, author in _pairs(matter, size):
            between = 2 * size if author else 0.0
            if title.width + between + (author.width if author else 0.0) <= length:
                return title, author
        size -= _STEP
    return None


def _pairs(matter: Matter, size: float) -> Iterator[tuple[TypeLine, TypeLine | None]]:
    title = set_line(plain(matter.title), styled(TITLE, size), emphasis=False, language=matter.language)
    if matter.author:
        author = styled(AUTHOR, _AUTHOR * size)
        yield title, set_line(plain(matter.author), author, emphasis=False, language=matter.language)
    else:
        yield title, None
