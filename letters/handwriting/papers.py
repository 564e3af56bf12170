"""The papers in the drawer."""

from dataclasses import dataclass

from .errors import UnknownPaper

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and the room a writer leaves around the words. All lengths in points.

    `writing` is how large people write on it, as a share of how large they write on a letter sheet.
    """

    slug: str
    label: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    writing: float = 1.0

    @property
    def measure(self) -> float:
        """The length of a full line, in points."""
        return self.width - self.left - self.right


def sheet(
    slug: str, label: str, size: tuple[float, float], margins: tuple[float, float, float, float], writing: float = 1.0
) -> Paper:
    """A paper from its size and its left, right, top and bottom margins, all in millimetres."""
    sides = dict(zip(("width", "height", "left", "right", "top", "bottom"), (*size, *margins), strict=True))
    return Paper(slug, label, **{side: round(length * MM, 2) for side, length in sides.items()}, writing=writing)


PAPERS = {
    paper.slug: paper
    for paper in (
        sheet("a5", "A5, a small sheet", (148, 210), (15, 11, 19, 16)),
        sheet("a4", "A4, a full sheet", (210, 297), (24, 18, 28, 24)),
        sheet("letter", "US Letter", (215.9, 279.4), (25, 19, 27, 23)),
        sheet("a6", "A6, a card", (105, 148), (10, 8, 13, 11), writing=0.8),
        sheet("5x7", "5 × 7 inches, a card", (127, 177.8), (12.5, 10, 16, 13), writing=0.88),
    )
}


def paper_named(slug: str) -> Paper:
    """The paper called `slug`. Raises UnknownPaper."""
    try:
        return PAPERS[slug]
    except KeyError:
        raise UnknownPaper(f"There is no paper called “{slug}”. There are: {', '.join(PAPERS)}.") from None
