"""Other names for people and places, everywhere in one book."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from letters.editor import EditorError, Renaming, Span
from letters.models import Alias, Book, Letter
from letters.workflow.errors import BookRefused
from letters.workflow.hygiene import clean_line

from .history import IN_HAND, Verb, look, move, record, require_publisher
from .matter import line_problem, unset_problem

NAME_CAP = 120

type AliasTyped = tuple[str, str, str]


def rename_in_book(book: Book, by: User, seen_version: int, aliases: Sequence[AliasTyped]) -> Book:
    """Give people and places these other names, and no others. Each is its kind, the name, and the name instead.

    What is already so is no change; rows without any name are left out. Raises NotYours, Overtaken, NotNow and
    BookRefused.
    """
    require_publisher(by, "give other names")
    current = look(book, seen_version, IN_HAND)
    clean = _cleaned(aliases)
    if clean != [(alias.kind, alias.name, alias.instead) for alias in current.aliases.order_by("pk")]:
        with transaction.atomic():
            move(book, seen_version, IN_HAND)
            book.aliases.all().delete()
            Alias.objects.bulk_create(Alias(book=book, kind=kind, name=name, instead=to) for kind, name, to in clean)
            # How many, and not which: a name that is taken out must not live on in the history.
            record(book, Verb.RENAMED, by, f"{len(clean)} other names")
    return book


def renaming_of(book: Book) -> Renaming:
    """The other names of this book, to be put in."""
    return Renaming(tuple((alias.name, alias.instead) for alias in book.aliases.order_by("pk")))


def compare_names(book: Book, letter: Letter) -> tuple[Span, ...]:
    """The words of a letter as the book has them, cut where they differ from those that were sent."""
    return renaming_of(book).compare(letter.draft.text if letter.draft else "")


def _cleaned(aliases: Sequence[AliasTyped]) -> list[AliasTyped]:
    """Each pair of names once, in the order in which they were typed."""
    rows_by_pair: dict[tuple[str, str], AliasTyped] = {}
    for kind, name, instead in aliases:
        pair = clean_line(name), clean_line(instead)
        if any(pair):
            _check(kind, *pair)
            rows_by_pair.setdefault(pair, (kind, *pair))
    try:
        Renaming(tuple(rows_by_pair))
    except EditorError as error:
        raise _refused(str(error)) from error
    return [*rows_by_pair.values()]


def _check(kind: str, name: str, instead: str) -> None:
    if kind not in Alias.Kind.values:
        raise _refused("Please choose whether it is a person or a place.")
    if not (name and instead):
        raise _refused(f"Please give both names: “{name or instead}” stands alone.")
    for each in (name, instead):
        if problem := line_problem(each, NAME_CAP):
            raise _refused(f"“{each[:40]}…”: {problem}")
    if problem := unset_problem(instead):
        raise _refused(f"“{instead}”: {problem}")


def _refused(sentence: str) -> BookRefused:
    return BookRefused({"aliases": f"{sentence} Nothing was changed."})
