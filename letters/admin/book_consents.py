"""The leaf on who agrees: everyone whom the letters of a book concern, person by person."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import date_format
from django.utils.timezone import localtime

from letters.models import Consent, Letter
from letters.workflow.publishing.consenting import Scopes, all_parties_of
from letters.workflow.publishing.lacking import with_parties
from letters.workflow.publishing.scopes import NOTHING

from .book_desk import BookDesk
from .desk_in_book import page_of

Party = Consent.Party


@dataclass(frozen=True)
class OfLetter:
    """What one person says to one letter. `state` is agrees, waits, refuses or unasked; `address` is their page, ""
    where it is not for this person to hand on."""

    letter: Letter
    state: str
    words: str
    address: str


@dataclass(frozen=True)
class Person:
    """Somebody whom letters of the book concern, and to which of them they said what."""

    name: str
    party: str
    letters: tuple[OfLetter, ...]

    def count(self, state: str) -> int:
        """To how many letters they stand so."""
        return sum(each.state == state for each in self.letters)

    @property
    def state(self) -> str:
        """How they stand to the book, the worst first."""
        return next(state for state in (*WORST_FIRST, "agrees") if self.count(state) or state == "agrees")

    @property
    def sentence(self) -> str:
        """The same, in words."""
        counts = [(self.count(state), words) for state, words in IN_WORDS.items()]
        return ", ".join(f"{words} {count} letter{'' if count == 1 else 's'}" for count, words in counts if count)


WORST_FIRST = ("refuses", "unasked", "waits")
IN_WORDS = {
    "refuses": "said no to",
    "unasked": "was not asked about",
    "waits": "has not answered about",
    "agrees": "agrees to something in",
}


class ConsentsLeaf(BookDesk):
    """Who agrees to one book, before one person."""

    leaf = "consents"

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everyone, who said no first, then who was not asked, then who has not answered."""
        found: dict[tuple[str, str], list[OfLetter]] = {}
        names: dict[tuple[str, str], str] = {}
        for party, name, each in self._answers():
            key = (party, name.casefold())
            names.setdefault(key, name)
            found.setdefault(key, []).append(each)
        people = (Person(names[key], str(Party(key[0]).label), tuple(each)) for key, each in found.items())
        order = (*WORST_FIRST, "agrees")
        return tuple(sorted(people, key=lambda person: (order.index(person.state), person.name.casefold())))

    @property
    def not_answered(self) -> int:
        """How many people have not answered, or were not asked."""
        return sum(person.state in ("waits", "unasked") for person in self.people)

    @property
    def is_anybody_unasked(self) -> bool:
        """Whether there is somebody to ask; the client is asked on the letter's own page."""
        return any(person.count("unasked") and person.party != Party.CLIENT.label for person in self.people)

    def _answers(self) -> Iterator[tuple[str, str, OfLetter]]:
        for letter in with_parties(entry.letter_id for entry in self.entries):
            consents = {(consent.party, consent.name.casefold()): consent for consent in letter.consents.all()}
            for needed in all_parties_of(letter):
                consent = consents.get((needed.party, needed.name.casefold()))
                yield needed.party, needed.name, self._of(letter, consent)

    def _of(self, letter: Letter, consent: Consent | None) -> OfLetter:
        if consent is None:
            return OfLetter(letter, "unasked", "not asked yet", "")
        address = page_of(consent) if self.may_publish and consent.party != Party.CLIENT else ""
        if consent.withdrawn_at:
            return OfLetter(letter, "refuses", "said no, or no longer agrees", address)
        scopes = Scopes.of(consent)
        if scopes == NOTHING:
            since = date_format(localtime(consent.asked_at), "j F Y")
            return OfLetter(letter, "waits", f"asked on {since}, no answer yet", address)
        return OfLetter(letter, "agrees", f"agrees: {scopes}", address)
