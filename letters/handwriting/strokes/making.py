"""All strokes of a hand from its typeface and the table of corrections."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

import numpy as np

from ..hands import Hand, hand_named
from .corrections import Correction, corrections_in
from .extracting import Marks, Piece, Scale, marks_of, pieces_of, routed
from .files import UNIT, Drawing, Drawings, Part, flat
from .fitting import nodes_of, smoothed
from .glyphs import KINDS, Kind
from .skeleton import extent
from .storing import TALL, Stored, box_of, centred, grown, ratio, stretched, whole_numbers
from .thinning import SIZE, Ink, raster
from .typeface import ROUND_LETTERS, Contours, Typeface, box, without

LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ĳ": "ij",
    "Ĳ": "IJ",
    "ŉ": "’n",
    "Ŀ": "L·",
    "ŀ": "l·",
} | {digraph: unicodedata.normalize("NFKC", digraph) for digraph in "ǄǅǆǇǈǉǊǋǌǱǲǳ"}
"""Characters that are several letters, one behind the other."""

STRUCK = {"đ": "d", "ħ": "h", "ł": "l", "ŧ": "t", "ø": "o"} | {
    "Đ": "D",
    "Ð": "D",
    "Ħ": "H",
    "Ł": "L",
    "Ŧ": "T",
    "Ø": "O",
}
"""Characters that are another with a stroke through it."""

DOWNWARDS = "øØ"
"""Those whose stroke is written downwards; the others are struck from the left."""

ALIKE = 0.12
"""In x-heights: how much an accent may differ in size from that of another letter, and be the same."""

COVERED = 0.95
"""How much of a letter must lie in its accented form, or they are drawn differently."""


@cache
def maker_of(slug: str) -> "Maker":
    """What makes the strokes of a hand; kept, because hands borrow from each other."""
    return Maker(hand_named(slug))


@dataclass
class Maker:
    """Makes the drawings of a hand, each once, when it is asked for."""

    hand: Hand
    made: dict[str, tuple[Drawing, ...]] = field(default_factory=dict)

    @cached_property
    def typeface(self) -> Typeface:
        return Typeface(self.hand.font)

    @cached_property
    def corrections(self) -> dict[str, Correction]:
        return dict(corrections_in(self.hand.font.parent))

    @cached_property
    def scale(self) -> Scale:
        """The line and the height of small letters: the medians of their centre lines."""
        spans = []
        for letter in ROUND_LETTERS:
            pieces, origin = self._pieces(self._contours(self.typeface.name(letter)))
            _, bottom, _, top = extent(piece.skeleton for piece in pieces)
            spans.append((bottom - origin[1], top - origin[1]))
        line, top = np.median(spans, axis=0).tolist()
        return Scale(line, top - line)

    @property
    def pixel(self) -> float:
        """Pixels in a font unit."""
        return SIZE / self.typeface.x_height

    def all(self) -> Drawings:
        """The drawings of every character that the hand offers, and of the accents in them."""
        for code in sorted(self.hand.in_typeface):
            self.drawings(chr(code))
        return self.made

    def drawings(self, character: str) -> tuple[Drawing, ...]:
        """The forms of a character."""
        if character not in self.made:
            self.made[character] = tuple(self._forms(character))
        return self.made[character]

    def _forms(self, character: str) -> Iterator[Drawing]:
        name = self.typeface.name(character)
        yield self._usual(character, name)
        if character.isalpha() and len(unicodedata.normalize("NFD", character)) == 1:
            others = (drawing[name] for drawing in self._whole_alphabets if name in drawing)
            for form, other in enumerate(others, start=2):
                yield self._own(character, other, self.corrections.get(f"{character}/{form}", Correction()))

    @cached_property
    def _whole_alphabets(self) -> tuple[dict[str, str], ...]:
        letters = {self.typeface.name(letter) for letter in "abcdefghijklmnopqrstuvwxyz"}
        return tuple(drawing for drawing in self.typeface.drawings if letters <= set(drawing))

    def _usual(self, character: str, name: str) -> Drawing:
        correction = self.corrections.get(character)
        if correction:
            return self._corrected(character, name, correction)
        if not self.typeface.contours(name):
            return Drawing(self._advance(name), (), ())
        return (
            self._same(character, name)
            or self._chained(character, name)
            or self._accented(character, name)
            or self._struck(character, name)
            or self._own(character, name, Correction())
        )

    def _corrected(self, character: str, name: str, correction: Correction) -> Drawing:
        if correction.borrowed:
            drawing = self._borrowed(character, name, correction, maker_of(correction.borrowed))
        elif correction.drawn:
            marks = [(kind, self.scale.pixels(places)) for kind, places in correction.drawn]
            drawing = Drawing(self._advance(name), (), self._stored(marks, whole=True))
        else:
            drawing = self._own(character, name, correction)
        if correction.top is not None:
            drawing = replace(drawing, marks=stretched(drawing.marks, correction.top * UNIT))
        if correction.advance is not None:
            drawing = replace(drawing, advance=round(correction.advance * UNIT))
        return drawing

    def _same(self, character: str, name: str) -> Drawing | None:
        """A reference to a character before this one that has the same outlines."""
        first = self._alike.get(self._key(name))
        own = unicodedata.combining(character) or character in self.hand.turned
        if first is None or first >= character or first in LIGATURES or own:
            return None
        self.drawings(first)
        return Drawing(self._advance(name), (Part(first, None, 0, 0),), ())

    @cached_property
    def _alike(self) -> dict[bytes, str]:
        characters: dict[bytes, str] = {}
        for code in sorted(self.hand.in_typeface):
            key = self._key(self.typeface.name(chr(code)))
            characters.setdefault(key, chr(code))
        return characters

    def _key(self, name: str) -> bytes:
        return b"|".join(contour.tobytes() for contour in self.typeface.contours(name))

    def _chained(self, character: str, name: str) -> Drawing | None:
        """A ligature as its letters, one behind the other."""
        letters = LIGATURES.get(character, "")
        if not letters or any(ord(letter) not in self.hand.in_typeface for letter in letters):
            return None
        parts, at = [], 0
        for letter in letters:
            parts.append(Part(letter, None, at, 0))
            at += self.drawings(letter)[0].advance
        return Drawing(at, tuple(parts), ())

    def _accented(self, character: str, name: str) -> Drawing | None:
        """A letter and the accents on it; an accent by name where it looks as it does on other letters."""
        letter, *accents = list(unicodedata.normalize("NFD", character))
        if not accents or ord(letter) not in self.hand.in_typeface:
            return None
        base_and_marks = self._above(name, letter, accents)
        if base_and_marks is None:
            return None
        base, marks = base_and_marks
        self.drawings(letter)
        if len(accents) == 1 and (usual := self._accent(accents[0])):
            ours, theirs = box_of(marks), box_of(usual)
            if all(abs((ours[i + 2] - ours[i]) - (theirs[i + 2] - theirs[i])) <= ALIKE * UNIT for i in (0, 1)):
                right = round((ours[0] + ours[2] - theirs[0] - theirs[2]) / 2)
                up = round((ours[1] + ours[3] - theirs[1] - theirs[3]) / 2)
                return Drawing(self._advance(name), (base, Part(accents[0], None, right, up)), ())
        return Drawing(self._advance(name), (base,), marks)

    def _struck(self, character: str, name: str) -> Drawing | None:
        """A letter with a straight stroke through it: from end to end of what it has beside the letter."""
        letter = STRUCK.get(character, "")
        if not letter or ord(letter) not in self.hand.in_typeface:
            return None
        own, bare = self._contours(name), self._contours(self.typeface.name(letter))
        left = without(own, bare)
        pieces_and_origin = self._pieces(left) if left else self._beside(own, bare)
        if pieces_and_origin is None:
            return None
        pieces, origin = pieces_and_origin
        points = np.concatenate([line.points for piece in pieces for line in piece.skeleton.lines]) - origin
        apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
        ends = points[list(np.unravel_index(int(apart.argmax()), apart.shape))]
        by = -ends[:, 1] if character in DOWNWARDS else ends[:, 0]
        self.drawings(letter)
        marks: Marks = [("bar" if character.islower() else "path", ends[by.argsort()])]
        shift = self._shift(own, bare) if left else 0
        return Drawing(self._advance(name), (Part(letter, None, shift, 0),), self._stored(marks, whole=True))

    def _above(self, name: str, letter: str, accents: list[str]) -> tuple[Part, Stored] | None:
        """What an accented letter is put together from; None where it is drawn anew."""
        dotless = letter in "ijіј" and any(unicodedata.combining(accent) == 230 for accent in accents)
        own, bare = self._contours(name), self._contours(self.typeface.name(letter))
        plain = self._undotted(bare) if dotless else bare
        left = without(own, plain)
        pieces = self._pieces(left) if left else self._beside(own, plain)
        if pieces is None:
            return None
        marks: Marks = [("dot", points) for _, points in marks_of(accents[0], *pieces, False, None)]
        base = Part(letter, "path" if dotless else None, self._shift(own, bare) if left else 0, 0)
        return (base, self._stored(marks)) if marks else None

    def _accent(self, accent: str) -> Stored:
        """The marks of a combining accent, its middle at 0: its own, or those on the first small letter that has it."""
        if accent not in self.made:
            if ord(accent) in self.hand.in_typeface:
                self.drawings(accent)
            else:
                self.made[accent] = (Drawing(0, (), self._on_a_letter(accent)),)
        return tuple(flat(self.made[accent][0], self.made))

    def _on_a_letter(self, accent: str) -> Stored:
        """The marks of an accent as it stands on the first letter that has it, small letters first."""
        letters = sorted(map(chr, self.hand.in_typeface), key=lambda each: (not each.islower(), each))
        for each in letters:
            letter, *accents = list(unicodedata.normalize("NFD", each))
            known = accents == [accent] and ord(letter) in self.hand.in_typeface
            if known and (base_and_marks := self._above(self.typeface.name(each), letter, accents)):
                return centred(base_and_marks[1])
        return ()

    def _undotted(self, contours: Contours) -> Contours:
        """What is left of an i without its highest contour."""
        highest = max(range(len(contours)), key=lambda index: float(contours[index][:, 1].max()))
        tops = [float(contour[:, 1].min()) for contour in contours]
        dot = max(range(len(contours)), key=lambda index: tops[index]) if len(contours) > 1 else highest
        return tuple(contour for index, contour in enumerate(contours) if index != dot or len(contours) == 1)

    def _shift(self, own: Contours, bare: Contours) -> int:
        """How far the letter stands from where it stands alone, in stored numbers."""
        first = min(bare, key=lambda contour: float(contour[:, 1].min()))
        twin = next((each for each in own if len(each) == len(first) and np.ptp(each - first, axis=0).max() < 3), None)
        right = 0.0 if twin is None else float((twin - first)[0, 0])
        return round(right / self.scale.height * UNIT)

    def _beside(self, own: Contours, bare: Contours) -> tuple[list[Piece], tuple[int, int]] | None:
        """What an accented letter has beside the letter, where an accent touches it; None where it is drawn anew."""
        whole = raster(own)
        inside = self._laid(bare, whole.ink.shape, whole.origin)
        if (inside & whole.ink).sum() < COVERED * inside.sum():
            return None
        rest = whole.ink & ~grown(inside)
        pieces = pieces_of(rest)
        return (pieces, whole.origin) if pieces else None

    def _laid(self, contours: Contours, shape: tuple[int, ...], origin: tuple[int, int]) -> Ink:
        """Outlines as ink in the raster of another glyph."""
        drawn = raster(contours)
        laid = np.zeros(shape, dtype=bool)
        rows, columns = np.nonzero(drawn.ink)
        rows, columns = rows - drawn.origin[1] + origin[1], columns - drawn.origin[0] + origin[0]
        inside = (rows >= 0) & (rows < shape[0]) & (columns >= 0) & (columns < shape[1])
        laid[rows[inside], columns[inside]] = True
        return laid

    def _own(self, character: str, name: str, correction: Correction) -> Drawing:
        """The drawing of a character from its own outlines."""
        contours = self._contours(name)
        pieces, origin = self._pieces(contours)
        if correction.strokes:
            marks = routed(correction, pieces, origin, self.scale)
        else:
            marks = marks_of(character, pieces, origin, self.hand.joined, correction.touch)
        marks = self._set_right(character, marks)
        stored = self._stored(marks)
        if unicodedata.combining(character):
            return Drawing(0, (), centred(tuple(("dot", nodes) for _, nodes in stored)))
        return Drawing(self._advance(name), (), stored)

    def _set_right(self, character: str, marks: Marks) -> Marks:
        """What the typeface draws wrong, as `hand` says."""
        if character in self.hand.turned:
            points = np.concatenate([points for _, points in marks])
            middle = points.min(axis=0) + points.max(axis=0)
            marks = [(kind, middle - points) for kind, points in reversed(marks)]
        if character in self.hand.dotted:
            # What is left of the lost dot is its last contour, one single point.
            marks = [*marks, ("dot", self.typeface.last_point(self.typeface.name(character)) * self.pixel)]
        if character in "ij" and self.hand.dots:
            shift = np.array([self.hand.dots * self.scale.height, 0.0])
            marks = [(kind, points + shift if kind == "dot" else points) for kind, points in marks]
        return marks

    def _borrowed(self, character: str, name: str, correction: Correction, lender: "Maker") -> Drawing:
        """The character of another hand, sheared to the slant of this one and as tall as this one's."""
        theirs = flat(lender.drawings(character)[0], lender.made)
        lean = self.slant - lender.slant
        _, bottom, _, top = box(self._contours(name))
        ours = (top / SIZE, bottom / SIZE)
        heights = [y for _, nodes in theirs for _, y in nodes]
        above = ratio(ours[0], max(heights) / UNIT)
        whole = ours[0] * UNIT / max(heights) if ours[0] < TALL < max(heights) / UNIT else 1.0
        marks: list[tuple[Kind, tuple[tuple[int, int], ...]]] = []
        for kind, nodes in theirs:
            tall = [(x, UNIT + (y - UNIT) * above if y > UNIT else y) for x, y in nodes]
            placed = [(x * correction.widened + y * lean, y) for x, y in tall]
            marks.append((kind, tuple((round(x * whole), round(y * whole)) for x, y in placed)))
        advance = round(lender.drawings(character)[0].advance * correction.widened * whole)
        return Drawing(advance, (), tuple(marks))

    @cached_property
    def slant(self) -> float:
        """How far stems lean to the right for each step up: the mean of steep stretches of tall letters."""
        right = up = 0.0
        own = (letter for letter in "bdhklpqftiuHIKLTNMEF" if letter not in self.corrections)
        for letter in own:
            for kind, nodes in self.drawings(letter)[0].marks:
                steps = np.diff(np.array(nodes, dtype=float), axis=0) if kind == "path" else np.zeros((0, 2))
                steep = steps[np.abs(steps[:, 1]) > 1.4 * np.abs(steps[:, 0])]
                right += float((steep[:, 0] * np.sign(steep[:, 1])).sum())
                up += float(np.abs(steep[:, 1]).sum())
        return right / up if up else 0.0

    def _contours(self, name: str) -> Contours:
        """A glyph's outlines in pixels."""
        return tuple(contour * self.pixel for contour in self.typeface.contours(name))

    def _pieces(self, contours: Contours) -> tuple[list[Piece], tuple[int, int]]:
        drawn = raster(contours)
        return pieces_of(drawn.ink), drawn.origin

    def _advance(self, name: str) -> int:
        return round(self.typeface.advance(name) * self.pixel / self.scale.height * UNIT)

    def _stored(self, marks: Marks, whole: bool = False) -> Stored:
        """Marks in whole numbers: smoothed, and with no more nodes than they need, unless a person drew them."""
        stored: list[tuple[Kind, tuple[tuple[int, int], ...]]] = []
        for kind, points in marks:
            places = self.scale.heights(points)
            if not whole and len(places) > 1:
                places = nodes_of(smoothed(places))
            stored.append((kind, whole_numbers(places)))
        return tuple(sorted(stored, key=lambda mark: KINDS.index(mark[0])))
