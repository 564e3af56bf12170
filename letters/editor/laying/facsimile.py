"""Facsimiles: where the pages of a letter stand on those of the book, and how small.

What is shown of a sheet is what is written on it, not the sheet. The writing of all letters on one paper stands in one
frame, the smallest that holds it, and one scale fits that frame into the text block; so hands keep their sizes to each
other. Nothing is ever enlarged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from letters.editor.book import BookLetter
from letters.editor.errors import LetterMissing
from letters.editor.geometry import Box
from letters.handwriting import Plate

from .block import Block
from .pages import SetPlate, Side

type Sheet = tuple[float, float]
"""Width and height of a paper."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What laying a plate out needs of it: its paper, what is written on of that, and its words."""

    sheet: Sheet
    crop: Box
    text: str

    @property
    def letters(self) -> int:
        """How many letters and figures it has."""
        return sum(map(str.isalnum, self.text))


@dataclass(frozen=True, slots=True)
class Frame:
    """What is written on of a paper, on first pages and on later ones, by any letter of the book."""

    first: Box
    later: Box

    @property
    def width(self) -> float:
        return max(self.first[2], self.later[2]) - self.left

    @property
    def left(self) -> float:
        return min(self.first[0], self.later[0])


def outlines(letters: Iterable[BookLetter], plates: Mapping[int, Sequence[Plate]]) -> Mapping[int, tuple[Outline, ...]]:
    """Of every letter, its plates in outline; each letter is looked at once. Raises LetterMissing."""
    return {letter.number: tuple(map(_outline, _plates_of(letter, plates))) for letter in letters}


def _plates_of(letter: BookLetter, plates: Mapping[int, Sequence[Plate]]) -> Sequence[Plate]:
    found = plates.get(letter.number, ())
    if not found:
        raise LetterMissing(
            f"Letter {letter.number} has not been written out for the book. Please compile the book again.",
            letter.number,
        )
    return found


def _outline(plate: Plate) -> Outline:
    return Outline((plate.width, plate.height), plate.crop, plate.text)


def scales(block: Block, depth: float, letters: Iterable[tuple[Outline, ...]]) -> Mapping[Sheet, tuple[float, Frame]]:
    """The scale of every paper, and the frame of what is written on it. First pages have `depth` points less."""
    frames: dict[Sheet, Frame] = {}
    for sheets in letters:
        for number, outline in enumerate(sheets):
            frame = Frame(_NOTHING, outline.crop) if number else Frame(outline.crop, _NOTHING)
            frames[outline.sheet] = _around(frames.get(outline.sheet, frame), frame)
    return {sheet: (_scale(block, depth, frame), frame) for sheet, frame in frames.items()}


_NOTHING: Box = (float("inf"), float("inf"), float("-inf"), float("-inf"))


def _around(one: Frame, other: Frame) -> Frame:
    return Frame(_union(one.first, other.first), _union(one.later, other.later))


def _union(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _scale(block: Block, depth: float, frame: Frame) -> float:
    """The largest at which the writing fits, rounded down."""
    fits = [1.0, block.measure / frame.width]
    for box, above in ((frame.first, depth), (frame.later, 0.0)):
        if box != _NOTHING:
            fits.append((block.top - block.bottom - above) / (box[3] - box[1]))
    return int(10_000 * min(fits)) / 10_000


@dataclass(frozen=True, slots=True)
class Facsimiles:
    """The plates of a book, in outline, and how each paper is scaled."""

    block: Block
    outlines: Mapping[int, tuple[Outline, ...]]
    scales: Mapping[Sheet, tuple[float, Frame]]

    def place(self, number: int, sheet: int, side: Side, line: int) -> SetPlate:
        """A plate on its page: in the middle of the block's width, its writing from a line of the block down."""
        outline = self.outlines[number][sheet]
        scale, frame = self.scales[outline.sheet]
        written = frame.later if sheet else frame.first
        top = self.block.top - line * self.block.body.leading
        middle = self.block.left(side) + self.block.measure / 2
        x = middle - scale * (frame.left + frame.width / 2)
        y = top - scale * written[3]
        left, bottom, right, high = outline.crop
        return SetPlate(
            number,
            sheet,
            round(x, 3),
            round(y, 3),
            scale,
            (
                round(x + scale * left, 2),
                round(y + scale * bottom, 2),
                round(x + scale * right, 2),
                round(y + scale * high, 2),
            ),
        )

    def sheets(self, letter: BookLetter) -> int:
        """How many pages a letter has in its hand."""
        return len(self.outlines[letter.number])

    def shares(self, letter: BookLetter) -> list[float]:
        """The share of its letters and figures that each page has."""
        counts = [outline.letters for outline in self.outlines[letter.number]]
        return [count / max(1, sum(counts)) for count in counts]
