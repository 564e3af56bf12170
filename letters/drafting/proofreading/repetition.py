"""Phrases that were used before: to this person, or in a letter of somebody else.

Phrases are known by digests alone, so that no words of another client are kept for this or shown in a note.
"""

from collections.abc import Iterator, Set
from itertools import product

from letters.drafting.common_words import FUNCTION_WORDS
from letters.drafting.contracting import contracted
from letters.drafting.facts import HOW_MANY
from letters.drafting.phrases import already_said, phrases_of
from letters.drafting.reading_out import TemplateReading, read_out
from letters.drafting.template_language import Template, walk_choices
from letters.drafting.turning import turned

from .notes import Kind, Note
from .proof import Proof

_TELLING = 3
"""Words, at least, that not every sentence has: with fewer, a phrase is everybody's."""


def used_before(proof: Proof, others: Set[int], house: Set[int]) -> Iterator[Note]:
    """Phrases of earlier letters to this person, and of `others` unless they are the `house`'s own templates'."""
    past = proof.memory.phrases
    here = phrases_of(proof.text) if past or others else frozenset()
    again = f"These words were in an earlier letter to {proof.facts.recipient_name}. Please say it another way."
    yield from _repeated(proof, here & past, frozenset(), again)
    borrowed = "These words are in a letter of another client. Please say it in words of this client's own."
    yield from _repeated(proof, (here & others) - house - past, here & house, borrowed)


def template_phrases(template: Template) -> frozenset[int]:
    """The digests of what a template says itself, whatever a letter's seed, and whoever writes it to how many."""
    most = max((len(choice.ways) for choice in walk_choices(template.nodes)), default=1)
    texts = [_read_with(template, way) for way in range(most)]
    persons = product(HOW_MANY, HOW_MANY)
    spoken = (turned(text, writers, recipients) for writers, recipients in persons for text in texts)
    texts_said = (way for text in spoken for way in (text, contracted(text)))
    return frozenset[int]().union(*map(phrases_of, texts_said))


def _read_with(template: Template, number: int) -> str:
    """The template with this way of every choice, or the last one it has, all passages, and a break at every slot."""
    reading = TemplateReading(
        answer=lambda name: "\n\n", shows=lambda passage: True, way=lambda choice: min(number, len(choice.ways) - 1)
    )
    return "".join(piece.text for piece in read_out(template, reading))


def _repeated(proof: Proof, used: Set[int], fixed: Set[int], reason: str) -> Iterator[Note]:
    """A note on every run of words that says something besides what is `fixed` for all. One may sign as ever."""
    if not used:
        return
    free = [True] * len(proof.text)
    for span in already_said(proof.text, frozenset(fixed)):
        free[span.start : span.end] = [False] * (span.end - span.start)
    body = proof.closing.start if proof.closing else len(proof.text)
    for repeat in already_said(proof.text, frozenset(used)):
        if repeat.start >= body:
            continue
        words = proof.reading.words_between(repeat.start, repeat.end)
        if sum(free[word.start] and _tells(word.plain) for word in words) >= _TELLING:
            yield proof.note(Kind.REPEATED, repeat.start, repeat.end, reason)


def _tells(plain: str) -> bool:
    return len(plain) > 2 and plain not in FUNCTION_WORDS
