"""Shape: a piece of a word, all in one cut, becomes glyphs with their places. All lengths are thousandths of the size.

HarfBuzz kerns and joins; language and script are given, never taken from the process.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from .faces import cut_of
from .styles import Face

SOFT_HYPHEN = "\u00ad"
"""What an inserted hyphen is copied as, so that readers can join the word again."""

SPACES = " \u00a0"
"""The spaces that stretch: the ordinary one, and that at which no line ends."""

SMALL_CAPITAL = 0.7
"""Of the size: capitals that stand for small capitals where the face has none."""

LEAST_TYPE = 7.0
"""Points: no imitated small capital is smaller. All printers whose profiles we have take this as their least."""

SMALL_CAPITAL_TRACKING = 45
"""In thousandths of their size."""


class Glyph(NamedTuple):
    """A glyph, the text it is copied as, how far the pen moves on, and how far from the pen it stands."""

    number: int
    text: str
    advance: float
    x: float
    y: float


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A piece of a word, or a space. `scale` is what its size is multiplied by.

    `advances` and offsets of its glyphs are thousandths of the scaled size, `width` of the size.
    """

    text: str
    face: Face
    width: float
    glyphs: tuple[Glyph, ...]
    scale: float = 1.0
    space: bool = False
    """Whether it grows and shrinks when a line is justified."""


class Forms(NamedTuple):
    """Which forms of its letters a piece takes."""

    small_caps: bool
    level: bool
    old_style: bool
    tracking: float
    language: str

    def features(self) -> dict[str, bool]:
        """The OpenType features that give them. What is letterspaced is not joined."""
        return {
            "kern": True,
            "liga": not self.tracking,
            "clig": not self.tracking,
            "onum": self.old_style,
            "pnum": True,
            "smcp": self.small_caps,
            "c2sc": self.small_caps and self.level,
        }


def unset_characters(text: str) -> tuple[str, ...]:
    """The characters that the book face lacks, each once, in order. Line breaks and invisible signs lack nothing."""
    known, whole = cut_of(Face.REGULAR).characters, unicodedata.normalize("NFC", text)
    if known.issuperset(whole):
        return ()
    return tuple(dict.fromkeys(each for each in whole if each not in known and _shows(each)))


def _shows(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf")


def shape(text: str, face: Face, forms: Forms) -> Iterator[Shaped]:
    """The pieces of a text that has no spaces but those that stretch: each space is a piece, and each run of a cut.

    What an italic lacks is set upright.
    """
    if cut_of(face).characters.issuperset(text) and not any(space in text for space in SPACES):
        yield from _capitals(text, face, forms)
        return
    for cut, run in groupby(text, lambda character: _cut_for(character, face)):
        for is_space, part in groupby(run, SPACES.__contains__):
            if is_space:
                yield from (_set(space, cut, forms) for space in part)
            else:
                yield from _capitals("".join(part), cut, forms)


def shape_scaled(text: str, face: Face, forms: Forms) -> Shaped:
    """A text in the letterspaced capitals that stand for small ones."""
    return _set(text, face, _in_full(forms)._replace(tracking=forms.tracking + SMALL_CAPITAL_TRACKING), SMALL_CAPITAL)


def _in_full(forms: Forms) -> Forms:
    """The forms of capitals that stand among small ones."""
    return forms._replace(small_caps=False, old_style=False)


def _cut_for(character: str, face: Face) -> Face:
    return face if character in cut_of(face).characters or character == SOFT_HYPHEN else face.upright


def _capitals(text: str, face: Face, forms: Forms) -> Iterator[Shaped]:
    """The piece; as letterspaced capitals where small ones are asked for that the face lacks."""
    piece = _set(text, face, forms)
    if not forms.small_caps:
        yield piece
        return
    shaper, numbers = cut_of(face).shaper, {glyph.number for glyph in piece.glyphs}
    small = filter(str.isalpha if forms.level else str.islower, text)
    if all(shaper.get_nominal_glyph(ord(character)) not in numbers for character in small):
        yield piece
        return
    for reduced, part in groupby(text, lambda character: forms.level or not character.isupper()):
        run = "".join(part)
        yield shape_scaled(run, face, forms) if reduced else _set(run, face, _in_full(forms))


def _set(text: str, face: Face, forms: Forms, scale: float = 1.0) -> Shaped:
    """One piece in one cut, in capitals where it is scaled."""
    drawn = [character.upper() if scale != 1.0 else character.replace(SOFT_HYPHEN, "-") for character in text]
    origins = [index for index, form in enumerate(drawn) for _ in form]
    buffer = hb.Buffer()
    buffer.add_str("".join(drawn))
    buffer.direction, buffer.script, buffer.language = "ltr", _script(text), forms.language
    hb.shape(cut_of(face).shaper, buffer, forms.features())
    clusters = [origins[info.cluster] for info in buffer.glyph_infos]
    glyphs = tuple(
        Glyph(info.codepoint, shown, place.x_advance + forms.tracking, place.x_offset, place.y_offset)
        for shown, info, place in zip(_texts(text, clusters), buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )
    width = scale * sum(glyph.advance for glyph in glyphs)
    return Shaped(text, face, width, glyphs, scale, space=text in SPACES)


def _texts(text: str, clusters: list[int]) -> Iterator[str]:
    """What each glyph is copied as: its cluster's text, shared out one by one where there are as many glyphs."""
    starts = sorted(set(clusters))
    stops = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    for start, group in groupby(clusters):
        shown, count = text[start : stops[start]], len(list(group))
        yield from shown if len(shown) == count else (shown, *[""] * (count - 1))


def _script(text: str) -> str:
    """The script of a piece: what its first letter of another script than Latin says."""
    for character in text:
        if "\u0370" <= character <= "\u03ff" or "\u1f00" <= character <= "\u1fff":
            return "Grek"
        if "\u0400" <= character <= "\u052f":
            return "Cyrl"
    return "Latn"
