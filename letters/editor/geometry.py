"""Geometry: sizes, margins and boxes of a printed page. All lengths in points."""

from dataclasses import dataclass

INCH = 72.0
"""Points in an inch, in which printers measure."""

type Box = tuple[float, float, float, float]
"""Left, bottom, right, top, as the boxes of a PDF page are."""


@dataclass(frozen=True, slots=True)
class Trim:
    """The size of a page when the book has been cut."""

    slug: str
    label: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Margins:
    """How far from the cut what is printed has to stay."""

    inside: float
    outside: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Bleed:
    """How far art that reaches an edge has to go on beyond it, and at which edges: top, bottom, outside, inside."""

    size: float
    edges: frozenset[str]

    def at(self, edge: str) -> float:
        """The bleed at an edge, 0 where there is none."""
        return self.size if edge in self.edges else 0.0


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The boxes of one page of the interior, with its lower left corner at 0, 0."""

    media: Box
    trim: Box
    bleed: Box


def trim_of(slug: str, size: tuple[float, float]) -> Trim:
    """A trim of a width and a height in inches."""
    width, height = size
    return Trim(slug, f"{width:g} × {height:g} in", round(width * INCH, 3), round(height * INCH, 3))


def inches(slug: str) -> tuple[float, float] | None:
    """Width and height in inches as a slug says them: "5.5x8.5". None when it is not that."""
    parts = slug.split("x")
    if len(parts) != 2 or not all(part.replace(".", "", 1).isdecimal() and part.isascii() for part in parts):
        return None
    return float(parts[0]), float(parts[1])
