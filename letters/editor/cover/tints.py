"""Tints: the colours of the house as a screen mixes them and as a press does."""

from dataclasses import dataclass
from enum import Enum

type Mixed = tuple[float, float, float] | tuple[float, float, float, float]
"""Red, green and blue, or cyan, magenta, yellow and black, each from 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Recipe:
    rgb: tuple[float, float, float]
    cmyk: tuple[float, float, float, float]


def _recipe(spelled: str, *cmyk: int) -> _Recipe:
    """A colour as style sheets spell it, and as percents of the four inks."""
    red, green, blue = (round(int(spelled[place : place + 2], 16) / 255, 4) for place in (1, 3, 5))
    cyan, magenta, yellow, black = (percent / 100 for percent in cmyk)
    return _Recipe((red, green, blue), (cyan, magenta, yellow, black))


class Tint(Enum):
    """Paper, the sheet of a letter that lies on it, the edge and the shade of that sheet, ink, the one accent, bars.

    The inks of a press were mixed by eye for uncoated white board. Small type stands in black with a little warmth, so
    that plates that do not meet exactly leave no coloured edges; no tint comes near what dries too slowly.
    """

    PAPER = _recipe("#FBF6EC", 0, 2, 6, 0)
    SHEET = _recipe("#FFFDF8", 0, 0, 2, 0)
    EDGE = _recipe("#E9DDC8", 7, 11, 22, 0)
    SHADE = _recipe("#F1E8D8", 4, 7, 15, 0)
    INK = _recipe("#2B2320", 0, 18, 22, 92)
    FADED = _recipe("#6A5D55", 0, 18, 24, 70)
    ACCENT = _recipe("#D9482B", 7, 85, 96, 1)
    WHITE = _recipe("#FFFFFF", 0, 0, 0, 0)
    BAR = _recipe("#000000", 0, 0, 0, 100)

    def mixed(self, colour: str) -> Mixed:
        """The colour as numbers: "rgb" or "cmyk"."""
        return self.value.rgb if colour == "rgb" else self.value.cmyk

    def fill(self, colour: str) -> str:
        """The operator that fills with it."""
        return f"{' '.join(f'{part:g}' for part in self.mixed(colour))} {'rg' if colour == 'rgb' else 'k'}"
