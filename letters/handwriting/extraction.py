"""Read: what a program that reads the PDF is told, so that the letter is copied out of it as it was written.

No eye sees any of this. What three families of readers need was found by trial:

- Poppler and PDFium know no paragraphs: the last piece of each has a line feed in its text. MuPDF prints it too.
- Poppler and PDFium take a hyphen at the end of a line for one that the line put there, and drop it: a no-break space
  behind it says that it belongs to the word. Poppler also takes words of one letter each for one word, spaced out.
- MuPDF takes a line that begins further right than the last for a new paragraph: within a paragraph, the advance of
  the first letter of each line begins at one place, and the margin wanders inside it.
- Poppler and MuPDF take letters that stand close together for one that was printed twice: advances are never narrower
  than that. And all measure in font sizes what a line is, and what a paragraph: the font has a size that suits them.
"""

from dataclasses import replace

import numpy as np

from .alphabets import Indexes
from .grid import EM, PEN
from .inking import InkedPage
from .penning import Pieces
from .placing import Page
from .printing import PrintedLine

ARTIFACT = -1
"""The paragraph of what stands on the page and is no part of the letter: its number."""

HYPHENS = frozenset("-\u00ad\u2010\u2011")

EMS = (500, 625, 800, 1000, 1250, 1600, 2000)
"""Font sizes in grid units, of which every width is a plain decimal in thousandths."""

CLOSEST = 0.78
"""Of the distance of two lines: the least font size for which MuPDF takes them for one paragraph, at most 1.4 of it
apart. With steps of 1.28 the largest is the whole distance, and lines are two lines from 0.8 of the size on."""

WIDEST = 1.2
"""Of the font size: what the first or the last letter of a line may be stretched to, or PDFium misses the next line."""

NARROWEST = 0.11
"""Of the font size: Poppler and MuPDF take a letter that begins within a tenth of it from the last for a shadow."""

NARROWEST_SPACE = 0.17
"""Of the font size: Poppler joins words that are less than 0.15 apart."""

WIDEST_SPACE = 0.6
"""Of the font size: Poppler takes words that are more than 0.7 apart for columns."""

OVERLAP = 0.2
"""Of the font size: Poppler takes lines of which none stands above the other for columns."""

FAR = 1 << 32
"""Grid units: further than any line is long."""


def readable(inked: InkedPage) -> InkedPage:
    """The same ink, with texts, pens and advances as programs that read the PDF need them."""
    pieces = readable_pieces(inked.page, em(inked.page))
    points = inked.points.copy()
    points[:, 0] -= np.repeat(pieces.pens - inked.page.pieces.pens, inked.point_counts)
    return replace(inked, page=replace(inked.page, pieces=pieces), points=points)


def readable_pieces(page: Page, size: int) -> Pieces:
    """What is written, with texts, pens and advances as programs that read the PDF need them in a font of this size."""
    pens, advances = _advances(page, size)
    return replace(page.pieces, texts=_texts(page), pens=pens, advances=advances)


def readable_type(line: PrintedLine) -> PrintedLine:
    """The same type, as a paragraph of its own."""
    return replace(line, texts=(*line.texts[:-1], line.texts[-1] + "\n"))


def em(page: Page) -> int:
    """The size of the page's font in grid units."""
    distances = np.sort(-np.diff(page.lines.base[page.lines.paragraphs != ARTIFACT]))
    if not len(distances):
        return EM
    # Not the middle one: a short letter has more gaps than lines that follow upon each other.
    needed = CLOSEST * float(distances[len(distances) // 4]) / PEN
    return next((size for size in EMS if size >= needed), EMS[-1])


def _advances(page: Page, size: int) -> tuple[Indexes, Indexes]:
    """Where the advance of every piece begins for a reader, and how wide it is. Both (p,)."""
    lasts = page.starts[1:] - 1
    pens, ends = page.pieces.pens.copy(), page.pieces.pens[lasts] + page.pieces.advances[lasts]
    _line_up(page, size, pens, ends)
    spaces = np.array([text == " " for text in page.pieces.texts])
    inner = np.flatnonzero(spaces[:-1])
    pens[inner] = np.maximum(pens[inner], pens[inner + 1] - int(WIDEST_SPACE * size))
    # Every pen at least a step behind the one before it: the largest so far, were all steps taken back.
    least = np.where(spaces, int(NARROWEST_SPACE * size), int(NARROWEST * size))
    steps = np.cumsum(least) - least - page.pieces.lines * FAR
    pens = np.maximum.accumulate(pens - steps) + steps
    advances = np.diff(pens, append=0)
    advances[lasts] = np.maximum(ends - pens[lasts], least[lasts])
    return pens, advances


def _line_up(page: Page, size: int, pens: Indexes, ends: Indexes) -> None:
    """Let the lines of a paragraph begin under one another, by moving pens (p,), where their first letters allow it.

    Where the first of them stands in beyond the end of the second, they are moved towards each other, as far as goes.
    """
    paragraphs, firsts, lasts = page.lines.paragraphs, page.starts[:-1], page.starts[1:] - 1
    room = np.maximum(0, int(WIDEST * size) - page.pieces.advances)
    for paragraph in np.unique(paragraphs):
        first, *others = np.flatnonzero(paragraphs == paragraph).tolist()
        if not others:
            continue
        behind = pens[firsts[others]] - pens[firsts[[first, *others]]].min()
        pens[firsts[others]] -= np.where(behind <= room[firsts[others]], behind, 0)
        beyond = pens[firsts[first]] - ends[others[0]] + int(OVERLAP * size)
        if beyond > 0:
            back = min(beyond, int(room[firsts[first]]))
            pens[firsts[first]] -= back
            ends[others[0]] += min(beyond - back, int(room[lasts[others[0]]]))


def _texts(page: Page) -> tuple[str, ...]:
    """The text of every piece: what is no part of the letter stands in nobody's way."""
    texts, starts = list(page.pieces.texts), page.starts.tolist()
    for line, ends in enumerate(page.lines.ends.tolist()):
        first, last = starts[line], starts[line + 1] - 1
        if page.lines.paragraphs[line] == ARTIFACT:
            texts[first : last + 1] = [" "] * (last + 1 - first)
        elif ends:
            texts[last] += "\n"
        elif texts[last][-1:] in HYPHENS or all(len(word) == 1 for word in "".join(texts[first : last + 1]).split()):
            texts[last] += "\u00a0"
    return tuple(texts)
