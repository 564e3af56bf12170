"""Words that the dictionary does not know, and two Englishes in one letter."""

import re
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise

from .dictionary import LONGEST, PAIRS, SLIPS, american, british, frequency, is_only_british, is_word, meant
from .likeness import owner
from .notes import Kind, Note, Weight
from .proof import Proof
from .reading import Reading, Word

_SUGGESTIONS = 40
"""Different wrong words for which a better one is looked for: more are in no letter that somebody meant to send."""

_EVERYDAY = 2_000
"""Uses from which on a suggestion is an everyday word, as what opens a sentence has to be meant for one."""

_SHORTEST = 4  # letters
_SHORTEST_OPENING = 5
_SURE = 500
"""Uses from which on a suggestion may be offered at all: "todos" is no slip for "dodos"."""

# Addresses are looked for where a word begins alone: tried at each letter, a long run of them takes its length squared.
_LINK = re.compile(
    r"https?://\S+|www\.\S+|(?<!\S)\S+@\S+|[@#]\w+"
    r"|(?<!\w)\w[\w-]*\.(?:com|org|net|info|co|io|uk|de|es|fr|it|eu)\b\S*"
)
_DRAWN_OUT = re.compile(r"(\w)\1\1")
_VOWEL = re.compile("[aeiouy]")
_DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])


def misspelled(proof: Proof) -> Iterator[Note]:
    """Unknown words. Names are left alone, and so is a word of the client's own that nothing is like."""
    names = frozenset(name.text for name in proof.names)
    looked_up: dict[str, str] = {}
    linked = {place for found in _LINK.finditer(proof.text) for place in range(*found.span())}
    for word in proof.reading.words:
        plain = word.plain.strip("'")
        if (
            word.start in linked
            or not _can_be_judged(word, proof)
            or is_word(plain)
            or proof.given & {plain, owner(plain)}
        ):
            continue
        if plain not in looked_up:
            looked_up[plain] = meant(plain, names) if len(looked_up) < _SUGGESTIONS else ""
        note = _spelling_note(proof, word, looked_up[plain], names)
        if note:
            yield note


def slips_of_two(proof: Proof) -> Iterator[Note]:
    """ "could of", "your welcome"."""
    words = proof.reading.words
    for first, second in pairwise(words):
        pair = f"{first.plain} {second.plain}"
        if PAIRS.get(pair) and not proof.reading.parted(first, second):
            better = _like(first.text, PAIRS[pair])
            reason = f"“{pair}” is “{PAIRS[pair]}” written as it sounds. Please change it."
            yield proof.note(Kind.SPELLING, first.start, second.end, reason, better)


def two_englishes(proof: Proof) -> Iterator[Note]:
    """One note when the letter is in British and American spelling at once, on the one that the client does not use."""
    here = _englishes(proof.reading)
    theirs = Reading("\n".join((*proof.facts.answers.values(), proof.facts.voice)))
    british_word, american_word = here
    typed_british, typed_american = _englishes(theirs)
    if typed_american and not typed_british and british_word:
        yield _english_note(proof, british_word, typed_american, "British", american)
    elif typed_british and not typed_american and american_word:
        yield _english_note(proof, american_word, typed_british, "American", british)
    elif british_word and american_word:
        later = max(british_word, american_word, key=lambda word: word.start)
        earlier, which = (american_word, "British") if later is british_word else (british_word, "American")
        yield _english_note(proof, later, earlier, which, american if which == "British" else british)


def _can_be_judged(word: Word, proof: Proof) -> bool:
    """False for what is too short, too long, in capitals, in other letters or another language, drawn out as "Mmm"
    is, or a name for all we know."""
    text = word.own
    if proof.is_foreign(word.start) or _DRAWN_OUT.search(word.plain):
        return False
    if SLIPS.get(word.plain, "").startswith("I'"):
        return text[1:].islower()
    if not 3 <= len(text) <= LONGEST or not text[:1].isascii() or not (text.islower() or text[1:].islower()):
        return False
    if not word.capitalised or word.start in proof.reading.openings:
        return True
    return meant(text.lower()) in _DAYS


def _spelling_note(proof: Proof, word: Word, better: str, names: Collection[str]) -> Note | None:
    opens = word.capitalised
    if len(word.own) < (_SHORTEST_OPENING if opens else _SHORTEST) and not _is_twisted(word.plain, better):
        return None
    if not _may_be_offered(word, better, names):
        foreign = not word.text.isascii()
        return None if opens or foreign or proof.knows(word) else _unknown_note(proof, word)
    theirs = proof.knows(word)
    whose = "The client typed" if theirs else "There is"
    reason = f"{whose} “{word.text}”, which looks like a slip for “{better}”. Please check the spelling."
    weight = Weight.MILD if theirs else Weight.PLAIN
    return proof.note(Kind.SPELLING, word.start, word.end, reason, _like(word.text, better), weight=weight)


def _may_be_offered(word: Word, better: str, names: Collection[str]) -> bool:
    """A word that is used enough to have been meant: nearer to a name or a foreign word than that is no slip."""
    if word.plain in SLIPS or " " in better or better in _DAYS or better in names:
        return bool(better)
    return frequency(better.lower()) >= (_EVERYDAY if word.capitalised else _SURE)


def _unknown_note(proof: Proof, word: Word) -> Note:
    reason = f"“{word.text}” is in no dictionary that we have. Please check that it is spelled as it is meant."
    return proof.note(Kind.SPELLING, word.start, word.end, reason, weight=Weight.MILD)


def _is_twisted(plain: str, better: str) -> bool:
    """ "teh", "wth" and what the list of slips knows: any other short word may be of another language."""
    return plain in SLIPS or sorted(plain) == sorted(better) or not _VOWEL.search(plain)


def _like(word: str, better: str) -> str:
    return better[:1].upper() + better[1:] if word[:1].isupper() else better


def _englishes(reading: Reading) -> tuple[Word | None, Word | None]:
    """The first British word of a text, and the first American one."""
    small = [word for word in reading.words if word.text.islower()]
    first_british = next((word for word in small if is_only_british(word.own.lower())), None)
    return first_british, next((word for word in small if british(word.own.lower())), None)


def _english_note(proof: Proof, word: Word, other: Word, which: str, turned: Callable[[str], str | None]) -> Note:
    better = turned(word.own.lower()) or ""
    whose = "the letter has also" if other in proof.reading.words else "the client writes"
    reason = f"“{word.text}” is {which} spelling, and {whose} “{other.text}”. Please keep to one."
    return proof.note(
        Kind.AGREEMENT, word.start, word.start + len(word.own), reason, better, weight=Weight.MILD, subject=which
    )
