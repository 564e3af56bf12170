"""What the client asked us never to mention: said outright, in another form, mistyped, by another name, in effect."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.drafting.mentions import Mention, forbidden_mentions
from letters.drafting.short_names import also_called
from letters.drafting.topics import Sign, signs_in, topics_of
from letters.naming import fold_word, reads_as_a_word

from .dictionary import frequency, is_word
from .notes import Kind, Note, Weight
from .proof import CALENDAR, KIN, LITTLE, TITLES, Proof
from .reading import Reading, Word
from .words import words_called

_WHOSE = words_called("whose")
_ALSO_NAMES = words_called("also_names")
_OF_A_THING = re.compile(r"\s*(?:the|my|our|your|his|her|their|its)\s", re.IGNORECASE)
_EVERYDAY = 60_000
"""Uses from which on a form of a word may well mean something else: who forbids "the fall" may have fallen in love."""

_ON_EVERY_TONGUE = 200_000  # uses
_PEOPLE = KIN | {"child", "children", "kid", "kids"}
_SHORTEST_NAME = 5  # letters of a name that is shortened to its beginning


@dataclass(frozen=True)
class _Forbidden:
    """A name that must not be mentioned, without case and accents, and the phrase that it was typed in."""

    name: str
    phrase: str


def forbidden_subjects(proof: Proof) -> Iterator[Note]:
    """Every mention, and everything that is nearly one or may be one. Of several notes on a place, the weightiest."""
    taken: set[int] = set()
    for note in sorted(_every_note(proof), key=lambda note: (not note.blocking, note.start, -note.end)):
        if taken.isdisjoint(range(note.start, note.end)):
            taken.update(range(note.start, note.end))
            yield note


def _every_note(proof: Proof) -> Iterator[Note]:
    for mention in forbidden_mentions(
        proof.text, proof.forbidden, lambda word: is_word(word) or word in proof.given_bare
    ):
        yield _mention_note(proof, mention)
    yield from _other_names(proof)
    yield from _signs(proof)


def _mention_note(proof: Proof, mention: Mention) -> Note:
    words = proof.text[mention.start : mention.end]
    weight, why = Weight.BLOCKING, "is not to be mentioned. Please say this without it."
    if mention.near:
        why = "is not to be mentioned, and this is nearly it. Please say this without it."
    elif _is_another_form(words, mention.phrase):
        why = "is not to be mentioned, and this is another form of it. Please say this without it."
        if _may_mean_something_else(fold_word(words), mention.phrase):
            weight = Weight.PLAIN
            why = "is not to be mentioned, and this is another form of it. Please leave it out if it means that."
    return proof.note(Kind.FORBIDDEN, mention.start, mention.end, f"“{mention.phrase}” {why}", weight=weight)


def _may_mean_something_else(words: str, phrase: str) -> bool:
    """ "fell" for "the fall" and "worked" for "work", but not "drink" for "drinking" or "Mum" for "my mother"."""
    last = [word.plain for word in Reading(phrase).words][-1:]
    thing = _OF_A_THING.match(phrase) is not None or any(frequency(word) > _ON_EVERY_TONGUE for word in last)
    return thing and frequency(words) > _EVERYDAY and words not in _PEOPLE and not phrase.endswith("ing")


def _is_another_form(words: str, phrase: str) -> bool:
    """True when no word of the phrase, up to a plural's ending, is among the words of the letter."""
    of_phrase = {word.bare.removesuffix("s") for word in Reading(phrase).words}
    return not any(word.bare.removesuffix("s") in of_phrase for word in Reading(words).words)


def _signs(proof: Proof) -> Iterator[Note]:
    """What gives a subject away without its name: the ward for "her illness", "your wife" for "my stepmother"."""
    for phrase in proof.forbidden:
        for sign in signs_in(proof.text, topics_of(phrase, proof.facts.relation)):
            if not _is_in_a_name(proof, sign):
                yield _sign_note(proof, sign, phrase)


def _sign_note(proof: Proof, sign: Sign, phrase: str) -> Note:
    """A mild one on what the client typed too: they knew what they did not want to read."""
    words = " ".join(word.bare for word in proof.reading.words_between(sign.start, sign.end))
    theirs = any(f" {words} " in answer for answer in proof.answers_bare)
    whose = "the client typed this themselves" if theirs else "this may be it"
    reason = f"“{phrase}” is not to be mentioned, and {whose}. Please leave it out if it is meant."
    weight = Weight.MILD if theirs else Weight.PLAIN
    return proof.note(Kind.FORBIDDEN, sign.start, sign.end, reason, weight=weight)


def _is_in_a_name(proof: Proof, sign: Sign) -> bool:
    """ "Sister Okafor and all on Ward 7" may be greeted as what the brief calls them."""
    facts = proof.facts
    words = proof.text[sign.start : sign.end]
    return any(words in name for name in (facts.recipient_name, facts.signature, facts.nickname, facts.about_name))


def _other_names(proof: Proof) -> Iterator[Note]:
    """ "Dan" and "Danny" for "Daniel", "Peggy" for "Margaret", and "Margaret" for "Peggy"."""
    names = tuple(_names(proof.forbidden))
    ours = {fold_word(name.text) for name in proof.names}
    for place, word in enumerate(proof.reading.words) if names else ():
        if not word.capitalised or word.bare in CALENDAR | KIN | TITLES | LITTLE | ours or _asks(place, proof):
            continue
        found = next((each for each in names if _may_mean(word, each.name, proof)), None)
        if found:
            weight = Weight.BLOCKING if _is_surely_a_name(place, proof) else Weight.PLAIN
            yield _name_note(proof, word, found.phrase, weight)


def _may_mean(word: Word, name: str, proof: Proof) -> bool:
    if word.bare in also_called(name):
        return True
    opens = word.start in proof.reading.openings
    return not opens and len(name) >= _SHORTEST_NAME and _is_short_for(word.bare, name)


def _is_short_for(plain: str, name: str) -> bool:
    stem = re.sub(r"(?:y|ie|i)$", "", plain)
    single = stem[:-1] if len(stem) > 3 and stem[-1:] == stem[-2:-1] else stem
    return plain != name and any(len(each) > 2 and name.startswith(each) for each in (plain, stem, single))


def _is_surely_a_name(place: int, proof: Proof) -> bool:
    """Not one that the client typed as well, nor a word such as "Will" or "Rich" as a sentence begins."""
    word = proof.reading.words[place]
    if word.bare in proof.typed_names:
        return False
    return word.start not in proof.reading.openings or word.bare not in _ALSO_NAMES


def _asks(place: int, proof: Proof) -> bool:
    """ "Will you", "May I", "Rich in": what opens a sentence and is no name there."""
    word = proof.reading.words[place]
    is_open = word.start in proof.reading.openings
    return is_open and word.bare in _ALSO_NAMES and reads_as_a_word(proof.text, word.end)


def _name_note(proof: Proof, word: Word, phrase: str, weight: Weight) -> Note:
    advice = "Please leave it out." if weight == Weight.BLOCKING else "Please leave it out if it is."
    reason = f"“{phrase}” is not to be mentioned, and this may be the same person. {advice}"
    return proof.note(Kind.FORBIDDEN, word.start, word.end, reason, weight=weight)


def _names(avoid: tuple[str, ...]) -> Iterator[_Forbidden]:
    """The words with a capital in what must not be mentioned: who begins a line with one means a name, in doubt."""
    for phrase in avoid:
        for word in Reading(phrase).words:
            known = word.bare in LITTLE | KIN | TITLES | CALENDAR | _WHOSE
            if word.capitalised and not known and len(word.bare) > 1:
                yield _Forbidden(word.bare, phrase)
