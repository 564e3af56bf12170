"""Pages: a book with every coordinate decided and nothing drawn. Lengths in points from the lower left of the trim."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from letters.editor.geometry import Box, Trim
from letters.editor.printers import Printer
from letters.editor.typesetting import TypeLine
from letters.handwriting import Plate


class Side(StrEnum):
    """Which side of a leaf a page is: the recto lies to the right of the fold and has an odd number."""

    RECTO = "recto"
    VERSO = "verso"

    @property
    def other(self) -> "Side":
        return Side.VERSO if self is Side.RECTO else Side.RECTO


class Kind(StrEnum):
    """What a page is for."""

    BLANK = "blank"
    HALF_TITLE = "half-title"
    TITLE = "title"
    COPYRIGHT = "copyright"
    DEDICATION = "dedication"
    EPIGRAPH = "epigraph"
    CONTENTS = "contents"
    CHAPTER = "chapter"
    LETTER = "letter"
    PHOTOGRAPH = "photograph"
    ANSWER = "answer"
    AFTERWORD = "afterword"
    ACKNOWLEDGEMENTS = "acknowledgements"
    INDEX = "index of people"
    COLOPHON = "colophon"
    NOTES = "notes"


class Tag(StrEnum):
    """What a line begins, for who has the book read aloud; SAME goes on with what the line before it began."""

    SAME = ""
    PARAGRAPH = "P"
    CHAPTER = "H1"
    LETTER = "H2"
    ANSWER = "H3"


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of type: where its baseline begins, and what begins with it."""

    line: TypeLine
    x: float
    y: float
    tag: Tag = Tag.PARAGRAPH

    def __str__(self) -> str:
        style = self.line.style
        forms = " small caps" if style.small_caps else ""
        return f"{self.x:.2f} {self.y:.2f} {style.face} {style.size:g}{forms} “{self.line.text}” {self.line.width:.2f}"


@dataclass(frozen=True, slots=True)
class SetPlate:
    """A page of a letter: plate `sheet`, from 0, of the letter with the house's `number`.

    The lower left corner of its sheet stands at x, y, and a point of the sheet is `scale` points here. `box` is what
    may hold ink: left, bottom, right, top.
    """

    number: int
    sheet: int
    x: float
    y: float
    scale: float
    box: Box

    def __str__(self) -> str:
        box = " ".join(f"{edge:.2f}" for edge in self.box)
        return f"{self.x:.2f} {self.y:.2f} letter {self.number} sheet {self.sheet + 1} at {self.scale:.4f} in {box}"


@dataclass(frozen=True, slots=True)
class SetPhotograph:
    """A photograph on its page: the lower left corner at x, y. `digest` names the JPEG, `number` is the house's."""

    number: int
    digest: str
    x: float
    y: float
    width: float
    height: float
    description: str

    @property
    def box(self) -> Box:
        """Left, bottom, right, top."""
        return self.x, self.y, round(self.x + self.width, 3), round(self.y + self.height, 3)

    def __str__(self) -> str:
        place = f"{self.x:.2f} {self.y:.2f} {self.width:.2f} × {self.height:.2f}"
        return f"{place} photograph {self.number} {self.digest[:12]} “{self.description}”"


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that leads to an anchor, where the book is read on a screen."""

    left: float
    bottom: float
    right: float
    top: float
    to: str

    def __str__(self) -> str:
        return f"{self.left:.2f} {self.bottom:.2f} {self.right:.2f} {self.top:.2f} to {self.to}"


@dataclass(frozen=True, slots=True)
class BookPage:
    """One page. `label` is its number as the contents would have it, whether or not the page shows it.

    What is read stands in `photographs`, `type` and `plates`, in this order; its running head and its folio are
    `furniture`.
    """

    side: Side
    label: str
    kind: Kind
    type: tuple[SetLine, ...] = ()
    plates: tuple[SetPlate, ...] = ()
    furniture: tuple[SetLine, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[str, ...] = ()
    photographs: tuple[SetPhotograph, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not (self.type or self.plates or self.photographs or self.furniture)

    @property
    def items(self) -> Iterator[str]:
        """Everything on it, one line an item."""
        yield f"{self.side} {self.label} {self.kind}"
        for name, items in (
            ("photograph", self.photographs),
            ("type", self.type),
            ("plate", self.plates),
            ("furniture", self.furniture),
            ("link", self.links),
            ("anchor", self.anchors),
        ):
            yield from (f"  {name} {item}" for item in items)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline, `depth` levels below the first, that leads to an anchor."""

    title: str
    to: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """What is said of a letter to who cannot see it: where it begins, its language where that is another than the
    book's, and of each of its pages in its hand what the picture is, and the words on it."""

    anchor: str
    language: str = ""
    pictures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class LaidBook:
    """A book laid out: its pages in order, the first of them a recto.

    The first `front` pages have roman numbers, the others arabic ones from 1. `made_from` is the SHA-256 of the book
    with the words of its letters. `plates` are the letters' pages by the
    house's number; a book holds them as it was given them, and may be given them packed. `shown` is what is said of the
    letters to who cannot see them; `photographs` are JPEGs by their digests.
    """

    title: str
    author: str
    language: str
    printer: Printer
    trim: Trim
    stock: str
    pages: tuple[BookPage, ...]
    front: int
    bookmarks: tuple[Bookmark, ...]
    made_from: str
    plates: Mapping[int, Sequence[Plate]] = field(repr=False, compare=False)
    shown: Mapping[int, Shown] = field(default_factory=dict, repr=False)
    photographs: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    @property
    def page_count(self) -> int:
        return len(self.pages)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Of every anchor, its page, counted from 0."""
        return {anchor: place for place, page in enumerate(self.pages) for anchor in page.anchors}

    @property
    def contents(self) -> Iterator[tuple[Bookmark, str]]:
        """Every bookmark with the number of its page."""
        return ((bookmark, self.pages[self.places[bookmark.to]].label) for bookmark in self.bookmarks)

    @property
    def proof(self) -> str:
        """The whole book as text, for who reads it: every page, and one line for everything on it."""
        head = f"{self.title}, {self.trim.label}, {self.page_count} pages, {self.front} of them before page 1"
        return "\n".join((head, *(item for page in self.pages for item in page.items), ""))

    @cached_property
    def digest(self) -> str:
        """SHA-256, as 64 hexadecimal digits, of every page as it was decided, and of all it was made from."""
        made_from = (self.made_from, self.printer.slug, self.stock, self.author, self.language)
        return hashlib.sha256(repr((made_from, self.proof)).encode()).hexdigest()
