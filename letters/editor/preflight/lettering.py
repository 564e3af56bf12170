"""Lettering: checks of fonts and of how small type is."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from statistics import median

from ..geometry import INCH
from ..printers import Printer
from .checks import Check, listed
from .examining import Examined
from .facts import X_HEIGHT, PageFacts

MILLIMETRE = INCH / 25.4

READABLE = 1.2 * MILLIMETRE
"""How tall small letters are that everybody can read."""

_NEAR, _NEAR_DRAWN = 0.05, 0.1
"""How far type may fall short, in points: files round; and a letterhead, which is measured by its outlines."""


def fonts(file: Examined) -> Iterator[Check]:
    """Whether every font is in the file, cut down to what is used, and tells its text."""
    count = len(file.fonts)
    absent = [f"{font.name} (page {page})" for font, page in file.fonts if not font.is_embedded]
    says = f"Not in the file: {listed(absent)}. The printer would use another font." if absent else _whole(count)
    figure = f"{count - len(absent)} of {count}"
    yield Check("Fonts embedded", figure, "every one, in forms too", not absent, says)
    whole = [font.name for font, _ in file.fonts if font.is_embedded and not font.is_subset]
    says = (
        f"Named as if they were whole: {listed(whole)}." if whole else "Each font holds only the letters that are used."
    )
    yield Check("Fonts cut down", f"{count - len(whole)} of {count}", "every one", not whole, says)


def copyable(file: Examined) -> Iterator[Check]:
    """Whether words can be copied and read aloud."""
    mute = [font.name for font, _ in file.fonts if font.is_wide and not font.has_text]
    says = "All words can be copied, searched and read aloud."
    if mute:
        says = f"Words set in {listed(mute)} can be neither copied nor read aloud."
    count = len(file.fonts)
    yield Check("Words can be copied", f"{count - len(mute)} of {count} fonts", "all of them", not mute, says)


def sizes(file: Examined, printer: Printer) -> Iterator[Check]:
    """The smallest type, that of letterheads included. Handwriting is no type, and has a check of its own."""
    least = printer.file.least_type
    runs = [(run.size, page.number, run.font, run.is_drawn) for page in file.pages for run in page.runs]
    if not runs:
        yield Check("Smallest type", "none", f"{least:g} pt", True, "There is no type; there may be handwriting.")
        return
    size, page, font, is_drawn = min(runs)
    fits = size >= least - (_NEAR_DRAWN if is_drawn else _NEAR)
    what = "a letterhead, which shrinks with its letter," if is_drawn else font
    says = f"The smallest is {size:.2f} pt, {what} on page {page}; handwriting is not counted."
    yield Check("Smallest type", f"{size:.2f} pt", f"at least {least:g} pt", fits, says)


def handwriting(file: Examined, printer: Printer) -> Iterator[Check]:
    """The smallest handwriting, by how tall its small letters are.

    What has to be printed on food in the European Union has small letters of at least 1.2 mm, so that everybody can
    read it (Regulation (EU) No 1169/2011, article 13 and annex IV). Whether smaller ones can be read in this hand,
    somebody has to see; smaller than those of the least type that the printer takes, they fail.
    """
    hands = [(*hand, page.number) for page in file.pages for hand in _hands(page)]
    wanted = f"small letters of {_tall(READABLE)} or more"
    if not hands:
        yield Check("Smallest handwriting", "none", wanted, True, "There is no handwriting.")
        return
    tall, scale, page = min(hands)
    shown = _shown({each for _, each, _ in hands})
    says = f"The smallest is on page {page}, at {scale:.0%} of its sheet; the book shows letters at {shown}."
    if tall < READABLE:
        says += " In a larger book, or on smaller paper, they would be larger. Please try to read a printed page."
    least = X_HEIGHT * printer.file.least_type
    fits = True if tall >= READABLE else None if tall >= least else False
    yield Check("Smallest handwriting", _tall(tall), wanted, fits, says)


def _hands(page: PageFacts) -> Iterator[tuple[float, float]]:
    """How tall small letters are, in points, at each scale that letters are shown at; lines differ a little."""
    for scale in {scale for _, scale in page.hands}:
        yield median(tall for tall, each in page.hands if each == scale), scale


def _tall(points: float) -> str:
    return f"{points / MILLIMETRE:.2f} mm"


def _shown(scales: AbstractSet[float]) -> str:
    """“63%”, “48% to 100%”."""
    least, most = min(scales), max(scales)
    return f"{least:.0%}" if least == most else f"{least:.0%} to {most:.0%}"


def _whole(count: int) -> str:
    return "No letter will look different at the printer's." if count else "There are no fonts."
