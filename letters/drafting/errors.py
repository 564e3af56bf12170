"""What can be wrong with words that were handed to the room."""

from collections.abc import Iterable
from pathlib import Path


class DraftingError(ValueError):
    """The family of this room's errors."""


class TemplateError(DraftingError):
    """A template that could leave a letter broken; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"Line {line}: {reason}")
        self.line = line
        self.reason = reason


class SeedError(DraftingError):
    """A seed file that cannot be read as what it should be."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason


class NoTemplate(DraftingError):
    """No template was ever written for this occasion."""

    def __init__(self, occasion: str) -> None:
        super().__init__(f"There is no template for the occasion “{occasion}” yet.")
        self.occasion = occasion


class BriefError(DraftingError):
    """A brief that no letter can be made from; `problems` has a sentence for each field at fault."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))
