"""The letters that may stand in a book, with all that is known of each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from letters.models import Answer, Book, Entry, Letter

from .lacking import Wanted, lacks_of
from .lacks import Lack, Scope
from .own_letters import letters_for


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finished letter that may stand in a book. `entry` says that it was kept or dropped; `stars` is the mean;
    `photographs` is how many there are behind it."""

    letter: Letter
    lacks: tuple[Lack, ...]
    entry: Entry | None = None
    stars: float | None = None
    answer: Answer | None = None
    photographs: int = 0

    @property
    def may_be_printed(self) -> bool:
        """Whether everyone has agreed that it is printed. Who wants another name can still be given one."""
        return all(lack.scope != Scope.PRINT for lack in self.lacks)

    @property
    def is_kept(self) -> bool:
        """Whether it stands in the book."""
        return self.entry is not None and self.entry.is_kept

    @property
    def is_dropped(self) -> bool:
        """Whether somebody decided that it does not."""
        return self.entry is not None and not self.entry.is_kept


def candidates(book: Book, undecided: int | None = None) -> tuple[Candidate, ...]:
    """All finished letters that may stand in the book, the newest first, with what is known and lacking of each; with
    `undecided`, of those about which nobody has decided only so many.

    Of a book that a client asked for, these are the client's own. A handful of queries, however many letters.
    """
    letters = (
        letters_for(book)
        .select_related("brief", "draft__author", "answer")
        .prefetch_related("consents", "cleared_names", "stars", "photographs")
    )
    if undecided is not None:
        newest = _undecided(book).order_by("-pk").values_list("pk", flat=True)[:undecided]
        letters = letters.filter(Q(pk__in=book.entries.values("letter")) | Q(pk__in=[*newest]))
    read = list(letters.order_by("-pk"))
    entries = {entry.letter_id: entry for entry in book.entries.select_related("chapter")}
    aliases = {alias.name: alias.instead for alias in book.aliases.all()}
    captions = {pk: entry.caption for pk, entry in entries.items()}
    answered = frozenset(pk for pk, entry in entries.items() if entry.with_answer)
    pictured = frozenset(pk for pk, entry in entries.items() if entry.with_photographs)
    lacks = _by_letter(lacks_of(read, Wanted((Scope.PRINT, Scope.EBOOK), aliases, captions, answered, pictured)))
    return tuple(
        Candidate(
            letter=letter,
            lacks=tuple(lacks[letter.pk]),
            entry=entries.get(letter.pk),
            stars=_mean([stars.count for stars in letter.stars.all()]),
            answer=getattr(letter, "answer", None),
            photographs=len(letter.photographs.all()),
        )
        for letter in read
    )


def undecided_count(book: Book, most: int) -> int:
    """About how many of these letters nobody has decided, counted no further than `most`."""
    return _undecided(book)[:most].count()


def _undecided(book: Book) -> QuerySet[Letter]:
    return letters_for(book).exclude(pk__in=book.entries.values("letter"))


def _by_letter(lacks: Iterable[Lack]) -> defaultdict[int, list[Lack]]:
    lacks_by_letter = defaultdict[int, list[Lack]](list)
    for lack in lacks:
        lacks_by_letter[lack.letter.pk].append(lack)
    return lacks_by_letter


def _mean(counts: Sequence[int]) -> float | None:
    return sum(counts) / len(counts) if counts else None
