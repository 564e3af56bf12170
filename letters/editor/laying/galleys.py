"""Galleys: a letter set in type at a measure, not yet cut into pages. A worker can set it and keep it until the book is
bound.

Each part keeps the form it has in a letter: date and place at the right, a greeting that opens, paragraphs that are
indented, a goodbye beyond the middle and a name below it in small capitals.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from typing import Any

from letters.editor.book import BookLetter
from letters.editor.errors import CannotBeSet, DamagedGalley
from letters.editor.typesetting import (
    Alignment,
    Face,
    TypeStyle,
    pack_line,
    set_paragraph,
    unpack_line,
    unset_characters,
)
from letters.handwriting import Part, describe, parts_of

from .block import body_at
from .rows import INDENT, Row, ended, held, rows_of, set_passage
from .styles import Styles

RIGHT = 0.75
"""Of the measure: how long a line of date and place may be."""

CLOSING, SIGNATURE = 0.42, 0.5
"""Of the measure: where a goodbye begins, and a name."""

TYPED_SPACE = 0.5
"""In ems: how far a line stands in for each space that was typed before it."""

DEEPEST = 0.4
"""Of the measure: what no line of verse stands further in than."""

SPACES = {
    ("heading", "heading"): 0,
    ("heading", "address"): 1,
    ("address", "heading"): 1,
    ("heading", "salutation"): 1,
    ("address", "salutation"): 1,
    ("paragraph", "closing"): 0.5,
    ("paragraph", "signature"): 0.5,
    ("salutation", "closing"): 0.5,
    ("signature", "postscript"): 0.5,
    ("closing", "postscript"): 0.5,
    ("postscript", "postscript"): 0.5,
    ("signature", "paragraph"): 1,
    ("salutation", "address"): 0.5,
    ("address", "paragraph"): 0.5,
    ("verse", "verse"): 0.5,
    ("notation", "postscript"): 0.5,
    ("postscript", "notation"): 0.5,
    **{
        pair: 0.5
        for kind in ("verse", "list", "table")
        for pair in (
            *(("salutation", kind), ("paragraph", kind), (kind, "paragraph"), (kind, "closing"), (kind, "signature")),
        )
    },
}
"""Lines left free between two parts of a letter."""

BOOK_ENGINE = "4"
"""Raised whenever the same letter would be set, kept or put on pages otherwise."""

MOST_NAMED = 12
"""Characters that a message names."""

WITH_THE_GOODBYE = 2
"""Lines of the letter that stand on the page of its goodbye, at least."""


@dataclass(frozen=True, slots=True)
class Galley:
    """The lines of the letter with the house's `number`, at a measure in points. `words` is the SHA-256 of its text."""

    number: int
    measure: float
    language: str
    words: str
    rows: tuple[Row, ...]

    def fits(self, letter: BookLetter, measure: float, language: str) -> bool:
        """Whether it is this letter as it now reads, at this measure, in this language."""
        made_from = (self.number, self.measure, self.language, self.words)
        return made_from == (letter.number, measure, language, digest_of(letter.text))


def digest_of(text: str) -> str:
    """What tells whether a galley still has the words of its letter."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def lay_galley(letter: BookLetter, measure: float, language: str = "en") -> Galley:
    """Set a letter in type: `measure` in points, `language` as a BCP 47 tag.

    Raises CannotBeSet, and what reading a letter raises: EmptyLetter, TextTooLong.
    """
    require_settable(letter.text, letter)
    rows: list[Row] = []
    parts = parts_of(letter.text)
    for before, part in zip((None, *parts), parts, strict=False):
        made = _set(part, before, measure, language)
        space = SPACES.get((before.role, part.role), 0) if before else 0
        rows = [*_joined(rows, made, part), replace(made[0], space=space), *made[1:]]
    return Galley(letter.number, measure, language, digest_of(letter.text), tuple(ended(rows)))


def require_settable(text: str, letter: BookLetter) -> None:
    """Raise CannotBeSet when the book face lacks a character of `text`, which belongs to the letter."""
    if missing := unset_characters(text):
        named = ", ".join(map(describe, missing[:MOST_NAMED])) + (" and more" if len(missing) > MOST_NAMED else "")
        raise CannotBeSet(
            f"The book face has no form for {named} in letter {letter.number}. Please say it in other characters, or "
            "leave the letter out.",
            letter.number,
        )


def _joined(rows: list[Row], made: list[Row], part: Part) -> list[Row]:
    """The rows before a part, held to it where a page may not part them."""
    if part.role in ("closing", "signature", "notation"):
        return held(rows, WITH_THE_GOODBYE)
    return held(rows, 1) if part.role == "postscript" and len(made) == 1 else rows


def _set(part: Part, before: Part | None, measure: float, language: str) -> list[Row]:
    """The rows of a part, which follows another."""
    styles = Styles(body_at(measure))
    if part.role == "heading":
        return held(list(_at_the_right(part.lines, styles.italic, measure, language)))
    if part.role in ("address", "salutation"):
        return held(list(_at_the_left(part.lines, styles.body, measure, language)))
    if part.role == "closing":
        return held(list(_leave_taking(part.lines, styles.body, CLOSING, measure, language)))
    if part.role == "signature":
        return list(_leave_taking(part.lines, styles.capitals, SIGNATURE, measure, language))
    if part.role == "notation":
        return held(list(_leave_taking(part.lines, styles.body, SIGNATURE, measure, language)))
    if part.role in ("verse", "list"):
        return list(_at_their_own_edge(part, styles.body, measure, language))
    if part.role == "table":
        return held(list(_at_the_left(part.typed.split("\n"), styles.body, measure, language)))
    indented = before is not None and part.role == "paragraph"
    return list(set_passage(part.lines, styles.body, measure, language, indented=indented))


def _at_their_own_edge(part: Part, style: TypeStyle, measure: float, language: str) -> Iterator[Row]:
    """Lines as far in as they were typed; what does not fit on one hangs."""
    for line, typed in zip(part.lines, part.indents or (0,) * len(part.lines), strict=True):
        indent = min(TYPED_SPACE * typed * style.size, DEEPEST * measure)
        yield from rows_of(
            set_paragraph(
                line,
                style,
                measure,
                alignment=Alignment.LEFT,
                indent=indent,
                hang=indent + INDENT * style.size,
                language=language,
            )
        )


def _at_the_right(lines: Iterable[str], style: TypeStyle, measure: float, language: str) -> Iterator[Row]:
    short = RIGHT * measure
    for line in lines:
        yield from rows_of(
            set_paragraph(line, style, short, alignment=Alignment.RIGHT, language=language), left=measure - short
        )


def _at_the_left(lines: Iterable[str], style: TypeStyle, measure: float, language: str) -> Iterator[Row]:
    hang = INDENT * style.size
    for line in lines:
        yield from rows_of(
            set_paragraph(line, style, measure, alignment=Alignment.LEFT, hang=hang, language=language)
        )  # fmt: skip


def _leave_taking(lines: Iterable[str], style: TypeStyle, begin: float, measure: float, language: str) -> Iterator[Row]:
    """Lines that begin beyond the middle, or as far before it as they need."""
    hang = INDENT * style.size
    for line in lines:
        full = set_paragraph(line, style, measure, alignment=Alignment.LEFT, hang=hang, language=language)
        left = min(begin * measure, max(0.0, measure - full[0].width)) if len(full) == 1 else 0.0
        yield from rows_of(full, left=left)


def pack_galley(galley: Galley) -> bytes:
    """A galley as it is kept: JSON in UTF-8, of the same bytes for the same galley."""
    styles: dict[TypeStyle, int] = {}
    rows = [[row.space, row.turns, row.begins, *_packed(row, styles)] for row in galley.rows]
    packed = {
        "engine": BOOK_ENGINE,
        "number": galley.number,
        "measure": galley.measure,
        "language": galley.language,
        "words": galley.words,
        "styles": [astuple(style) for style in styles],
        "rows": rows,
    }
    return json.dumps(packed, separators=(",", ":")).encode()


def unpack_galley(data: bytes) -> Galley:
    """The galley that was packed. Raises DamagedGalley for what is none."""
    try:
        return _unpacked(json.loads(data))
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedGalley(
            "A letter that was set in type is damaged. Nothing else is lost. Please compile the book again."
        ) from error


def _packed(row: Row, styles: dict[TypeStyle, int]) -> Iterator[list[Any]]:
    """The pieces of a row, and the number of their style among all that there are."""
    for left, line in row.pieces:
        yield [left, styles.setdefault(line.style, len(styles)), pack_line(line)]


def _unpacked(packed: Mapping[str, Any]) -> Galley:
    if packed["engine"] != BOOK_ENGINE:
        raise ValueError(f"Made by engine {packed['engine']}.")
    styles = [TypeStyle(size, leading, Face(face), *forms) for size, leading, face, *forms in packed["styles"]]
    rows = tuple(
        Row(
            tuple((left, unpack_line(line, styles[style])) for left, style, line in pieces), space, turns, begins=begins
        )
        for space, turns, begins, *pieces in packed["rows"]
    )
    return Galley(packed["number"], packed["measure"], packed["language"], packed["words"], rows)
