"""What the house itself says in a book, wherever it is read: captions, the imprint, the colophon. Facts, or nothing."""

from collections.abc import Iterator
from datetime import date

from letters.handwriting import Hand, hands

from .book import Book, BookLetter, Matter, Setting
from .book_words import ENGLISH, words_in

FACE = "EB Garamond"

CREATOR = "Beautiful Handwritten Letters"


def spelled(on: date) -> str:
    """A date as the house says it where it speaks for itself: 14 May 2019."""
    return words_in(ENGLISH).day(on)


def heading_of(letter: BookLetter, language: str) -> str:
    """What the table of contents calls a letter: “To Rosa”. `language` is that of the book."""
    return words_in(language)("to", to=letter.to)


def caption_of(letter: BookLetter, language: str) -> str:
    """What stands below “To Rosa”: the occasion and the day, as far as they are known; “” where neither is."""
    words = words_in(language)
    occasion = words.occasion(letter.occasion_slug, letter.occasion.strip())
    known = (occasion, words.day(letter.on) if letter.on else "")
    return letter.caption or ", ".join(part for part in known if part)


def entry_of(letter: BookLetter, book: Book) -> str:
    """What the contents say of a letter behind “To Rosa”: from whom it is, where several write, and its caption."""
    language = book.matter.language
    sender = sender_of(letter, language) if book.has_several_senders and not letter.caption else ""
    whose = words_in(language)("sender", sender=sender) if sender else ""
    return ", ".join(part for part in (whose, caption_of(letter, language)) if part)


def sender_of(letter: BookLetter, language: str) -> str:
    """Who sends it, as far as its pages name them; “” where they name nobody."""
    return words_in(language).listed(letter.senders)


def picture_of(letter: BookLetter, page: int, count: int, language: str) -> str:
    """What a picture of a page of a letter is, in words, for who cannot see it."""
    words = words_in(language)
    alike = f"picture{'_page' if count > 1 else ''}{'_from' if letter.senders else ''}"
    return words(alike, sender=words.listed(letter.senders), to=letter.to, page=page, count=count)


def listed(names: tuple[str, ...]) -> str:
    """“Amy, Paul and Tatiana”, in English."""
    return words_in(ENGLISH).listed(names)


def imprint(matter: Matter, other_names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The lines of the copyright page: that each letter belongs to its writer, or what was written instead, and what
    else was given."""
    words = words_in(matter.language)
    place = ", ".join(part for part in (matter.publisher, matter.place, str(matter.year or "")) if part)
    isbn = f"ISBN {matter.isbn}" if matter.isbn else ""
    named = words("other_names") if other_names else ""
    rights = (matter.rights.strip() or words("rights")).split("\n")
    return tuple(line for line in (*rights, named, place, isbn) if line.strip())


def colophon(book: Book) -> tuple[str, ...]:
    """The paragraphs of the colophon: the hands of the book, how they were made, and the face of its text."""
    written = dict.fromkeys(letter.hand for letter in book.letters)
    return tuple(_colophon(book, [hands()[slug] for slug in sorted(written) if slug in hands()]))


def made_of(book: Book, size: str, stock: str, label: str) -> str:
    """What the colophon says of size, such as “6 × 9”, and paper, which English calls by its `label`."""
    words = words_in(book.matter.language)
    paper = label[:1].lower() + label[1:] if words.language == ENGLISH else words.papers.get(stock, label)
    return words("made", size=words("inches", size=size), paper=paper, creator=CREATOR)


def _colophon(book: Book, written: list[Hand]) -> Iterator[str]:
    words = words_in(book.matter.language)
    if written:
        many = len(written) > 1
        each = tuple(words("after", hand=hand.name, typeface=hand.provenance.typeface) for hand in written)
        yield words("hands" if many else "hand", hands=words.listed(each))
        drawn = words("each_drawn" if many else "drawn")
        yield " ".join(part for part in (drawn, _how_often(book)) if part)
    yield words("face", face=FACE)


def _how_often(book: Book) -> str:
    """How many forms a letter of the alphabet has; nothing in a book that shows none of them."""
    if book.setting is Setting.READING:
        return ""
    words = words_in(book.matter.language)
    return words("forms", count=book.variants) if book.variants else words("anew")
