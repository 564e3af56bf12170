"""What every check is given: the letter, the brief, and what of it is known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from letters.drafting.facts import Facts
from letters.drafting.memory import NOTHING, Memory
from letters.drafting.occasions import Occasion

from .notes import Kind, Note, Weight, key_of
from .numbers import numbers_in
from .reading import Reading, Span, Word
from .words import small_words, words_called

_POSTSCRIPT = re.compile(r"P\.?\s?P?\.?\s?S\b", re.IGNORECASE)

KIN = words_called("kin")
TITLES = words_called("titles")
LITTLE = words_called("little")
CALENDAR = words_called("calendar")


_SMALL = small_words()
_ENGLISH = "en"
_TELLING = 2  # small words of another language


def _is_foreign(words: Sequence[Word]) -> bool:
    plain = [word.plain for word in words]
    words_in = {language: sum(word in small for word in plain) for language, small in _SMALL.items()}
    return any(many >= _TELLING and many > words_in[_ENGLISH] for many in words_in.values())


@dataclass(frozen=True)
class Name:
    """A word of somebody's name as the brief spells it, and whose it is: "the recipient"."""

    text: str
    whose: str


@dataclass(frozen=True)
class Proof:
    """One letter on the proofreader's desk; `tones` are those in which the house writes its occasion."""

    reading: Reading
    facts: Facts
    occasion: Occasion | None = None
    memory: Memory = NOTHING
    tones: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.reading.text

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The words that name somebody in the brief, each once. "Mrs", "my", "and" are none; "Mam" is one."""
        facts = self.facts
        named = (
            (facts.recipient_name, "the recipient"),
            (facts.nickname, "the recipient"),
            *((name, "the recipient") for name in self.memory.nicknames),
            (facts.about_name, "the person spoken of"),
            (facts.client_name, "the client"),
            (facts.signature, "the client"),
            *((name, "somebody who must be named") for name in facts.named),
        )
        found: dict[str, Name] = {}
        for text, whose in named:
            for word in Reading(text).words:
                plain = word.own
                if word.capitalised and len(plain) > 2 and word.bare not in LITTLE | TITLES | CALENDAR:
                    found.setdefault(plain, Name(plain, whose))
        return tuple(found.values())

    @cached_property
    def forbidden(self) -> tuple[str, ...]:
        """What must not be mentioned, as this brief and earlier ones say it."""
        return tuple(dict.fromkeys((*self.facts.avoid, *self.memory.never)))

    @cached_property
    def _earlier_answers(self) -> tuple[str, ...]:
        return tuple(earlier.answer for earlier in self.memory.answers)

    @cached_property
    def answers(self) -> Mapping[str, Reading]:
        """What the client typed, by stem."""
        return MappingProxyType({key: Reading(answer) for key, answer in self.facts.answers.items()})

    @cached_property
    def answers_bare(self) -> tuple[str, ...]:
        """The words of each answer without case and accents, a space around every one."""
        return tuple(f" {' '.join(word.bare for word in reading.words)} " for reading in self.answers.values())

    @cached_property
    def typed(self) -> frozenset[str]:
        """The words of the client's answers and pasted messages, in small letters."""
        readings = (*self.answers.values(), Reading(self.facts.voice), *map(Reading, self._earlier_answers))
        return frozenset(word.own.lower() for reading in readings for word in reading.words)

    @cached_property
    def typed_names(self) -> frozenset[str]:
        """The words of the client's answers that have a capital, without case and accents."""
        return frozenset(word.bare for reading in self.answers.values() for word in reading.words if word.capitalised)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Every number that stands in the brief."""
        facts = self.facts
        texts = (*facts.answers.values(), facts.relation, facts.signature, facts.voice, *self._earlier_answers)
        return frozenset(number.value for text in texts for number in numbers_in(text))

    @cached_property
    def given(self) -> frozenset[str]:
        """The words of every name and relation in the brief, in small letters."""
        facts = self.facts
        names = (facts.recipient_name, facts.client_name, facts.signature, facts.relation, facts.nickname)
        texts = (*names, facts.about_name, *facts.named, *self.memory.nicknames, *self.forbidden)
        return frozenset(word.own.lower() for text in texts for word in Reading(text).words)

    @cached_property
    def given_bare(self) -> frozenset[str]:
        """Every word of the brief but of what is not to be mentioned, without case and accents."""
        facts = self.facts
        names = (facts.recipient_name, facts.client_name, facts.signature, facts.relation, facts.nickname)
        answers = (*facts.answers.values(), facts.voice, *self._earlier_answers, *self.memory.nicknames)
        texts = (*names, facts.about_name, *facts.named, *answers)
        return frozenset(word.bare for text in texts for word in Reading(text).words)

    @cached_property
    def closing(self) -> Span | None:
        """The block that closes the letter: the last one that is no postscript."""
        blocks = (block for block in reversed(self.reading.blocks) if block.length)
        return next((block for block in blocks if not _POSTSCRIPT.match(self.text, block.start)), None)

    @cached_property
    def _foreign_sentences(self) -> frozenset[int]:
        """The numbers, from 1, of the sentences that are rather in another language than in English."""
        spans = enumerate(self.reading.sentences, start=1)
        return frozenset(place for place, span in spans if _is_foreign(self.reading.words_of(span)))

    def is_foreign(self, place: int) -> bool:
        """Whether the sentence around `text[place]` is rather in another language than in English."""
        return self.reading.sentence_at(place) in self._foreign_sentences

    def knows(self, word: Word) -> bool:
        """True for a word that stands in the brief, whatever its case."""
        plain = word.own.lower()
        return plain in self.typed or plain in self.given

    def note(
        self,
        kind: Kind,
        start: int,
        end: int,
        reason: str,
        suggestion: str = "",
        *,
        weight: Weight = Weight.PLAIN,
        subject: str = "",
    ) -> Note:
        """A note on `text[start:end]`, known by `subject`, or else by the words there."""
        quoted = self.text[start:end]
        line, column = self.reading.line_and_column(start)
        key = key_of(kind, subject or quoted)
        sentence = self.reading.sentence_at(start)
        return Note(
            kind,
            start,
            end,
            quoted,
            reason=reason,
            suggestion=suggestion,
            weight=weight,
            key=key,
            line=line,
            column=column,
            sentence=sentence,
        )
