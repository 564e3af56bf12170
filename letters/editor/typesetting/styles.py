"""What type looks like: which cut of the book face, how large, how far apart its lines stand, which forms it takes."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Face(StrEnum):
    """The four cuts of the book face."""

    REGULAR = "regular"
    ITALIC = "italic"
    BOLD = "bold"
    BOLD_ITALIC = "bold_italic"

    @property
    def slanted(self) -> bool:
        """Whether it is an italic."""
        return self in (Face.ITALIC, Face.BOLD_ITALIC)

    @property
    def heavy(self) -> bool:
        """Whether it is a bold."""
        return self in (Face.BOLD, Face.BOLD_ITALIC)

    @property
    def upright(self) -> "Face":
        """The roman of the same weight."""
        return Face.BOLD if self.heavy else Face.REGULAR

    def stressed(self, emphasis: "Face") -> "Face":
        """What emphasis is set in within this cut: among italics, what is stressed stands upright."""
        return face_with(heavy=self.heavy or emphasis.heavy, slanted=self.slanted != emphasis.slanted)


def face_with(*, heavy: bool, slanted: bool) -> Face:
    """The cut of this weight and slant."""
    if heavy:
        return Face.BOLD_ITALIC if slanted else Face.BOLD
    return Face.ITALIC if slanted else Face.REGULAR


class Alignment(StrEnum):
    """How the lines of a paragraph stand in their measure."""

    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How words are set. `size` and `leading`, from one base line to the next, are points.

    `small_caps` sets small letters as small capitals, and with `level` the capitals too; where the face has none for a
    letter of a word, the word is set in letterspaced capitals of a smaller size, and where those would be too small for
    a printer, the whole text in ordinary letters. `tracking` is set between all letters, in thousandths of the size.
    `old_style` figures have ascenders and descenders, as small letters do; without it they are as tall as capitals.
    """

    size: float
    leading: float
    face: Face = Face.REGULAR
    small_caps: bool = False
    tracking: float = 0.0
    old_style: bool = True
    level: bool = False

    @property
    def ordinary(self) -> "TypeStyle":
        """The same without small capitals. Ordinary letters are not letterspaced."""
        return replace(self, small_caps=False, level=False, tracking=0.0) if self.small_caps else self
