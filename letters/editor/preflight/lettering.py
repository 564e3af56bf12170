"""Lettering: checks of fonts and of how small type is."""

from collections.abc import Iterator

from ..printers import Printer
from .checks import Check, listed
from .examining import Examined

_NEAR = 0.05
"""How far type may fall short, in points: files round."""


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
    """The smallest type. Handwriting is no type: it is drawn as large as its writer writes."""
    least = printer.file.least_type
    runs = [(run.size, page.number, run.font) for page in file.pages for run in page.runs]
    if not runs:
        yield Check("Smallest type", "none", f"{least:g} pt", True, "There is no type; there may be handwriting.")
        return
    size, page, font = min(runs)
    fits = size >= least - _NEAR
    says = f"The smallest is {size:.2f} pt, {font} on page {page}; handwriting is not counted."
    yield Check("Smallest type", f"{size:.2f} pt", f"at least {least:g} pt", fits, says)


def _whole(count: int) -> str:
    return "No letter will look different at the printer's." if count else "There are no fonts."
