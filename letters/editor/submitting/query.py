"""The query letter: our own plain words with the facts put in. What is not known is left out with its sentence."""

from collections.abc import Iterator

from letters.editor.book import Book
from letters.editor.runs import bare, title_of
from letters.editor.typesetting import cut_paragraphs
from letters.editor.wording import listed, spelled

from .figures import SHOWN, Figures, counted, figures_of
from .offering import Offer
from .sheets import Binder, Strip, flow, placed
from .strips import GAP, Setter, kept_together

BETWEEN = 24.0
"""Between the parts of a letter."""

FOR_A_NAME = 40.0
"""Room to sign in."""

BEGAN = (
    "Each of them began with somebody who told us who the letter was for and finished a few sentences for us, in words "
    "of their own."
)

ENDED = "; an editor read every word, and it was written out in one of our hands."

THANKS = "Thank you for reading this. We will gladly send anything else that you would like to see."

COURTESIES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor"))

PARTICLES = frozenset(("da", "de", "del", "der", "di", "dos", "du", "la", "le", "ten", "ter", "van", "von", "zu"))
"""Small words with which a surname may begin."""


def query_letter(book: Book, offer: Offer, samples: int, permissions: bool) -> bytes:
    """The letter as a PDF. `samples` is how many letters go with it, `permissions` whether a schedule does."""
    binder = Binder(f"Query: {title_of(book.matter)}", offer.house.name, "A query letter", book.matter.language)
    setter = Setter(binder.sheet.measure, book.matter.language)
    strips = [*_head(offer, setter), *_body(_paragraphs(book, offer, samples, permissions), setter)]
    binder.add(placed(flow([*strips, *_foot(offer, setter)], binder.sheet), binder.sheet))
    return binder.finish()


def _head(offer: Offer, setter: Setter) -> Iterator[Strip]:
    yield from setter.block(offer.house.lines)
    yield from setter.paragraph(spelled(offer.on), above=BETWEEN)
    yield from setter.block(offer.addressee, above=BETWEEN)
    yield from setter.paragraph(f"Dear {_greeted(offer.contact) or 'Editors'},", above=BETWEEN)


def _greeted(contact: str) -> str:
    """“Ms Wadsworth” for “Ms Oriel Wadsworth”.

    Somebody with more names has them all, and no title: with which of them it goes, nobody has told us.
    """
    title, *names = contact.split() or [""]
    if title.rstrip(".").casefold() not in COURTESIES or len(names) < 2:
        return " ".join((title, *names))
    first = next((place for place, name in enumerate(names) if place and name.casefold() in PARTICLES), 1)
    surname = names[first:]
    is_certain = len(surname) == 1 or surname[0].casefold() in PARTICLES
    return " ".join((title, *surname) if is_certain else names)


def _body(paragraphs: Iterator[str], setter: Setter) -> Iterator[Strip]:
    for paragraph in paragraphs:
        yield from setter.paragraph(paragraph, above=GAP)


def _foot(offer: Offer, setter: Setter) -> list[Strip]:
    valediction = "Yours sincerely," if offer.contact.strip() else "Yours faithfully,"
    names = dict.fromkeys(name for name in (offer.house.signatory.strip(), offer.house.name) if name)
    closing = [*setter.paragraph(valediction, above=2 * GAP), *setter.block(tuple(names), above=FOR_A_NAME)]
    return [*kept_together(closing[:-1]), *closing[-1:]]


def _paragraphs(book: Book, offer: Offer, samples: int, permissions: bool) -> Iterator[str]:
    figures = figures_of(book)
    yield _what(book, figures)
    yield f"{BEGAN} {_made(figures.letters, offer.by_writers)}{ENDED} {SHOWN[book.setting]}{_names(book)}"
    for text in (offer.why, offer.about_the_author):
        yield from cut_paragraphs(text)
    yield _enclosed(samples, permissions)
    yield THANKS


def _made(letters: int, by_writers: int | None) -> str:
    """How letters came of the sentences, as far as that is known."""
    if by_writers == letters:
        return "A writer of this house made a letter of these"
    if not by_writers:
        return "The letter was made around these"
    some = counted(by_writers, "of the letters", "of the letters")
    return f"The letter was made around these, and a writer of this house worked on {some}"


def _what(book: Book, figures: Figures) -> str:
    """What is offered: title, author, how many letters, from when, how long."""
    subtitle, author = (bare(text, book.matter.language) for text in (book.matter.subtitle, book.matter.author))
    whole = f"{title_of(book.matter)}: {subtitle}" if subtitle else title_of(book.matter)
    by = f", by {author}" if author else ""
    chapters = f", in {counted(figures.chapters, 'chapter', 'chapters')}" if figures.chapters > 1 else ""
    return (
        f"We are writing to offer you *{whole}*{by}{',' if by else ':'} a book of "
        f"{counted(figures.letters, 'letter', 'letters')}{_written(figures)}. "
        f"It comes to about {figures.about} words{chapters}."
    )


def _written(figures: Figures) -> str:
    if not figures.years:
        return ""
    return f" {figures.written}" if figures.all_dated else f", those with a date {figures.written}"


def _names(book: Book) -> str:
    return " Some people and places have other names in it." if book.other_names else ""


def _enclosed(samples: int, permissions: bool) -> str:
    parts = ["an overview with the contents"]
    parts += [counted(samples, "sample letter", "sample letters")] if samples else []
    parts += ["the manuscript in standard format"]
    parts += ["a schedule that says, letter by letter, who has agreed to what"] if permissions else []
    return f"With this letter come {listed(tuple(parts))}."
