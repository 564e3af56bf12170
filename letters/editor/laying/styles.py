"""What is set in which type, from the type of the text itself. A printer takes nothing below 7 points."""

from dataclasses import dataclass, replace

from letters.editor.typesetting import Face, TypeStyle

LEAST = 7.5
"""In points: the smallest type of a book."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The type of a book; `body` is that of its text."""

    body: TypeStyle

    @property
    def italic(self) -> TypeStyle:
        """Date and place, dedications, the epigraph."""
        return replace(self.body, face=Face.ITALIC)

    @property
    def capitals(self) -> TypeStyle:
        """Names that are signed."""
        return replace(self.body, small_caps=True, tracking=30)

    @property
    def caption(self) -> TypeStyle:
        """To whom a letter is."""
        return replace(self.small, small_caps=True, tracking=70)

    @property
    def caption_italic(self) -> TypeStyle:
        """On what occasion, and when."""
        return replace(self.small, face=Face.ITALIC)

    @property
    def head(self) -> TypeStyle:
        """Running heads."""
        return replace(self._scaled(0.78), small_caps=True, tracking=90)

    @property
    def head_italic(self) -> TypeStyle:
        """Running heads of a book that has no small capitals for some of them."""
        return replace(self._scaled(0.78), face=Face.ITALIC)

    @property
    def folio(self) -> TypeStyle:
        """Page numbers."""
        return self._scaled(0.92)

    @property
    def small(self) -> TypeStyle:
        """Copyright page, index, colophon."""
        return self._scaled(0.88)

    @property
    def heading(self) -> TypeStyle:
        """“Contents”, “Afterword”, and the titles of chapters."""
        return self._scaled(1.7)

    @property
    def half_title(self) -> TypeStyle:
        return replace(self._scaled(1.2), small_caps=True, tracking=80)

    @property
    def title(self) -> TypeStyle:
        """The title on its page; long ones are set smaller."""
        return self._scaled(2.6)

    @property
    def subtitle(self) -> TypeStyle:
        return replace(self._scaled(1.2), face=Face.ITALIC)

    @property
    def author(self) -> TypeStyle:
        return replace(self._scaled(1.1), small_caps=True, tracking=80)

    def _scaled(self, by: float) -> TypeStyle:
        """Type of another size; lines stand as far apart as they do in the text, where they have room."""
        size = max(LEAST, round(by * self.body.size * 2) / 2)
        return TypeStyle(size, self.body.leading if by <= 1 else round(1.22 * size, 2))
