"""What a book is before anything of it is laid out: plain values, which the house fills in and this room reads.

Words come in as people wrote them, other names already put in. All of it is frozen: the same book gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from letters.handwriting import EVERYDAY, PLAIN, Stationery


class Setting(StrEnum):
    """How the letters of a book are shown."""

    FACSIMILE = "facsimile"
    READING = "reading"
    FACING = "facing"


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photograph, or a scan of a page, that stands behind a letter. `number` is the house's own.

    `digest` is the SHA-256 of its JPEG, which has so many pixels; `description` says what is to be seen to who cannot
    see it.
    """

    number: int
    digest: str
    width: int
    height: int
    description: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class BookLetter:
    """One letter of a book, with everything it is written from.

    `number` is the house's own, by which errors name it. `to` is whom it is for and `writer` who signs it; `senders`
    is who that is, each as far as its pages name them. `occasion` is what people call it, `occasion_slug` what the
    house does. `people` is who is to stand in the index. `caption` replaces what the book would say of the letter.
    `language` is that of its words, "" where it is the book's, and `hand_language` that in which its hand wrote it.
    `underlines` says whether the hand underlines what is typed *so*: letters that were approved before it did show
    their stars. `layout_digest` names the pages that were approved, "" where the words were changed for the book.
    Behind it stand its `photographs`, and `answer`, what was answered, where that does.
    """

    number: int
    text: str
    hand: str
    paper: str
    seed: int
    to: str
    writer: str
    occasion: str
    on: date | None = None
    people: tuple[str, ...] = ()
    caption: str = ""
    language: str = ""
    hand_language: str = ""
    senders: tuple[str, ...] = ()
    occasion_slug: str = ""
    stationery: Stationery = PLAIN
    pace: float = EVERYDAY
    mends: bool = False
    underlines: bool = True
    layout_digest: str = ""
    answer: str = ""
    photographs: tuple[Photograph, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Some letters under a title."""

    title: str
    letters: tuple[BookLetter, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands in a book around its letters. Every text may be empty; then its page is left out.

    In these texts *one star* makes italics and **two** bold; blank lines part paragraphs.
    """

    title: str
    subtitle: str = ""
    author: str = ""
    dedication: str = ""
    epigraph: str = ""
    epigraph_source: str = ""
    afterword: str = ""
    acknowledgements: str = ""
    rights: str = ""
    blurb: str = ""
    isbn: str = ""
    publisher: str = ""
    place: str = ""
    year: int = 0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book. `printer`, `trim` and `stock` are slugs of a printer's profile.

    `variants` is how many forms a letter of the alphabet has in the hands of this book; 0 draws every one anew.
    """

    matter: Matter
    chapters: tuple[Chapter, ...]
    setting: Setting = Setting.FACSIMILE
    printer: str = "kdp"
    trim: str = "6x9"
    stock: str = "cream"
    variants: int = 0
    other_names: tuple[str, ...] = field(default=(), kw_only=True)
    """People and places that have other names in this book, as they are called in it."""

    @property
    def letters(self) -> Iterator[BookLetter]:
        """All letters in their order."""
        return (letter for chapter in self.chapters for letter in chapter.letters)

    def language_of(self, letter: BookLetter) -> str:
        """In what a letter is written."""
        return letter.language or self.matter.language

    @property
    def has_several_senders(self) -> bool:
        """Whether it must be said of letters who sends them."""
        return len({letter.writer for letter in self.letters}) > 1
