"""Press: lines of type become the text operators of a page, and their letters embedded fonts.

A line is one run of text with real spaces; what is moved is moved between its glyphs (ISO 32000-2, 9.4.3).
"""

from dataclasses import dataclass, field

from letters.handwriting import PdfFile

from .embedding import embed
from .faces import cut_of
from .lines import TypeLine
from .shaping import Shaped
from .styles import Face

type Colour = tuple[float, float, float] | tuple[float, float, float, float]
"""Red, green and blue, or cyan, magenta, yellow and black, each from 0 to 1."""

NAMES = {Face.REGULAR: "R", Face.ITALIC: "I", Face.BOLD: "B", Face.BOLD_ITALIC: "X"}
"""What a page calls the cuts."""


@dataclass(frozen=True, slots=True)
class _Sorts:
    """The glyphs of one cut that the file has so far, by number and what they are copied as, with their codes."""

    face: Face
    ref: str
    codes: dict[tuple[int, str], str] = field(default_factory=dict)

    def code(self, number: int, text: str) -> str:
        """The code of a glyph, in four digits."""
        return self.codes.setdefault((number, text), f"{len(self.codes) + 1:04x}")


class TypePress:
    """Draws lines of type into one file, whose fonts hold just what was drawn."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._sorts: dict[Face, _Sorts] = {}
        self._struck: dict[float, dict[Shaped, str]] = {}

    def operators(self, line: TypeLine, x: float, y: float, ink: float | Colour = 0.0) -> str:
        """What draws a line whose measure begins at x and that stands on y, in points. `ink` is a grey or a
        colour, from 0 to 1. A page that has it needs `resources()` as they are from then on.
        """
        if not line.pieces:
            return ""
        size = line.style.size
        struck = self._struck.setdefault(size, {})
        gap = f">{_number(-line.stretch * 1000 / size)}<" if line.stretch else ""
        face, parts = line.pieces[0].face, []
        for piece in line.pieces:
            if piece.face is not face:
                face = piece.face
                parts.append(f">]TJ/{NAMES[face]} {size:g} Tf[<")
            parts.append(struck.get(piece) or self._strike(piece, size))
            if piece.space:
                parts.append(gap)
        shown = f"[<{''.join(parts)}>]TJ".replace("<>", " ")
        place = f"{_number(x + line.left)} {_number(y)} Td"
        return f"BT {_ink(ink)} /{NAMES[line.pieces[0].face]} {size:g} Tf {place} {shown} ET"

    def resources(self) -> str:
        """The entries of a page's /Font dictionary: the fonts of everything drawn so far."""
        return " ".join(f"/{NAMES[sorts.face]} {sorts.ref}" for sorts in self._sorts.values())

    def finish(self) -> None:
        """Put the fonts into the file, when all lines are drawn."""
        for sorts in self._sorts.values():
            embed(self._file, sorts.ref, sorts.face, [*sorts.codes])

    def _strike(self, piece: Shaped, size: float) -> str:
        """The piece as the inside of a string of codes, kept for when it comes again at this size."""
        face = piece.face
        if face not in self._sorts:
            self._sorts[face] = _Sorts(face, self._file.reserve())
        spelled = "".join(_spelled(piece, size, self._sorts[face]))
        if piece.scale != 1.0:
            name = NAMES[face]
            spelled = f">]TJ/{name} {_number(size * piece.scale)} Tf[<{spelled}>]TJ/{name} {size:g} Tf[<"
        self._struck[size][piece] = spelled
        return spelled


def _spelled(piece: Shaped, size: float, sorts: _Sorts) -> list[str]:
    """Codes and moves in turn. A move to the right is written as a negative number."""
    advances, moved, spelled = cut_of(piece.face).advances, 0.0, []
    for glyph in piece.glyphs:
        moved += glyph.x
        if moved:
            spelled.append(f">{_number(-moved)}<")
        code = sorts.code(glyph.number, glyph.text)
        rise = _number(glyph.y * piece.scale * size / 1000)
        spelled.append(f">]TJ {rise} Ts[<{code}>]TJ 0 Ts[<" if glyph.y else code)
        moved = glyph.advance - advances[glyph.number] - glyph.x
    if moved:
        spelled.append(f">{_number(-moved)}<")
    return spelled


def _number(value: float) -> str:
    """To a hundredth, as short as can be."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _ink(ink: float | Colour) -> str:
    if isinstance(ink, tuple):
        return f"{' '.join(f'{part:g}' for part in ink)} {'rg' if len(ink) == 3 else 'k'}"
    return f"{ink:g} g"
