"""The first leaf of a book's desk: which letters stand in it, in which order, and which might."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from letters.models import Answer, Book, Entry, Letter
from letters.workflow.catalogue import occasion_label
from letters.workflow.publishing.choosing import Candidate, candidates, undecided_count

from . import arrangement as arranging
from .arrangement import Arrangement
from .book_desk import BookDesk
from .book_rows import arrangement_of

USUALLY_WANTED = 12
"""Letters that the button proposes, until somebody types another number."""

TYPED = ("caption", "language", "new_title")
"""What is typed of one letter, and may be refused."""

MOST_SHOWN = 30
"""Letters that are neither in the book nor left out, on one page; others come when these are decided."""


MOST_COUNTED = 1_000
"""Of those, so many are counted."""


@dataclass(frozen=True)
class LetterOnDesk:
    """One letter as an editor of books sees it. `lacks` says in sentences who has not agreed to what.

    `caption`, `reason` and `new_title` are as somebody typed them, and `trouble` what is wrong with them.
    """

    letter: Letter
    entry: Entry | None
    lacks: tuple[str, ...]
    stars: float | None
    answer: Answer | None
    photographs: int
    caption: str
    language: str
    reason: str
    new_title: str
    trouble: str

    @property
    def is_typed(self) -> bool:
        """Whether something was typed about it that is not kept."""
        saved = (self.entry.caption, self.entry.language) if self.entry else ("", "")
        typed = (self.caption, self.language)
        return bool(typed != saved or self.reason or self.new_title or self.trouble)

    @property
    def name(self) -> str:
        """What it is called among others: names nobody but whom it is for."""
        return f"{self.letter}, to {self.letter.brief.recipient_name}"

    @property
    def occasion(self) -> str:
        return occasion_label(self.letter.brief.occasion)

    @property
    def is_written_out(self) -> bool:
        """Whether it can be put in a book now: a letter may be being written out again."""
        return self.letter.status == Letter.Status.READY


@dataclass(frozen=True)
class ChapterOnDesk:
    """A chapter, numbered from 0 as the buttons number it, and the letters in it."""

    number: int
    pk: int
    title: str
    letters: tuple[LetterOnDesk, ...]
    trouble: str


class LettersLeaf(BookDesk):
    """The letters of one book before one person."""

    leaf = "change"

    @cached_property
    def _candidates(self) -> dict[int, Candidate]:
        return {candidate.letter.pk: candidate for candidate in candidates(self.book, MOST_SHOWN)}

    @cached_property
    def chapters(self) -> tuple[ChapterOnDesk, ...]:
        """The chapters in their order, also those in which no letter stands."""
        rows = self.book.chapters.order_by("position", "pk")
        return tuple(
            ChapterOnDesk(
                number,
                chapter.pk,
                self._typed("title", "chapter", number) or chapter.title,
                tuple(self._shown(entry) for entry in self.entries if entry.chapter_id == chapter.pk),
                self._trouble("title", "chapter", number),
            )
            for number, chapter in enumerate(rows)
        )

    @property
    def lacking(self) -> int:
        """How many of the kept letters somebody has not agreed to."""
        return sum(bool(letter.lacks) for chapter in self.chapters for letter in chapter.letters)

    @cached_property
    def dropped(self) -> tuple[LetterOnDesk, ...]:
        """The letters that are left out, and why."""
        entries = self.book.entries.filter(is_kept=False).select_related("letter__brief").order_by("pk")
        return tuple(map(self._shown, entries))

    @cached_property
    def others(self) -> tuple[LetterOnDesk, ...]:
        """The letters about which nobody has decided, the newest first."""
        return tuple(islice(self._others(), MOST_SHOWN))

    @cached_property
    def others_count(self) -> int:
        """How many of the candidates are neither kept nor left out, counted so far and no further."""
        return undecided_count(self.book, MOST_COUNTED)

    @property
    def others_left(self) -> int:
        """How many more there are than are shown."""
        return self.others_count - len(self.others)

    @property
    def orders(self) -> list[tuple[str, str]]:
        """The orders that the house suggests."""
        return [(value, label) for value, label in Book.Order.choices if value != Book.Order.OWN]

    @property
    def wanted(self) -> str:
        """How many letters to propose."""
        return (self.pressed.word("wanted") if self.pressed else "") or str(USUALLY_WANTED)

    @cached_property
    def typed_order(self) -> Arrangement:
        """The order in which somebody had put the letters when they were overtaken, as far as these are still there."""
        typed = arranging.read(self.pressed.word("arrangement")) if self.pressed and self.refusal else None
        if typed is None:
            return ()
        fitting = arranging.fit(typed, [entry.pk for entry in self.entries])
        return fitting if fitting != arrangement_of(self.book) else ()

    @property
    def typed_order_written(self) -> str:
        """The typed order as JSON, to be sent once more."""
        return arranging.write(self.typed_order)

    @property
    def typed_chapters(self) -> Iterator[tuple[str, list[str]]]:
        """The same, to be read: titles, and the letters by name."""
        names = {entry.pk: self._shown(entry).name for entry in self.entries}
        return ((title, [names[entry] for entry in entries]) for title, entries in self.typed_order)

    def _others(self) -> Iterator[LetterOnDesk]:
        return (self._on_desk(each.letter, each.entry) for each in self._candidates.values() if each.entry is None)

    def _shown(self, entry: Entry) -> LetterOnDesk:
        return self._on_desk(entry.letter, entry)

    def _on_desk(self, letter: Letter, entry: Entry | None) -> LetterOnDesk:
        candidate, number = self._candidates.get(letter.pk), entry.pk if entry else 0
        return LetterOnDesk(
            letter=letter,
            entry=entry,
            lacks=tuple(lack.sentence for lack in candidate.lacks) if candidate else (),
            stars=candidate.stars if candidate else None,
            answer=candidate.answer if candidate else None,
            photographs=candidate.photographs if candidate else 0,
            caption=self._typed("caption", "entry", number) or (entry.caption if entry else ""),
            language=self._typed("language", "entry", number) or (entry.language if entry else ""),
            reason=self._typed("reason", "letter", letter.pk),
            new_title=self._typed("new_title", "entry", number),
            trouble=next(filter(None, (self._trouble(name, "entry", number) for name in TYPED)), ""),
        )

    def _typed(self, name: str, kind: str, number: int) -> str:
        """What was typed under this name for this entry, letter or chapter when a verb refused."""
        typed = self.pressed if self.refusal else None
        return typed.word(name) if typed and typed.number(kind) == number else ""

    def _trouble(self, name: str, kind: str, number: int) -> str:
        """The objections to what was last typed in this field, in one line; "" for none."""
        return " ".join(self.problems.values()) if self._typed(name, kind, number) else ""
