"""What the proofreader writes in the margin."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b


class Weight(StrEnum):
    """How much a note asks of the editor."""

    BLOCKING = "blocking"
    PLAIN = "plain"
    MILD = "mild"


class Kind(StrEnum):
    """What a note is about."""

    AGREEMENT = "agreement"
    CLICHE = "cliche"
    DOUBLED = "doubled"
    FACT = "fact"
    FILLER = "filler"
    FORBIDDEN = "forbidden"
    GARBLED = "garbled"
    GRAMMAR = "grammar"
    HOLE = "hole"
    LENGTH = "length"
    LINK = "link"
    LONG = "long"
    MISSING = "missing"
    NAME = "name"
    PAGES = "pages"
    PUNCTUATION = "punctuation"
    REPEATED = "repeated"
    SALUTATION = "salutation"
    SIGNATURE = "signature"
    SPACING = "spacing"
    SPELLING = "spelling"
    TONE = "tone"
    UNWRITABLE = "unwritable"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on `text[start:end]`, which is `quoted`; a remark on the whole letter is at 0, 0 and quotes nothing.

    `reason` is one sentence or two for people: what, why, what to do. `suggestion` is what could stand there instead,
    "" where only a person can know. `key` says which remark it is wherever its words stand, so that an editor's
    overruling outlives small edits. `line` and `sentence` count from 1.
    """

    kind: Kind
    start: int
    end: int
    quoted: str
    reason: str
    suggestion: str
    weight: Weight
    key: str
    line: int
    column: int
    sentence: int

    @property
    def blocking(self) -> bool:
        """True when the letter cannot be approved before this is settled, or overruled by name."""
        return self.weight == Weight.BLOCKING


def key_of(kind: Kind, subject: str) -> str:
    """The same for the same kind of remark on the same words, whatever their case and wherever they stand."""
    plain = " ".join(subject.casefold().replace("\u2019", "'").split())
    return blake2b(f"{kind.value}\0{plain}".encode("utf-8", "replace"), digest_size=8).hexdigest()


def unsettled(notes: Iterable[Note], overruled: Collection[str]) -> tuple[Note, ...]:
    """The blocking notes whose key nobody has overruled; while there is one, the letter waits."""
    return tuple(note for note in notes if note.blocking and note.key not in overruled)
