"""Board: the sheet that a cover is drawn on, and what is drawn on it so far."""

from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

from letters.handwriting import PdfFile, Plate, PlatePress

from ..geometry import Box, Trim
from ..printers import Printer
from ..typesetting import TypeLine, TypePress
from .tints import Tint


@dataclass(frozen=True, slots=True)
class Panels:
    """Where back, spine and front lie on the sheet once it is cut, or folded over boards, and the sheet, in points.

    `hinge` is how much of back and front bends beside the spine, where nothing is read.
    """

    sheet: Box
    back: Box
    spine: Box
    front: Box
    hinge: float = 0.0

    @property
    def back_face(self) -> Box:
        """What is read of the back."""
        return self.back[0], self.back[1], self.back[2] - self.hinge, self.back[3]

    @property
    def front_face(self) -> Box:
        """What is read of the front."""
        return self.front[0] + self.hinge, self.front[1], self.front[2], self.front[3]

    @property
    def spine_width(self) -> float:
        return self.spine[2] - self.spine[0]


def panels(printer: Printer, trim: Trim, spine: float) -> Panels:
    """The parts of a wrap cover: from the left, the back, the spine and the front."""
    width, height = printer.cover_size(trim, spine)
    around, board = printer.cover.around, printer.cover.board(trim)[0]
    folds = (around, around + board, around + board + spine, width - around)
    back, back_of_book, front = ((left, around, right, height - around) for left, right in pairwise(folds))
    hinge = printer.cover.case.hinge if printer.cover.case else 0.0
    return Panels((0.0, 0.0, width, height), back, back_of_book, front, hinge)


@dataclass(slots=True)
class Board:
    """Collects what is drawn. `colour` is "rgb" or "cmyk"; the hand is drawn in greys where it is "cmyk". `line` is how
    thick the rules of a letter are on the cover, in points."""

    file: PdfFile
    colour: str
    line: float
    operators: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    type: TypePress = field(init=False)
    hand: PlatePress = field(init=False)

    def __post_init__(self) -> None:
        self.type = TypePress(self.file)
        self.hand = PlatePress(self.file, grey=self.colour == "cmyk")

    def fill(self, box: Box, tint: Tint) -> None:
        """A rectangle."""
        left, bottom, right, top = box
        self.operators.append(
            f"{tint.fill(self.colour)} {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re f"
        )

    def dot(self, x: float, y: float, radius: float, tint: Tint) -> None:
        """A disc, of four curves that no eye tells from a circle."""
        self.operators.append(f"{tint.fill(self.colour)} {_circle(x, y, radius)} f")

    def words(self, line: TypeLine, x: float, y: float, tint: Tint = Tint.INK) -> None:
        """A line of type."""
        self.operators.append(self.type.operators(line, x, y, tint.mixed(self.colour)))

    def down(self, line: TypeLine, x: float, y: float, tint: Tint = Tint.INK) -> None:
        """A line of type that is read from the top of a spine down, its base line at x, beginning at y."""
        shown = self.type.operators(line, 0.0, 0.0, tint.mixed(self.colour))
        self.operators.append(f"q 0 -1 1 0 {x:.2f} {y:.2f} cm {shown} Q")

    def letter(self, plate: Plate, scale: float, x: float, y: float, window: Box) -> None:
        """A page of a letter, the upper left corner of its writing at x, y; nothing of it shows outside the window."""
        left, bottom, right, top = window
        self.forms.append(self.hand.place(plate))
        self.operators.append(
            f"q {left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re W n "
            f"{scale:.5f} 0 0 {scale:.5f} {x - plate.crop[0] * scale:.2f} {y - plate.crop[3] * scale:.2f} cm "
            f"{ceil(1000 * self.line / scale) / 1000:g} w /L{len(self.forms)} Do Q"
        )

    def finish(self, sheet: Box, trim: Box) -> bytes:
        """The file with its one page."""
        drawings = " ".join(f"/L{number} {form}" for number, form in enumerate(self.forms, start=1))
        content = self.file.add_stream("\n".join(self.operators).encode("ascii"))
        media, cut = (f"[{' '.join(f'{side:.3f}' for side in box)}]" for box in (sheet, trim))
        self.file.add_page(
            f"<</Type /Page /Parent {self.file.pages} /MediaBox {media} /BleedBox {media} /TrimBox {cut} "
            f"/Resources <</Font <<{self.type.resources()}>> /XObject <<{drawings}>>>> /Contents {content}>>".encode()
        )
        self.type.finish()
        self.hand.finish()
        return self.file.finish()


_KAPPA = 0.5523
"""How long the handles of a quarter circle are, in radii."""


def _circle(x: float, y: float, radius: float) -> str:
    handle = radius * _KAPPA
    corners = ((0, 1), (-1, 0), (0, -1), (1, 0))
    path = [f"{x + radius:.2f} {y:.2f} m"]
    at = (1, 0)
    for to in corners:
        one = (x + radius * at[0] + handle * to[0], y + radius * at[1] + handle * to[1])
        other = (x + radius * to[0] + handle * at[0], y + radius * to[1] + handle * at[1])
        end = (x + radius * to[0], y + radius * to[1])
        path.append(f"{' '.join(f'{each:.2f}' for point in (one, other, end) for each in point)} c")
        at = to
    return " ".join(path)
