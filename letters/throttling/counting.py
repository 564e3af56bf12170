"""Counters that all processes of the house share, in Redis; while that is away, each process has its own."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.crypto import salted_hmac
from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

SALT = "letters.throttling"

CONNECT_SECONDS = 0.5
AWAY_SECONDS = 30.0
"""For so long Redis is not asked again after it did not answer: nobody waits for it at every door."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many in so long, such as "20 per hour; 60 per day": all of it holds. `name` tells counters apart."""

    name: str
    rates: str

    @property
    def items(self) -> list[RateLimitItem]:
        """The rates, each with the counter's name."""
        items = parse_many(self.rates)
        for item in items:
            item.namespace = self.name
        return items


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was asked for too often, and for how many seconds it is refused."""

    limit: Limit
    seconds: int


class Counters:
    """Moving windows: who was refused may come again when the oldest of what counts is old enough."""

    def __init__(self) -> None:
        self._away_until = 0.0

    @cached_property
    def _own(self) -> MovingWindowRateLimiter:
        return MovingWindowRateLimiter(MemoryStorage())

    @cached_property
    def _shared(self) -> MovingWindowRateLimiter:
        timeouts = {"socket_connect_timeout": CONNECT_SECONDS, "socket_timeout": CONNECT_SECONDS}
        url = settings.COUNTERS_URL
        return MovingWindowRateLimiter(storage_from_string(url, key_prefix=SALT, wrap_exceptions=True, **timeouts))

    def hit(self, limit: Limit, who: str) -> Refusal | None:
        """Count one more by this person; a refusal, and nothing counted, where they have had as many as they may."""
        return self._asked(lambda limiter: _hit(limiter, limit, _sealed(who)))

    def look(self, limit: Limit, who: str) -> Refusal | None:
        """The refusal that they would hear now. Counts nothing."""
        return self._asked(lambda limiter: _refusal(limiter, limit, _sealed(who)))

    def forget(self, limit: Limit, who: str) -> None:
        """Count from nought again."""
        self._asked(lambda limiter: _clear(limiter, limit.items, _sealed(who)))

    def reset(self) -> None:
        """Forget what this process has counted for itself."""
        self._own.storage.reset()

    def _asked[R](self, ask: Callable[[MovingWindowRateLimiter], R]) -> R:
        if not settings.COUNTERS_URL or time.monotonic() < self._away_until:
            return ask(self._own)
        try:
            return ask(self._shared)
        except StorageError:
            self._away_until = time.monotonic() + AWAY_SECONDS
            return ask(self._own)


def _hit(limiter: MovingWindowRateLimiter, limit: Limit, who: str) -> Refusal | None:
    # What is refused by one rate must not count for another.
    refusal = _refusal(limiter, limit, who)
    if refusal is None and not all(limiter.hit(item, who) for item in limit.items):
        # Others came in between; the first rate that is full ends it, so that what it refuses counts for no other.
        refusal = _refusal(limiter, limit, who) or Refusal(limit, 1)
    return refusal


def _refusal(limiter: MovingWindowRateLimiter, limit: Limit, who: str) -> Refusal | None:
    full = [item for item in limit.items if not limiter.test(item, who)]
    return Refusal(limit, _seconds(limiter, full, who)) if full else None


def _seconds(limiter: MovingWindowRateLimiter, full: Sequence[RateLimitItem], who: str) -> int:
    until = max(limiter.get_window_stats(item, who).reset_time for item in full)
    return max(1, int(until - time.time()) + 1)


def _clear(limiter: MovingWindowRateLimiter, items: Iterable[RateLimitItem], who: str) -> None:
    for item in items:
        limiter.clear(item, who)


def _sealed(who: str) -> str:
    """Nobody's address or name lies in Redis."""
    return salted_hmac(SALT, who, algorithm="sha256").hexdigest()[:32]


COUNTERS = Counters()
