"""Whom the words around the letters name: dedication, afterword, captions, what stands on the back and in the pack."""

from collections.abc import Iterable, Iterator, Mapping

from django.contrib.auth.models import User
from django.db import transaction

from letters.models import Book, Chapter, ClearedAround, Letter
from letters.workflow.errors import BookRefused
from letters.workflow.hygiene import clean_line

from .history import Verb, record, require_publisher
from .parties import Party, composed, parties_of, places_of, suspects, telling_words
from .plans import PITCH, kept_entries
from .renaming import renaming_of
from .scopes import Scopes

PROSE = ("dedication", "epigraph", "epigraph_source", "afterword", "acknowledgements", "rights", "blurb", *PITCH)
TITLES = ("title", "subtitle")

type Fields = Mapping[str, tuple[str, ...]]


def unasked_around(book: Book) -> Fields:
    """Whom the words around the letters of this book seem to name, or lead to, and of whom nobody has said that they
    may; field by field, as the book has them under its other names. Captions and chapters are two fields more.
    """
    letters = [entry.letter for entry in kept_entries(book)]
    openly, hidden = _parties(letters)
    cleared = [each.name for each in book.cleared_around.all()]
    cleared += [each.name for letter in letters for each in letter.cleared_names.all()]
    # Who signs the book is named by it, and other names are nobody's.
    signed = (book.author, book.publisher, book.place, *(instead for _, instead in renaming_of(book).pairs))
    known_words = openly.union(*map(telling_words, (*cleared, *signed)))
    names_by_field = {name: tuple(_names_in(name, text, known_words, hidden, cleared)) for name, text in _texts(book)}
    return {name: names for name, names in names_by_field.items() if names}


def clear_around(book: Book, names: Iterable[str], by: User) -> tuple[str, ...]:
    """Keep that these, whom words around the letters seem to name, are nobody who has to be asked, or have agreed.

    What nothing names any more is passed over; the others come back. Raises NotYours, and BookRefused for no name.
    """
    require_publisher(by, "say who need not be asked")
    wanted = frozenset(map(clean_line, names))
    if not wanted:
        raise BookRefused({"around": "Please tick the names that it is about. Nothing was changed."})
    with transaction.atomic():
        there = dict.fromkeys(name for names_there in unasked_around(book).values() for name in names_there)
        new = [name for name in there if name in wanted]
        rows = (ClearedAround(book=book, name=name, cleared_by=by) for name in new)
        ClearedAround.objects.bulk_create(rows, ignore_conflicts=True)
        if new:
            # How many, and not which: no name stands in the history.
            record(book, Verb.NAMES_CLEARED, by, f"{len(new)} name{'' if len(new) == 1 else 's'}")
    return tuple(new)


def require_looked_at(book: Book) -> None:
    """Raises BookRefused, field by field, while somebody is named around the letters whom nobody has looked at."""
    if names_by_field := unasked_around(book):
        raise BookRefused({name: _problem(names) for name, names in names_by_field.items()})


def _problem(names: tuple[str, ...]) -> str:
    return (
        f"This seems to name {', '.join(names)}, and nobody has looked at that: give other names, take the words out, "
        "or say on the leaf of names that they need not be asked. Nothing was started."
    )


def _texts(book: Book) -> Iterator[tuple[str, str]]:
    """Everything around the letters that is read, under the book's other names."""
    renaming = renaming_of(book)
    for name in (*TITLES, *PROSE):
        yield name, composed(renaming.apply(getattr(book, name)))
    captions = "\n\n".join(entry.caption for entry in kept_entries(book))
    yield "captions", composed(renaming.apply(captions))
    chapters = Chapter.objects.filter(book=book).values_list("title", flat=True)
    yield "chapters", composed(renaming.apply("\n\n".join(chapters)))


def _names_in(
    field: str, text: str, known_words: frozenset[str], hidden: frozenset[str], cleared: Iterable[str]
) -> Iterator[str]:
    """Who is to be hidden, in whatever field; and in prose whoever else seems to be named."""
    settled = {name.casefold() for name in cleared}
    named = dict.fromkeys(word[0] for word in places_of(hidden, text) if word[0].casefold() not in settled)
    if field not in (*TITLES, "chapters"):
        covered = {word.casefold() for word in named}
        others = (name for name in suspects(text, known_words, cleared) if not telling_words(name) & covered)
        named |= dict.fromkeys(others)
    yield from named


def _parties(letters: Iterable[Letter]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of those who may be named, and of those who may not; of one name, who may covers the other."""
    openly, hidden = set[str](), set[str]()
    for letter in letters:
        consents = {(each.party, each.name.casefold()): each for each in letter.consents.all()}
        for party in parties_of(letter):
            may = Scopes.of(consents.get((party.party, party.name.casefold()))).may_name
            if party.party != Party.WRITER or may:
                (openly if may else hidden).update(party.telling or telling_words(party.name))
    return frozenset(openly), frozenset(hidden - openly)
