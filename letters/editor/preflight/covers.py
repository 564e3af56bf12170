"""Covers: which checks a wrap cover has to pass, among them that it fits the book it was made for."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image
from pypdfium2 import PdfiumError

from letters.handwriting import picture

from ..cover.back import barcode_box
from ..cover.barcode import AFTER, BARS, BEFORE, Symbol, modules, symbol_in
from ..cover.board import Panels, panels
from ..cover.freshness import record_of
from ..cover.spine import least_size, spine_size
from ..geometry import Box
from ..printers import Printer
from .checks import Check, Preflight, inch, so_many, unsure
from .colours import CMYK, GREY, RGB
from .examining import Examined
from .facts import Run
from .ink import colours, coverage, lines, opaque, pictures
from .lettering import fonts, sizes
from .printed import preflight
from .sheets import cover_boxes, upright
from .whole import named, sound, unlocked, weight, without_bookmarks, without_extras

DPI = 36
"""Of the picture in which the edges are looked at."""

BARCODE_DPI = 600
"""Of the line along which a barcode is read."""

_DARK = 100

_NEAR = 0.5
_WHITE = 254


@dataclass(frozen=True, slots=True)
class _Fit:
    """What a cover has to fit: the printer, the number of pages, and where the folds are then; and its number."""

    printer: Printer
    pages: int
    digest: str
    parts: Panels
    size: tuple[float, float]
    isbn: str


def preflight_cover(
    pdf: bytes,
    printer: Printer,
    trim: str,
    stock: str,
    page_count: int,
    interior_digest: str,
    *,
    caliper: float | None = None,
    isbn: str = "",
) -> Preflight:
    """Check a wrap cover against the finished pages: their count, and the digest of the file that holds them; and its
    barcode against the `isbn`, where there is one.

    Raises UnknownPrinter for a trim or a stock that the printer does not have; never for what is wrong with the file.
    """
    cut, spine = printer.trim(trim), printer.spine(page_count, stock, caliper)
    size = printer.cover_size(cut, spine)
    fit = _Fit(printer, page_count, interior_digest, panels(printer, cut, spine), size, isbn)
    estimated = caliper is None and printer.stock(stock).is_estimate
    return preflight("cover", pdf, lambda file: (*_cover(file, fit), *_estimate(fit, estimated)))


def _cover(file: Examined, fit: _Fit) -> Iterator[Check]:
    printer = fit.printer
    yield from sound(file)
    yield from weight(file, printer)
    yield from _fresh(file, fit)
    yield from cover_boxes(file, fit.size, printer.cover.around)
    yield from upright(file)
    yield from fonts(file)
    yield from colours(file, (CMYK, GREY) if printer.cover.colour == "cmyk" else (RGB, GREY))
    yield from coverage(file, printer.cover.most_ink)
    yield from opaque(file)
    yield from sizes(file, printer)
    yield from lines(file, printer)
    yield from pictures(file, printer)
    yield from _spine(file, fit)
    yield from _cut(file, fit)
    yield from _barcode(file, fit)
    yield from _bled(file)
    yield from unlocked(file)
    yield from without_extras(file)
    yield from without_bookmarks(file)
    yield from named(file)


def _fresh(file: Examined, fit: _Fit) -> Iterator[Check]:
    """Whether the cover was made for just these pages."""
    count, digest = record_of(file.document)
    made_for = "no number" if count is None else so_many(count, "page")
    says = f"The cover was made for {made_for}, and the book has {fit.pages}."
    if count is None:
        says = f"The cover does not say how many pages it was made for; the book has {fit.pages}."
    yield Check("Made for this many pages", made_for, so_many(fit.pages, "page"), count == fit.pages, says)
    same = digest == fit.digest
    says = "It was made for just these pages." if same else "The pages have changed since it was made. Make it again."
    yield Check("Made for these pages", digest[:12] or "none", fit.digest[:12], same, says)


def _estimate(fit: _Fit, is_estimate: bool) -> Iterator[Check]:
    width = inch(fit.parts.spine_width)
    if is_estimate:
        says = (
            f"No formula is published for the {fit.printer.label}. Before you upload the cover, compare it with the "
            "printer's own template."
        )
        yield Check("Width of the spine", width, "as the printer's template says", None, says)
    else:
        says = f"That is how thick the {fit.printer.label} is with {so_many(fit.pages, 'page')} of this paper."
        yield Check("Width of the spine", width, width, True, says)


def _runs(file: Examined) -> list[Run]:
    return [run for page in file.pages for run in page.runs]


def _spine(file: Examined, fit: _Fit) -> Iterator[Check]:
    """Words on the spine only where it is thick enough, and clear of both folds."""
    left, _, right, _ = fit.parts.spine
    words = [run for run in _runs(file) if run.box[0] < right and run.box[2] > left]
    least, clear = fit.printer.spine_text_from, fit.printer.spine_clearance
    doubt = unsure(fit.printer, "spine")
    if not words or fit.pages < least:
        wanted = f"none under {least} pages{doubt}" if fit.pages < least else "words, where they fit"
        yield Check("Words on the spine", "words" if words else "bare", wanted, not words, _why_bare(fit))
        return
    nearest = min(min(run.box[0] - left, right - run.box[2]) for run in words)
    says = "That is how near the words come to a fold, and a fold may be a little off."
    yield Check("Words on the spine", inch(nearest), f"at least {inch(clear)}{doubt}", nearest >= clear - _NEAR, says)


def _why_bare(fit: _Fit) -> str:
    """Why there are, or should be, no words on the spine."""
    printer, width, least = fit.printer, fit.parts.spine_width, fit.printer.spine_text_from
    if fit.pages < least:
        return f"The {printer.label} has words on its spine from {least} pages on; this book has {fit.pages}."
    if spine_size(printer, fit.pages, width) < least_size(printer):
        return (
            f"The spine is {inch(width)} thick, which leaves no room for type of {printer.file.least_type:g} pt "
            f"that keeps {inch(printer.spine_clearance)} from both folds."
        )
    return "The spine is thick enough for words, but title and author together are too long for it."


def _cut(file: Examined, fit: _Fit) -> Iterator[Check]:
    """Words clear of the cut. A letter in its hand may run over the edge, as it does."""
    left, bottom, _, _ = fit.parts.back
    _, _, right, top = fit.parts.front
    safety = fit.printer.cover.safety
    distances = [
        min(run.box[0] - left, run.box[1] - bottom, right - run.box[2], top - run.box[3]) for run in _runs(file)
    ]
    nearest = min(distances, default=safety)
    says = "That is how near words in type come to an edge. Only a letter in handwriting may run over it."
    figure = f"at least {inch(safety)}{unsure(fit.printer, 'cover')}"
    yield Check("Words clear of the cut", inch(nearest), figure, nearest >= safety - _NEAR, says)


def _barcode(file: Examined, fit: _Fit) -> Iterator[Check]:
    """The barcode as it is read again; or nothing where the printer puts its own."""
    room = barcode_box(fit.printer, fit.parts.back_face)
    symbol = symbol_in(room) if fit.isbn else None
    if symbol:
        yield _read_again(file, symbol, fit)
        return
    written = [page.written for page in file.pages if page.written is not None]
    boxes = [*(run.box for run in _runs(file)), *written]
    met = sum(_meet(room, box) for box in boxes)
    size = f"{inch(room[2] - room[0])} × {inch(room[3] - room[1])}{unsure(fit.printer, 'barcode')}"
    says = "There are words where the barcode will be." if met else "The place of the barcode is free."
    yield Check("Room for the barcode", "in use" if met else "free", size, not met, says)


def _read_again(file: Examined, symbol: Symbol, fit: _Fit) -> Check:
    """The barcode, looked at as a scanner does: along one line through the middle of its bars, quiet zones and all."""
    wanted = f"{fit.isbn}, at {symbol.scale * 100:.0f} %{unsure(fit.printer, 'barcode')}"
    middle = symbol.bottom + 0.6 * symbol.height
    height = fit.parts.sheet[3]
    try:
        strip = picture(file.pdf, 1, BARCODE_DPI, above=height - middle - 1, below=middle - 1)
    except PdfiumError as error:
        return Check("Barcode", "not drawn", wanted, None, f"PDFium cannot draw the cover: {error}.", "PDFium")
    grey = np.asarray(Image.open(BytesIO(strip)).convert("L"))
    row = grey[grey.shape[0] // 2]
    places = (symbol.left + (place + 0.5) * symbol.module for place in range(BEFORE + BARS + AFTER))
    read = "".join("1" if row[int(place * BARCODE_DPI / 72)] < _DARK else "0" for place in places)
    right = read == f"{'0' * BEFORE}{modules(fit.isbn)}{'0' * AFTER}"
    says = "It is read as the number of the book. Tell the printer that the cover has its barcode."
    says = says if right else "It is not read as the number of the book."
    return Check("Barcode", fit.isbn if right else "something else", wanted, right, says, "PDFium")


def _meet(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def _bled(file: Examined) -> Iterator[Check]:
    """Whether colour reaches all four edges of the sheet, so that a cut that is a little off shows no white."""
    name, wanted = "Bleed filled", "colour to all four edges"
    try:
        image = Image.open(BytesIO(picture(file.pdf, 1, DPI))).convert("RGB")
    except PdfiumError as error:
        yield Check(name, "not drawn", wanted, None, f"PDFium cannot draw the cover: {error}.", "PDFium")
        return
    pixels = np.asarray(image)[1:-1, 1:-1].min(axis=2)
    edges = {"top": pixels[0], "bottom": pixels[-1], "left": pixels[:, 0], "right": pixels[:, -1]}
    white = [edge for edge, row in edges.items() if (row > _WHITE).any()]
    says = "A cut that is a little off will show no white."
    if white:
        says = f"At the {' and the '.join(white)} there is bare paper, which a cut that is a little off would show."
    yield Check(name, f"bare at {len(white)}" if white else "filled", wanted, not white, says, "PDFium")
