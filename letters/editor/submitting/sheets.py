"""Sheets: lines of type flow onto pages of US Letter, and the pages become a PDF. All lengths are points.

Places are measured from the upper left corner of the block while lines flow, and from the lower left corner of the
sheet once they stand.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from letters.editor.typesetting import TypeLine, TypePress
from letters.handwriting import PdfFile, Plate, PlatePress

BASE = 0.75
"""Of the leading: how far below the top of its strip a line of type stands."""

RULE_WIDTH = 0.35

RULE_ABOVE = 4.0
"""How far above a strip its rule is drawn."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet and its margins."""

    width: float = 612.0
    height: float = 792.0
    side: float = 72.0
    top: float = 72.0
    bottom: float = 72.0

    @property
    def measure(self) -> float:
        """The length of a full line."""
        return self.width - 2 * self.side

    @property
    def depth(self) -> float:
        """The height of a full block."""
        return self.height - self.top - self.bottom


US_LETTER = Sheet()


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands on one base line: pieces of type, each with where in the block its measure begins.

    `above` is left free above it, but at the head of a page, unless it is `fresh`: then it begins a page, and keeps
    what is above it. `turns` is whether a page may end below it, `ruled` whether a rule is drawn above it.
    """

    pieces: tuple[tuple[float, TypeLine], ...]
    leading: float
    above: float = 0.0
    turns: bool = True
    fresh: bool = False
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of type, where its measure begins, and what it stands on."""

    line: TypeLine
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page on which everything has its place. A plate is shown at a scale, its sheet's lower left corner at x, y."""

    type: tuple[Placed, ...] = ()
    rules: tuple[float, ...] = ()
    plates: tuple[tuple[Plate, float, float, float], ...] = ()


type Furniture = Callable[[int], Iterable[Placed]]
"""What stands outside the block on the page of this number, counted from 1."""


def no_furniture(number: int) -> Iterable[Placed]:
    """A page of its block alone."""
    return ()


def flow(strips: Iterable[Strip], sheet: Sheet, head: Sequence[Strip] = ()) -> list[tuple[Strip, ...]]:
    """The strips page by page. `head` is set again above all pages but the first."""
    pages: list[tuple[Strip, ...]] = []
    page: list[Strip] = []
    used = 0.0
    for group in _groups(strips):
        needed = sum(strip.above + strip.leading for strip in group)
        if page and (group[0].fresh or used + needed > sheet.depth):
            pages.append(tuple(page))
            page = [*head]
            used = sum(strip.above + strip.leading for strip in page)
        for strip in group:
            space = 0.0 if not page and not strip.fresh else strip.above
            if page and used + space + strip.leading > sheet.depth:
                # A group that no page holds is parted after all.
                pages.append(tuple(page))
                page, used, space = [], 0.0, 0.0
            page.append(strip)
            used += space + strip.leading
    return [*pages, tuple(page)] if page else pages


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Strips that stay together."""
    group: list[Strip] = []
    for strip in strips:
        if group and strip.fresh:
            yield group
            group = []
        group.append(strip)
        if strip.turns:
            yield group
            group = []
    if group:
        yield group


def placed(pages: Iterable[Sequence[Strip]], sheet: Sheet, furniture: Furniture = no_furniture) -> Iterator[SheetPage]:
    """The pages with everything in its place, their furniture around them."""
    for number, page in enumerate(pages, start=1):
        lines: list[Placed] = []
        rules: list[float] = []
        top = sheet.height - sheet.top
        for index, strip in enumerate(page):
            top -= strip.above if index or strip.fresh else 0.0
            if strip.ruled:
                rules.append(top + RULE_ABOVE)
            base = top - BASE * strip.leading
            lines += (Placed(line, sheet.side + x, base) for x, line in strip.pieces)
            top -= strip.leading
        # What is read first is drawn first: programs that copy the text go by that.
        around = [*furniture(number)]
        head = [each for each in around if each.y > sheet.bottom]
        foot = [each for each in around if each.y <= sheet.bottom]
        yield SheetPage((*head, *lines, *foot), tuple(rules))


@dataclass(slots=True)
class Binder:
    """Puts pages into one PDF, in the order in which they come."""

    title: str
    author: str
    subject: str
    language: str
    sheet: Sheet = US_LETTER
    _file: PdfFile = field(init=False)
    _type: TypePress = field(init=False)
    _plates: PlatePress = field(init=False)

    def __post_init__(self) -> None:
        self._file = PdfFile(self.title, self.author, self.subject, self.language)
        self._type = TypePress(self._file)
        self._plates = PlatePress(self._file, grey=False)

    def add(self, pages: Iterable[SheetPage]) -> None:
        """Draw the pages into the file."""
        for page in pages:
            forms = " ".join(f"/P{index} {self._plates.place(each[0])}" for index, each in enumerate(page.plates))
            content = self._file.add_stream("\n".join(self._operators(page)).encode("ascii"))
            resources = f"<</Font <<{self._type.resources()}>> /XObject <<{forms}>>>>"
            box = f"[0 0 {self.sheet.width:g} {self.sheet.height:g}]"
            self._file.add_page(
                f"<</Type /Page /Parent {self._file.pages} /MediaBox {box} "
                f"/Resources {resources} /Contents {content}>>".encode("ascii")
            )

    def finish(self) -> bytes:
        """The whole file."""
        self._type.finish()
        self._plates.finish()
        self._file.set_catalog("ViewerPreferences", "<</DisplayDocTitle true>>")
        return self._file.finish()

    def _operators(self, page: SheetPage) -> Iterator[str]:
        yield from (self._type.operators(each.line, each.x, each.y) for each in page.type)
        for y in page.rules:
            yield f"{RULE_WIDTH} w {self.sheet.side:.2f} {y:.2f} m {self.sheet.width - self.sheet.side:.2f} {y:.2f} l S"
        for index, (_, scale, x, y) in enumerate(page.plates):
            yield f"q {scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f} cm /P{index} Do Q"
