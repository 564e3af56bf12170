"""The proofreader, whom the house calls Samantha: she reads every draft, leaves notes, and changes nothing herself."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import islice

from letters.drafting.facts import Facts
from letters.drafting.memory import NOTHING, Memory
from letters.drafting.occasions import Occasion

from .as_typed import answers_that_do_not_join, links, words_of_a_telephone
from .cliches import cliches
from .contradictions import other_ages, other_counts, other_dates, other_kin, other_pronouns
from .drifting import drift
from .garbled import garbled
from .grammar import grammar
from .measures import pages_needed, unused_answers, unwritable_characters, words_asked
from .names import misspelled_names, not_named, strange_salutation, strange_signature
from .notes import Kind, Note
from .proof import Proof
from .reading import Reading
from .repetition import used_before
from .spelling import misspelled, slips_of_two, two_englishes
from .subjects import forbidden_subjects
from .surface import doubled_words, endless_sentences, holes, spacing, unclosed
from .tone import jests_at_grief
from .voices import voice_of

MOST_OF_A_SORT = 50
"""Notes by one check: who has more than that to mend begins with these."""

_BLOCKING_CHECKS: tuple[Callable[[Proof], Iterator[Note]], ...] = (
    forbidden_subjects,
    misspelled_names,
    strange_salutation,
    strange_signature,
    holes,
    garbled,
    doubled_words,
)
_CHECKS: tuple[Callable[[Proof], Iterator[Note]], ...] = (
    other_counts,
    other_ages,
    other_dates,
    other_kin,
    other_pronouns,
    not_named,
    unused_answers,
    answers_that_do_not_join,
    words_of_a_telephone,
    links,
    misspelled,
    grammar,
    slips_of_two,
    two_englishes,
    spacing,
    unclosed,
    endless_sentences,
    cliches,
    words_asked,
    jests_at_grief,
)
_OUTRANKED = frozenset({Kind.SPELLING, Kind.DOUBLED, Kind.AGREEMENT, Kind.CLICHE, Kind.FILLER, Kind.SIGNATURE})


@dataclass(frozen=True)
class Used:
    """Phrases that somebody else has, by digest as `letters.drafting.phrases_of` gives them.

    `others`: in letters of other clients. `house`: in the house's own templates, which such letters may share.
    """

    others: Set[int] = frozenset()
    house: Set[int] = frozenset()


@dataclass(frozen=True)
class Written:
    """How the text comes out on paper, as measured by those who write it out; the defaults measure nothing.

    `unwritable` are the characters that the hand lacks, `hand` is what people call it. `most_pages` 0 is no limit.
    """

    unwritable: tuple[str, ...] = ()
    hand: str = ""
    pages: int = 0
    most_pages: int = 0


NOTHING_USED = Used()
NOT_WRITTEN = Written()


def proofread(
    text: str,
    facts: Facts,
    *,
    occasion: Occasion | None = None,
    memory: Memory = NOTHING,
    used: Used = NOTHING_USED,
    written: Written = NOT_WRITTEN,
    tones: Iterable[str] = (),
) -> tuple[Note, ...]:
    """Every note on a draft, in order of place, none twice. Never fails, and takes time in proportion to the text.

    With its `occasion` it also sees which answers had to be used, and how long the letter should be; with the
    `memory` of earlier letters to this person, what was said in them, and what else must not be mentioned. With the
    `tones` of the house's templates for this occasion, a note on a tone that does not suit says which others there are.
    """
    proof = Proof(Reading(text), facts, occasion, memory, tuple(tones))
    found = [note for check in _BLOCKING_CHECKS for note in _with_every_reason(check(proof))]
    found += (note for check in _CHECKS for note in islice(check(proof), MOST_OF_A_SORT))
    found += islice(used_before(proof, used.others, used.house), MOST_OF_A_SORT)
    found += unwritable_characters(proof, written.unwritable, written.hand)
    found += pages_needed(proof, written.pages, written.most_pages)
    if facts.voice:
        found += drift(
            proof, voice_of(facts.voice), (facts.client_name.split()[0] if facts.client_name.split() else "The client")
        )
    return _in_order(found)


def _with_every_reason(notes: Iterable[Note]) -> Iterator[Note]:
    """MOST_OF_A_SORT, and then the first of every further reason to hold the letter back.

    Else fifty places that an editor has overruled would let pass what comes after them.
    """
    keys = set[str]()
    for place, note in enumerate(notes):
        if place < MOST_OF_A_SORT or (note.blocking and note.key not in keys):
            yield note
        keys.add(note.key)


def _in_order(notes: Iterable[Note]) -> tuple[Note, ...]:
    """By place, the weightier first; a place with a blocking note, or one of grammar, has no small one on its words."""
    once = {(note.start, note.end, note.key): note for note in notes}.values()
    weighty = (note for note in once if note.blocking or note.kind == Kind.GRAMMAR)
    taken = {place for note in weighty for place in range(note.start, note.end)}
    shown = (note for note in once if note.blocking or note.kind not in _OUTRANKED or note.start not in taken)
    return tuple(sorted(shown, key=lambda note: (note.start, not note.blocking, note.end, note.kind, note.key)))
