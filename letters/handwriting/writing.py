"""The whole way of a letter, stage by stage: shape → break → page → place → ink → cast → draw."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from functools import cache, cached_property

from .alphabets import Alphabet, alphabet_of
from .breaking import Line
from .characters import require_writable, stand_ins, unwritable_in
from .cleaning import cleaned
from .drawing import draw
from .emphasis import Stress, stresses, without_marks
from .errors import NoSuchPage, UnknownPace
from .filming import film
from .hands import hand_named, offered_hands
from .inking import InkedPage, ink, written
from .linting import Findings, lint
from .manuscript import blocks_of
from .measures import Measures
from .paging import fill_pages, require_pages_for
from .papers import PAPERS, paper_named
from .pens import PENS, pen_named
from .pictures import picture
from .placing import Page, place_all
from .plotting import plot
from .printing import print_letterhead
from .scripts import language_of
from .seeding import key
from .setting import set_letter
from .stationery import INKS, PLAIN, Stationery, ink_named
from .stroking import strokes_of
from .temper import EVERYDAY, temper_of
from .tracing import trace, words_of
from .tracks import Track, tracks

ENGINE = "5"
"""Raised whenever the same inputs would give other pages."""

ATTEMPTS = 4
"""How often a letter is laid out again to be rid of its tells."""

AROUND_LINES = 4.5
"""Heights of an x that are shown above the first baseline and below the last one."""

PACES = {"careful": 0.0, "calm": 0.25, "everyday": EVERYDAY, "brisk": 0.75, "hasty": 1.0}
"""How a letter can be written, by name. Between them lies every number."""


@dataclass(frozen=True)
class Layout:
    """A letter with every coordinate decided and nothing drawn."""

    pages: tuple[Page, ...]
    alphabet: Alphabet
    seed: int
    stationery: Stationery
    pace: float
    mends: bool
    language: str = "en"
    """A BCP 47 tag."""

    @property
    def page_count(self) -> int:
        return len(self.pages)

    @cached_property
    def digest(self) -> str:
        """SHA-256, as 64 hexadecimal digits, of every coordinate and of what they were made from."""
        hand, made_from = self.alphabet.hand, (self.seed, astuple(self.stationery), self.pace, self.mends)
        inputs = (
            ENGINE,
            self.alphabet.sha256,
            *made_from,
            astuple(hand.wander),
            astuple(hand.movement),
            hand.nib,
        )
        digest = hashlib.sha256(repr(inputs).encode())
        for page in self.pages:
            for part in page.coordinates():
                digest.update(part)
        return digest.hexdigest()

    @cached_property
    def findings(self) -> Findings:
        """What was measured of these pages, and what of it would betray a machine."""
        return lint(self.pages, self.alphabet, self.seed)

    def pdf(self, *, title: str = "", author: str = "", language: str = "") -> bytes:
        """The letter, written out; in its own language where no other is given."""
        return draw(
            (ink(page, self.alphabet, self.seed) for page in self.pages),
            title=title or "A letter",
            author=author or self.alphabet.hand.name,
            language=language or self.language,
        )

    def svg(self, page: int) -> str:
        """Page `page`, counted from 1, as SVG: the outlines of the PDF, in their places. Raises NoSuchPage."""
        return trace(self._inked(page), title=f"Page {page} of {self.page_count}", language=self.language)

    def png(self, page: int, dpi: int = 110) -> bytes:
        """Page `page`, counted from 1, as a picture. Raises NoSuchPage."""
        return picture(draw([self._inked(page)], title="", author="", language=self.language), 1, dpi)

    def opening_png(self, dpi: int = 110) -> bytes:
        """The written lines of page 1 as a picture, with the paper around them and without what is empty below."""
        page = self.pages[0]
        bases, around = page.lines.base.tolist(), AROUND_LINES * page.x_height
        above, below = page.height - max(bases) - around, min(bases) - around
        if page.letterhead:
            above = 0
        drawn = draw([self._inked(1)], title="", author="", language=self.language)
        return picture(drawn, 1, dpi, above=max(0, above), below=max(0, below))

    def plot(self, page: int, *, marks: bool = False, strip: bool = False) -> str:
        """Page `page`, counted from 1, as SVG for a plotter with a real pen: single strokes in millimetres, in the
        order in which they were written, with registration marks and a test strip where asked. Raises NoSuchPage."""
        placed = self._placed(page)
        return plot(placed, self._tracks(placed), marks=marks, strip=strip)

    def film(self, page: int, *, seconds: float = 0.0) -> str:
        """Page `page`, counted from 1, as SVG that writes itself once, in the writer's own time or in so many
        `seconds`; written where less motion is wanted. Raises NoSuchPage."""
        placed = self._placed(page)
        title = f"Page {page} of {self.page_count}, as it is written"
        return film(placed, self._tracks(placed), seconds=seconds, title=title, words=words_of(placed))

    def _tracks(self, page: Page) -> Iterator[Track]:
        return tracks(page, written(page, self.alphabet, self.seed), strokes_of(page))

    def _placed(self, page: int) -> Page:
        if not 1 <= page <= self.page_count:
            raise NoSuchPage(page, self.page_count)
        return self.pages[page - 1]

    def _inked(self, page: int) -> InkedPage:
        return ink(self._placed(page), self.alphabet, self.seed)


@dataclass(frozen=True, slots=True)
class _Commission:
    """What a letter is asked to be. `text` is as it was typed; the rest as in `lay_out`."""

    text: str
    hand: str
    paper: str
    seed: int
    stationery: Stationery
    pace: float
    mends: bool
    underlines: bool
    language: str = ""

    @property
    def words(self) -> str:
        """The text as it is written: without its marks, where those are no characters of it."""
        return without_marks(cleaned(self.text)) if self.underlines else cleaned(self.text)

    @property
    def stresses(self) -> tuple[Stress, ...]:
        """The stretches of the words that are underlined, by the places of their characters."""
        return stresses(cleaned(self.text)) if self.underlines else ()


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
    language: str = "",
) -> Layout:
    """Decide where every letter of `text` stands.

    `text` has its paragraphs apart by blank lines. `pace` runs from 0, careful, to 1, hasty; `mends` says whether a
    letter may be mended, or a word struck through and written again; `underlines` whether what is typed *so* is
    underlined, or written with its stars; `language` (a BCP 47 tag) is that in which long words are parted, and the
    document's: where it is not given, its script tells. Raises UnknownHand, UnknownPaper, UnknownInk, UnknownPen,
    UnknownPace, EmptyLetter, TextTooLong, UnwritableText, LetterheadTooLong and UnprintableLetterhead, all of them
    HandwritingError.
    """
    return _laid_out(
        _Commission(
            text,
            hand,
            paper,
            seed,
            stationery=stationery,
            pace=pace,
            mends=mends,
            underlines=underlines,
            language=language,
        )
    )


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
    language: str = "",
) -> int:
    """How many pages the letter takes: `lay_out(…).page_count`, sooner. Raises the same."""
    pages, _ = _paged(
        _Commission(
            text,
            hand,
            paper,
            seed,
            stationery=stationery,
            pace=pace,
            mends=mends,
            underlines=underlines,
            language=language,
        )
    )
    return len(pages)


def _laid_out(commission: _Commission) -> Layout:
    pages, measures = _paged(commission)
    placed = place_all(pages, measures, commission.stresses)
    return Layout(
        pages=placed,
        alphabet=measures.alphabet,
        seed=commission.seed,
        stationery=commission.stationery,
        pace=commission.pace,
        mends=commission.mends,
        language=measures.language,
    )


def _paged(commission: _Commission) -> tuple[list[list[Line]], Measures]:
    """Everything up to the pages, and with what measures."""
    alphabet, sheet = alphabet_of(hand_named(commission.hand)), paper_named(commission.paper)
    ink_named(commission.stationery.ink)
    pen_named(commission.stationery.pen)
    require_pace(commission.pace)
    print_letterhead(commission.stationery.letterhead, sheet)
    text = commission.words
    blocks = blocks_of(text)
    require_writable(text, alphabet.hand)
    words = sum(len(line) for block in blocks for line in block.lines)
    temper = temper_of(commission.seed, alphabet.hand, commission.pace, words)
    measures = Measures(
        alphabet=alphabet,
        paper=sheet,
        seed=commission.seed,
        stationery=commission.stationery,
        temper=temper,
        mends=commission.mends,
        language=commission.language or language_of(text),
    )
    require_pages_for(sum(len(block.lines) for block in blocks), measures)
    return fill_pages(set_letter(blocks, measures), measures), measures


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
    language: str = "",
) -> Layout:
    """As `lay_out`, but written again, with another seed made from this one, where something betrays the machine.

    Of `ATTEMPTS` the first without a tell, or else that with the fewest. Its `seed` lays out the same pages again.
    """
    commission = _Commission(
        text, hand, paper, seed, stationery=stationery, pace=pace, mends=mends, underlines=underlines, language=language
    )
    layout = _laid_out(commission)
    for attempt in range(1, ATTEMPTS):
        if not layout.findings.tells:
            break
        # A signed column holds 63 bits.
        again = _laid_out(replace(commission, seed=key(seed, "again", attempt) >> 1))
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
    layout = lay_out(
        text,
        hand,
        paper,
        seed,
        stationery=stationery,
        pace=pace,
        mends=mends,
        underlines=underlines,
        language=language,
    )
    return layout.pdf(title=title, author=author)


def unwritable(text: str, hand: str) -> tuple[str, ...]:
    """The characters of `text` that the hand cannot write, each once, in order of appearance. Marks of emphasis are
    not written."""
    return unwritable_in(without_marks(text), hand_named(hand))


def written_otherwise(text: str, hand: str) -> tuple[tuple[str, str], ...]:
    """The characters of `text` that the hand lacks and writes otherwise, so that a reader notices, such as ⅓: each
    once, in order of appearance, with what is written instead."""
    return stand_ins(without_marks(text), hand_named(hand))


def hand_names() -> Mapping[str, str]:
    """The name of every hand that can be chosen, by slug."""
    return {slug: hand.name for slug, hand in offered_hands().items()}


def name_of_hand(slug: str) -> str:
    """The name of a hand, of one as well that can no longer be chosen. Raises UnknownHand."""
    return hand_named(slug).name


@cache
def edition_of(slug: str) -> str:
    """The engine, and a digest of all that a hand is made of: two letters of the same text, paper, style and seed are
    alike where this is. Raises UnknownHand."""
    hand = hand_named(slug)
    measures = hand.x_height, hand.leading, hand.word_gap, hand.slant, hand.nib, hand.joined
    made_of = alphabet_of(hand).sha256, astuple(hand.wander), astuple(hand.movement), measures
    return f"{ENGINE}-{hashlib.sha256(repr(made_of).encode()).hexdigest()[:16]}"


def ink_colours() -> Mapping[str, tuple[float, float, float]]:
    """Red, green and blue of every ink from 0 to 1, by slug."""
    return {slug: ink.colour for slug, ink in INKS.items()}


def ink_names() -> Mapping[str, str]:
    """The name of every ink, by slug."""
    return {slug: ink.label for slug, ink in INKS.items()}


def pen_names() -> Mapping[str, str]:
    """The name of every pen, by slug."""
    return {slug: pen.label for slug, pen in PENS.items()}


def paper_names() -> Mapping[str, str]:
    """The name of every paper, by slug."""
    return {slug: paper.label for slug, paper in PAPERS.items()}
