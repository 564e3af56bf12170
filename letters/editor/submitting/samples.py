"""The sample letters: each first in its hand, where its pages are given, and then in type."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from letters.editor.book import Book, BookLetter
from letters.editor.errors import LetterMissing
from letters.editor.runs import bare, title_of
from letters.editor.typesetting import Alignment, TypeLine, TypeStyle
from letters.editor.wording import caption_of, heading_of
from letters.handwriting import Part, Plate, parts_of

from .offering import Offer
from .sheets import Binder, Placed, Sheet, SheetPage, Strip, flow, placed
from .strips import SMALL, Setter, kept_together

SHEET = Sheet(side=117.0, top=90.0, bottom=90.0)
"""A measure of about 65 characters."""

FOOT = 50.0

LEAST_MARGIN = 54.0
"""Beside a facsimile."""

BODY = TypeStyle(size=12.5, leading=17)

NAME = replace(BODY, small_caps=True, tracking=40)

CAPTION = replace(BODY, size=11)

INDENT = 17.0

AT_THE_RIGHT = 0.45
"""Of the measure: where a goodbye begins."""


def sample_letters(book: Book, offer: Offer, samples: Sequence[int], plates: Mapping[int, Sequence[Plate]]) -> bytes:
    """The letters of these numbers as a PDF, in the order given. Raises LetterMissing, CannotBeSet."""
    language = book.matter.language
    binder = Binder(
        f"Sample letters: {title_of(book.matter)}", offer.house.name, "Sample letters from a book", language, SHEET
    )
    for letter in chosen(book, samples):
        binder.add(_facsimile(plate) for plate in plates.get(letter.number, ()))
        setter = Setter(SHEET.measure, language, letter.number)
        own = replace(setter, language=book.language_of(letter))
        pages = flow([*_caption(letter, setter), *_letter(letter, own)], SHEET)
        foot = setter.lines(_source(book, letter), SMALL, Alignment.CENTRE)[:1]
        binder.add(placed(pages, SHEET, partial(_furniture, foot)))
    return binder.finish()


def chosen(book: Book, samples: Sequence[int]) -> list[BookLetter]:
    """The letters of these numbers. Raises LetterMissing for one that the book does not have."""
    letters = {letter.number: letter for letter in book.letters}
    if missing := [number for number in samples if number not in letters]:
        raise LetterMissing(f"Letter {missing[0]} was chosen as a sample, but it is not in this book.", missing[0])
    return [letters[number] for number in samples]


def _furniture(foot: Sequence[TypeLine], number: int) -> Iterator[Placed]:
    return (Placed(line, SHEET.side, FOOT) for line in foot)


def _facsimile(plate: Plate) -> SheetPage:
    """A page in its hand, in the middle of the sheet, as large as it was written, or smaller where it must be."""
    left, bottom, right, top = plate.crop
    scale = min(1.0, (SHEET.width - 2 * LEAST_MARGIN) / (right - left), SHEET.depth / (top - bottom))
    x = (SHEET.width - scale * (left + right)) / 2
    y = (SHEET.height - scale * (bottom + top)) / 2
    return SheetPage(plates=((plate, scale, x, y),))


def _source(book: Book, letter: BookLetter) -> str:
    """From where in the book it is."""
    place = [each.number for each in book.letters].index(letter.number) + 1
    titles = (chapter.title for chapter in book.chapters if letter in chapter.letters)
    chapter = bare(next(titles), book.matter.language)
    return f"Letter {place} of *{title_of(book.matter)}*" + (f", from “{chapter}”" if chapter else "")


def _caption(letter: BookLetter, setter: Setter) -> Iterator[Strip]:
    yield from kept_together(setter.paragraph(heading_of(letter, setter.language), NAME))
    yield from kept_together(setter.paragraph(caption_of(letter, setter.language), CAPTION))


def _letter(letter: BookLetter, setter: Setter) -> Iterator[Strip]:
    before, above = "", BODY.leading
    for part in parts_of(letter.text):
        yield from _part(part, setter, above if part.role != before else 0.0, indented=before == "paragraph")
        before, above = part.role, 0.5 * BODY.leading


def _part(part: Part, setter: Setter, above: float, *, indented: bool) -> list[Strip]:
    text = part.typed
    if part.role == "heading":
        return kept_together(setter.paragraph(text, BODY, Alignment.RIGHT, above=above))
    if part.role == "paragraph":
        return setter.paragraph(text, BODY, Alignment.JUSTIFIED, above=above, indent=INDENT if indented else 0.0)
    if part.role in ("closing", "signature", "notation"):
        style = NAME if part.role == "signature" else BODY
        strips = setter.paragraph(text, style, above=above, left=AT_THE_RIGHT * SHEET.measure)
        return kept_together(strips) if part.role == "closing" else strips
    strips = setter.paragraph(text, BODY, above=above)
    return kept_together(strips) if part.role in ("address", "salutation") else strips
