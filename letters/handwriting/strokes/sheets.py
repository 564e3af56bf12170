"""Sheets to look at: every character of a hand with its strokes, coloured along time."""

import unicodedata

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ..hands import FONTS, Hand
from .files import Drawing, Drawings, flat, parsed
from .glyphs import Kind, resampled

LABELS = FONTS / "type" / "eb-garamond" / "EBGaramond-Regular.ttf"

type Colour = tuple[int, int, int]

COLUMNS = 20
X_HEIGHT = 30
CELL = (84, 122)
BASE = 82
LEFT = 20
OVER = 2
"""Drawn so many times as large, and made smaller, for smooth edges."""

STARTS: dict[Kind, Colour] = {"path": (0, 0, 200), "bar": (0, 130, 0), "dot": (190, 0, 120)}
LATER: tuple[Colour, ...] = ((0, 0, 200), (190, 60, 0), (120, 0, 160), (0, 120, 130))
END: Colour = (240, 180, 40)
GRID: Colour = (225, 225, 225)


def sheet(hand: Hand, text: str, whole: bool = False) -> Image.Image:
    """The sheet of a hand. Each stroke begins at a dot, dark, and ends at a ring, gold; bars begin green, dots red.

    What is put together from characters that stand on the sheet as they are is left out, unless `whole`.
    """
    drawings = parsed(text)
    shown = [
        (character, form, drawing)
        for character, forms in sorted(drawings.items())
        for form, drawing in enumerate(forms, start=1)
        if whole or drawing.marks
    ]
    rows = -(-len(shown) // COLUMNS)
    image = Image.new("RGB", (COLUMNS * CELL[0] * OVER, rows * CELL[1] * OVER), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    for index, (character, form, drawing) in enumerate(shown):
        left, top = index % COLUMNS * CELL[0], index // COLUMNS * CELL[1]
        _cell(draw, (left, top), _label(character, form), drawing, drawings)
    small = image.resize((image.width // OVER, image.height // OVER), Image.Resampling.LANCZOS)
    return small.quantize(96)


def _label(character: str, form: int) -> str:
    label = character if unicodedata.combining(character) == 0 else f"+{ord(character):04X}"
    return label if form == 1 else f"{label}/{form}"


def _cell(draw: ImageDraw.ImageDraw, corner: tuple[int, int], label: str, drawing: Drawing, drawings: Drawings) -> None:
    left, top = corner
    font = ImageFont.truetype(LABELS, 11 * OVER)
    draw.text(((left + 3) * OVER, (top + 2) * OVER), label, fill=(120, 120, 120), font=font)
    for height in (0, 1):
        y = (top + BASE - height * X_HEIGHT) * OVER
        draw.line([(left * OVER, y), ((left + CELL[0] - 6) * OVER, y)], fill=GRID)
    for x in (0, drawing.advance):
        pen = (left + LEFT + x * X_HEIGHT / 100) * OVER
        draw.line([(pen, (top + BASE) * OVER), (pen, (top + BASE - X_HEIGHT) * OVER)], fill=GRID)
    paths = 0
    for kind, nodes in flat(drawing, drawings):
        points = resampled(np.array(nodes, dtype=float) / 100, 0.04)
        at = (np.array([left + LEFT, top + BASE]) + points * (X_HEIGHT, -X_HEIGHT)) * OVER
        begin = LATER[paths % len(LATER)] if kind == "path" else STARTS[kind]
        paths += kind == "path"
        _stroke(draw, at.tolist(), begin)


def _stroke(draw: ImageDraw.ImageDraw, points: list[list[float]], begin: Colour) -> None:
    for index in range(len(points) - 1):
        share = index / len(points)
        red, green, blue = (round(a + (b - a) * share) for a, b in zip(begin, END, strict=True))
        draw.line([tuple(points[index]), tuple(points[index + 1])], fill=(red, green, blue), width=2 * OVER)
    (x, y), (last_x, last_y) = points[0], points[-1]
    first, last = 2.6 * OVER, 2.2 * OVER
    draw.ellipse([x - first, y - first, x + first, y + first], fill=begin)
    draw.ellipse([last_x - last, last_y - last, last_x + last, last_y + last], outline=(0, 0, 0), width=OVER)
