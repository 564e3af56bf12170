"""Names spelled unlike the brief, a salutation or signature of somebody else, and people who had to be named."""

import re
from collections.abc import Iterable, Iterator

from letters.drafting.greeting import signed
from letters.naming import fold_word

from .dictionary import is_word
from .likeness import within
from .notes import Kind, Note, Weight
from .proof import CALENDAR, KIN, LITTLE, TITLES, Name, Proof
from .reading import Reading, Span, Word
from .words import words_called

_GIVEN_NAMES = words_called("given_names")
_LONG_NAME = 7  # letters from which on two may be wrong
_SHORT_LINE = 9  # words
_GREETING = re.compile(
    r"(?:(?:my )?(?:very |own )?(?:dear|dearest|darling|beloved|sweet)|hello|hi|hey|to|good morning|good evening)\b",
    re.IGNORECASE,
)


def misspelled_names(proof: Proof) -> Iterator[Note]:
    """A word with a capital that is almost a name of the brief, and is not in it."""
    exact = {name.text for name in proof.names}
    seen: dict[str, Name | None] = {}
    for word in proof.reading.words:
        spelled = word.own
        if spelled in exact or not _may_be_a_name(word, proof):
            continue
        if spelled not in seen:
            seen[spelled] = next((name for name in proof.names if _is_nearly(spelled, name.text)), None)
        name = seen[spelled]
        if name is not None:
            end = word.start + len(spelled)
            reason = f"The brief spells {name.whose} “{name.text}”, and here is “{spelled}”. Please put the name right."
            yield proof.note(Kind.NAME, word.start, end, reason, name.text, weight=Weight.BLOCKING)


def strange_salutation(proof: Proof) -> Iterator[Note]:
    """A salutation to a name that the brief does not have."""
    block = next(iter(proof.reading.blocks), None)
    if block is None or not proof.facts.recipient_name or not (0 < _first_line(proof, block).length < _SHORT_LINE):
        return
    line = _first_line(proof, block)
    if not _GREETING.match(proof.text, line.start, line.end):
        return
    facts = proof.facts
    texts = (facts.recipient_name, facts.nickname, facts.relation, *proof.memory.nicknames)
    known = {word.bare for text in texts for word in Reading(text).words}
    called = [word for word in proof.reading.words_of(line) if word.capitalised and _says_who(word)]
    if called and not any(_is_nearly_any(word, known) for word in called):
        recipient = facts.recipient_name
        reason = f"The letter greets “{called[0].text}”, and the brief is for {recipient}. Please put the name right."
        yield proof.note(
            Kind.SALUTATION,
            called[0].start,
            called[-1].end,
            reason,
            facts.nickname or recipient,
            weight=Weight.BLOCKING,
        )


def strange_signature(proof: Proof) -> Iterator[Note]:
    """A last line that is not the signature of the brief."""
    expected = signed(proof.facts.signature or proof.facts.client_name)[1]
    closing = proof.closing
    wanted = _plain_line(expected)
    if closing is None or not wanted or wanted in _plain_line(proof.text[closing.start : closing.end]):
        return
    start = proof.text.rfind("\n", closing.start, closing.end) + 1 or closing.start
    if not any(wanted == _plain_line(line) for line in proof.text.split("\n")):
        yield _signature_note(proof, start, closing, expected)


def not_named(proof: Proof) -> Iterator[Note]:
    """Somebody who would be hurt if not named, and is not."""
    words = {word.bare for word in proof.reading.words}
    for name in proof.facts.named:
        parts = [word.bare for word in Reading(name).words]
        telling = [part for part in parts if part not in KIN | TITLES | LITTLE] or parts
        if telling and not words & set(telling):
            reason = f"The client asks that {name} be named, and the letter does not. Please find a place for the name."
            yield proof.note(Kind.MISSING, 0, 0, reason, weight=Weight.PLAIN, subject=f"named {name}")


def _may_be_a_name(word: Word, proof: Proof) -> bool:
    """True for a word that the brief does not have and that is no ordinary word, as far as we can tell."""
    plain = word.bare
    if len(plain) < 3 or plain in CALENDAR | TITLES | LITTLE or proof.knows(word):
        return False
    if not word.capitalised:
        return not is_word(word.plain)
    return word.start not in proof.reading.openings or plain in _GIVEN_NAMES or not is_word(plain)


def _is_nearly(written: str, name: str) -> bool:
    one, other = fold_word(written), fold_word(name)
    if one == other:
        return True
    if (one in KIN) != (other in KIN) or one in (f"{other}s", f"{other}es") or written[0].islower():
        return False
    return within(one, other, 2 if min(len(one), len(other)) >= _LONG_NAME else 1)


def _is_nearly_any(word: Word, names: Iterable[str]) -> bool:
    return any(_is_nearly(word.own, name) for name in names)


def _says_who(word: Word) -> bool:
    plain = word.bare
    return plain not in LITTLE | TITLES | KIN | {"dearest", "beloved", "sweet", "morning", "evening", "very"}


def _first_line(proof: Proof, block: Span) -> Span:
    end = proof.text.find("\n", block.start, block.end)
    end = block.end if end < 0 else end
    last = block.first
    while last < block.last and proof.reading.words[last].start < end:
        last += 1
    return Span(block.start, end, block.first, last)


def _plain_line(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").casefold().split()).strip(" .,;")


def _signature_note(proof: Proof, start: int, closing: Span, expected: str) -> Note:
    signed = proof.text[start : closing.end]
    ours = {word.bare for text in (expected, proof.facts.client_name) for word in Reading(text).words}
    line = [word for word in proof.reading.words_of(closing) if word.start >= start]
    if len(line) >= _SHORT_LINE or not line:
        reason = f"The letter ends without the signature “{expected}”. Please sign it."
        return proof.note(Kind.SIGNATURE, closing.end, closing.end, reason, expected, subject=expected)
    known = any(_is_nearly_any(word, ours) for word in line)
    reason = f"The letter is signed “{signed}”, and the brief signs “{expected}”. Please sign it as the client asked."
    weight = Weight.PLAIN if known else Weight.BLOCKING
    return proof.note(Kind.SIGNATURE, start, closing.end, reason, expected, weight=weight)
