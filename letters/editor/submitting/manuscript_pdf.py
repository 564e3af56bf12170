"""The manuscript as a PDF. All lengths are points."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from letters.editor.book import Book
from letters.editor.runs import bare, title_of
from letters.editor.typesetting import Alignment, Face, TypeStyle

from .figures import figures_of
from .manuscript import (
    CENTRED,
    HEADS,
    INCH,
    INDENT,
    LEADING,
    SIGNED_AT,
    Manner,
    Passage,
    above,
    contact_of,
    passages,
    running_head,
    title_passages,
)
from .offering import Offer
from .sheets import US_LETTER, Binder, Placed, Strip, flow, placed
from .strips import Setter, kept_together

TYPE = TypeStyle(size=12, leading=LEADING, old_style=False)

SINGLE = replace(TYPE, leading=14)
"""The contact on page one, which alone is not double-spaced."""

NOTE = replace(TYPE, face=Face.ITALIC)

HEAD = US_LETTER.height - INCH / 2
"""Where the running head stands."""


def manuscript_pdf(book: Book, offer: Offer) -> bytes:
    """The manuscript in standard format. Raises CannotBeSet."""
    language = book.matter.language
    author = bare(book.matter.author, language) or offer.house.name
    binder = Binder(title_of(book.matter), author, "A manuscript", language)
    setter = Setter(US_LETTER.measure, language)
    strips = [*_contact(book, offer, setter), *_passages(book, setter)]
    furniture = partial(_running_head, setter, running_head(book, offer))
    binder.add(placed(flow(strips, US_LETTER), US_LETTER, furniture))
    return binder.finish()


def _contact(book: Book, offer: Offer, setter: Setter) -> Iterator[Strip]:
    """At the head of page one: name and contact at the left, the count of words at the right, single-spaced."""
    count = setter.lines(f"about {figures_of(book).about} words", SINGLE, Alignment.RIGHT)
    first, *others = setter.block(contact_of(book, offer), SINGLE) or [Strip((), SINGLE.leading)]
    yield replace(first, pieces=(*first.pieces, (0.0, count[0])))
    yield from others


def _passages(book: Book, setter: Setter) -> Iterator[Strip]:
    for passage in (*title_passages(book), *passages(book)):
        own = replace(setter, letter=passage.letter, language=passage.language or setter.language)
        yield from _spaced(_passage(passage, own), passage)


def _passage(passage: Passage, setter: Setter) -> list[Strip]:
    """The lines of a passage. A page ends neither below a heading nor below a lone line, nor between a letter and its
    closing."""
    style = NOTE if passage.manner is Manner.NOTE else TYPE
    if passage.manner in CENTRED:
        strips = setter.paragraph(passage.text, style, Alignment.CENTRE)
        return kept_together(strips) if passage.manner in HEADS else strips
    indent = INDENT if passage.manner is Manner.BODY else 0.0
    left = SIGNED_AT if passage.manner is Manner.SIGNED else 0.0
    strips = setter.paragraph(passage.text, style, indent=indent, left=left)
    if passage.manner is Manner.SIGNED:
        strips = [*kept_together(strips[:-1]), *strips[-1:]]
    return [*strips[:-2], *kept_together(strips[-2:])] if passage.stays else strips


def _spaced(strips: list[Strip], passage: Passage) -> list[Strip]:
    """The passage with what is left free above it."""
    return [replace(strips[0], above=above(passage), fresh=passage.fresh), *strips[1:]] if strips else []


def _running_head(setter: Setter, head: str, number: int) -> Iterator[Placed]:
    if number > 1:
        for line in setter.lines(f"{head}{number}", TYPE, Alignment.RIGHT)[-1:]:
            yield Placed(line, US_LETTER.side, HEAD)
