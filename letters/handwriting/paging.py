"""Turn the sheets: lines become pages, each with its place on the paper. Never drops a line.

A writer who sees that the last few lines would need another sheet writes a little closer and a little further down:
at most CLOSEST of the usual leading, and FURTHEST of the lower margin, on the one page that would have been last but
one; or not at all where that does not help, or where rules are printed on the paper. Nothing else is ever shrunk.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from .breaking import Line, Measures
from .errors import TextTooLong
from .manuscript import Role
from .seeding import uniform
from .shaping import shape

MAX_PAGES = 400

FIRST_BASELINE = 1.5
"""In x-heights: how far the first baseline hangs below the top margin."""

CLOSEST = 0.94

FURTHEST = 0.4

LETTERHEAD_DEPTH = 0.8
"""In leadings: how much lower the writing begins below a letterhead."""

FOLIO_SIZE = 0.85

FOLIO_HEIGHT = 0.6
"""Of the top margin: how far the number of a page stands below the edge of the sheet."""

type PageOfLines = list[Line]


def fill_pages(lines: list[Line], to: Measures) -> list[PageOfLines]:
    """Cut the lines into pages where a writer would turn the sheet. Raises TextTooLong."""
    pages = _cut(lines, to)
    if len(pages) > MAX_PAGES:
        raise TextTooLong(
            f"This text would take {len(pages):,} pages of {to.paper.label}, and a letter can have {MAX_PAGES}. "
            "Please send it as several letters."
        )
    closer = 1.0
    if len(pages) > 1 and not to.stationery.ruled and (found := _closer(pages[-2] + pages[-1], len(pages) - 1, to)):
        pages, closer = [*pages[:-2], pages[-2] + pages[-1]], found
    last = len(pages)
    return [_settled(page, number, closer if number == last else 1.0, to) for number, page in enumerate(pages, start=1)]


def first_baseline(number: int, to: Measures) -> float:
    """Where the writing of a page begins, above the lower edge of the sheet: lower where a letterhead stands above."""
    printed = number == 1 and to.stationery.letterhead.strip()
    return (
        to.paper.height
        - to.paper.top
        - FIRST_BASELINE * to.x_height
        - (LETTERHEAD_DEPTH * to.leading if printed else 0)
    )


def room(number: int, to: Measures) -> float:
    """How far below the first baseline of a page the last may stand, in leadings."""
    return (first_baseline(number, to) - to.paper.bottom) / to.leading


def _cut(lines: list[Line], to: Measures) -> list[PageOfLines]:
    pages: list[PageOfLines] = []
    page: PageOfLines = []
    depth = 0.0
    for line in lines:
        deeper = depth + 1.0 + line.space_before
        if page and deeper > room(len(pages) + 1, to):
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


def _closer(page: PageOfLines, number: int, to: Measures) -> float | None:
    """The share of the usual leading at which these lines fit one page, where a writer would go so far."""
    deepest = _depths(page)[-1] * to.leading
    share = (first_baseline(number, to) - to.paper.bottom * (1 - FURTHEST)) / deepest
    return min(1.0, share) if share >= CLOSEST else None


def _settled(page: PageOfLines, number: int, closer: float, to: Measures) -> PageOfLines:
    first = first_baseline(number, to)
    bases = [first - depth * to.leading * closer for depth in _depths(page)]
    return [*_folio(number, page[0], to), *(replace(line, base=base) for line, base in zip(page, bases, strict=True))]


def _folio(number: int, below: Line, to: Measures) -> Iterator[Line]:
    """The number of a page, small, above the right end of the lines; the first page has none."""
    if number == 1 or not to.stationery.numbered:
        return
    word = shape(str(number), to.face)
    stray = 1.5 * to.x_height * uniform(to.seed, "folio", number)
    indent = to.paper.measure - word.width * to.scale * FOLIO_SIZE - stray
    base = to.paper.height - FOLIO_HEIGHT * to.paper.top
    yield replace(
        below,
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
