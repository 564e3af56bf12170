"""The broom: finds what waits, gives up what cannot be done, clears what was left lying about."""

from collections.abc import Mapping
from typing import Any

from . import vault
from .notices import Sending
from .publishing.binding import Binding
from .publishing.sheaves import LayingOut
from .rendering import WritingOut
from .working import Work

WORKS: tuple[type[Work[Any]], ...] = (WritingOut, Sending, LayingOut, Binding)
"""Every kind of work that waits in rows."""

MOST_AT_ONCE = 200
"""Rows to ring for in one sweep. The rest wait for the next: with no worker, messages must not pile up."""


def sweep() -> Mapping[type[Work[Any]], tuple[int, ...]]:
    """Fail what has used up its attempts, remove stale temporary files, and say which rows of each kind to ring for."""
    for work in WORKS:
        work.give_up_spent()
    vault.clear_stale()
    return {work: work.to_ring()[:MOST_AT_ONCE] for work in WORKS}
