"""The index of people: who stands in which letters."""

from collections import defaultdict

from .book import Book, BookLetter
from .filing import alphabetically, filed


def people_in(book: Book) -> tuple[tuple[str, tuple[BookLetter, ...]], ...]:
    """Everybody who is to stand in the index, by surname, as an index has them, with their letters in their order."""
    found: dict[str, dict[int, BookLetter]] = {}
    everybodys = _everybodys(book)
    for letter in book.letters:
        for person in letter.people:
            if called := _one_line(person):
                found.setdefault(_told_apart(called, letter, everybodys), {})[letter.number] = letter
    entries = ((filed(person), tuple(letters.values())) for person, letters in found.items())
    return tuple(sorted(entries, key=lambda entry: alphabetically(entry[0])))


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
