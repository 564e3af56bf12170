"""Plot: a page as single strokes for a plotter that holds a real pen.

Lengths are millimetres. Strokes stand in the order in which they were written: a plotter's program should not sort them
anew, or it dots its letters before it has written them. Each pen has a layer, numbered as plotters' programs want it.
What a printer printed on the sheet is not plotted.
"""

from collections.abc import Iterator
from html import escape

from .papers import MM
from .placing import Page
from .tracks import Track

INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
"""Programs that drive plotters know layers by the attributes of this editor."""

MARK, MARK_AWAY = 5.0, 6.0
"""How long a registration mark is, and how far its middle stands from both edges of its corner."""

STRIP, STRIP_GAP = 24.0, 3.0
"""How long the test strip is, and how far apart its lines are."""


def plot(page: Page, tracks: Iterator[Track], *, marks: bool, strip: bool) -> str:
    """A page as SVG. `marks` adds a layer of registration marks in its corners; `strip` one of lines and a wave at the
    foot, to try pen and pressure on, which is plotted first."""
    width, height = page.width / MM, page.height / MM
    pen = f"{page.pen.label}, {page.nib / MM:.2f} mm"
    layers = [
        *([_layer(0, "Test strip", page, _strip(height))] if strip else []),
        *([_layer(1, "Registration marks", page, _marks(width, height))] if marks else []),
        _layer(2, pen, page, [track.path for track in tracks]),
    ]
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="{INKSCAPE}" width="{width:.2f}mm" '
            f'height="{height:.2f}mm" viewBox="0 0 {width:.2f} {height:.2f}">',
            f"<title>Page {page.number}, to be plotted</title>",
            *layers,
            "</svg>\n",
        )
    )


def _layer(number: int, name: str, page: Page, paths: list[str]) -> str:
    red, green, blue = (round(255 * part) for part in page.ink.colour)
    drawn = "\n".join(f'<path d="{path}"/>' for path in paths)
    return (
        f'\n<g inkscape:groupmode="layer" inkscape:label="{number} {escape(name)}" fill="none" '
        f'stroke="#{red:02x}{green:02x}{blue:02x}" stroke-width="{page.nib / MM:.3f}" stroke-linecap="round" '
        f'stroke-linejoin="round">\n{drawn}\n</g>\n'
    )


def _marks(width: float, height: float) -> list[str]:
    """A cross in every corner."""
    half = MARK / 2
    places = [(x, y) for y in (MARK_AWAY, height - MARK_AWAY) for x in (MARK_AWAY, width - MARK_AWAY)]
    return [f"M{x - half:.2f} {y:.2f}H{x + half:.2f}M{x:.2f} {y - half:.2f}V{y + half:.2f}" for x, y in places]


def _strip(height: float) -> list[str]:
    """Two lines and a wave, at the foot of the sheet."""
    left, top = 2 * MARK_AWAY, height - MARK_AWAY - STRIP_GAP
    waves = "".join(f"q{STRIP / 16:.2f} {-3 if even else 3} {STRIP / 8:.2f} 0" for even in (True, False) * 4)
    return [
        f"M{left:.2f} {top:.2f}h{STRIP:.2f}",
        f"M{left:.2f} {top + STRIP_GAP:.2f}h{STRIP:.2f}",
        f"M{left + STRIP + STRIP_GAP:.2f} {top + STRIP_GAP / 2:.2f}{waves}",
    ]
