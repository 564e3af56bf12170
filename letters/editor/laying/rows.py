"""Rows: the lines of a text with what each asks for when pages are turned. Lengths in points from the block's left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from letters.editor.typesetting import Alignment, TypeLine, TypeStyle, cut_paragraphs, set_paragraph

INDENT = 1.4
"""Of the size: what a paragraph begins with."""

PROSE = 2
"""Lines: what the author broke is prose where it fills more, and else verse, a list, an address."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one base line: pieces of type, each with its distance from the left.

    `space` is how many lines are left free above it, but at the head of a page; `turns` whether a page may end below
    it. `links` are stretches from left to right that lead to an anchor. One that `begins` is the
    first of its paragraph.
    """

    pieces: tuple[tuple[float, TypeLine], ...]
    space: float = 0
    turns: bool = True
    links: tuple[tuple[float, float, str], ...] = ()
    begins: bool = True

    @property
    def parts_a_word(self) -> bool:
        """Whether its last word goes on in the next."""
        return bool(self.pieces) and self.pieces[-1][1].hyphenated

    @property
    def letters(self) -> int:
        """How many letters and figures it holds, which is the same wherever lines are broken."""
        return sum(map(str.isalnum, "".join(line.text for _, line in self.pieces)))


def rows_of(lines: Iterable[TypeLine], *, left: float = 0.0, space: float = 0) -> list[Row]:
    """The lines of a paragraph, of which neither the first nor the last stands alone on a page."""
    rows = [Row(((left + line.left, line),), begins=index == 0) for index, line in enumerate(lines)]
    held = {0, len(rows) - 2} - {len(rows) - 1}
    rows = [replace(row, turns=False) if index in held else row for index, row in enumerate(rows)]
    return [replace(row, space=space) if index == 0 else row for index, row in enumerate(rows)]


def held(rows: Sequence[Row], count: int | None = None) -> list[Row]:
    """The rows, of which the last `count` are not parted from what follows; all, where no count is given."""
    first = 0 if count is None else max(0, len(rows) - count)
    return [*rows[:first], *(replace(row, turns=False) for row in rows[first:])]


def prose(text: str, style: TypeStyle, measure: float, language: str) -> list[Row]:
    """Paragraphs as a book sets them: all but the first indented, nothing left free between them."""
    rows: list[Row] = []
    for paragraph in cut_paragraphs(text):
        rows += set_passage(paragraph.split("\n"), style, measure, language, indented=bool(rows))
    return ended(rows)


def set_passage(
    lines: Sequence[str], style: TypeStyle, measure: float, language: str, *, indented: bool
) -> Iterator[Row]:
    """A paragraph whose `lines` its author broke; a lone one is the usual case."""
    indent = INDENT * style.size if indented else 0.0
    if len(lines) == 1:
        return iter(rows_of(set_paragraph(lines[0], style, measure, indent=indent, language=language)))
    return (row for line in lines for row in _set_broken(line, style, measure, language, indent))


def _set_broken(line: str, style: TypeStyle, measure: float, language: str, indent: float) -> list[Row]:
    """One of several lines: what does not fit hangs, as in verse; but prose is set as prose."""
    hang = indent + INDENT * style.size
    verse = set_paragraph(
        line, style, measure, alignment=Alignment.LEFT, indent=indent, hang=hang, language=language
    )  # fmt: skip
    if len(verse) <= PROSE:
        return rows_of(verse)
    return rows_of(set_paragraph(line, style, measure, indent=indent, language=language))


def ended(rows: Sequence[Row]) -> list[Row]:
    """The rows of a whole text, of which the last never stands alone on a page."""
    return [*held(rows[:-1], 1), *rows[-1:]]
