"""What is done to a house while it works: each fault of a plan when its moment has come, and what it amounts to."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

import redis

from bhl_site.house import Supervisor
from bhl_site.house.family import children, descendants

from .plan import Plan

BEAT_AWAY_SECONDS = 60.0


class Weather:
    """Does to the processes of a supervisor what a plan says. `done` counts it. Call `clear` at the end."""

    def __init__(
        self, plan: Plan, supervisor: Supervisor, workers: tuple[str, ...], redis_url: str, lease: int
    ) -> None:
        self.done: Counter[str] = Counter()
        self._supervisor = supervisor
        self._workers = workers
        self._redis_url = redis_url
        self._lease = lease
        self._beat_away = min(BEAT_AWAY_SECONDS, 4.0 * lease)
        self._waiting = plan.schedule()
        self._dice = random.Random(plan.seed + 1)  # noqa: S311
        self._to_wake: list[tuple[float, list[int]]] = []

    def turn(self, share: float) -> None:
        """Wake whoever was held for long enough, and do the next fault that is due when such a share is written."""
        self._wake(time.monotonic())
        if self._waiting and self._waiting[0][0] <= share:
            _, name = self._waiting.pop(0)
            faults: dict[str, Callable[[], None]] = {
                **{"kill": self._kill, "pause": self._pause, "flush": self._flush},
                **{"kill_redis": self._kill_redis, "hold_beat": self._hold_beat},
            }
            faults[name]()

    def clear(self) -> None:
        """Wake everybody who is held."""
        self._wake(float("inf"))

    def _kill(self) -> None:
        """One child of a worker, or a whole worker with its children. One that is just away is waited for."""
        worker = self._some_worker()
        if worker is None:
            self._waiting.insert(0, (0.0, "kill"))
            return
        young = sorted(children(worker))
        if young and self._dice.random() < 2 / 3:
            self._send(signal.SIGKILL, [self._dice.choice(young)])
            self.done["children killed"] += 1
        else:
            self._send(signal.SIGKILL, [worker, *descendants(worker)])
            self.done["workers killed"] += 1

    def _pause(self) -> None:
        """A worker sleeps until its leases are over, then goes on where it was."""
        if worker := self._some_worker():
            self._hold([worker, *descendants(worker)], 1.5 * self._lease)
            self.done["workers paused"] += 1

    def _hold_beat(self) -> None:
        if beat := self._supervisor.pid("beat"):
            self._hold([beat], self._beat_away)
            self.done["seconds without beat"] += int(self._beat_away)

    def _flush(self) -> None:
        with suppress(redis.RedisError), redis.Redis.from_url(self._redis_url) as client:
            client.flushall()
            self.done["flushes"] += 1

    def _kill_redis(self) -> None:
        if server := self._supervisor.pid("redis"):
            self._send(signal.SIGKILL, [server])
            self.done["Redis killed"] += 1

    def _some_worker(self) -> int | None:
        alive = [pid for name in self._workers if (pid := self._supervisor.pid(name))]
        return self._dice.choice(alive) if alive else None

    def _hold(self, pids: list[int], seconds: float) -> None:
        self._send(signal.SIGSTOP, pids)
        self._to_wake.append((time.monotonic() + seconds, pids))

    def _wake(self, now: float) -> None:
        for _, pids in [each for each in self._to_wake if each[0] <= now]:
            self._send(signal.SIGCONT, pids)
        self._to_wake = [each for each in self._to_wake if each[0] > now]

    @staticmethod
    def _send(what: signal.Signals, pids: list[int]) -> None:
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, what)
