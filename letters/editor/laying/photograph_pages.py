"""The pages of photographs behind a letter: each alone, as large as it can be printed, its caption below it."""

from letters.editor.book import Photograph
from letters.editor.typesetting import Alignment, TypeLine, set_paragraph
from letters.photographs import print_size

from .pages import Kind, SetLine, SetPhotograph, Tag
from .quire import Quire

GAP = 1.1
"""Of the leading: from the lower edge of a photograph to the first base line of its caption."""

NARROW = 0.85
"""Of the measure: how wide a caption is at most."""

ABOVE = 0.42
"""Of what a photograph leaves of the height: the part above it."""


def lay_photograph(photograph: Photograph, language: str, quire: Quire) -> None:
    """Put the page of a photograph behind the others."""
    block, style = quire.block, quire.styles.caption_italic
    caption = _caption(photograph, language, quire)
    below = (GAP + len(caption) - 1) * style.leading if caption else 0.0
    low = block.bottom
    width, height = print_size(photograph.width, photograph.height, block.measure, block.top - low - below)
    free = block.top - low - below - height
    top = block.top - ABOVE * free
    bottom = top - height
    x = quire.left + (block.measure - width) / 2
    first = bottom - GAP * style.leading
    quire.add(
        Kind.PHOTOGRAPH,
        type=[_centred(line, first - number * style.leading, number, quire) for number, line in enumerate(caption)],
        photographs=(
            SetPhotograph(
                photograph.number,
                photograph.digest,
                round(x, 3),
                round(bottom, 3),
                round(width, 3),
                round(height, 3),
                photograph.description,
            ),
        ),
        folio=True,
        head=True,
    )


def _caption(photograph: Photograph, language: str, quire: Quire) -> list[TypeLine]:
    """The lines of the caption; none where it has none. No word of it is cut."""
    if not photograph.caption.strip():
        return []
    return list(
        set_paragraph(
            photograph.caption,
            quire.styles.caption_italic,
            NARROW * quire.block.measure,
            alignment=Alignment.LEFT,
            language=language,
            whole=True,
        )
    )


def _centred(line: TypeLine, y: float, number: int, quire: Quire) -> SetLine:
    return quire.centred(line, y, Tag.SAME if number else Tag.PARAGRAPH)
