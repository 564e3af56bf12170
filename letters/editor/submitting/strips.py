"""Strips of type for what is sent to a publisher: paragraphs, headings, lines. All lengths are points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from letters.editor.errors import CannotBeSet
from letters.editor.markup import held
from letters.editor.typesetting import Alignment, Face, TypeLine, TypeStyle, cut_paragraphs, set_paragraph

from .sheets import Strip

TEXT = TypeStyle(size=12, leading=16)

ITALIC = replace(TEXT, face=Face.ITALIC)

SMALL = TypeStyle(size=10, leading=13)

HEADING = TypeStyle(size=14, leading=20, small_caps=True, tracking=60)

TITLE = TypeStyle(size=24, leading=30)

GAP = 8.0
"""Between paragraphs that are not indented."""


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets words into a measure, in the language of the book. `letter` is whose words they are, 0 for all other."""

    measure: float
    language: str
    letter: int = 0

    def lines(
        self,
        text: str,
        style: TypeStyle = TEXT,
        alignment: Alignment = Alignment.LEFT,
        *,
        indent: float = 0.0,
        left: float = 0.0,
    ) -> tuple[TypeLine, ...]:
        """The lines of one paragraph that begins `left` of the block. Raises CannotBeSet, with the letter's number."""
        try:
            return set_paragraph(
                held(text),
                style,
                self.measure - left,
                alignment=alignment,
                indent=indent,
                language=self.language,
                whole=alignment is Alignment.CENTRE or style in (HEADING, TITLE),
            )
        except CannotBeSet as error:
            raise CannotBeSet(str(error), self.letter) from error

    def paragraph(
        self,
        text: str,
        style: TypeStyle = TEXT,
        alignment: Alignment = Alignment.LEFT,
        *,
        above: float = 0.0,
        indent: float = 0.0,
        left: float = 0.0,
    ) -> list[Strip]:
        """One paragraph, of which neither the first nor the last line stands alone on a page."""
        strips = stacked(self.lines(text, style, alignment, indent=indent, left=left), left)
        strips = [replace(strips[0], above=above), *strips[1:]] if strips else []
        alone = {0, len(strips) - 2} - {len(strips) - 1}
        return [replace(strip, turns=False) if index in alone else strip for index, strip in enumerate(strips)]

    def paragraphs(self, text: str, style: TypeStyle = TEXT, *, above: float = GAP) -> Iterator[Strip]:
        """All paragraphs of a text, `above` each some space."""
        for paragraph in cut_paragraphs(text):
            yield from self.paragraph(paragraph, style, above=above)

    def heading(self, text: str, *, above: float = 22.0) -> list[Strip]:
        """A heading, which stays with what follows."""
        return kept_together(self.paragraph(text, HEADING, above=above))

    def block(self, lines: Sequence[str], style: TypeStyle = TEXT, *, above: float = 0.0) -> list[Strip]:
        """Lines one below the other, such as an address, which stay together."""
        strips = [strip for line in lines for strip in self.paragraph(line, style)]
        strips = [replace(strips[0], above=above), *strips[1:]] if strips else []
        return [*kept_together(strips[:-1]), *strips[-1:]]


def stacked(lines: Sequence[TypeLine], left: float = 0.0) -> list[Strip]:
    """A strip for every line, `left` of the block."""
    return [Strip(((left, line),), line.style.leading) for line in lines]


def kept_together(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, never parted from each other or from what follows."""
    return [replace(strip, turns=False) for strip in strips]
