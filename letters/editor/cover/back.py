"""Back: what the book says of itself, and its barcode, or the room that the printer needs for one."""

from collections.abc import Sequence

from ..book import Matter
from ..errors import BlurbTooLong
from ..geometry import Box
from ..printers import Printer
from ..typesetting import Face, TypeLine, TypeStyle, plain, set_line
from .barcode import draw_barcode, symbol_in
from .board import Board
from .fitting import fitted, paragraphs, styled
from .tints import Tint

BLURB = TypeStyle(12, 17.5)
BLURB_SIZES = (14, 13.5, 13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9)
SMALL = TypeStyle(9, 12)
NUMBER = TypeStyle(8.5, 12, tracking=20, old_style=False)
_MARGIN = 0.135
_BETWEEN = 0.5
"""Between paragraphs, in lines."""


def draw_back(board: Board, box: Box, printer: Printer, matter: Matter) -> None:
    """The back. Raises BlurbTooLong."""
    left, bottom, right, top = box
    margin, height = (right - left) * _MARGIN, top - bottom
    code = barcode_box(printer, box)
    _say(board, (left + margin, code[3] + 0.05 * height, right - margin, top - 0.095 * height), matter)
    board.fill(code, Tint.WHITE)
    if matter.isbn:
        line = set_line(f"ISBN {matter.isbn}", NUMBER, emphasis=False, language=matter.language)
        board.words(line, code[0], code[3] + 5, Tint.FADED)
        if symbol := symbol_in(code):
            draw_barcode(board, symbol, matter.isbn, matter.language)
    _sign(board, (left + margin, code[1], code[0] - 12, code[3]), matter)


def barcode_box(printer: Printer, back: Box) -> Box:
    """The room that the printer's barcode takes, at the lower right of the back."""
    room = printer.cover.barcode
    right, bottom = back[2] - room.from_spine, back[1] + room.from_bottom
    return right - room.width, bottom, right, bottom + room.height


def _say(board: Board, room: Box, matter: Matter) -> None:
    """The blurb, or where there is none the epigraph."""
    left, bottom, right, top = room
    text = matter.blurb.strip() or matter.epigraph.strip()
    if not text:
        return
    y = top
    for part in _fitting(text, right - left, top - bottom, matter):
        for line in part:
            y -= line.style.leading
            board.words(line, left, y)
        y -= _BETWEEN * part[0].style.leading
    if not matter.blurb.strip() and matter.epigraph_source:
        source = TypeStyle(11, 16, Face.ITALIC)
        for line in fitted(matter.epigraph_source, source, (11, 10, 9), right - left, 2, matter.language):
            y -= line.style.leading
            board.words(line, left, y, Tint.FADED)


def _fitting(text: str, measure: float, height: float, matter: Matter) -> Sequence[tuple[TypeLine, ...]]:
    """The paragraphs as large as they have room."""
    for size in BLURB_SIZES:
        style = styled(BLURB, size)
        parts = paragraphs(text, style, measure, matter.language)
        tall = (sum(len(part) + _BETWEEN for part in parts) + 2) * style.leading
        if tall <= height:
            return parts
    count = int(len(text) * height / tall) // 10 * 10
    raise BlurbTooLong(
        f"The words for the back have {len(text)} characters, and there is room for about {count} above the barcode. "
        "Please make them shorter."
    )


def _sign(board: Board, room: Box, matter: Matter) -> None:
    """Who publishes it, at the foot beside the barcode, where that leaves room."""
    left, bottom, right, _ = room
    text = ", ".join(part for part in (plain(matter.publisher), plain(matter.place)) if part)
    if not text or right - left < 72:
        return
    lines = fitted(text, SMALL, (9, 8), right - left, 3, matter.language)
    for place, line in enumerate(reversed(lines)):
        board.words(line, left, bottom + 2 + place * line.style.leading, Tint.FADED)
