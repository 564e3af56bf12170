"""Draw: copy a laid-out book into a PDF, for a printer in black or in colour, or for a screen with its outline.

Nothing is decided here but how to spell it. Each page is deflated as it is drawn; the plates of one letter lie open at
a time. Formats: ISO 32000-2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from letters.handwriting import PdfFile, Plate, PlatePress

from .geometry import Box, PageBoxes
from .laying import BookPage, LaidBook, Link, SetLine, SetPhotograph, SetPlate
from .navigation import link_annotation, outline, page_labels
from .photographs import PRINTED_DPI, SCREEN_DPI, embed_photograph
from .tagging import Tagger
from .typesetting import TypePress

VERSION = (1, 4)
"""Of PDF, for a printer: that which every one of them takes."""

SCREEN_VERSION = (1, 5)

SCREEN_RULE = 0.4
"""In points: how thick the rules of a sheet are on a screen. A printer wants them thicker."""

FURNITURE = "/Artifact <</Type /Pagination>> BDC"
"""Running heads and page numbers."""

SUBJECT = "A book of letters"


def draw_interior(laid: LaidBook) -> bytes:
    """The pages as a printer wants them: in black, or letters in their inks on paper for colour; with the boxes of its
    profile, nothing that can be clicked."""
    file = PdfFile(laid.title, laid.author, SUBJECT, laid.language, VERSION)
    in_colour = laid.printer.stock(laid.stock).colour
    press = _Press(file, laid, grey=not in_colour, rule=laid.printer.file.least_line)
    for number, page in enumerate(laid.pages, start=1):
        boxes = laid.printer.page_box(laid.trim, number)
        file.add_page(_spelled(press.draw(page, boxes.trim[:2]), boxes, file, ""))
    press.finish()
    return file.finish()


def draw_screen(laid: LaidBook) -> bytes:
    """The pages as one reads them on a screen: letters in their inks, bookmarks, links, and the numbers of pages."""
    file = PdfFile(laid.title, laid.author, SUBJECT, laid.language, SCREEN_VERSION)
    tagger = Tagger(file, laid)
    press = _Press(file, laid, grey=False, rule=SCREEN_RULE, tagger=tagger)
    whole = (0.0, 0.0, laid.trim.width, laid.trim.height)
    pages = [file.reserve() for _ in laid.pages]
    for page, reference in zip(laid.pages, pages, strict=True):
        tagger.begin(page, reference)
        drawn = press.draw(page)
        notes = " ".join(_link(link, laid, pages, file, tagger) for link in page.links)
        more = f" /Annots [{notes}]{tagger.end()}" if notes else tagger.end()
        file.add_page(_spelled(drawn, PageBoxes(whole, whole, whole), file, more), reference)
    press.finish()
    file.set_catalog("StructTreeRoot", tagger.finish())
    file.set_catalog("MarkInfo", "<</Marked true>>")
    file.set_catalog("Outlines", outline(laid, pages, file))
    file.set_catalog("PageLabels", page_labels(laid))
    file.set_catalog("PageMode", "/UseOutlines")
    file.set_catalog("PageLayout", "/TwoPageRight")
    file.set_catalog("ViewerPreferences", "<</DisplayDocTitle true>>")
    return file.finish()


def _link(link: Link, laid: LaidBook, pages: Sequence[str], file: PdfFile, tagger: Tagger) -> str:
    """A link, which its element knows and which knows its element; returns its reference."""
    place, reference = laid.places[link.to], file.reserve()
    number = tagger.link(link, reference)
    file.fill(reference, link_annotation(link, pages[place], laid.pages[place].label, number).encode("ascii"))
    return reference


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The content of a page, put into the file, and the resources that it names."""

    content: str
    resources: str


class _Press:
    """Draws pages into one file. The rules of a ruled sheet are `rule` points thick, however small it is shown.

    With a `tagger`, everything is marked as what it is.
    """

    def __init__(self, file: PdfFile, laid: LaidBook, *, grey: bool, rule: float, tagger: Tagger | None = None) -> None:
        self._file, self._laid, self._grey = file, laid, grey
        self._type = TypePress(file)
        self._hand = PlatePress(file, grey=grey)
        self._open = _OpenLetter(laid)
        self._rule = rule
        self._tagger = tagger

    def draw(self, page: BookPage, origin: tuple[float, float] = (0.0, 0.0)) -> _Drawn:
        """Draw a page, the lower left corner of its trim at `origin`."""
        placed = [self._hand.place(self._open.plate(plate)) for plate in page.plates]
        pictures = [self._photograph(each) for each in page.photographs]
        content = self._file.add_stream("\n".join(self._operators(page, origin)).encode("ascii"))
        drawings = [f"/P{number} {reference}" for number, reference in enumerate(placed)]
        drawings += [f"/F{number} {reference}" for number, reference in enumerate(pictures)]
        named = f" /XObject <<{' '.join(drawings)}>>" if drawings else ""
        return _Drawn(
            content, f"<</Font <<{self._type.resources()}>>{named}>>" if page.type or page.furniture else f"<<{named}>>"
        )

    def finish(self) -> None:
        """Put what the pages share into the file."""
        self._hand.finish()
        self._type.finish()

    def _operators(self, page: BookPage, origin: tuple[float, float]) -> Iterator[str]:
        """What is read in the order in which it is, then the furniture."""
        x, y = origin
        tagger = self._tagger
        for number, each in enumerate(page.photographs):
            shown = f"q {each.width:.3f} 0 0 {each.height:.3f} {each.x + x:.3f} {each.y + y:.3f} cm /F{number} Do Q"
            yield from _marked(shown, tagger.photograph(each) if tagger else "")
        for set_line in page.type:
            yield from _marked(self._line(set_line, x, y), tagger.mark(set_line.tag) if tagger else "")
        for number, plate in enumerate(page.plates):
            scale, rule = plate.scale, ceil(1000 * self._rule / plate.scale) / 1000
            shown = f"q {scale:g} 0 0 {scale:g} {plate.x + x:.3f} {plate.y + y:.3f} cm {rule:g} w /P{number} Do Q"
            yield from _marked(shown, tagger.figure(plate) if tagger else "")
        for set_line in page.furniture:
            yield from _marked(self._line(set_line, x, y), FURNITURE if tagger else "")

    def _photograph(self, each: SetPhotograph) -> str:
        """A photograph, put into the file: with a tagger as a screen shows it, else as it is printed."""
        jpeg = self._laid.photographs[each.digest]
        most_dpi = SCREEN_DPI if self._tagger else PRINTED_DPI
        return embed_photograph(self._file, jpeg, each.width, grey=self._grey, most_dpi=most_dpi)

    def _line(self, set_line: SetLine, x: float, y: float) -> str:
        return self._type.operators(set_line.line, set_line.x - set_line.line.left + x, set_line.y + y)


def _marked(operators: str, mark: str) -> Iterator[str]:
    """Operators within their mark, where they have one."""
    yield from (mark, operators, "EMC") if mark else (operators,)


@dataclass(slots=True)
class _OpenLetter:
    """The letter whose plates lie open: a book asks for them one after the other, and they may have been packed."""

    laid: LaidBook
    number: int | None = None
    plates: Sequence[Plate] = field(default=())

    def plate(self, placed: SetPlate) -> Plate:
        if placed.number != self.number:
            self.number, self.plates = placed.number, self.laid.plates[placed.number]
        return self.plates[placed.sheet]


def _spelled(drawn: _Drawn, boxes: PageBoxes, file: PdfFile, more: str) -> bytes:
    """A page as the file has it."""
    page = (
        f"<</Type /Page /Parent {file.pages} /MediaBox {_box(boxes.media)} /TrimBox {_box(boxes.trim)} "
        f"/BleedBox {_box(boxes.bleed)} /Resources {drawn.resources} /Contents {drawn.content}{more}>>"
    )
    return page.encode("ascii")


def _box(box: Box) -> str:
    return f"[{' '.join(f'{edge:.3f}'.rstrip('0').rstrip('.') for edge in box)}]"
