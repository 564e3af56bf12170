"""Strokes as text: `fonts/<hand>/strokes.txt`, one character a paragraph, in hundredths of an x-height.

A paragraph begins with the character by its number and as it looks, and its advance; a further form of it has its count
behind a stroke, as in `a/2`. Below stand its marks in writing order, each a kind and its nodes, `x,y`. Before them come
the characters that it is put together from, and how far each is moved: `U+00E9 é 63 = U+0065 0,0 U+0301 21,4`; a part
may be of one kind alone, `U+0069.path`. A file may hold accents that the hand does not offer as characters.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from .glyphs import KINDS, Glyph, Kind, Mark

UNIT = 100
"""Stored numbers in an x-height."""


@dataclass(frozen=True, slots=True)
class Part:
    """A character in another, moved (right, up) by whole numbers; of it only the marks of one kind, or all."""

    character: str
    kind: Kind | None
    right: int
    up: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """One form of a character as it is stored: the parts it is put together from, and marks of its own, in whole
    numbers."""

    advance: int
    parts: tuple[Part, ...]
    marks: tuple[tuple[Kind, tuple[tuple[int, int], ...]], ...]


type Drawings = Mapping[str, tuple[Drawing, ...]]


def written(header: str, drawings: Drawings) -> str:
    """The text of a file, below a header whose lines begin with #."""
    lines = [header.rstrip(), ""]
    for character in sorted(drawings):
        for form, drawing in enumerate(drawings[character], start=1):
            lines.append(" ".join(_heading(character, form, drawing)))
            lines.extend(f"{kind} {' '.join(f'{x},{y}' for x, y in nodes)}" for kind, nodes in drawing.marks)
            lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def _heading(character: str, form: int, drawing: Drawing) -> Iterator[str]:
    yield _number(character)
    yield f"{_seen(character)}/{form}" if form > 1 else _seen(character)
    yield str(drawing.advance)
    if drawing.parts:
        yield "="
    for part in drawing.parts:
        yield _number(part.character) + (f".{part.kind}" if part.kind else "")
        yield f"{part.right},{part.up}"


def _number(character: str) -> str:
    return f"U+{ord(character):04X}"


def _seen(character: str) -> str:
    if unicodedata.combining(character):
        return f"◌{character}"
    return character if character.isprintable() and not character.isspace() else "space"


def parsed(text: str) -> Drawings:
    """The drawings in a file. Raises ValueError, naming the line, where it is not written as it should be."""
    drawings: dict[str, list[Drawing]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        try:
            _take(line.split(), drawings)
        except (ValueError, IndexError, KeyError) as error:
            raise ValueError(f"line {number}: {error}: {line}") from error
    return {character: tuple(forms) for character, forms in drawings.items()}


def _take(words: list[str], drawings: dict[str, list[Drawing]]) -> None:
    if words[0].startswith("U+"):
        forms = drawings.setdefault(_character(words[0]), [])
        forms.append(Drawing(int(words[2]), tuple(_parts(words[4:])), ()))
        return
    character = next(reversed(drawings))
    last = drawings[character][-1]
    mark = _kind(words[0]), tuple(_pair(word) for word in words[1:])
    drawings[character][-1] = Drawing(last.advance, last.parts, (*last.marks, mark))


def _parts(words: list[str]) -> Iterator[Part]:
    for name, place in zip(words[::2], words[1::2], strict=True):
        number, _, kind = name.partition(".")
        yield Part(_character(number), _kind(kind) if kind else None, *_pair(place))


def _character(number: str) -> str:
    return chr(int(number.removeprefix("U+"), 16))


def _pair(word: str) -> tuple[int, int]:
    x, y = word.split(",")
    return int(x), int(y)


def _kind(word: str) -> Kind:
    return next(kind for kind in KINDS if kind == word) if word in KINDS else _unknown(word)


def _unknown(word: str) -> Kind:
    raise ValueError(f"“{word}” is no kind of mark")


def put_together(drawings: Drawings) -> dict[str, tuple[Glyph, ...]]:
    """Every character with its marks in x-heights, paths before bars before dots."""
    return {character: tuple(_glyph(form, drawings) for form in forms) for character, forms in drawings.items()}


def _glyph(drawing: Drawing, drawings: Drawings) -> Glyph:
    marks = flat(drawing, drawings)
    return Glyph(
        drawing.advance / UNIT,
        tuple(Mark(kind, np.array(nodes, dtype=np.float64) / UNIT) for kind, nodes in marks),
    )


def flat(drawing: Drawing, drawings: Drawings) -> list[tuple[Kind, tuple[tuple[int, int], ...]]]:
    """The marks of a drawing and of its parts."""
    inner = [
        (kind, tuple((x + part.right, y + part.up) for x, y in nodes))
        for part in drawing.parts
        for kind, nodes in flat(drawings[part.character][0], drawings)
        if part.kind in (None, kind)
    ]
    return sorted([*inner, *drawing.marks], key=lambda mark: KINDS.index(mark[0]))
