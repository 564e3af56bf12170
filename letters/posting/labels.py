"""Addresses on sheets of labels, where the house writes on no envelopes."""

from collections.abc import Sequence
from io import BytesIO
from itertools import batched

from reportlab.pdfgen.canvas import Canvas

from .type import FACE, MM, canvas, require_printable, size_that_fits

# Avery L7160 and its like: A4, three by seven, each 63.5 × 38.1 mm; avery.co.uk/template-l7160.
SHEET = (210 * MM, 297 * MM)
COLUMNS, ROWS = 3, 7
WIDTH, HEIGHT = 63.5 * MM, 38.1 * MM
LEFT, TOP, STEP = 7.2 * MM, 15.15 * MM, 66.04 * MM
INSET = 4 * MM
MOST, LEADING = 11.5, 1.2
"""In points, and of the size of the type."""

LABELS_ON_A_SHEET = COLUMNS * ROWS


def label_sheets(addresses: Sequence[tuple[str, ...]]) -> bytes:
    """Sheets of labels with these addresses, each its lines, row by row. Raises UnprintableText."""
    for lines in addresses:
        require_printable(lines)
    file = BytesIO()
    page = canvas(file, SHEET, "Labels")
    for sheet in batched(addresses, LABELS_ON_A_SHEET):
        for place, lines in enumerate(sheet):
            _label(page, lines, *divmod(place, COLUMNS))
        page.showPage()
    page.save()
    return file.getvalue()


def _label(page: Canvas, lines: tuple[str, ...], row: int, column: int) -> None:
    high = (HEIGHT - 2 * INSET) / (LEADING * len(lines))
    size = size_that_fits(lines, WIDTH - 2 * INSET, min(MOST, high))
    depth = size * LEADING
    middle = SHEET[1] - TOP - (row + 0.5) * HEIGHT
    top = middle + depth * len(lines) / 2
    page.setFont(FACE, size)
    for nth, line in enumerate(lines, 1):
        page.drawString(LEFT + column * STEP + INSET, top - nth * depth + 0.2 * depth, line)
