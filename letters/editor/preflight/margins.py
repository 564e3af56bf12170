"""Margins: whether everything keeps clear of the bind and of the cut, by its place and by how the pages look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image
from pypdfium2 import PdfiumError

from letters.handwriting import picture

from ..geometry import Box, Trim
from ..printers import Printer
from .checks import Check, every, inch, unsure
from .examining import Examined
from .facts import PageFacts, around

SAMPLE = 48
"""How many pages are looked at as pictures: of a longer book, spreads in equal steps from the first to the last."""

DPI = 72
"""Of those pictures: a pixel is a point."""

_INK = 235
"""What is darker, from 0 to 255, is ink; paler is the soft edge of a letter."""

_NEAR, _NEARER = 1.5, 0.5
"""How far, in points, a picture and a place may be off."""

_CUT = ("outside", "top", "bottom")


@dataclass(frozen=True, slots=True)
class _Look:
    """What was looked at: boxes around everything on a page, by its number; how exactly, and in which words."""

    what: str
    boxes: Mapping[int, Box]
    near: float
    where: str


def words_clear(file: Examined, printer: Printer, trim: Trim, *, bleeds: bool) -> Iterator[Check]:
    """Where the words of every page stand, as its content says."""
    boxes = {page.number: box for page in file.pages if (box := _words(page)) is not None}
    look = _Look("Words", boxes, _NEARER, f"on {every(len(file.pages))}")
    yield from _clear(look, len(file.pages), printer, trim, bleeds)


def ink_clear(file: Examined, printer: Printer, trim: Trim, *, bleeds: bool) -> Iterator[Check]:
    """Where the ink of some pages lies, as they look."""
    numbers = sample(len(file.pages))
    try:
        seen = {number: inked(picture(file.pdf, number, DPI)) for number in numbers}
    except PdfiumError as error:
        yield Check(
            "Ink clear of the bind", "not drawn", "drawn by PDFium", None, f"PDFium cannot draw the pages: {error}."
        )
        return
    boxes = {number: box for number, box in seen.items() if box is not None}
    look = _Look("Ink", boxes, _NEAR, f"on {len(numbers)} of {len(file.pages)} pages, as PDFium draws them")
    yield from _clear(look, len(file.pages), printer, trim, bleeds)


def sample(count: int) -> list[int]:
    """The numbers of the pages to look at: all of a short book, and of a long one rectos and versos alike."""
    if count <= SAMPLE:
        return list(range(1, count + 1))
    steps = SAMPLE // 2 - 1
    firsts = {1 + round(step * (count - 2) / steps) for step in range(steps + 1)}
    return sorted({number + side for number in firsts for side in (0, 1)})


def inked(png: bytes) -> Box | None:
    """The box around what is dark in a picture of `DPI`, in points from its lower left corner. None if nothing is."""
    shades = np.asarray(Image.open(BytesIO(png)).convert("L"))
    rows, columns = (np.flatnonzero((shades < _INK).any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return None
    height = shades.shape[0]
    return float(columns[0]), float(height - 1 - rows[-1]), float(columns[-1] + 1), float(height - rows[0])


def _words(page: PageFacts) -> Box | None:
    box = page.written
    for run in page.runs:
        box = around(box, run.box)
    return box


def _clear(look: _Look, pages: int, printer: Printer, trim: Trim, bleeds: bool) -> Iterator[Check]:
    """The check of the bind and that of the three cut edges."""
    margins = printer.margins(pages, bleeds=bleeds)
    distances = {
        number: _distances(box, printer.page_box(trim, number, bleeds=bleeds).trim, number % 2 == 1)
        for number, box in look.boxes.items()
    }
    bind, at = min(((each["inside"], number) for number, each in distances.items()), default=(None, 0))
    figure = f"at least {inch(margins.inside)} in a book of {pages} pages{unsure(printer, 'inside')}"
    yield _check(look, "bind", bind, at, margins.inside, figure)
    nearest = ((each[edge], number) for number, each in distances.items() for edge in _CUT)
    cut, at = min(nearest, default=(None, 0))
    yield _check(look, "cut", cut, at, margins.outside, f"at least {inch(margins.outside)}{unsure(printer, 'margins')}")


def _check(look: _Look, edge: str, found: float | None, at: int, wanted: float, figure: str) -> Check:
    name = f"{look.what} clear of the {edge}"
    if found is None:
        return Check(name, "none", figure, True, f"Nothing was found {look.where}.")
    says = f"The nearest is on page {at}; we looked {look.where}."
    return Check(name, inch(found), figure, found >= wanted - look.near, says)


def _distances(box: Box, trim: Box, is_recto: bool) -> dict[str, float]:
    """How far a box stays from the edges of a page; the bind is at the left of a recto."""
    left, right = box[0] - trim[0], trim[2] - box[2]
    inside, outside = (left, right) if is_recto else (right, left)
    return {"inside": inside, "outside": outside, "bottom": box[1] - trim[1], "top": trim[3] - box[3]}
