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

HOW_MANY: Mapping[str, str] = MappingProxyType({"one": "One person", "several": "Two people or more"})
"""For those who write a letter and for those who get it."""

PRONOUNS: Mapping[str, str] = MappingProxyType(
    {"they": "They", "she": "She", "he": "He", "none": "None: say the name instead"}
)
"""For the person that a letter speaks of."""


@dataclass(frozen=True)
class Facts:
    """One brief as the composing functions see it.

    `answers` holds what the client typed, by stem key, exactly as typed; `occasion` and `tone` are slugs; `writers` and
    `recipients` are keys of HOW_MANY, `about_pronouns` one of PRONOUNS. `about_name` is the person spoken of, `named`
    are those who would be hurt if they were not, and `voice` is a few messages in the client's own words.
    """

    client_name: str
    recipient_name: str
    relation: str
    occasion: str
    tone: str
    answers: Mapping[str, str]
    avoid: tuple[str, ...]
    signature: str
    writers: str = "one"
    recipients: str = "one"
    about_name: str = ""
    about_pronouns: str = "they"
    nickname: str = ""
    named: tuple[str, ...] = ()
    voice: str = ""
