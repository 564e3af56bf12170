"""The broom: finds what waits, gives up what cannot be done, clears what was left lying about."""

from collections.abc import Mapping
from types import MappingProxyType
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
"""Messages of each kind that may lie before the workers when a sweep has rung: they must not pile up."""


def sweep(messages: Mapping[type[Work[Any]], int] = MappingProxyType({})) -> Mapping[type[Work[Any]], tuple[int, ...]]:
    """Fail what has used up its attempts, remove stale temporary files, and say which rows of each kind to ring for.

    `messages` says how many still lie before the workers: as long as there are enough, none is added to them.
    """
    for work in WORKS:
        work.give_up_spent()
    vault.clear_stale()
    return {work: work.ring_again(max(0, MOST_AT_ONCE - messages.get(work, 0))) for work in WORKS}
