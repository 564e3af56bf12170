"""What the client told us: the one thing that every letter is made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

TONES: Mapping[str, str] = MappingProxyType(
    {
        "tender": "Tender",
        "plain": "Plain",
        "warm": "Warm",
        "playful": "Playful",
        "formal": "Formal",
        "grave": "Grave",
    }
)


@dataclass(frozen=True)
class Facts:
    """One brief as the composing functions see it.

    `answers` holds what the client typed, by stem key, exactly as typed; `occasion` and `tone` are slugs.
    """

    client_name: str
    recipient_name: str
    relation: str
    occasion: str
    tone: str
    answers: Mapping[str, str]
    avoid: tuple[str, ...]
    signature: str
