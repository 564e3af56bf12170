"""What the client asked us never to mention: said outright, in another form, mistyped, or by a short name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.drafting.mentions import Mention, forbidden_mentions
from letters.naming import fold_word

from .dictionary import frequency, is_word
from .notes import Kind, Note, Weight
from .proof import CALENDAR, KIN, LITTLE, TITLES, Proof
from .reading import Reading, Word
from .words import words_called

_WHOSE = words_called("whose")
_OF_A_THING = re.compile(r"\s*(?:the|my|our|your|his|her|their|its)\s", re.IGNORECASE)
_EVERYDAY = 60_000
"""Uses from which on a form of a word may well mean something else: who forbids "the fall" may have fallen in love."""

_ON_EVERY_TONGUE = 200_000  # uses
_PEOPLE = KIN | {"child", "children", "kid", "kids"}
_SHORTEST_NAME = 5  # letters of a name that has a short form


@dataclass(frozen=True)
class _Forbidden:
    """A name that must not be mentioned, without case and accents, and the phrase that it was typed in."""

    name: str
    phrase: str


def forbidden_subjects(proof: Proof) -> Iterator[Note]:
    """Every mention, and everything that is nearly one."""
    taken: set[int] = set()
    for mention in forbidden_mentions(proof.text, proof.forbidden, lambda word: _is_known(word, proof)):
        if mention.start not in taken:
            taken.update(range(mention.start, mention.end))
            yield _mention_note(proof, mention)
    for word, forbidden in _short_names(proof, tuple(_names(proof.forbidden))):
        if word.start not in taken:
            reason = (
                f"“{forbidden.phrase}” is not to be mentioned, and this may be the same person. Please leave it out."
            )
            yield proof.note(Kind.FORBIDDEN, word.start, word.end, reason, weight=Weight.BLOCKING)


def _is_known(word: str, proof: Proof) -> bool:
    return is_word(word) or word in proof.given_bare


def _mention_note(proof: Proof, mention: Mention) -> Note:
    said = proof.text[mention.start : mention.end]
    weight, why = Weight.BLOCKING, "is not to be mentioned. Please say this without it."
    if mention.near:
        why = "is not to be mentioned, and this is nearly it. Please say this without it."
    elif _is_another_form(said, mention.phrase):
        why = "is not to be mentioned, and this is another form of it. Please say this without it."
        if _may_mean_something_else(fold_word(said), mention.phrase):
            weight = Weight.PLAIN
            why = "is not to be mentioned, and this is another form of it. Please leave it out if it means that."
    return proof.note(Kind.FORBIDDEN, mention.start, mention.end, f"“{mention.phrase}” {why}", weight=weight)


def _may_mean_something_else(said: str, phrase: str) -> bool:
    """ "fell" for "the fall" and "worked" for "work", but not "drink" for "drinking" or "Mum" for "my mother"."""
    last = [word.plain for word in Reading(phrase).words][-1:]
    thing = _OF_A_THING.match(phrase) is not None or any(frequency(word) > _ON_EVERY_TONGUE for word in last)
    return thing and frequency(said) > _EVERYDAY and said not in _PEOPLE and not phrase.endswith("ing")


def _is_another_form(said: str, phrase: str) -> bool:
    """True when no word of the phrase, up to a plural's ending, is what is said."""
    words = {word.bare.removesuffix("s") for word in Reading(phrase).words}
    return not any(word.bare.removesuffix("s") in words for word in Reading(said).words)


def _short_names(proof: Proof, names: tuple[_Forbidden, ...]) -> Iterator[tuple[Word, _Forbidden]]:
    """ "Dan" and "Danny" for "Daniel"."""
    for word in proof.reading.words if names else ():
        if not word.capitalised or word.start in proof.reading.openings or not _may_be_short(word, proof):
            continue
        found = next((each for each in names if _is_short_for(word.bare, each.name)), None)
        if found:
            yield word, found


def _may_be_short(word: Word, proof: Proof) -> bool:
    return word.bare not in CALENDAR | KIN | TITLES | LITTLE and word.bare not in proof.given_bare


def _is_short_for(plain: str, name: str) -> bool:
    stem = re.sub(r"(?:y|ie|i)$", "", plain)
    single = stem[:-1] if len(stem) > 3 and stem[-1:] == stem[-2:-1] else stem
    return plain != name and any(len(each) > 2 and name.startswith(each) for each in (plain, stem, single))


def _names(avoid: tuple[str, ...]) -> Iterator[_Forbidden]:
    """The words with a capital in what must not be mentioned: who begins a line with one means a name, in doubt."""
    for phrase in avoid:
        for word in Reading(phrase).words:
            known = word.bare in LITTLE | KIN | TITLES | CALENDAR | _WHOSE
            if word.capitalised and not known and len(word.bare) >= _SHORTEST_NAME:
                yield _Forbidden(word.bare, phrase)
