"""Seeing a draft as it would be inked, before anyone approves it. Nothing is stored."""

from dataclasses import dataclass

from letters.handwriting import HandwritingError, Layout, UnwritableText, describe, lay_out
from letters.models import Letter

from .errors import NoSuchPage
from .reading import draw_page


@dataclass(frozen=True)
class Preview:
    """How the current draft would come out. `page_count` is 0 when it cannot be written as it is: then `trouble`
    says why, and `unwritable` names the characters that the hand lacks, in order of appearance."""

    page_count: int
    unwritable: tuple[str, ...] = ()
    trouble: str = ""


def preview(letter: Letter) -> Preview:
    """How many pages the current draft needs, or why it cannot be written."""
    try:
        return Preview(_layout(letter).page_count)
    except UnwritableText as error:
        return Preview(0, tuple(map(describe, error.characters)), str(error))
    except HandwritingError as error:
        return Preview(0, trouble=str(error))


def preview_picture(letter: Letter, page: int, dpi: int) -> bytes:
    """Page `page` of the current draft, from 1, as a PNG. Raises NoSuchPage, also when there are no pages at all."""
    try:
        layout = _layout(letter)
        if not 1 <= page <= layout.page_count:
            raise NoSuchPage(f"This draft has {layout.page_count} pages.")
        return draw_page(layout.pdf(), page, dpi)
    except HandwritingError as error:
        raise NoSuchPage(str(error)) from error


def _layout(letter: Letter) -> Layout:
    # What approve lays out: the same words, hand, paper and seed give the same pages.
    text = letter.draft.text if letter.draft else ""
    return lay_out(text, letter.brief.hand, letter.brief.paper, letter.seed)
