"""Fitting: words as large as they have room."""

from collections.abc import Sequence
from dataclasses import replace

from ..typesetting import Alignment, TypeLine, TypeStyle, cut_paragraphs, set_paragraph


def styled(style: TypeStyle, size: float) -> TypeStyle:
    """The style at another size, its lines as far apart in proportion."""
    return replace(style, size=size, leading=round(size * style.leading / style.size, 2))


def fitted(
    text: str, style: TypeStyle, sizes: Sequence[float], measure: float, most: int, language: str
) -> tuple[TypeLine, ...]:
    """The text in at most so many lines, unbroken words, at the first of the sizes that allows it, else at the last."""
    lines: tuple[TypeLine, ...] = ()
    for size in sizes:
        lines = set_paragraph(text, styled(style, size), measure, alignment=Alignment.LEFT, language=language)
        whole = not any(line.hyphenated for line in lines) and all(line.width <= measure + 0.01 for line in lines)
        if len(lines) <= most and whole:
            break
    return lines


def paragraphs(text: str, style: TypeStyle, measure: float, language: str) -> list[tuple[TypeLine, ...]]:
    """The paragraphs of a text, ragged at the right."""
    return [
        set_paragraph(part, style, measure, alignment=Alignment.LEFT, language=language)
        for part in cut_paragraphs(text)
    ]
