"""The porter's lodge: there is always a porter, who always knows what is open."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

PORTER = Path(__file__).with_name("porter.py")
REST_SECONDS = 1.0


class Lodge:
    """Keeps one porter (porter.py) from `open` to `close`. `hold` are file descriptors that it holds open too."""

    def __init__(self, hold: tuple[int, ...] = ()) -> None:
        self._hold = hold
        self._groups: dict[int, str] = {}
        self._porter: subprocess.Popen[str] | None = None
        self._hired = 0.0

    def open(self) -> None:
        """Have a porter. Raises OSError when none can be started."""
        self._hired = time.monotonic()
        self._porter = subprocess.Popen(  # noqa: S603 - the command line is our own
            (sys.executable, "-I", str(PORTER)),
            stdin=subprocess.PIPE,
            text=True,
            start_new_session=True,
            pass_fds=self._hold,
        )
        for line in self._groups.values():
            self._tell(line)

    def look_in(self) -> int | None:
        """If the porter has died, have another, who knows all that is open; the exit code of the dead one.

        Raises OSError. Whoever died at once is replaced only after a rest.
        """
        if self._porter is None or self._porter.poll() is None or time.monotonic() < self._hired + REST_SECONDS:
            return None
        code = self._dismiss(self._porter)
        self.open()
        return code

    def close(self) -> None:
        """Let the porter go: it closes what is still open, and ends."""
        if self._porter:
            self._dismiss(self._porter)
            self._porter = None

    def enter(self, group: int, place: int, grace: float) -> None:
        """From now on this process group is open; the last place closes first, with `grace` seconds."""
        self._groups[group] = f"+{group} {place} {grace}"
        self._tell(self._groups[group])

    def leave(self, group: int) -> None:
        """From now on this process group is closed."""
        del self._groups[group]
        self._tell(f"-{group}")

    def _tell(self, line: str) -> None:
        # A porter who has just died costs nothing yet: the next one is told everything.
        if self._porter and self._porter.stdin:
            with suppress(BrokenPipeError):
                print(line, file=self._porter.stdin, flush=True)

    @staticmethod
    def _dismiss(porter: subprocess.Popen[str]) -> int:
        porter.communicate()
        return porter.returncode
