"""What the house itself says in a book, wherever it is read: captions, the imprint, the colophon. Facts, or nothing."""

from collections.abc import Iterator
from datetime import date

from letters.handwriting import Hand, hands

from .book import Book, BookLetter, Matter, Setting

FACE = "EB Garamond"

BOOK_FACE = f"The text is set in {FACE}, drawn by Georg Duffner and Octavio Pardo."


def spelled(on: date) -> str:
    """A date as it is said: 14 May 2019."""
    return f"{on.day} {on:%B %Y}"


def caption_of(letter: BookLetter) -> str:
    """What stands below “To Rosa”: the occasion and the day, as far as they are known; “” where neither is."""
    known = (letter.occasion.strip(), spelled(letter.on) if letter.on else "")
    return letter.caption or ", ".join(part for part in known if part)


def listed(names: tuple[str, ...]) -> str:
    """“Amy, Paul and Tatiana”."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


RIGHTS = "Each letter belongs to whoever wrote it, and is printed with their leave."
"""What a copyright page says where nothing else was written for it: no book is compiled without that leave."""


def imprint(matter: Matter, other_names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The lines of the copyright page: RIGHTS, or what was written instead, and what else was given."""
    place = ", ".join(part for part in (matter.publisher, matter.place, str(matter.year or "")) if part)
    isbn = f"ISBN {matter.isbn}" if matter.isbn else ""
    named = "Some people and places have other names in this book." if other_names else ""
    return tuple(line for line in (*(matter.rights.strip() or RIGHTS).split("\n"), named, place, isbn) if line.strip())


def colophon(book: Book) -> tuple[str, ...]:
    """The paragraphs of the colophon: the hands of the book, how they were made, and the face of its text."""
    written = dict.fromkeys(letter.hand for letter in book.letters)
    return tuple(_colophon(book, [hands()[slug] for slug in sorted(written) if slug in hands()]))


def _colophon(book: Book, written: list[Hand]) -> Iterator[str]:
    if written:
        many = len(written) > 1
        yield f"The letters were written out in the hand{'s' if many else ''} of {_each(written)}."
        yield (
            f"{'Every' if many else 'The'} hand begins as the typeface that is named beside it. Words are placed as a "
            f"writer would place them, and each character is bent as a pen would bend it{_how_often(book)}."
        )
    yield BOOK_FACE


def _each(written: list[Hand]) -> str:
    """“Amy (after Caveat) and Theodore (after La Belle Aurore)”."""
    return listed(tuple(f"{hand.name} (after {hand.provenance.typeface})" for hand in written))


def _how_often(book: Book) -> str:
    """How many forms a letter of the alphabet has; nothing in a book that shows none of them."""
    if book.setting is Setting.READING:
        return ""
    if book.variants:
        return f", so that each letter of the alphabet has up to {book.variants} forms"
    return ", so that no *a* is quite like the next"
