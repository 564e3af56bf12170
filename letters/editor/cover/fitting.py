"""Fitting: words as large as they have room."""

from collections.abc import Sequence
from dataclasses import replace

from ..typesetting import Alignment, TypeLine, TypeStyle, cut_paragraphs, set_line, set_paragraph


def styled(style: TypeStyle, size: float) -> TypeStyle:
    """The style at another size, its lines as far apart in proportion."""
    return replace(style, size=size, leading=round(size * style.leading / style.size, 2))


def fitted(
    text: str, style: TypeStyle, sizes: Sequence[float], measure: float, most: int, language: str
) -> tuple[TypeLine, ...]:
    """The text in at most so many lines at the first of the sizes that allows it, or the last; no word is parted."""
    lines: tuple[TypeLine, ...] = ()
    for size in sizes:
        lines = set_paragraph(
            text, styled(style, size), measure, alignment=Alignment.LEFT, language=language, whole=True
        )
        widest = max((set_line(word, styled(style, size)).width for word in text.split()), default=0.0)
        if len(lines) <= most and widest <= measure:
            break
    return lines


def paragraphs(text: str, style: TypeStyle, measure: float, language: str) -> list[tuple[TypeLine, ...]]:
    """The paragraphs of a text, ragged at the right."""
    return [
        set_paragraph(part, style, measure, alignment=Alignment.LEFT, language=language)
        for part in cut_paragraphs(text)
    ]
