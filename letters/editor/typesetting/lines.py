"""A line of type, and how it is kept until it is drawn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from .breaking import SLIP
from .composing import case_for
from .shaping import SOFT_HYPHEN, Shaped
from .styles import Face, TypeStyle
from .wording import Case

type PackedLine = tuple[float, float, float, str, list[tuple[str, float, str]]]
"""Left, width, stretch, language, and the text part by part with its cut and scale; nothing but what JSON can hold."""

_WORDS = re.compile(r"[ \u00a0]|[^ \u00a0]+")


@dataclass(frozen=True, slots=True)
class TypeLine:
    """One line of type, ready to be drawn.

    `width` is how long it is and `left` how far from the left of its measure it begins; `stretch` is what each of its
    spaces has more than its natural width: all points. `text` is what is copied from it: quotation marks curled, and a
    soft hyphen (U+00AD) at the end where one was put in.
    """

    width: float
    text: str
    style: TypeStyle
    left: float = 0.0
    stretch: float = 0.0
    language: str = "en"
    pieces: tuple[Shaped, ...] = field(default=(), repr=False, compare=False)

    @property
    def hyphenated(self) -> bool:
        """Whether a word goes on in the next line."""
        return self.text.endswith(SOFT_HYPHEN)


def squeezed(pieces: Sequence[Shaped], over: float) -> list[Shaped]:
    """The pieces of a line without spaces, narrower by `over` thousandths, a little behind every letter."""
    # In hundredths, as it is drawn: so a line that was packed is squeezed to the same again.
    less = ceil(100 * over / sum(len(piece.glyphs) for piece in pieces) - SLIP) / 100
    return [
        replace(
            piece,
            width=piece.width - less * len(piece.glyphs),
            glyphs=tuple(glyph._replace(advance=glyph.advance - less / piece.scale) for glyph in piece.glyphs),
        )
        for piece in pieces
    ]


def pack_line(line: TypeLine) -> PackedLine:
    """The line as JSON can hold it; only its style is to be kept elsewhere."""
    parts: list[tuple[str, float, str]] = []
    joined = False
    for piece in line.pieces:
        if parts and parts[-1][:2] == (piece.face, piece.scale) and (joined or piece.space):
            parts[-1] = (*parts[-1][:2], parts[-1][2] + piece.text)
        else:
            parts.append((str(piece.face), piece.scale, piece.text))
        joined = piece.space
    return line.left, line.width, line.stretch, line.language, parts


def unpack_line(packed: PackedLine, style: TypeStyle) -> TypeLine:
    """The line that was packed, in the style it was set in; to the last bit what it was."""
    left, width, stretch, language, parts = packed
    pieces = [*_pieces(parts, case_for(style, language))]
    natural = sum([piece.width for piece in pieces]) - style.tracking
    over = natural - width * 1000 / style.size
    if over > SLIP and not any(piece.space for piece in pieces):
        pieces = squeezed(pieces, over)
    return TypeLine(width, "".join([piece.text for piece in pieces]), style, left, stretch, language, tuple(pieces))


def _pieces(parts: Sequence[tuple[str, float, str]], case: Case) -> Iterator[Shaped]:
    for cut, scale, text in parts:
        face = Face(cut)
        for word in _WORDS.findall(text):
            yield from case.pieces(word, face, scale)
