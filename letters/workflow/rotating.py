"""Sealing all that is stored with a new key. Stopped at any time, it goes on where it was; nothing is unreadable in
between, because the keys of before stay until everything is done."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings

from letters.models import seal_rows_again
from letters.sealing import forget_old_keys, use_new_key

from . import vault
from .errors import Refused

__all__ = ["Rotated", "drop_old_keys", "new_key_first", "seal_all_again"]


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many values of rows, and how many files, were sealed anew."""

    values: int
    files: int

    @property
    def nothing(self) -> bool:
        """Whether everything was sealed with the key of today."""
        return not (self.values or self.files)


def new_key_first() -> None:
    """Make a new key, which seals from now on. Raises Refused where the keys come from the environment."""
    _require_file()
    use_new_key()


def seal_all_again() -> Rotated:
    """Seal with the first key whatever is not."""
    return Rotated(seal_rows_again(apps), sum(map(vault.seal_again, vault.stored(0))))


def drop_old_keys() -> int:
    """Forget the keys of before; how many those were. Called when all is sealed with the first.

    Raises Refused where something still is not, or where the keys come from the environment.
    """
    _require_file()
    if not seal_all_again().nothing:
        raise Refused("Something was still sealed with an older key. It is not now: please ask again.")
    return forget_old_keys()


def _require_file() -> None:
    if settings.DATA_KEYS:
        raise Refused(
            "The keys come from DATA_KEYS. Put a new one behind them there, on every machine, and start the house "
            "anew; then put it first, start anew, and say --resume; then take the old ones out. Nothing was changed."
        )
