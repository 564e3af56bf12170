"""A tone that does not suit what the client tells."""

from collections.abc import Iterator

from letters.drafting.facts import TONES
from letters.drafting.tact import grave_around, gravest

from .notes import Kind, Note
from .proof import Proof

_PLAYFUL = "playful"


def jests_at_grief(proof: Proof) -> Iterator[Note]:
    """One note on a playful letter for a brief with something grave in it, with the other tones that there are."""
    if proof.facts.tone != _PLAYFUL or not (grave := _what_is_grave(proof)):
        return
    phrase, where = grave
    others = [TONES[tone].lower() for tone in TONES if tone in proof.tones and tone != _PLAYFUL]
    offered = f" This occasion can also be {_either(others)}." if others else ""
    reason = (
        f"The letter was asked for in a playful tone, and {where} (“{phrase}”).{offered} Please read it once for "
        "anything that could hurt, or choose another tone."
    )
    yield proof.note(Kind.TONE, 0, 0, reason, subject=f"tone {phrase}")


def _what_is_grave(proof: Proof) -> tuple[str, str] | None:
    """The grave words, and where the client told of it; None where nothing is grave."""
    if grave := gravest(proof.facts):
        stem = proof.occasion.stem(grave.stem) if proof.occasion else None
        stem_words = f" to “{stem.opening} …”" if stem else ""
        return grave.phrase, f"the answer{stem_words} tells of something grave"
    phrase = grave_around(proof.facts)
    return (phrase, "the rest of the brief tells of something grave") if phrase else None


def _either(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
