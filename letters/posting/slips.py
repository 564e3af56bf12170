"""The slip that goes with a letter from the printer to the table, and not into the envelope."""

from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from .type import FACE, MM, canvas, size_that_fits

EDGE = 12 * MM
LEADING = 1.35
"""Of the size of the type."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on a slip: the letter, which of the batch it is, its address, and `facts` by what they are called."""

    letter: str
    place: str
    lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def slip_pdf(slip: Slip, size: tuple[float, float]) -> bytes:
    """One slip on a page of this size in points."""
    file = BytesIO()
    page = canvas(file, size, "A slip")
    width, height = size
    room = width - 2 * EDGE
    top = _lines(page, (slip.letter,), height - EDGE, 20, room)
    rule = _lines(page, (slip.place,), top, 11, room) - 3 * MM
    page.line(EDGE, rule, width - EDGE, rule)
    top = _lines(page, slip.lines, rule - 2 * MM, 13, room) - 5 * MM
    _lines(page, tuple(f"{name}: {words}" for name, words in slip.facts), top, 11, room)
    page.setFont(FACE, 9)
    page.drawString(EDGE, EDGE - 4 * MM, "This slip stays in the house.")
    page.save()
    return file.getvalue()


def _lines(page: Canvas, lines: tuple[str, ...], top: float, most: float, room: float) -> float:
    """Set lines below `top`; where the next one may stand."""
    size = size_that_fits(lines, room, most)
    page.setFont(FACE, size)
    for line in lines:
        top -= size * LEADING
        page.drawString(EDGE, top, line)
    return top
