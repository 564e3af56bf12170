"""On a finished letter's desk: how good it is, what they answered, and whether it may stand in a book."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import User
from django.http import QueryDict
from django.urls import reverse

from letters.models import Answer, Book, Consent, Letter, Stars
from letters.workflow.errors import AddressLost
from letters.workflow.publishing.clearing import unasked
from letters.workflow.publishing.consenting import (
    PartyNeeded,
    Scopes,
    address_of_consent,
    all_parties_of,
    can_be_taken_back,
)
from letters.workflow.publishing.praising import MOST_STARS
from letters.workflow.publishing.scopes import NOTHING

Party = Consent.Party

TICKS = (
    ("may_print", "In print"),
    ("may_ebook", "As an e-book"),
    ("may_name", "Under their name"),
    ("may_excerpt", "In excerpts"),
    ("may_answer", "With what they answered"),
    ("may_show", "With photographs"),
)


@dataclass(frozen=True)
class PartyOnDesk:
    """One person whom the letter concerns. `address` is where they say yes or no, "" where they were not asked, or
    where it is not for this person to hand on; `key` tells the parties of a letter apart."""

    key: str
    party: Consent.Party
    name: str
    consent: Consent | None
    address: str
    may_withdraw: bool
    may_take_back: bool

    @property
    def label(self) -> str:
        return str(self.party.label)

    @property
    def allows(self) -> str:
        """What the party allows, in words."""
        consent = self.consent
        if consent is None:
            return "not asked yet"
        if consent.withdrawn_at:
            return "said no, or no longer agrees"
        scopes = Scopes.of(consent)
        return "has not answered yet" if scopes == NOTHING else f"agrees: {scopes}"

    @property
    def may_be_nobody(self) -> bool:
        """Whether it can still be said that this is a dog, or a saint, and need not be asked."""
        return self.party == Party.THIRD and not (self.consent and self.consent.is_answered)

    @property
    def agrees(self) -> bool:
        return Scopes.of(self.consent) != NOTHING


class InBook:
    """All this about one letter, for one person. `typed` is what they typed when a verb refused."""

    ticks = TICKS
    star_counts = range(1, MOST_STARS + 1)

    def __init__(self, letter: Letter, person: User, typed: QueryDict | None = None) -> None:
        self.letter, self.person, self.typed = letter, person, typed or QueryDict()

    @property
    def is_shown(self) -> bool:
        """Not before there is a letter, and to those who may see who agrees to what."""
        return self.letter.status == Letter.Status.READY and self.person.has_perm("letters.view_consent")

    @property
    def may_publish(self) -> bool:
        return self.person.has_perm("letters.publish_book")

    @property
    def may_praise(self) -> bool:
        return self.person.has_perm("letters.approve_letter")

    @cached_property
    def parties(self) -> tuple[PartyOnDesk, ...]:
        """Everyone who has to agree, and everyone who was asked besides."""
        return tuple(self._parties())

    @cached_property
    def own_stars(self) -> int:
        """What this editor gave, 0 for nothing yet."""
        stars = self.letter.stars.filter(editor=self.person).first()
        return stars.count if stars else 0

    @cached_property
    def others_stars(self) -> tuple[Stars, ...]:
        """The stars that other editors gave."""
        return tuple(self.letter.stars.select_related("editor").exclude(editor=self.person))

    @cached_property
    def answer(self) -> Answer | None:
        return Answer.objects.filter(letter=self.letter).first()

    @property
    def answer_kinds(self) -> list[tuple[str, str, bool]]:
        """What an answer can be: value, words, and whether it is chosen."""
        chosen = self.typed.get("kind") or (self.answer.kind if self.answer else "")
        return [(value, str(label), value == chosen) for value, label in Answer.Kind.choices]

    @property
    def answer_words(self) -> str:
        typed = self.typed.get("words")
        return typed if typed is not None else (self.answer.words if self.answer else "")

    @property
    def evidence(self) -> str:
        return self.typed.get("evidence", "")

    @property
    def name(self) -> str:
        """Whoever was typed who is named in the letter."""
        return self.typed.get("name", "")

    @property
    def chosen(self) -> str:
        """The party whose consent was being recorded, by key."""
        return self.typed.get("who", "")

    @property
    def ticked(self) -> frozenset[str]:
        return frozenset(name for name, _ in TICKS if self.typed.get(name))

    @cached_property
    def books(self) -> tuple[Book, ...]:
        """The books in which the letter stands."""
        if not self.person.has_perm("letters.view_book"):
            return ()
        standing = {"entries__is_kept": True, "entries__chapter__isnull": False}
        return tuple(Book.objects.filter(entries__letter=self.letter, **standing).order_by("pk"))

    @cached_property
    def unasked(self) -> tuple[str, ...]:
        """Whom the letter seems to name besides, and nobody has looked at yet."""
        return unasked(self.letter)

    @cached_property
    def cleared(self) -> tuple[str, ...]:
        """The names of which somebody said that they are nobody who has to be asked."""
        return tuple(self.letter.cleared_names.values_list("name", flat=True))

    @property
    def ticked_names(self) -> frozenset[str]:
        return frozenset(self.typed.getlist("names"))

    def party_of(self, key: str) -> PartyOnDesk | None:
        """The party with this key."""
        return next((party for party in self.parties if party.key == key), None)

    def _parties(self) -> Iterator[PartyOnDesk]:
        consents = {
            (consent.party, consent.name.casefold()): consent for consent in self.letter.consents.order_by("pk")
        }
        for needed in all_parties_of(self.letter):
            consent = consents.get((needed.party, needed.name.casefold()))
            # By name and not by place: a second press must not meet whoever has moved up meanwhile.
            yield self._party(f"{needed.party}-{needed.name}", needed, consent)

    def _party(self, key: str, needed: PartyNeeded, consent: Consent | None) -> PartyOnDesk:
        theirs = needed.user is not None and needed.user == self.person
        mine = self.may_publish or theirs
        return PartyOnDesk(
            key=key,
            party=Party(needed.party),
            name=needed.name,
            consent=consent,
            address=page_of(consent) if consent and mine else "",
            may_withdraw=mine and consent is not None and consent.withdrawn_at is None,
            may_take_back=self.may_publish and consent is not None and can_be_taken_back(consent),
        )


def page_of(consent: Consent) -> str:
    """The whole address of a person's page, "" where it is lost to us: they still have it."""
    try:
        return f"{settings.SITE_URL}{reverse('consent', args=[address_of_consent(consent)])}"
    except AddressLost:
        return ""
