"""Sheets: checks of how many pages there are, how large each is, and where it will be cut."""

from collections.abc import Iterator
from itertools import groupby

from pikepdf import Object

from ..geometry import INCH, Box, Trim
from ..printers import Printer
from .checks import Check, every, inch, listed, places, unsure
from .examining import Examined
from .fonts import inherited

_NEAR = 0.02
"""How far boxes may differ from the figures, in points: files round."""


def counted(file: Examined, printer: Printer, trim: str, stock: str) -> Iterator[Check]:
    """How many pages there are, and whether the last one is as the printer wants it."""
    pages, least, most = len(file.pages), printer.least_pages(stock), printer.most_pages(stock, trim)
    fits = least <= pages <= most
    says = f"The {printer.label} can have from {least} to {most} pages of this size on this paper."
    table = "fewer" if (trim, stock) in printer.fewer else "stocks"
    yield Check("Page count", f"{pages}", f"{least} to {most}{unsure(printer, table)}", fits, says)
    if printer.even:
        odd = pages % 2
        says = "A leaf has two sides, so there has to be one page more." if odd else "Every leaf has two pages."
        yield Check("Even count", f"{pages}", f"even{unsure(printer, 'pages')}", not odd, says)
    if printer.last_page_blank:
        blank = bool(file.pages) and file.pages[-1].is_blank
        says = (
            "The last page is free for the printer's mark."
            if blank
            else "The last page has to be free for the printer's mark."
        )
        yield Check("Last page", "blank" if blank else "printed", "blank", blank, says)


def blanks(file: Examined, printer: Printer) -> Iterator[Check]:
    """Whether no more pages are blank behind one another than the printer takes, within the book and at its end."""
    if printer.blank_running is None or printer.blank_at_end is None:
        return
    runs = [(is_blank, len([*pages])) for is_blank, pages in groupby(page.is_blank for page in file.pages)]
    at_end = runs[-1][1] if runs and runs[-1][0] else 0
    within = max((count for is_blank, count in (runs[:-1] if at_end else runs) if is_blank), default=0)
    asked = f"at most {printer.blank_running}, and {printer.blank_at_end} at the end"
    fits = within <= printer.blank_running and at_end <= printer.blank_at_end
    says = "Few enough pages are blank behind one another." if fits else "So many blank pages are taken for a fault."
    yield Check("Blank pages", f"{within} running, {at_end} at the end", asked, fits, says)


def boxes(file: Examined, printer: Printer, trim: Trim, *, bleeds: bool) -> Iterator[Check]:
    """Whether every page has the boxes that belong to it, figure by figure."""
    first = printer.page_box(trim, 1, bleeds=bleeds)
    sides = (printer.page_box(trim, 2, bleeds=bleeds), first)
    wanted = [sides[page.number % 2] for page in file.pages]
    yield _box(file, "/MediaBox", "Page size", [each.media for each in wanted], _size(first.media))
    yield _box(file, "/TrimBox", "Trim box", [each.trim for each in wanted], f"{_size(first.trim)}, as the book is cut")
    yield _box(file, "/BleedBox", "Bleed box", [each.bleed for each in wanted], _size(first.bleed))


def cover_boxes(file: Examined, size: tuple[float, float], bleed: float) -> Iterator[Check]:
    """Whether a cover is one page of the right size, cut where its bleed begins."""
    width, height = size
    count = len(file.pages)
    says = "Back, spine and front are one page." if count == 1 else "Back, spine and front have to be one page."
    yield Check("One page", f"{count}", "1", count == 1, says)
    media, trim = (0.0, 0.0, width, height), (bleed, bleed, width - bleed, height - bleed)
    wanted = f"{_size(media)}: twice the width, the spine and the bleed"
    yield _box(file, "/MediaBox", "Page size", [media] * count, wanted)
    yield _box(file, "/TrimBox", "Trim box", [trim] * count, f"{inch(bleed)} inside the page on all sides")
    yield _box(file, "/BleedBox", "Bleed box", [media] * count, "the whole page")


def upright(file: Examined) -> Iterator[Check]:
    """No page is turned, scaled or cropped."""
    odd = [number for number, page in enumerate(file.document.pages, 1) if _is_odd(page.obj)]
    says = (
        f"On {places(odd)} something is turned, scaled or cropped." if odd else "Every page lies as it will be printed."
    )
    yield Check("Upright pages", f"all but {len(odd)}" if odd else "all", "all", not odd, says)


def _is_odd(page: Object) -> bool:
    turned = int(inherited(page, "/Rotate") or 0) % 360
    crop, media = _read(inherited(page, "/CropBox")), _read(inherited(page, "/MediaBox"))
    return bool(turned) or "/UserUnit" in page or (crop is not None and media is not None and not _same(crop, media))


def _box(file: Examined, key: str, name: str, wanted: list[Box], figure: str) -> Check:
    """Compare one box of every page with what belongs there."""
    found = [_read(inherited(page.obj, key)) for page in file.document.pages]
    pairs = enumerate(zip(found, wanted, strict=True), start=1)
    wrong = [number for number, (one, other) in pairs if one is None or not _same(one, other)]
    sizes = listed(_size(box) if box else "missing" for box in found)
    if not wrong:
        return Check(name, sizes, figure, True, f"It is right on {every(len(found))}.")
    first = found[wrong[0] - 1]
    says = f"It is wrong on {places(wrong)}: {_spelled(first)} instead of {_spelled(wanted[wrong[0] - 1])}."
    return Check(name, sizes, figure, False, says)


def _read(box: Object | None) -> Box | None:
    """A box as a page holds it, its corners in whatever order."""
    if box is None or len(box) != 4:
        return None
    left, bottom, right, top = (float(each) for each in box)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _same(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _size(box: Box) -> str:
    width, height = (round(length / INCH, 3) for length in (box[2] - box[0], box[3] - box[1]))
    return f"{width:g} × {height:g} in"


def _spelled(box: Box | None) -> str:
    return "none" if box is None else f"[{' '.join(f'{each:g}' for each in box)}]"
