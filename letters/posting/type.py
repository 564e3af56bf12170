"""The type of slips and labels: the house's book face, as ReportLab sets it."""

from collections.abc import Iterable
from functools import cache
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from letters.handwriting import FONTS

from .errors import UnprintableText

FACE = "EBGaramond"

ROMAN = FONTS / "type" / "eb-garamond" / "EBGaramond-Regular.ttf"

MM = 72 / 25.4
"""Points in a millimetre."""


def canvas(file: BytesIO, size: tuple[float, float], title: str) -> Canvas:
    """A PDF to draw on, its pages of this size in points. The same calls give the same bytes."""
    face()
    made = Canvas(file, pagesize=size, invariant=1, initialFontName=FACE, pageCompression=1)
    made.setTitle(title)
    made.setAuthor("Beautiful Handwritten Letters")
    return made


@cache
def face() -> TTFont:
    """The face, made known to ReportLab once."""
    font = TTFont(FACE, str(ROMAN))
    pdfmetrics.registerFont(font)
    return font


def require_printable(lines: Iterable[str]) -> None:
    """Raises UnprintableText for signs that the face does not have."""
    has = face().face.charToGlyph
    lacking = {sign for line in lines for sign in line if not sign.isspace() and ord(sign) not in has}
    if lacking:
        raise UnprintableText(f"Labels have no {', '.join(sorted(lacking))}. Please print an envelope instead.")


def size_that_fits(lines: Iterable[str], width: float, most: float, least: float = 6.0) -> float:
    """The size in points, at most `most`, at which every line is as wide as `width` or narrower."""
    longest = max((pdfmetrics.stringWidth(line, FACE, most) for line in lines), default=0.0)
    return most if longest <= width else max(least, most * width / longest)
