"""The index of people: who stands in which letters."""

import unicodedata
from collections import defaultdict

from .book import Book, BookLetter


def people_in(book: Book) -> tuple[tuple[str, tuple[BookLetter, ...]], ...]:
    """Everybody who is to stand in the index, by the alphabet, with their letters in the order of the book."""
    found: dict[str, dict[int, BookLetter]] = {}
    everybodys = _everybodys(book)
    for letter in book.letters:
        for person in letter.people:
            if called := _one_line(person):
                found.setdefault(_told_apart(called, letter, everybodys), {})[letter.number] = letter
    return tuple((person, tuple(found[person].values())) for person in sorted(found, key=_alphabetically))


def _everybodys(book: Book) -> frozenset[str]:
    """Single names to which several people write: each of them has a Dad of their own."""
    writers: defaultdict[str, set[str]] = defaultdict(set)
    for letter in book.letters:
        writers[_one_line(letter.to)].add(_one_line(letter.writer))
    return frozenset(name for name, whose in writers.items() if len(whose - {""}) > 1 and " " not in name)


def _told_apart(called: str, letter: BookLetter, everybodys: frozenset[str]) -> str:
    """“Dad (Gwen Pryce)”, from whom the letter is, where there is another Dad; the name alone otherwise."""
    is_shared = called in everybodys and called == _one_line(letter.to)
    return f"{called} ({_one_line(letter.writer)})" if is_shared and letter.writer.strip() else called


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _alphabetically(name: str) -> tuple[str, str]:
    """Accents and capitals do not part what belongs together: Émile stands beside Emil."""
    bare = "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each))
    return bare.casefold(), name
