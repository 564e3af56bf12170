"""Printed: which checks the interior of a book has to pass, and which a book for the screen."""

from collections.abc import Callable, Iterable, Iterator

from ..geometry import Trim
from ..printers import Printer
from .checks import Check, Preflight, preflight_of
from .examining import Examined, Unreadable, examined
from .ink import GREY_ONLY, IN_COLOUR, colours, lines, opaque, pictures
from .lettering import copyable, fonts, handwriting, sizes
from .margins import ink_clear, words_clear
from .sheets import blanks, boxes, counted, upright
from .tagged import tagged
from .whole import named, sound, unlocked, weight, with_bookmarks, without_bookmarks, without_extras


def preflight_interior(pdf: bytes, printer: Printer, trim: str, stock: str, *, bleeds: bool = False) -> Preflight:
    """Check the pages of a book for a printer. `trim` and `stock` are slugs; `bleeds` where art reaches an edge.

    All pages are read; how they look is measured on a sample, and its check says how large that was. Raises
    UnknownPrinter for a trim or a stock that the printer does not have; never for what is wrong with the file.
    """
    size = printer.trim(trim)
    printer.stock(stock)
    return preflight("interior", pdf, lambda file: _interior(file, printer, size, stock, bleeds))


def preflight_screen(pdf: bytes) -> Preflight:
    """Check a book for the screen: it opens, can be searched and copied, has bookmarks, and does nothing by itself."""
    return preflight("screen", pdf, _screen)


def preflight(what: str, pdf: bytes, looks: Callable[[Examined], Iterable[Check]]) -> Preflight:
    """The checks of a file. One that cannot be opened has a single check, which says so."""
    try:
        with examined(pdf) as file:
            return preflight_of(what, pdf, looks(file))
    except Unreadable as unreadable:
        return preflight_of(what, pdf, (unreadable.check,))


def _interior(file: Examined, printer: Printer, trim: Trim, stock: str, bleeds: bool) -> Iterator[Check]:
    yield from sound(file)
    yield from weight(file, printer)
    yield from counted(file, printer, trim.slug, stock)
    yield from blanks(file, printer)
    yield from boxes(file, printer, trim, bleeds=bleeds)
    yield from upright(file)
    yield from fonts(file)
    yield from copyable(file)
    yield from colours(file, IN_COLOUR if printer.stock(stock).colour else GREY_ONLY)
    yield from opaque(file)
    yield from sizes(file, printer)
    yield from handwriting(file, printer)
    yield from lines(file, printer)
    yield from pictures(file, printer)
    yield from words_clear(file, printer, trim, bleeds=bleeds)
    yield from ink_clear(file, printer, trim, bleeds=bleeds)
    yield from unlocked(file)
    yield from without_extras(file)
    yield from without_bookmarks(file)
    yield from named(file)


def _screen(file: Examined) -> Iterator[Check]:
    yield from sound(file)
    yield from tagged(file)
    yield from fonts(file)
    yield from copyable(file)
    yield from unlocked(file)
    yield from with_bookmarks(file)
    yield from named(file)
