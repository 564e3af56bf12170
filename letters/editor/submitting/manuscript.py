"""The manuscript in standard format, as passages: what is set in the PDF and in the DOCX alike, in the same order.

Standard format is that of a typescript: US Letter, margins of an inch, 12-point type, double spacing, ragged right,
paragraphs indented half an inch, a running head of surname, title and page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from letters.editor.book import Book, BookLetter, Chapter
from letters.editor.book_words import words_in
from letters.editor.runs import bare, title_of
from letters.editor.typesetting import cut_paragraphs
from letters.editor.wording import caption_of, heading_of
from letters.handwriting import parts_of

from .offering import Offer

INCH = 72.0

INDENT = INCH / 2

LEADING = 24.0
"""Double-spaced type of 12 points."""

THIRD_DOWN = 7 * LEADING

MIDDLE = 230.0
"""From the contact to the title: about where half of page one is."""

SIGNED_AT = 3 * INCH
"""How far from the left margin a goodbye stands."""

LONGEST_HEAD = 48
"""Characters: a longer title is shortened in the running head."""


class Manner(StrEnum):
    """How a passage stands on the page."""

    TITLE = "title"
    CHAPTER = "chapter"
    LETTER = "letter"
    NOTE = "note"
    CENTRED = "centred"
    FLUSH = "flush"
    BODY = "body"
    SIGNED = "signed"
    END = "end"


CENTRED = (Manner.TITLE, Manner.CHAPTER, Manner.LETTER, Manner.NOTE, Manner.CENTRED, Manner.END)

HEADS = (Manner.TITLE, Manner.CHAPTER, Manner.LETTER, Manner.NOTE)
"""What stays with what follows."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the manuscript. One that is `fresh` begins a page, a third down; `letter` is whose words it is.

    One that `stays` is not parted from what follows: headings, and what opens and closes a letter. `language` is its
    own, "" where it is the book's.
    """

    manner: Manner
    text: str
    letter: int = 0
    fresh: bool = False
    stays: bool = False
    language: str = ""


def above(passage: Passage) -> float:
    """What is left free above a passage, in points."""
    if passage.fresh:
        return THIRD_DOWN
    return {Manner.TITLE: MIDDLE, Manner.LETTER: LEADING, Manner.END: LEADING}.get(passage.manner, 0.0)


MANNERS = {
    "paragraph": Manner.BODY,
    "postscript": Manner.BODY,
    "closing": Manner.SIGNED,
    "signature": Manner.SIGNED,
    "notation": Manner.SIGNED,
}
"""How the parts of a letter stand; those not named here stand flush left."""


OPENING, ENDING = ("heading", "address", "salutation"), ("closing", "signature", "notation")
"""What stays with what follows, and what with what is before it."""


def passages(book: Book) -> Iterator[Passage]:
    """The manuscript behind its first page. Raises EmptyLetter, TextTooLong."""
    matter = book.matter
    yield from _alone(matter.dedication)
    yield from _alone(matter.epigraph)
    if matter.epigraph.strip() and matter.epigraph_source.strip():
        yield Passage(Manner.CENTRED, f"({matter.epigraph_source.strip()})")
    for chapter in book.chapters:
        yield from _chapter(chapter, matter.language)
    words = words_in(matter.language)
    yield from _essay(words("afterword"), matter.afterword)
    yield from _essay(words("acknowledgements"), matter.acknowledgements)
    yield Passage(Manner.END, "END")


def title_passages(book: Book) -> Iterator[Passage]:
    """What stands in the middle of page one."""
    yield Passage(Manner.TITLE, book.matter.title.strip() or title_of(book.matter))
    yield from (Passage(Manner.CENTRED, text) for text in (book.matter.subtitle, by_line(book)) if text.strip())


def running_head(book: Book, offer: Offer) -> str:
    """“Lindqvist / THE PEAR TREE / ”: what stands before the number at the head of every page but the first.

    A house has no surname, and is named whole.
    """
    author = bare(book.matter.author, book.matter.language) or offer.house.name
    surname = author if author == offer.house.name else "".join(author.split()[-1:])
    title = title_of(book.matter).upper()
    if len(title) > LONGEST_HEAD:
        title = f"{title[:LONGEST_HEAD].rsplit(' ', 1)[0].rstrip(',;:')} …"
    return f"{surname} / {title} / "


def by_line(book: Book) -> str:
    """The author as a manuscript names one, or nothing."""
    return f"by {book.matter.author.strip()}" if book.matter.author.strip() else ""


def contact_of(book: Book, offer: Offer) -> tuple[str, ...]:
    """Who is to be written to: the author, then the house that offers the book."""
    author = bare(book.matter.author, book.matter.language)
    return tuple(dict.fromkeys(line for line in (author, *offer.house.lines) if line)) or ("",)


def _alone(text: str) -> Iterator[Passage]:
    """A text on a page of its own."""
    for index, paragraph in enumerate(cut_paragraphs(text)):
        yield Passage(Manner.CENTRED, paragraph, fresh=index == 0)


def _chapter(chapter: Chapter, language: str) -> Iterator[Passage]:
    titled = bool(chapter.title.strip()) and bool(chapter.letters)
    if titled:
        yield Passage(Manner.CHAPTER, chapter.title, fresh=True)
    for index, letter in enumerate(chapter.letters):
        yield Passage(Manner.LETTER, heading_of(letter, language), letter.number, fresh=index == 0 and not titled)
        yield from _letter(letter, language)


def _letter(letter: BookLetter, language: str) -> Iterator[Passage]:
    if caption := caption_of(letter, language):
        yield Passage(Manner.NOTE, caption, letter.number)
    parts = parts_of(letter.text)
    for part, behind in zip(parts, (*parts[1:], None), strict=True):
        stays = part.role in OPENING or (behind is not None and behind.role in ENDING)
        manner = MANNERS.get(part.role, Manner.FLUSH)
        yield Passage(manner, part.typed, letter.number, stays=stays, language=letter.language)
    if letter.answer.strip():
        yield Passage(Manner.NOTE, words_in(language)("answer", to=letter.to), letter.number)
        for paragraph in cut_paragraphs(letter.answer):
            yield Passage(Manner.BODY, paragraph, letter.number, language=letter.language)


def _essay(title: str, text: str) -> Iterator[Passage]:
    paragraphs = cut_paragraphs(text)
    if paragraphs:
        yield Passage(Manner.CHAPTER, title, fresh=True)
    yield from (Passage(Manner.BODY, paragraph) for paragraph in paragraphs)
