"""The index of people: who stands in which letters."""

import unicodedata

from .book import Book, BookLetter


def people_in(book: Book) -> tuple[tuple[str, tuple[BookLetter, ...]], ...]:
    """Everybody who is to stand in the index, by the alphabet, with their letters in the order of the book."""
    found: dict[str, dict[int, BookLetter]] = {}
    for letter in book.letters:
        for person in letter.people:
            if called := " ".join(person.split()):
                found.setdefault(called, {})[letter.number] = letter
    return tuple((person, tuple(found[person].values())) for person in sorted(found, key=_alphabetically))


def _alphabetically(name: str) -> tuple[str, str]:
    """Accents and capitals do not part what belongs together: Émile stands beside Emil."""
    bare = "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each))
    return bare.casefold(), name
