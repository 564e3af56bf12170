"""Read: what a program that reads the PDF is told, so that the letter is copied out of it as it was written.

No eye sees any of this. What three families of readers need was found by trial:

- Poppler and PDFium know no paragraphs: the last piece of each has a line feed in its text. MuPDF prints it too.
- Poppler and PDFium take a hyphen at the end of a line for one that the line put there, and drop it: a no-break space
  behind it says that it belongs to the word.
- MuPDF takes a line that begins further right than the last for a new paragraph: within a paragraph, the advance of
  the first letter of each line begins at one place, and the margin wanders inside it.
- Poppler and MuPDF take letters that stand close together for one that was printed twice: advances are never narrower
  than that. And all measure in font sizes what a line is, and what a paragraph: the font has a size that suits them.
"""

from dataclasses import replace

import numpy as np

from .faces import Indexes
from .grid import EM, PEN
from .inking import InkedPage
from .placing import Page
from .printing import PrintedLine

HYPHENS = frozenset("-\u00ad\u2010\u2011")

FURTHEST = 30.0
"""Points: a line that begins further right than this, such as a name in the middle or what is written behind a struck
word, is a beginning of its own. Two lines are one to PDFium where a first letter is twice as wide as they are apart."""

EMS = (500, 625, 800, 1000, 1250, 1600, 2000)
"""Font sizes in grid units, of which every width is a plain decimal in thousandths."""

CLOSEST = 0.78
"""Of the distance of two lines: the least font size for which MuPDF takes them for one paragraph, at most 1.4 of it
apart. With steps of 1.28 the largest is the whole distance, and lines are two lines from 0.8 of the size on."""

FAR = 1 << 32
"""Grid units: further than any line is long."""

NARROWEST = 0.11
"""Of the font size: Poppler and MuPDF take a letter that begins within a tenth of it from the last for a shadow."""


def readable(inked: InkedPage) -> InkedPage:
    """The same ink, with texts, pens and advances as programs that read the PDF need them."""
    pieces = inked.page.pieces
    pens = _pens(inked.page)
    moves = pens - pieces.pens
    lasts = inked.page.starts[1:] - 1
    advances = np.diff(pens, append=0)
    advances[lasts] = np.maximum(pieces.advances[lasts] - moves[lasts], NARROWEST * em(inked.page))
    points = inked.points.copy()
    points[:, 0] -= np.repeat(moves, inked.point_counts)
    told = replace(pieces, texts=_texts(inked.page), pens=pens, advances=advances)
    return replace(inked, page=replace(inked.page, pieces=told), points=points)


def readable_type(line: PrintedLine) -> PrintedLine:
    """The same type, as a paragraph of its own."""
    return replace(line, texts=(*line.texts[:-1], line.texts[-1] + "\n"))


def em(page: Page) -> int:
    """The size of the page's font in grid units."""
    distances = -np.diff(page.lines.base)
    if not len(distances):
        return EM
    needed = CLOSEST * float(np.median(distances)) / PEN
    return next((size for size in EMS if size >= needed), EMS[-1])


def _pens(page: Page) -> Indexes:
    """Where the advance of every piece begins for a reader (p,)."""
    pens, firsts, line = page.pieces.pens.copy(), page.starts[:-1], page.pieces.lines
    pens[firsts] -= _stands_in(page, pens[firsts])
    # Every pen at least a step behind the one before it: the largest so far, were all steps taken back.
    steps = np.arange(len(pens)) * int(NARROWEST * em(page)) - line * FAR
    told: Indexes = np.maximum.accumulate(pens - steps) + steps
    return told


def _stands_in(page: Page, pens: Indexes) -> Indexes:
    """How far each line begins behind the place where its paragraph does (l,), in grid units."""
    paragraphs = page.lines.paragraphs
    behind = np.zeros_like(pens)
    for paragraph in np.unique(paragraphs):
        same = np.flatnonzero(paragraphs == paragraph)
        # The first line of a paragraph stands in: it keeps its place.
        behind[same[1:]] = pens[same[1:]] - pens[same].min()
    behind[behind > FURTHEST / PEN] = 0
    return behind


def _texts(page: Page) -> tuple[str, ...]:
    texts, lines = list(page.pieces.texts), page.lines
    goes_on = np.append(lines.continues[1:], False)
    lasts = (page.starts[1:] - 1).tolist()
    for last, ends, parted in zip(lasts, lines.ends.tolist(), goes_on.tolist(), strict=True):
        if ends:
            texts[last] += "\n"
        elif texts[last][-1:] in HYPHENS and not parted:
            texts[last] += "\u00a0"
    return tuple(texts)
