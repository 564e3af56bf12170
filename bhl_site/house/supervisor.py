"""Processes that belong together: started in order, watched, restarted when they die, stopped in reverse."""

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bhl_site.house.child import Child, Running, launch
from bhl_site.house.lodge import Lodge

TICK_SECONDS = 0.1
QUICK_DEATH_SECONDS = 20.0
BACK_OFF_SECONDS = (0.5, 1.0, 2.0, 4.0, 8.0)
PATIENT_SECONDS = 60.0
"""How long a child that is not vital and cannot live is left alone, time after time."""


def never() -> int:
    """No press of Ctrl-C: for who cannot be asked to close."""
    return 0


class ClosingAsked(Exception):
    """Somebody asked for everything to stop."""


class GaveUp(Exception):
    """A child died quickly too many times in a row to be started once more."""


@dataclass
class _Dead:
    child: Child
    how: str
    quick_deaths: int
    again_at: float


class Supervisor:
    """Runs children until it is left as a context manager; then none of them, nor of theirs, is alive.

    `say` tells the person running it what happens. `closing` is asked often: at 1 the verbs that wait raise
    ClosingAsked, from 2 on no child is waited for any more. `hold` are file descriptors (a lock) that stay
    open until the last child is gone, even if the supervisor is killed. `back_off` is the seconds before a
    child that died quickly is started again, time after time; after the last the supervisor gives up, or tries one
    that is not vital again every `patience` seconds.
    """

    def __init__(
        self,
        log_dir: Path,
        say: Callable[[str], None] = print,
        closing: Callable[[], int] = never,
        hold: tuple[int, ...] = (),
        back_off: tuple[float, ...] = BACK_OFF_SECONDS,
        patience: float = PATIENT_SECONDS,
    ) -> None:
        self._log_dir = log_dir
        self._say = say
        self._closing = closing
        self._back_off = back_off
        self._patience = patience
        self._children: list[Running | _Dead] = []
        self._lodge = Lodge(hold)

    def __enter__(self) -> Self:
        self._log_dir.mkdir(parents=True, exist_ok=True)
        self._lodge.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._lodge.close()

    def pid(self, name: str) -> int | None:
        """The process number of the child of that name; None while it is not running."""
        running = (each for each in self._children if isinstance(each, Running) and not each.ended)
        return next((each.process.pid for each in running if each.child.name == name), None)

    def start(self, child: Child) -> None:
        """Start a child that is to run until the end."""
        self._children.append(self._launch(child, place=len(self._children)))

    def run(self, child: Child) -> int:
        """Run a child to its own end, tending the others meanwhile; its exit code.

        Raises ClosingAsked, and GaveUp for the others; the child is stopped in either case.
        """
        running = self._launch(child, place=len(self._children))
        try:
            self.tend_until(lambda: running.ended)
        finally:
            code = self._close(running)
        return code

    def tend_until(self, done: Callable[[], bool], seconds: float = float("inf")) -> bool:
        """Tend the children until `done` or the time is over; the last answer of `done`. Raises as `tend`."""
        deadline = time.monotonic() + seconds
        while not (answer := done()) and time.monotonic() < deadline:
            self.tend()
            time.sleep(TICK_SECONDS)
        return answer

    def tend(self) -> None:
        """Look once at every child and the porter, start again what has died. Raises ClosingAsked, GaveUp."""
        if self._closing():
            raise ClosingAsked
        if (code := self._lodge.look_in()) is not None:
            self._say(f"The porter stopped by itself ({_how(code)}). Another keeps the door; no letter is lost.")
        for place, each in enumerate(self._children):
            if isinstance(each, Running) and each.ended:
                self._children[place] = dead = self._after_death(each)
                self._say_or_give_up(dead)
            elif isinstance(each, _Dead) and time.monotonic() >= each.again_at:
                self._children[place] = self._launch(each.child, place, each.quick_deaths)

    def stop(self) -> None:
        """Stop every child, the latest first: ask, wait for its grace, kill its whole group."""
        while self._children:
            last = self._children.pop()
            if isinstance(last, Running):
                self._close(last)

    def _after_death(self, running: Running) -> _Dead:
        quick = time.monotonic() - running.started < QUICK_DEATH_SECONDS
        deaths = running.quick_deaths + 1 if quick else 1
        wait = self._back_off[deaths - 1] if deaths <= len(self._back_off) else self._patience
        return _Dead(running.child, _how(self._bury(running)), deaths, time.monotonic() + wait)

    def _say_or_give_up(self, dead: _Dead) -> None:
        name = dead.child.name
        too_often = dead.quick_deaths - len(self._back_off)
        often = f"The {name} process stopped {dead.quick_deaths} times in a row, at last with {dead.how}."
        where = f"The reason is in {self._log_dir / name}.log"
        if too_often > 0 and dead.child.vital:
            raise GaveUp(f"{often} So the house closes; no letter is lost.\n{where}")
        if too_often < 1:
            self._say(f"The {name} process stopped by itself ({dead.how}). It is started again; no letter is lost.")
        elif too_often == 1:
            self._say(
                f"{often} The house stays open: what it would do waits, and no letter is lost. It is tried again every "
                f"{self._patience:.0f} seconds.\n{where}"
            )

    def _launch(self, child: Child, place: int, quick_deaths: int = 0) -> Running:
        running = launch(child, self._log_dir, self._say, quick_deaths)
        self._lodge.enter(running.process.pid, place, child.grace)
        return running

    def _close(self, running: Running) -> int:
        running.ask_to_stop()
        deadline = time.monotonic() + running.child.grace
        while not running.ended and time.monotonic() < deadline and self._closing() < 2:
            time.sleep(TICK_SECONDS)
        return self._bury(running)

    def _bury(self, running: Running) -> int:
        code = running.bury()
        self._lodge.leave(running.process.pid)
        return code


def _how(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
