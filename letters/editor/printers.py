"""Printers: what each of them asks of a book. Every figure is read from dated data; all lengths here are in points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .errors import TooManyPages, UnknownPrinter
from .geometry import INCH, Bleed, Margins, PageBoxes, Trim, inches, trim_of


@dataclass(frozen=True, slots=True)
class Stock:
    """A paper. `caliper` is how thick a page is (half a leaf), `constant` what a spine has besides.

    Where the printer publishes no formula, `is_estimate` says that the caliper is ours. In a book on paper for `colour`
    letters have their inks; in every other all that is written is black.
    """

    slug: str
    label: str
    least: int
    most: int
    caliper: float
    constant: float = 0.0
    is_estimate: bool = False
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Barcode:
    """The room that the printer's barcode takes on the back, from the spine and from the lower cut."""

    width: float
    height: float
    from_spine: float
    from_bottom: float


@dataclass(frozen=True, slots=True)
class Case:
    """How a case is larger than the pages it holds. The sheet is folded over the boards by `wrap` on all sides.

    A board is so much `wider` and `taller` than a page; `hinge` is the stretch at the spine in which it bends.
    """

    wrap: float
    wider: float
    taller: float
    hinge: float


@dataclass(frozen=True, slots=True)
class CoverWants:
    """What is asked of a cover: bleed all around, how far words stay from the cut, and "rgb" or "cmyk".

    `most_ink` is how much of all inks together may lie on one spot, in percent of one; None where nothing is said.
    """

    bleed: float
    safety: float
    colour: str
    most_ink: float | None
    barcode: Barcode
    case: Case | None = None

    @property
    def around(self) -> float:
        """What the sheet has beyond the finished cover on all sides: its bleed, or what is folded over the boards."""
        return self.case.wrap if self.case else self.bleed

    def board(self, trim: Trim) -> tuple[float, float]:
        """How wide and high back and front are: as the pages, or as boards that reach beyond them."""
        return (
            (trim.width + self.case.wider, trim.height + self.case.taller) if self.case else (trim.width, trim.height)
        )


@dataclass(frozen=True, slots=True)
class FileWants:
    """What is asked of a file. `largest_mb` is None where nothing is said; `pdfx` lists the standards that are taken,
    and `printing_condition` is the one that such a file is made for, as the registry of the ICC names it."""

    largest_mb: int | None
    pdfx: tuple[str, ...]
    printing_condition: str
    least_type: float
    least_line: float
    least_dpi: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where a group of figures is from. `is_unsure` where the printer's own pages did not settle it."""

    says: str
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer's profile, as it was on the day when it was collected.

    `insides` are pairs of the most pages and the inside margin up to them; `fewer` the page limits of trims that have
    less than their stock; `ends` the smallest and the largest trim where any between them is printed;
    `spines` are pairs of the most pages and the width of the spine up to them, where a table says it.
    `sources` has one entry for each table of the profile.
    """

    slug: str
    label: str
    collected: date
    trims: tuple[Trim, ...]
    stocks: tuple[Stock, ...]
    insides: tuple[tuple[int, float], ...]
    margin: float
    margin_with_bleed: float
    bleed: Bleed
    even: bool
    last_page_blank: bool
    blank_running: int | None
    blank_at_end: int | None
    spine_text_from: int
    spine_clearance: float
    cover: CoverWants
    file: FileWants
    sources: Mapping[str, Source]
    fewer: Mapping[tuple[str, str], int]
    ends: tuple[Trim, Trim] | None = None
    spines: tuple[tuple[int, float], ...] = ()

    def trim(self, slug: str) -> Trim:
        """The trim called `slug`, such as "6x9". Raises UnknownPrinter, which names what there is."""
        found = next((trim for trim in self.trims if trim.slug == slug), None) or self._between(slug)
        if found is None:
            sizes = ", ".join(trim.slug for trim in self.trims)
            raise UnknownPrinter(f"There is no {self.label} of the size “{slug}”. There are: {sizes}.")
        return found

    def _between(self, slug: str) -> Trim | None:
        """A trim of any size, where the printer takes that."""
        size = inches(slug)
        if self.ends is None or size is None:
            return None
        least, most = self.ends
        asked = trim_of(slug, size)
        wide, high = least.width <= asked.width <= most.width, least.height <= asked.height <= most.height
        return asked if wide and high else None

    def stock(self, slug: str) -> Stock:
        """The paper called `slug`. Raises UnknownPrinter, which names what there is."""
        found = next((stock for stock in self.stocks if stock.slug == slug), None)
        if found is None:
            papers = ", ".join(stock.slug for stock in self.stocks)
            raise UnknownPrinter(f"There is no {self.label} on a paper called “{slug}”. There are: {papers}.")
        return found

    def least_pages(self, stock: str) -> int:
        """The fewest pages that are bound."""
        return self.stock(stock).least

    def most_pages(self, stock: str, trim: str = "") -> int:
        """The most pages that are bound, of a trim when one is given: some large ones have fewer."""
        return self.fewer.get((trim, stock), self.stock(stock).most)

    def require_page_count(self, pages: int, stock: str, trim: str = "") -> None:
        """Raises TooManyPages unless a book of so many pages can be bound."""
        least, most = self.least_pages(stock), self.most_pages(stock, trim)
        if not least <= pages <= most:
            instead = "fewer letters, or another paper or size" if pages > most else "more letters"
            raise TooManyPages(
                f"The book has {pages} pages, and the {self.label} can have from {least} to {most} on this paper. "
                f"Please choose {instead}."
            )

    def gutter(self, pages: int) -> float:
        """The inside margin of a book of so many pages."""
        return next((inside for most, inside in self.insides if pages <= most), self.insides[-1][1])

    def margins(self, pages: int, *, bleeds: bool = False) -> Margins:
        """The least margins, in a book of so many pages, of which art `bleeds` off an edge or not."""
        edge = self.margin_with_bleed if bleeds else self.margin
        return Margins(self.gutter(pages), edge, edge, edge)

    def page_box(self, trim: Trim, page_number: int, *, bleeds: bool = False) -> PageBoxes:
        """The boxes of a page, numbered from 1, which is a recto.

        A book without art that reaches an edge has pages of the trim size, at all three printers; with `bleeds` they
        are larger at the printer's bleed edges, and the outer edge is to the right of a recto and to the left of a
        verso.
        """
        left, right = ("inside", "outside") if page_number % 2 else ("outside", "inside")
        beyond = [self.bleed.at(edge) if bleeds else 0.0 for edge in (left, "bottom", right, "top")]
        width, height = trim.width + beyond[0] + beyond[2], trim.height + beyond[1] + beyond[3]
        media = (0.0, 0.0, width, height)
        return PageBoxes(media, (beyond[0], beyond[1], width - beyond[2], height - beyond[3]), media)

    def spine(self, pages: int, stock: str, caliper: float | None = None) -> float:
        """How wide the spine is. `caliper`, in inches a page as printers publish it, replaces that of the profile."""
        if self.spines and caliper is None:
            return next((width for most, width in self.spines if pages <= most), self.spines[-1][1])
        paper = self.stock(stock)
        thick = paper.caliper if caliper is None else caliper * INCH
        return pages * thick + paper.constant

    def cover_size(self, trim: Trim, spine: float) -> tuple[float, float]:
        """Width and height of the sheet of the cover, with its bleed or with what is folded over."""
        width, height = self.cover.board(trim)
        around = 2 * self.cover.around
        return 2 * width + spine + around, height + around

    def is_unsure(self, *tables: str) -> bool:
        """Whether a figure of these tables of the profile was not settled by the printer's own pages."""
        return any(self.sources[table].is_unsure for table in tables if table in self.sources)


def printer_named(printers: Iterable[Printer], slug: str) -> Printer:
    """The printer called `slug`. Raises UnknownPrinter, which names those that there are."""
    known = {printer.slug: printer for printer in printers}
    if slug not in known:
        raise UnknownPrinter(f"There is no printer called “{slug}”. There are: {', '.join(known)}.")
    return known[slug]
