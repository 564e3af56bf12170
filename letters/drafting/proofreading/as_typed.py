"""What a client typed and may not stay so: answers that do not join, the words of a telephone, links."""

import re
from collections.abc import Iterator

from letters.drafting.asides import link_pattern, meant_by, telephone_words
from letters.drafting.broken_joints import broken_joints

from .notes import Kind, Note, Weight
from .proof import Proof


def answers_that_do_not_join(proof: Proof) -> Iterator[Note]:
    """An answer that does not run on from the house's words before it."""
    for broken in broken_joints(proof.text, proof.facts, proof.occasion) if proof.occasion else ():
        quoted = proof.text[broken.start : broken.end]
        what = f"“{quoted}” does not run on."
        how = f"It could read: “{broken.better}”" if broken.better else broken.ask
        yield proof.note(Kind.GRAMMAR, broken.start, broken.end, f"{what} {how}", subject=f"joint {broken.stem.key}")


def words_of_a_telephone(proof: Proof) -> Iterator[Note]:
    """ "u" and "b4", left to the writer."""
    for word in telephone_words(" ".join(proof.facts.answers.values())):
        for found in re.finditer(rf"(?<![\w'\u2019]){re.escape(word)}(?![\w'\u2019])", proof.text):
            meant = meant_by(word)
            what = f"“{word}” for “{meant}”" if meant else f"“{word}”"
            reason = f"The client typed {what}. Please write it in full, unless it is their way."
            yield proof.note(Kind.SPELLING, *found.span(), reason, meant, weight=Weight.MILD)


def links(proof: Proof) -> Iterator[Note]:
    """An address of the web, which nobody can follow on paper."""
    for found in link_pattern().finditer(proof.text):
        reason = "Nobody can follow a link on paper. Please say in words what it shows, or take it out."
        yield proof.note(Kind.LINK, *found.span(), reason)
