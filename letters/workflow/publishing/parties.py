"""Whom a letter concerns: everyone who has to agree before it is printed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User

from letters.drafting.proofreading import KIN, LITTLE, TITLES, is_named_small, seemingly_named
from letters.editor import apart
from letters.handwriting import without_marks
from letters.models import Brief, Consent, Letter, Photograph
from letters.naming import traces
from letters.workflow.history import name_of
from letters.workflow.hygiene import clean_line

from .answers import answer_words

Party = Consent.Party

SEVERAL = "several"
"""What a brief says of a letter to more than one."""

MYSELF = frozenset({"me", "myself", "i"})
"""What a client calls themselves below a photograph."""

NAME_CAP = 120
"""Characters of a name that are kept."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HALF = re.compile(r"(?<=-)[^\W\d_]+|[^\W\d_]+(?=-)")
_FIGURE = re.compile(r"[\d@:.]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?\s?)+")


@dataclass(frozen=True, slots=True)
class PartyNeeded:
    """Somebody who has to agree. `called` are the names that a letter may have for them; `user`, who works here."""

    party: Consent.Party
    name: str
    called: tuple[str, ...] = ()
    user: User | None = None

    @property
    def telling(self) -> frozenset[str]:
        """The words, in small letters, that say who it is."""
        return frozenset[str]().union(*map(telling_words, self.called))


def parties_of(letter: Letter) -> tuple[PartyNeeded, ...]:
    """The writer of the approved words, if a person wrote them; the client; the recipient; and third parties.

    A third party is who the brief speaks of, or wants named, where the words of the letter do name them, unless they
    were cleared; and whoever was added by hand. Reads the letter's brief, draft, consents, cleared names and
    photographs.
    """
    return tuple(_parties(letter))


def all_parties_of(letter: Letter) -> tuple[PartyNeeded, ...]:
    """These, and whoever is in a photograph behind the letter and nothing else to it."""
    parties = parties_of(letter)
    return (*parties, *_only_pictured(letter, parties))


def pictured_of(letter: Letter) -> tuple[PartyNeeded, ...]:
    """Whoever is in a photograph behind the letter."""
    return tuple(each for each in all_parties_of(letter) if _is_in_any(letter, each))


def is_only_pictured(letter: Letter, name: str) -> bool:
    """Whether a third party of this name is in a photograph, and nothing else to the letter."""
    folded = name.casefold()
    return any(each.name.casefold() == folded for each in _only_pictured(letter, parties_of(letter)))


def is_in(photograph: Photograph, party: PartyNeeded) -> bool:
    """Whether a party is to be seen in a photograph: by their name or a part of it, or as “me”."""
    return any(_is(name, party) for name in photograph.names)


def as_known(letter: Letter, party: Consent.Party, name: str) -> str | None:
    """The name under which this party's consent is kept, however `name` is capitalised; None for nobody we know of."""
    wanted = name.casefold()
    known = (each.name for each in all_parties_of(letter) if each.party == party)
    return next((each for each in known if each.casefold() == wanted), None)


def unasked(letter: Letter) -> tuple[str, ...]:
    """Whom the words of the letter seem to name besides, and of whom nobody has said that they need not be asked."""
    cleared = _cleared(letter)
    known = frozenset[str]().union(*(each.telling for each in all_parties_of(letter)), *map(telling_words, cleared))
    return tuple(suspects(f"{words_of(letter)}\n\n{words_below(letter)}", known, cleared))


def suspects(text: str, known: frozenset[str], cleared: Iterable[str]) -> Iterator[str]:
    """Whoever a text seems to name, or leads to by an address, a number or initials, and who is not known.

    `known` are words of names, in small letters; `cleared`, what somebody has looked at as it stands.
    """
    settled = {name.casefold() for name in cleared}
    for name in _traces_of(text):
        if name.casefold() not in settled and not _is_known(name, known):
            yield name


def words_of(letter: Letter) -> str:
    """The words of the letter, composed, with those of an answer that may stand behind it; "" before there are any."""
    return composed("\n\n".join(filter(None, (letter.draft.text if letter.draft else "", answer_of(letter)))))


def words_below(letter: Letter) -> str:
    """What is said of its photographs, composed: below them, and to who cannot see them."""
    words = (each for photograph in letter.photographs.all() for each in (photograph.caption, photograph.description))
    return composed("\n\n".join(filter(None, words)))


def answer_of(letter: Letter) -> str:
    """What whom it is for answered, in words, where they agree that it stands behind the letter; else ""."""
    if not any(consent.counts and consent.may_answer for consent in letter.consents.all()):
        return ""
    return answer_words(letter)


def names(letter: Letter, name: str) -> bool:
    """Whether the words of the letter name this person, if only by a part of the name, or in small letters."""
    return bool(places_of(telling_words(name), words_of(letter)))


def places_of(words: frozenset[str], text: str) -> list[re.Match[str]]:
    """Where any of some words of names, which are in small letters, stands: as a half of another too, and small."""
    found = (word for pattern in (_WORD, _HALF) for word in pattern.finditer(text) if word[0].casefold() in words)
    return [word for word in found if not word[0].islower() or is_named_small(word[0])]


def telling_words(name: str) -> frozenset[str]:
    """The words of a name that say who it is, in small letters: none in "your mother" or "Dad", "kim" in "Mr Kim".

    Of a name that stands in small letters throughout ("luca") those are taken that are hardly words.
    """
    whole = composed(name)
    large = [word[0] for word in named_words(whole)]
    words = large or [word for word in _WORD.findall(whole) if is_named_small(word)]
    return frozenset(word.casefold() for word in words if len(word) > 1) - KIN - TITLES - LITTLE


def named_words(text: str) -> Iterator[re.Match[str]]:
    """The words of a composed text that can be of a name, where they stand: all but those in small letters."""
    return (word for word in _WORD.finditer(text) if not word[0][0].islower())


def composed(text: str) -> str:
    """The text with its accents on their letters."""
    return unicodedata.normalize("NFC", text)


def _parties(letter: Letter) -> Iterator[PartyNeeded]:
    brief, author = letter.brief, letter.draft.author if letter.draft else None
    if author:
        # The name of who works here does not stand in the letter: a Paul whom it greets is another Paul.
        yield PartyNeeded(Party.WRITER, name_of(author)[:NAME_CAP], user=author)
    yield PartyNeeded(Party.CLIENT, brief.client_name, (brief.client_name, brief.signature))
    yield from (PartyNeeded(Party.RECIPIENT, name, (name, brief.nickname)) for name in _recipients(letter))
    yield from (PartyNeeded(Party.THIRD, name, (name,)) for name in _third_parties(letter))


def _only_pictured(letter: Letter, parties: Iterable[PartyNeeded]) -> Iterator[PartyNeeded]:
    known = [*parties]
    for name in dict.fromkeys(name for photograph in letter.photographs.all() for name in photograph.names):
        if not any(_is(name, party) for party in known):
            known.append(PartyNeeded(Party.THIRD, name, (name,)))
            yield known[-1]


def _is_in_any(letter: Letter, party: PartyNeeded) -> bool:
    return any(is_in(photograph, party) for photograph in letter.photographs.all())


def _is(name: str, party: PartyNeeded) -> bool:
    """Whether whoever is called so in a photograph is this party. Who wrote the words has no name in them."""
    folded = name.casefold()
    if folded in MYSELF:
        return party.party == Party.CLIENT
    words = telling_words(name)
    return folded in map(str.casefold, party.called) or (bool(words) and words <= party.telling)


def _recipients(letter: Letter) -> tuple[str, ...]:
    """Whom the letter is for: of a couple each, but where both were asked as one before."""
    whole = letter.brief.recipient_name
    asked_as_one = any(each.party == Party.RECIPIENT and each.name == whole for each in letter.consents.all())
    return (whole,) if letter.brief.recipients != SEVERAL or asked_as_one else apart(whole)


def _third_parties(letter: Letter) -> Iterator[str]:
    """By hand first, and always: a second Rosa, in a letter to Rosa, is somebody else, who was asked for as such."""
    pictured = {name.casefold() for photograph in letter.photographs.all() for name in photograph.names}
    by_hand = [
        consent.name
        for consent in letter.consents.all()
        # Who is in a photograph has to agree to that, and not to a book without it.
        if consent.party == Party.THIRD and (consent.name.casefold() not in pictured or names(letter, consent.name))
    ]
    yield from by_hand
    folded_names = {name.casefold() for name in (*by_hand, *_first_two(letter.brief), *_cleared(letter))}
    for name in _named_by_brief(letter):
        if name.casefold() not in folded_names:
            folded_names.add(name.casefold())
            yield name


def _traces_of(text: str) -> Iterable[str]:
    """Names, addresses, numbers and initials as they can be kept: with single spaces, and no longer than has room."""
    words = plain = without_marks(text)
    leads = traces(plain)
    for lead in leads:
        if not _INITIALS.fullmatch(lead):
            # The name of a street is no other name than its address.
            words = words.replace(lead, " " * len(lead))
    found = (*seemingly_named(words), *leads)
    return dict.fromkeys(clean_line(name)[:NAME_CAP].rstrip() for name in found)


def _is_known(name: str, known: frozenset[str]) -> bool:
    """Whether the words that say who it is are all known; of initials, whether somebody known has each."""
    words = telling_words(name.title() if name.split()[-1].islower() and not _FIGURE.search(name) else name)
    if words:
        return words <= known
    letters = [letter.casefold() for letter in name if letter.isalpha()]
    return _INITIALS.fullmatch(name) is not None and {*letters} <= {word[0] for word in known}


def _cleared(letter: Letter) -> list[str]:
    return [cleared.name for cleared in letter.cleared_names.all()]


def _first_two(brief: Brief) -> tuple[str, ...]:
    return (brief.client_name, brief.signature, brief.recipient_name, brief.nickname)


def _named_by_brief(letter: Letter) -> Iterator[str]:
    brief = letter.brief
    return (name[:NAME_CAP] for name in (brief.about_name, *brief.to_be_named) if names(letter, name))
