"""Ink: checks of colours, of effects that let ink show through, of lines and pictures."""

from collections.abc import Collection, Iterator

from ..printers import Printer
from .checks import Check, every, listed, places
from .colours import GREY, RGB
from .examining import Examined

_NEAR = 0.01


def colours(file: Examined, wanted: Collection[str]) -> Iterator[Check]:
    """Whether nothing is painted in any other colour space, in contents, forms, patterns and pictures."""
    found = sorted({colour for page in file.pages for colour in page.colours})
    others = [name for name in found if name not in wanted]
    pages = [page.number for page in file.pages if page.colours & set(others)]
    asked = " or ".join(wanted)
    says = f"Everything on {every(len(file.pages))} is in {asked}."
    if others:
        says = f"There is {listed(others)} on {places(pages)}."
    yield Check("Colours", listed(found) or "nothing is painted", f"{asked} only", not others, says)


def opaque(file: Examined) -> Iterator[Check]:
    """Whether nothing shows through, and no words are hidden."""
    pages = {page.number: page.effects - {"unreadable"} for page in file.pages}
    found = sorted({effect for effects in pages.values() for effect in effects})
    where = places(number for number, effects in pages.items() if effects)
    says = f"{listed(found)} on {where}." if found else "Nothing shows through anything, and no words are hidden."
    yield Check("Flat", listed(found) or "flat", "no transparency, nothing hidden", not found, says)


def lines(file: Examined, printer: Printer) -> Iterator[Check]:
    """The thinnest line, stroked or filled."""
    least = printer.file.least_line
    drawn = [(breadth, page.number) for page in file.pages for breadth in page.lines]
    if not drawn:
        yield Check("Thinnest line", "none", f"{least:g} pt", True, "There are no lines.")
        return
    breadth, page = min(drawn)
    fits = breadth >= least - _NEAR
    says = f"The thinnest is on page {page}" + ("." if fits else "; it may break up on paper.")
    yield Check("Thinnest line", f"{breadth:.2f} pt", f"at least {least:g} pt", fits, says)


def pictures(file: Examined, printer: Printer) -> Iterator[Check]:
    """The coarsest picture."""
    least = printer.file.least_dpi
    shown = [(image.dpi, page.number) for page in file.pages for image in page.images]
    if not shown:
        yield Check("Pictures", "none", f"{least} dpi", True, "There are no pictures; everything is drawn.")
        return
    dpi, page = min(shown)
    fits = dpi >= least - 0.5
    says = f"The coarsest of {len(shown)} is on page {page}" + ("." if fits else "; it will look blurred on paper.")
    yield Check("Pictures", f"{dpi:.0f} dpi", f"at least {least} dpi", fits, says)


def coverage(file: Examined, most: float | None) -> Iterator[Check]:
    """How much ink lies on one spot, where the printer names a limit."""
    if most is None:
        return
    heaviest = max((page.most_ink for page in file.pages), default=0.0)
    if any(page.images for page in file.pages):
        says = f"Drawn colours come to {heaviest:.0f} % at most; the ink of the pictures was not added up."
        yield Check("Ink on one spot", f"{heaviest:.0f} %", f"at most {most:g} %", None, says)
        return
    says = "The ink dries in time." if heaviest <= most else "The ink would not dry in time, and would come off."
    yield Check("Ink on one spot", f"{heaviest:.0f} %", f"at most {most:g} %", heaviest <= most, says)


GREY_ONLY = (GREY,)
IN_COLOUR = (GREY, RGB)
