"""What somebody allows, as one value."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from letters.models import Consent

from .lacks import Scope

_CALLED = {field.name: str(field.verbose_name) for field in Consent._meta.fields}


@dataclass(frozen=True, slots=True)
class Scopes:
    """What one person allows for one letter."""

    may_print: bool = False
    may_ebook: bool = False
    may_name: bool = False
    may_excerpt: bool = False
    may_answer: bool = False
    may_show: bool = False

    @classmethod
    def of(cls, consent: Consent | None) -> "Scopes":
        """What this consent allows now: nothing while it does not count."""
        if consent is None or not consent.counts:
            return NOTHING
        return cls(**{f"may_{scope}": getattr(consent, f"may_{scope}") for scope in Scope})

    def as_fields(self) -> dict[str, bool]:
        """The columns of a consent."""
        return asdict(self)

    def allows(self, scope: Scope) -> bool:
        """Whether this is allowed."""
        return bool(getattr(self, f"may_{scope}"))

    def lost_in(self, later: "Scopes") -> bool:
        """Whether something that this allows is not allowed `later`."""
        return any(self.allows(scope) and not later.allows(scope) for scope in Scope)

    def with_all_of(self, other: "Scopes") -> "Scopes":
        """The scopes that this or the other allows."""
        return Scopes(**{f"may_{scope}": self.allows(scope) or other.allows(scope) for scope in Scope})

    def __str__(self) -> str:
        return ", ".join(self._labels()) or "nothing"

    def _labels(self) -> Iterator[str]:
        return (_CALLED[f"may_{scope}"] for scope in Scope if self.allows(scope))


NOTHING = Scopes()
