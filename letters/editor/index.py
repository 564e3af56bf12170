"""The index of people: who stands in which letters."""

from collections import defaultdict
from dataclasses import dataclass

from .book import Book, BookLetter
from .filing import alphabetically, filed


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who is to stand in the index: as it has them, as they are called, and the letters in which they are."""

    filed: str
    called: str
    letters: tuple[BookLetter, ...]

    def has(self, letter: BookLetter) -> bool:
        """Whether the whole letter is theirs, because they write it or it is to them."""
        words = {*self.called.split()}
        return any(words <= {*name.split()} for name in (letter.to, letter.writer) if name.strip())


def people_in(book: Book) -> tuple[tuple[str, tuple[BookLetter, ...]], ...]:
    """Everybody who is to stand in the index, by surname, as an index has them, with their letters in their order."""
    return tuple((each.filed, each.letters) for each in everybody(book))


def everybody(book: Book) -> tuple[Somebody, ...]:
    """The same, with what each is called."""
    found: dict[str, dict[int, BookLetter]] = {}
    names: dict[str, str] = {}
    everybodys = _everybodys(book)
    for letter in book.letters:
        for person in letter.people:
            if called := _one_line(person):
                apart = _told_apart(called, letter, everybodys)
                names[apart] = called
                found.setdefault(apart, {})[letter.number] = letter
    entries = (Somebody(filed(apart), names[apart], tuple(letters.values())) for apart, letters in found.items())
    return tuple(sorted(entries, key=lambda entry: alphabetically(entry.filed)))


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
