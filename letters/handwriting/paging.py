"""Turn the sheets: lines become pages, each with its place on the paper. Never drops a line.

A writer who sees that the last few lines would need another sheet goes a little further down on this one, at most
FURTHEST of the lower margin; leaves less free between the parts of the letter; and writes closer, at most CLOSEST of
the usual leading, but never off the rules of ruled paper. This is done on the one page that would have been last but
one, and only where it saves the last. Nothing else is ever shrunk.
"""

from collections.abc import Iterator
from itertools import pairwise

from .breaking import Line
from .errors import TextTooLong
from .manuscript import Role
from .measures import Measures
from .seeding import uniform
from .shaping import shape_words

MAX_PAGES = 400

FIRST_BASELINE = 1.5
"""In x-heights: how far the first baseline hangs below the top margin."""

CLOSEST = 0.94

FURTHEST = 0.4

LESS_FREE = 0.5
"""Of what is left free between parts of the letter; on ruled paper, of whole lines, none."""

LETTERHEAD_DEPTH = 0.8
"""In leadings: how much lower the writing begins below a letterhead."""

MOSTLY_FREE, LOWERED = 0.4, 0.3
"""A note that leaves more than this share of the sheet free begins lower by that share of the rest."""

FOLIO_SIZE = 0.85

FOLIO_HEIGHT = 0.6
"""Of the top margin: how far the number of a page stands below the edge of the sheet."""

type PageOfLines = list[Line]


def fill_pages(lines: list[Line], measures: Measures) -> list[PageOfLines]:
    """Cut the lines into pages where a writer would turn the sheet. Raises TextTooLong."""
    pages = [_settled(page, number, 1.0, measures) for number, page in enumerate(_cut(lines, measures), start=1)]
    if len(pages) > MAX_PAGES:
        raise _too_long(measures)
    if len(pages) > 1 and (saved := _saved(pages[-2] + pages[-1], len(pages) - 1, measures)):
        pages[-2:] = [saved]
    if len(pages) == 1 and not measures.stationery.ruled:
        pages = [_lowered(pages[0], measures)]
    return [[*_folio(number, page[0], measures), *page] for number, page in enumerate(pages, start=1)]


def require_pages_for(lines: int, measures: Measures) -> None:
    """Raise TextTooLong when so many lines are more than a letter's pages can take: sooner than by breaking them."""
    if lines > MAX_PAGES * lines_on_page(2, measures):
        raise _too_long(measures)


def _too_long(measures: Measures) -> TextTooLong:
    return TextTooLong(
        f"This text would take more than {MAX_PAGES} pages of {measures.paper.label}. "
        "Please send it as several letters."
    )


def first_baseline(number: int, measures: Measures) -> float:
    """Where the writing of a page begins, above the lower edge of the sheet: lower where a letterhead stands above."""
    printed = number == 1 and measures.stationery.letterhead.strip()
    return (
        measures.paper.height
        - measures.paper.top
        - FIRST_BASELINE * measures.x_height
        - (LETTERHEAD_DEPTH * measures.leading if printed else 0)
    )


def room(number: int, measures: Measures) -> float:
    """How far below the first baseline of a page the last may stand, in leadings."""
    return (first_baseline(number, measures) - measures.paper.bottom) / measures.leading


def lines_on_page(number: int, measures: Measures) -> int:
    """How many lines a page takes when one goes down as far as one ever does."""
    return 1 + int((first_baseline(number, measures) - measures.paper.bottom * (1 - FURTHEST)) / measures.leading)


def _cut(lines: list[Line], measures: Measures) -> list[PageOfLines]:
    pages: list[PageOfLines] = []
    page: PageOfLines = []
    depth = 0.0
    for line in lines:
        deeper = depth + 1.0 + line.space_before
        if page and deeper > room(len(pages) + 1, measures):
            turned = _turn(page)
            pages.append(page[:turned])
            page = page[turned:]
            deeper = _depths([*page, line])[-1]
        depth = deeper if page else 0.0
        page.append(line)
    return [*pages, page]


def _turn(page: PageOfLines) -> int:
    """How many lines of a full page stay on it: as many as can without parting lines that belong together."""
    turn = len(page)
    while turn > 0 and page[turn - 1].together:
        turn -= 1
    return turn or len(page)


def _depths(page: PageOfLines) -> list[float]:
    """The distance of each baseline below the first, in leadings."""
    below = [0.0]
    for _, line in pairwise(page):
        below.append(below[-1] + 1.0 + line.space_before)
    return below


def _saved(page: PageOfLines, number: int, measures: Measures) -> PageOfLines | None:
    """The lines of the last two pages on one, where a writer would go so far."""
    lowest = measures.paper.bottom * (1 - FURTHEST)
    ruled = measures.stationery.ruled
    tighter = [line._replace(space_before=0.0 if ruled else LESS_FREE * line.space_before) for line in page]
    for lines in (page, tighter):
        share = (first_baseline(number, measures) - lowest) / (_depths(lines)[-1] * measures.leading)
        if share >= (1.0 if ruled else CLOSEST):
            return _settled(lines, number, min(1.0, share), measures)
    return None


def _settled(page: PageOfLines, number: int, closer: float, measures: Measures) -> PageOfLines:
    """The lines of a page with their places on it, `closer` being their share of the usual leading."""
    first = first_baseline(number, measures)
    return [
        line._replace(base=first - depth * measures.leading * closer)
        for line, depth in zip(page, _depths(page), strict=True)
    ]


def _lowered(page: PageOfLines, measures: Measures) -> PageOfLines:
    """A note that leaves most of its sheet free, begun further down."""
    full = first_baseline(1, measures) - measures.paper.bottom
    free = page[-1].base - measures.paper.bottom
    down = LOWERED * max(0.0, free - MOSTLY_FREE * full)
    return [line._replace(base=line.base - down) for line in page]


def _folio(number: int, below: Line, measures: Measures) -> Iterator[Line]:
    """The number of a page, small, above the right end of the lines; the first page has none."""
    if number == 1 or not measures.stationery.numbered:
        return
    (word,) = shape_words([str(number)], measures.alphabet, measures.seed, f"folio {number}")
    stray = 1.5 * measures.x_height * uniform(measures.seed, "folio", number)
    indent = measures.paper.measure - word.width * measures.x_height * FOLIO_SIZE - stray
    base = measures.paper.height - FOLIO_HEIGHT * measures.paper.top
    yield below._replace(
        words=(word,),
        gaps=(),
        indent=indent,
        size=FOLIO_SIZE,
        squeezed=1.0,
        role=Role.FOLIO,
        base=base,
        paragraph=-1,
        ends=True,
        continues=False,
    )
