"""The whole way of a letter, stage by stage: shape → break → page → place → ink → cast → draw."""

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cached_property

from .breaking import Line
from .characters import require_writable, unwritable_in
from .cleaning import cleaned
from .drawing import draw
from .emphasis import Stress, stresses, without_marks
from .errors import NoSuchPage, UnknownPace
from .faces import Face, face_of
from .hands import hand_named, hands
from .inking import InkedPage, ink
from .linting import Findings, lint
from .manuscript import blocks_of
from .measures import Measures
from .paging import fill_pages, require_pages_for
from .papers import PAPERS, paper_named
from .pictures import picture
from .placing import Page, place_all
from .printing import print_letterhead
from .seeding import key
from .setting import set_letter
from .stationery import INKS, PLAIN, Stationery, ink_named
from .temper import EVERYDAY, temper_of
from .tracing import trace

ENGINE = "3"
"""Raised whenever the same inputs would give other pages."""

ATTEMPTS = 4
"""How often a letter is laid out again to be rid of its tells."""

PACES = {"careful": 0.0, "calm": 0.25, "everyday": EVERYDAY, "brisk": 0.75, "hasty": 1.0}
"""How a letter can be written, by name. Between them lies every number."""


@dataclass(frozen=True)
class Layout:
    """A letter with every coordinate decided and nothing drawn."""

    pages: tuple[Page, ...]
    face: Face
    seed: int
    stationery: Stationery
    pace: float
    mends: bool

    @property
    def page_count(self) -> int:
        return len(self.pages)

    @cached_property
    def digest(self) -> str:
        """SHA-256, as 64 hexadecimal digits, of every coordinate and of what they were made from."""
        hand, made_from = self.face.hand, (self.seed, astuple(self.stationery), self.pace, self.mends)
        inputs = (
            ENGINE,
            self.face.sha256,
            *made_from,
            astuple(hand.wander),
            hand.nib,
            hand.turned,
            hand.dotted,
            hand.dots,
        )
        digest = hashlib.sha256(repr(inputs).encode())
        for page in self.pages:
            for part in page.coordinates():
                digest.update(part)
        return digest.hexdigest()

    @cached_property
    def findings(self) -> Findings:
        """What was measured of these pages, and what of it would betray a machine."""
        return lint(self.pages, self.face, self.seed)

    @property
    def language(self) -> str:
        """The language as far as its script tells, as a BCP 47 tag: Russian where most letters are Cyrillic."""
        letters = [character for page in self.pages for text in page.pieces.texts for character in text]
        cyrillic = sum("\u0400" <= character <= "\u052f" for character in letters)
        return "ru" if 2 * cyrillic > len(letters) else "en"

    def pdf(self, *, title: str = "", author: str = "", language: str = "") -> bytes:
        """The letter, written out. Where no `language` is given, its script tells."""
        return draw(
            (ink(page, self.face, self.seed) for page in self.pages),
            title=title or "A letter",
            author=author or self.face.hand.name,
            language=language or self.language,
        )

    def svg(self, page: int) -> str:
        """Page `page`, counted from 1, as SVG: the outlines of the PDF, in their places. Raises NoSuchPage."""
        return trace(self._inked(page), title=f"Page {page} of {self.page_count}", language=self.language)

    def png(self, page: int, dpi: int = 110) -> bytes:
        """Page `page`, counted from 1, as a picture. Raises NoSuchPage."""
        return picture(draw([self._inked(page)], title="", author="", language=self.language), 1, dpi)

    def _inked(self, page: int) -> InkedPage:
        if not 1 <= page <= self.page_count:
            raise NoSuchPage(page, self.page_count)
        return ink(self.pages[page - 1], self.face, self.seed)


def lay_out(
    text: str,
    hand: str = "theodore",
    paper: str = "a5",
    seed: int = 7,
    *,
    stationery: Stationery = PLAIN,
    pace: float = EVERYDAY,
    mends: bool = False,
    underlines: bool = True,
) -> Layout:
    """Decide where every letter of `text` stands.

    `text` has its paragraphs apart by blank lines. `pace` runs from 0, careful, to 1, hasty; `mends` says whether a
    letter may be mended, or a word struck through and written again; `underlines` whether what is typed *so* is
    underlined, or written with its stars. Raises UnknownHand, UnknownPaper, UnknownInk, UnknownPace, EmptyLetter,
    TextTooLong, UnwritableText, LetterheadTooLong and UnprintableLetterhead, all of them HandwritingError.
    """
    said = _Said.of(text, underlines=underlines)
    pages, to = _paged(said.text, hand, paper, seed, stationery, pace, mends)
    return Layout(place_all(pages, to, said.stresses), to.face, seed, stationery, pace, mends)


def pages_needed(
    text: str,
    hand: str = "theodore",
    paper: str = "a5",
    seed: int = 7,
    *,
    stationery: Stationery = PLAIN,
    pace: float = EVERYDAY,
    mends: bool = False,
    underlines: bool = True,
) -> int:
    """How many pages the letter takes: `lay_out(…).page_count`, sooner. Raises the same."""
    pages, _ = _paged(_Said.of(text, underlines=underlines).text, hand, paper, seed, stationery, pace, mends)
    return len(pages)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a letter, and what of them is underlined."""

    text: str
    stresses: tuple[Stress, ...] = ()

    @classmethod
    def of(cls, text: str, *, underlines: bool) -> "_Said":
        clean = cleaned(text)
        if not underlines:
            return cls(clean)
        return cls(without_marks(clean), stresses(clean))


def _paged(
    text: str, hand: str, paper: str, seed: int, stationery: Stationery, pace: float, mends: bool
) -> tuple[list[list[Line]], Measures]:
    """Everything up to the pages, and with what measures."""
    face, sheet = face_of(hand_named(hand)), paper_named(paper)
    ink_named(stationery.ink)
    require_pace(pace)
    print_letterhead(stationery.letterhead, sheet)
    blocks = blocks_of(text)
    require_writable(text, face.hand)
    words = sum(len(line) for block in blocks for line in block.lines)
    to = Measures(face, sheet, seed, stationery, temper_of(seed, face.hand, pace, words), mends)
    require_pages_for(sum(len(block.lines) for block in blocks), to)
    return fill_pages(set_letter(blocks, to), to), to


def lay_out_without_tells(
    text: str,
    hand: str = "theodore",
    paper: str = "a5",
    seed: int = 7,
    *,
    stationery: Stationery = PLAIN,
    pace: float = EVERYDAY,
    mends: bool = False,
    underlines: bool = True,
) -> Layout:
    """As `lay_out`, but written again, with another seed made from this one, where something betrays the machine.

    Of `ATTEMPTS` the first without a tell, or else that with the fewest. Its `seed` lays out the same pages again.
    """
    layout = lay_out(text, hand, paper, seed, stationery=stationery, pace=pace, mends=mends, underlines=underlines)
    for attempt in range(1, ATTEMPTS):
        if not layout.findings.tells:
            break
        other = key(seed, "again", attempt) >> 1  # A signed column holds 63 bits.
        again = lay_out(text, hand, paper, other, stationery=stationery, pace=pace, mends=mends, underlines=underlines)
        if len(again.findings.tells) < len(layout.findings.tells):
            layout = again
    return layout


def require_pace(pace: float) -> None:
    """Raise UnknownPace for what is no number from 0 to 1."""
    if not 0 <= pace <= 1:
        raise UnknownPace(f"A pace lies between 0, careful, and 1, hasty. {pace} does not.")


def write_letter(
    text: str,
    hand: str = "theodore",
    paper: str = "a5",
    seed: int = 7,
    *,
    stationery: Stationery = PLAIN,
    pace: float = EVERYDAY,
    mends: bool = False,
    underlines: bool = True,
    title: str = "",
    author: str = "",
    language: str = "",
) -> bytes:
    """`text` in a hand on paper, as a PDF. Same arguments, same bytes.

    `title`, `author` and `language` (a BCP 47 tag) are the document's; the errors are those of `lay_out`.
    """
    layout = lay_out(text, hand, paper, seed, stationery=stationery, pace=pace, mends=mends, underlines=underlines)
    return layout.pdf(title=title, author=author, language=language)


def unwritable(text: str, hand: str) -> tuple[str, ...]:
    """The characters of `text` that the hand cannot write, each once, in order of appearance. Marks of emphasis are
    not written."""
    return unwritable_in(without_marks(text), hand_named(hand))


def hand_names() -> Mapping[str, str]:
    """The name of every hand, by slug."""
    return {slug: hand.name for slug, hand in hands().items()}


def ink_names() -> Mapping[str, str]:
    """The name of every ink, by slug."""
    return {slug: ink.label for slug, ink in INKS.items()}


def paper_names() -> Mapping[str, str]:
    """The name of every paper, by slug."""
    return {slug: paper.label for slug, paper in PAPERS.items()}
