"""The quire: pages being gathered, each furnished with its running head and its folio, on its side of the leaf."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from letters.editor.typesetting import TypeLine, TypeStyle, plain, set_line

from .block import ASCENT, DESCENT, Block
from .pages import BookPage, Kind, Link, SetLine, SetPhotograph, SetPlate, Side, Tag
from .paging import turn_pages
from .rows import Row
from .styles import Styles

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """A page number of the front matter: 9 is ix."""
    spelled = ""
    for value, sign in ROMAN:
        count, number = divmod(number, value)
        spelled += count * sign
    return spelled


@dataclass
class Quire:
    """Pages in order, the first of them a recto. `number` spells the number of a page, counted from 1.

    `verso` is what stands at the head of left pages, `recto` of right ones; with `italic`, in italics and not in small
    capitals.
    """

    block: Block
    number: Callable[[int], str] = str
    language: str = "en"
    verso: str = ""
    recto: str = ""
    italic: bool = False
    pages: list[BookPage] = field(default_factory=list)

    @property
    def styles(self) -> Styles:
        return Styles(self.block.body)

    @property
    def side(self) -> Side:
        """The side of the page that comes next."""
        return Side.VERSO if len(self.pages) % 2 else Side.RECTO

    @property
    def label(self) -> str:
        """The number of the page that comes next."""
        return self.number(len(self.pages) + 1)

    @property
    def left(self) -> float:
        """The left edge of the block on the page that comes next."""
        return self.block.left(self.side)

    def turn_to(self, side: Side) -> None:
        """Leave a page blank where the next would be on the other side."""
        if self.side is not side:
            self.add(Kind.BLANK)

    def add(
        self,
        kind: Kind,
        type: Iterable[SetLine] = (),
        plates: Iterable[SetPlate] = (),
        links: Iterable[Link] = (),
        anchors: Iterable[str] = (),
        *,
        photographs: Iterable[SetPhotograph] = (),
        folio: bool = False,
        head: bool = False,
    ) -> None:
        """Put a page behind the others, with the folio or the running head where it has one."""
        set_ = tuple(type)
        first = "".join(each.line.text for each in set_ if each.y == set_[0].y)
        self.pages.append(
            BookPage(
                side=self.side,
                label=self.label,
                kind=kind,
                type=set_,
                plates=tuple(plates),
                furniture=(*self._head(head, first), *self._folio(folio)),
                links=tuple(links),
                anchors=tuple(anchors),
                photographs=tuple(photographs),
            )
        )

    def flow(
        self,
        kind: Kind,
        rows: Sequence[Row],
        *,
        sink: int = 0,
        heading: Sequence[SetLine] = (),
        anchors: Sequence[str] = (),
        furnished: bool = True,
        opens: bool = True,
    ) -> None:
        """Let a text flow over as many pages as it takes, with folios and running heads where it is `furnished`.

        The first, on which the heading and the anchors are, begins `sink` lines lower, and has no running head where
        it `opens` a part of the book.
        """
        start = 0
        for end in turn_pages(rows, self.block.lines - sink, self.block.lines, self.side):
            first, part = start == 0, rows[start:end]
            self.add(
                kind,
                type=(*(heading if first else ()), *self.set_rows(part, sink if first else 0)),
                links=self.links(part, sink if first else 0),
                anchors=anchors if first else (),
                folio=furnished,
                head=furnished and not (first and opens),
            )
            start = end

    def set_rows(
        self, rows: Sequence[Row], line: float = 0, left: float = 0.0, tag: Tag = Tag.PARAGRAPH
    ) -> list[SetLine]:
        """The type of rows on the page that comes next, from a line of the block down. The first begins a `tag`."""
        return [
            SetLine(
                piece,
                round(self.left + left + x, 3),
                round(self.block.base(at), 3),
                Tag.SAME if place or not row.begins else tag if number == 0 else Tag.PARAGRAPH,
            )
            for number, (at, row) in enumerate(zip(_places(rows, line), rows, strict=True))
            for place, (x, piece) in enumerate(row.pieces)
        ]

    def links(self, rows: Sequence[Row], line: float = 0, left: float = 0.0) -> list[Link]:
        """The links of the lines."""
        size = self.block.body.size
        return [
            Link(
                left=round(self.left + left + start, 2),
                bottom=round(self.block.base(at) - DESCENT * size, 2),
                right=round(self.left + left + end, 2),
                top=round(self.block.base(at) + ASCENT * size, 2),
                to=to,
            )
            for at, row in zip(_places(rows, line), rows, strict=True)
            for start, end, to in row.links
        ]

    def centred(self, line: TypeLine, y: float, tag: Tag = Tag.PARAGRAPH) -> SetLine:
        """A line in the middle of the block on the page that comes next."""
        return SetLine(line, round(self.left + (self.block.measure - line.width) / 2, 3), round(y, 3), tag)

    def _head(self, wanted: bool, first: str) -> tuple[SetLine, ...]:
        """The running head, but not above the same words, with which the `first` line on the page begins."""
        text = self.verso if self.side is Side.VERSO else self.recto
        if not (wanted and text) or _bare(first).startswith(_bare(plain(text))):
            return ()
        style = self.styles.head_italic if self.italic else self.styles.head
        return (self.centred(fitted(text, style, self.block.measure, self.language), self.block.head),)

    def _folio(self, wanted: bool) -> tuple[SetLine, ...]:
        return (self.centred(set_line(self.label, self.styles.folio), self.block.foot),) if wanted else ()


def fitted(text: str, style: TypeStyle, measure: float, language: str) -> TypeLine:
    """A text on one line, shortened where it is too long for that: by whole words, and the last by letters."""
    line = set_line(text, style, language=language)
    left = plain(text).split()
    while line.width > measure:
        if len(left) > 1:
            left.pop()
        else:
            left = [left[0][: int(len(left[0]) * measure / line.width) - 1]]
        line = set_line(f"{' '.join(left)} …", style, emphasis=False, language=language)
    return line


def _bare(text: str) -> str:
    """The letters and figures of a text, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))


def _places(rows: Sequence[Row], first: float) -> list[float]:
    """On which line of the block each row stands; nothing is left free above the first."""
    places: list[float] = []
    for row in rows:
        places.append(places[-1] + row.space + 1 if places else first)
    return places
