"""Checks: what was looked at in a finished file, what was found and what was wanted, in words for whoever made it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from ..geometry import INCH
from ..printers import Printer

OWN = "our preflight"
"""Who says so, where no other program does."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `figure` is what was found, `says` the whole in a sentence.

    `passed` is None where it could not be decided. `by` names the program that looked.
    """

    name: str
    figure: str
    wanted: str
    passed: bool | None
    says: str
    by: str = OWN


@dataclass(frozen=True, slots=True)
class Preflight:
    """All checks of one file, which `digest`, its SHA-256, tells from any other. `of` says what the file is."""

    of: str
    digest: str
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing failed. What could not be decided has not failed."""
        return not self.failed

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.passed is False)

    @property
    def undecided(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.passed is None)

    def and_then(self, more: Iterable[Check]) -> "Preflight":
        """With the checks of others added."""
        return Preflight(self.of, self.digest, (*self.checks, *more))

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON can hold it."""
        return {
            "of": self.of,
            "digest": self.digest,
            "passed": self.passed,
            "failed": len(self.failed),
            "undecided": len(self.undecided),
            "checks": [asdict(check) for check in self.checks],
        }


def preflight_of(what: str, pdf: bytes, checks: Iterable[Check]) -> Preflight:
    """The checks of a file."""
    return Preflight(what, sha256(pdf).hexdigest(), tuple(checks))


def inch(points: float) -> str:
    """A length as printers say it."""
    return f"{round(points / INCH, 4) + 0.0:g} in"


def listed(things: Iterable[str], most: int = 3) -> str:
    """The first few of some things, and how many more there are."""
    names = list(dict.fromkeys(things))
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def places(numbers: Iterable[int]) -> str:
    """Pages by their numbers, the first few of them."""
    pages = [str(number) for number in dict.fromkeys(numbers)]
    return f"page{'s' if len(pages) > 1 else ''} {listed(pages, 4)}"


def every(count: int) -> str:
    """All pages, however many there are."""
    return "the one page" if count == 1 else f"all {count} pages"


def so_many(count: int, thing: str) -> str:
    """“1 page”, “12 pages”."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def unsure(printer: Printer, *tables: str) -> str:
    """What stands behind a figure that the printer's own pages did not settle."""
    return " (an unsure figure)" if printer.is_unsure(*tables) else ""
