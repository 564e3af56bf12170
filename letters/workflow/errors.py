"""Why a verb did nothing. Each message is written for the person who asked, and says what is safe."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from letters.drafting.proofreading import Note

from .publishing.lacks import Lack


class Refused(Exception):
    """The family. Nothing was changed. `str()` of it can be shown to the person who asked."""


class FieldsRefused(Refused):
    """What was typed cannot be taken yet. `problems` holds a sentence for each field at fault, by its name."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = MappingProxyType(dict(problems))


class BriefRefused(FieldsRefused):
    """A brief that cannot be taken yet; answers are named `answers.<stem key>`."""

    def __str__(self) -> str:
        return f"We kept everything you wrote. {super().__str__()}"


class BriefThin(Refused):
    """A brief that would become a short letter, from somebody who may have one more memory. `kindly` asks for it."""

    def __init__(self, kindly: str) -> None:
        super().__init__(kindly)
        self.kindly = kindly


class BriefAlike(Refused):
    """A brief for the person and the occasion of one that came not long ago, with the same words in it."""


class BookRefused(FieldsRefused):
    """Something about a book, a consent to it, or an offer of it, that cannot be as it was asked for."""


class ConsentMissing(Refused):
    """Not everyone has agreed. `lacks` names every letter and person, and what they have not agreed to."""

    def __init__(self, lacks: Sequence[Lack]) -> None:
        sentences = " ".join(lack.sentence for lack in lacks)
        super().__init__(f"Not everyone has agreed to this book yet. {sentences} Nothing was changed.")
        self.lacks = tuple(lacks)


class TextRefused(Refused):
    """A text that cannot be a letter: empty, or past the cap."""


class NotesUnsettled(Refused):
    """The proofreader's blocking notes that nobody has settled or overruled, in order of place."""

    def __init__(self, notes: Sequence[Note]) -> None:
        count = "One note" if len(notes) == 1 else f"{len(notes)} notes"
        super().__init__(
            f"{count} of the proofreader must be settled first: {' '.join(note.reason for note in notes)} "
            "Ask for changes, or overrule a note by name. Nothing was changed."
        )
        self.notes = tuple(notes)


class MarksUnsettled(Refused):
    """What the client marked on a proof of the letter and nobody has settled; `count` of them."""

    def __init__(self, count: int) -> None:
        marks = "One passage that the client marked is" if count == 1 else f"{count} passages the client marked are"
        super().__init__(
            f"{marks} not settled. Settle each, or tick that the letter is to be approved all the same. Nothing was "
            "changed."
        )
        self.count = count


class TemplateRefused(Refused):
    """A template that could leave a hole in a letter; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class Overtaken(Refused):
    """Someone else moved the letter after this person looked at it."""


class NotYours(Refused):
    """This person may not do this to this letter."""


class NotNow(Refused):
    """The letter is not where this could be done."""


class Unwritable(Refused):
    """The hand has no form for `characters`, which are in order of appearance, each once."""

    def __init__(self, message: str, characters: tuple[str, ...]) -> None:
        super().__init__(message)
        self.characters = characters


class AddressLost(Refused):
    """The private address cannot be made again: its key is neither SECRET_KEY nor in SECRET_KEY_FALLBACKS."""


class NotReady(Refused):
    """There is no finished letter to read yet."""


class NoSuchPage(Refused):
    """The letter has fewer pages, or pages do not begin there."""


class OutOfDate(Refused):
    """A compiled book that may not be handed out any more: a consent was withdrawn."""


class Unfit(Refused):
    """What is stored cannot be handed out."""


class Missing(Unfit):
    """Nothing is stored under this digest."""


class Damaged(Unfit):
    """What is stored under this digest is something else."""
