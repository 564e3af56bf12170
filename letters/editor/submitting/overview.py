"""The overview, which the trade calls a proposal: the book, its author, its readers, its neighbours, its contents."""

from collections.abc import Iterator
from functools import partial

from letters.editor.book import Book
from letters.editor.runs import title_of
from letters.editor.typesetting import Alignment
from letters.editor.wording import caption_of, heading_of

from .figures import SHOWN, counted, figures_of
from .offering import Offer
from .sheets import US_LETTER, Binder, Placed, Strip, flow, placed
from .strips import GAP, ITALIC, SMALL, TEXT, TITLE, Setter, kept_together

FOOT = 40.0
"""How high above the edge of the sheet its number stands."""

INDENT = 18.0
"""How far a letter stands in below its chapter."""


def overview(book: Book, offer: Offer) -> bytes:
    """The overview as a PDF."""
    language = book.matter.language
    binder = Binder(f"Overview: {title_of(book.matter)}", offer.house.name, "An overview of a book", language)
    setter = Setter(binder.sheet.measure, language)
    strips = [*_title(book, setter), *_sections(book, offer, setter), *_contents(book, setter)]
    binder.add(placed(flow(strips, binder.sheet), binder.sheet, partial(_furniture, setter)))
    return binder.finish()


def _furniture(setter: Setter, number: int) -> Iterator[Placed]:
    for line in setter.lines(f"{number}", SMALL, Alignment.CENTRE):
        yield Placed(line, US_LETTER.side, FOOT)


def _title(book: Book, setter: Setter) -> Iterator[Strip]:
    matter = book.matter
    yield from setter.paragraph(matter.title or title_of(matter), TITLE)
    yield from setter.paragraph(matter.subtitle, ITALIC)
    yield from setter.paragraph(matter.author and f"by {matter.author}", TEXT, above=GAP)


def _sections(book: Book, offer: Offer, setter: Setter) -> Iterator[Strip]:
    yield from setter.heading("Overview")
    yield from setter.paragraphs(offer.overview)
    yield from setter.paragraph(_summary(book), above=GAP)
    comparable = "\n\n".join(offer.comparable_titles)
    for heading, text in (
        ("Why this book", offer.why),
        ("Why this author", offer.about_the_author),
        ("Who will read it", offer.audience),
        ("Comparable titles", comparable),
    ):
        if text.strip():
            yield from setter.heading(heading)
            yield from setter.paragraphs(text)


def _summary(book: Book) -> str:
    """The book in figures."""
    figures = figures_of(book)
    letters = counted(figures.letters, "letter", "letters").capitalize()
    chapters = f" in {counted(figures.chapters, 'chapter', 'chapters')}" if figures.chapters > 1 else ""
    written = f", {'' if figures.all_dated else 'those with a date '}{figures.written}" if figures.years else ""
    return f"{letters}{chapters}{written}: about {figures.about} words. {SHOWN[book.setting]}"


def _contents(book: Book, setter: Setter) -> Iterator[Strip]:
    """Every letter with its number and its caption, under its chapter."""
    yield from setter.heading("Contents")
    place = 0
    for chapter in book.chapters:
        if chapter.title.strip() and chapter.letters:
            yield from kept_together(setter.paragraph(chapter.title, ITALIC, above=GAP))
        for letter in chapter.letters:
            place += 1
            caption = caption_of(letter, book.matter.language)
            entry = f"{place}. {heading_of(letter, book.matter.language)}{f'. {caption}' if caption else ''}"
            yield from setter.paragraph(entry, left=INDENT)
