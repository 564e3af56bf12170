"""What keeps a letter out of print: somebody who has not agreed."""

from dataclasses import dataclass
from enum import StrEnum

from letters.models import Consent, Letter


class Scope(StrEnum):
    """What a person can agree to."""

    PRINT = "print"
    EBOOK = "ebook"
    NAME = "name"
    EXCERPT = "excerpt"
    ANSWER = "answer"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that one person has not agreed to for one letter, and that in a sentence."""

    letter: Letter
    party: Consent.Party
    name: str
    scope: Scope
    sentence: str
