"""Plates: the pages of a letter made ready to be printed inside a book, each as one drawing that can be set anywhere.

A plate is a page without its sheet: rules, letterhead and writing as real text, with its fonts. It names its shades by
number, so that the same drawing is printed in colour or in greys. Either every letter form is cast for this page alone,
or the forms are sorts of the hand, of which all plates in a file share a few of every glyph.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass

import numpy as np

from .alphabets import Alphabet, alphabet_of
from .casting import cast
from .deflating import deflated
from .embedding import SCRIPT, SERIF, SYMBOLIC, ReadyFont, ready
from .errors import DamagedPlates
from .extraction import ARTIFACT, em, readable, readable_type
from .grid import PEN
from .hands import hands
from .inking import InkedPage, ink
from .operators import numbered, printed, ruled, underlined, written
from .placing import Page
from .shades import PRINTED, RULED, Colour
from .sharing import SharedPage, share
from .sorts import Stick
from .stationery import RULE_WIDTH
from .stroking import Box, Stroke, around
from .writing import ENGINE, Layout

AIR = 2.0
"""Points left free around all that is printed."""

MOST_VARIANTS = 1000
"""More than any letter has of one glyph: who wants more wants none to come again."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A plate that is written with sorts of a hand: the digest of what those are drawn from; the operators of its
    stationery; those of its writing, whose codes are all 0; and the sorts they are to show, in order."""

    hand: str
    drawn_from: str
    stationery: str
    operators: str
    stick: Stick


@dataclass(frozen=True, slots=True)
class Plate:
    """One page of a letter, ready to be printed inside a book.

    width and height of its sheet, in points; crop, what of the sheet holds writing, rules and letterhead, with a little
    air; text, its words as they read, lines apart by a line feed, paragraphs by two.

    What is left is for the press: its ink as a full stroke of it looks; its content, deflated, or what it shares with
    other plates; the fonts that it calls H, for the hand, and T, for type.
    """

    width: float
    height: float
    crop: Box
    text: str
    ink: Colour
    content: bytes
    fonts: tuple[tuple[str, ReadyFont], ...]
    shared: Shared | None = None


def plates(layout: Layout, variants: int = 0) -> tuple[Plate, ...]:
    """The pages of a letter as plates.

    Where `variants` is 0, no letter form is ever used twice; else each glyph of the hand has at most so many forms,
    which all plates of the hand in a file share. Plates with different `variants` can be printed in one file. Raises
    ValueError for variants without number.
    """
    if not 0 <= variants <= MOST_VARIANTS:
        raise ValueError(f"A glyph has up to {MOST_VARIANTS} variants, or 0 to be always new, and not {variants}.")
    if not variants:
        return tuple(_unique(ink(page, layout.alphabet, layout.seed)) for page in layout.pages)
    shared = share(layout.pages, layout.alphabet, layout.seed, variants)
    return tuple(_shared(page, each, layout) for page, each in zip(layout.pages, shared, strict=True))


def drawn_from(alphabet: Alphabet) -> str:
    """The digest of everything that the sorts of a hand are drawn from, and set by."""
    hand = alphabet.hand
    measures = (hand.joined, hand.x_height, hand.leading, hand.word_gap, hand.slant, hand.nib)
    inputs = (ENGINE, alphabet.sha256, *measures, astuple(hand.wander), astuple(hand.movement))
    return hashlib.sha256(repr(inputs).encode()).hexdigest()[:32]


def require_same_hand(shared: Shared) -> Alphabet:
    """The alphabet of the hand, or DamagedPlates where it is no longer what the sorts were chosen from."""
    hand = hands().get(shared.hand)
    alphabet = hand and alphabet_of(hand)
    if not alphabet or drawn_from(alphabet) != shared.drawn_from:
        raise DamagedPlates(f"The hand “{shared.hand}” has changed since. Please lay the letter out again.")
    return alphabet


def _shared(page: Page, written: SharedPage, layout: Layout) -> Plate:
    """A page that is written with sorts."""
    alphabet = layout.alphabet
    shared = Shared(
        hand=alphabet.hand.slug,
        drawn_from=drawn_from(alphabet),
        stationery="\n".join(_stationery(page)),
        operators="\n".join(written.operators),
        stick=written.stick,
    )
    return _plate(page, written.reach, b"", [], shared)


def _unique(inked: InkedPage) -> Plate:
    """A page of which every letter form is its own."""
    read, size = readable(inked), em(inked.page)
    page = read.page
    shades = numbered(page)
    shown = [*_stationery(page), *written(read, size, shades), *underlined(read.strokes, shades)]
    content = deflated("\n".join(shown).encode("ascii"))
    return _plate(inked.page, _reach(inked), content, [("H", ready(cast(read, size), "Hand", SYMBOLIC | SCRIPT))])


def _plate(
    page: Page, reach: Box, content: bytes, fonts: list[tuple[str, ReadyFont]], shared: Shared | None = None
) -> Plate:
    if page.letterhead:
        fonts.append(("T", ready(cast(readable_type(page.letterhead)), "EBGaramond", SYMBOLIC | SERIF)))
    return Plate(
        width=page.width,
        height=page.height,
        crop=_crop(page, reach),
        text=_text(page),
        ink=page.ink.colour,
        content=content,
        fonts=tuple(fonts),
        shared=shared,
    )


def _stationery(page: Page) -> Iterator[str]:
    """The operators of all that was printed on the sheet, and that say where shades come from."""
    yield "/I cs /I CS"
    yield from ruled(page.rules, f"{RULED} SC")
    if page.letterhead:
        yield from printed(page.letterhead, f"{PRINTED} sc")


def _reach(inked: InkedPage) -> Box:
    """How far the writing reaches."""
    pieces, lines = inked.page.pieces, inked.page.lines
    x = (inked.points[:, 0] + np.repeat(pieces.pens, inked.point_counts)) * PEN
    y = inked.points[:, 1] * PEN + np.repeat(lines.base[pieces.lines], inked.point_counts)
    return around([(float(x.min()), float(y.min()), float(x.max()), float(y.max())), *map(Stroke.box, inked.strokes)])


def _crop(page: Page, reach: Box) -> Box:
    """What of the sheet is printed on, in whole hundredths, never beyond the edges of the sheet."""
    boxes = [reach]
    if len(page.rules.heights):
        low, high = float(page.rules.heights.min()), float(page.rules.heights.max())
        boxes.append((page.rules.left, low - RULE_WIDTH, page.rules.right, high + RULE_WIDTH))
    if page.letterhead:
        line, points = page.letterhead, page.letterhead.points * PEN
        low, high = line.base + float(points[:, 1].min()), line.base + float(points[:, 1].max())
        boxes.append((line.left, low, line.left + float(line.advances.sum()) * PEN, high))
    left, bottom, right, top = (list(side) for side in zip(*boxes, strict=True))
    return (
        round(max(0.0, min(left) - AIR), 2),
        round(max(0.0, min(bottom) - AIR), 2),
        round(min(page.width, max(right) + AIR), 2),
        round(min(page.height, max(top) + AIR), 2),
    )


def _text(page: Page) -> str:
    """The words of a page, without its number."""
    lines = [""] * len(page.lines.base)
    for text, line in zip(page.pieces.texts, page.pieces.lines.tolist(), strict=True):
        lines[line] += text
    text, last = "".join(page.letterhead.texts) if page.letterhead else "", None
    for words, paragraph, continues in zip(
        lines, page.lines.paragraphs.tolist(), page.lines.continues.tolist(), strict=True
    ):
        if paragraph != ARTIFACT:
            text += ("" if continues else "\n" if paragraph == last else "\n\n") + words
            last = paragraph
    return text.strip("\n")
