"""The leaf of other names: people and places under other names in one book, and what that changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from letters.models import Alias, Book, Letter
from letters.workflow.publishing.around import unasked_around
from letters.workflow.publishing.renaming import compare_names, renaming_of

from .book_desk import BookDesk
from .book_rows import typed_names

_FIELDS = {field.name: str(field.verbose_name) for field in Book._meta.fields} | {
    "captions": "what the book says of its letters",
    "chapters": "the titles of chapters",
}

EMPTY_ROWS = 3
"""Rows for names to come."""


@dataclass(frozen=True)
class Row:
    """One other name, numbered from 1."""

    number: int
    kind: str
    name: str
    instead: str


@dataclass(frozen=True)
class Piece:
    """Some words of a letter, `is_other` where the sent and the published ones differ."""

    words: str
    is_other: bool


@dataclass(frozen=True)
class ToLookAt:
    """A place at which a person should look before other names are printed: what stands there, and why."""

    found: str
    why: str


@dataclass(frozen=True)
class Compared:
    """One letter in which other names change something, or in which somebody should look."""

    letter: Letter
    name: str
    sent: tuple[Piece, ...]
    published: tuple[Piece, ...]
    to_look_at: tuple[ToLookAt, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.is_other for piece in self.published)


class NamesLeaf(BookDesk):
    """The other names of one book before one person."""

    leaf = "names"

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return list(Alias.Kind.choices)

    @cached_property
    def rows(self) -> list[Row]:
        """The names as they were typed, or as they are; and some room for more."""
        if self.pressed and self.refusal:
            rows = typed_names(self.pressed)
        else:
            saved = [(alias.kind, alias.name, alias.instead) for alias in self.book.aliases.order_by("pk")]
            rows = [*saved, *[(str(Alias.Kind.PERSON), "", "")] * EMPTY_ROWS]
        return [Row(number, *row) for number, row in enumerate(rows, start=1)]

    @property
    def problem(self) -> str:
        """What is wrong with the rows."""
        return self.problems.get("aliases", "")

    @cached_property
    def around(self) -> list[tuple[str, tuple[str, ...]]]:
        """Whom the words around the letters seem to name, by where that is, and nobody has looked at."""
        return [(_FIELDS.get(name, name), names) for name, names in unasked_around(self.book).items()]

    @cached_property
    def compared(self) -> tuple[Compared, ...]:
        """The letters that other names change, each as it was sent and as the book has it; and those to look at."""
        return tuple(self._compared()) if self.book.aliases.exists() else ()

    def _compared(self) -> Iterator[Compared]:
        letters = Letter.objects.select_related("brief", "draft").in_bulk([entry.letter_id for entry in self.entries])
        renaming = renaming_of(self.book)
        for letter in (letters[entry.letter_id] for entry in self.entries):
            text, spans = letter.draft.text if letter.draft else "", compare_names(self.book, letter)
            compared = Compared(
                letter=letter,
                name=f"{letter}, to {letter.brief.recipient_name}",
                sent=tuple(Piece(span.text if span.was is None else span.was, span.was is not None) for span in spans),
                published=tuple(Piece(span.text, span.was is not None) for span in spans),
                to_look_at=tuple(
                    ToLookAt(doubt.found, doubt.why) for doubt in (*renaming.doubtful(text), *renaming.leftovers(text))
                ),
            )
            if compared.is_changed or compared.to_look_at:
                yield compared
