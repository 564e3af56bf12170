"""One process of the house: what it is to run, and the running thing.

Every child leads a session of its own. So Ctrl-C in the terminal does not reach it, and its own children
share its process group and end with it.
"""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

FULL_LOG_BYTES = 4_000_000

type Relay = Callable[[Iterable[str]], Iterable[str]]


def plain(lines: Iterable[str]) -> Iterable[str]:
    """The relay that says everything as it comes."""
    return lines


@dataclass(frozen=True)
class Child:
    """What to run, and how. `grace` is the seconds between being asked to stop and being killed.

    What it prints goes to a log file; with `relay`, what that makes of its standard output is said. Without a child
    that is `vital` the house closes; any other is tried again for as long as it takes.
    """

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str]
    grace: float = 10.0
    relay: Relay | None = None
    pass_fds: tuple[int, ...] = ()
    vital: bool = True


@dataclass
class Running:
    """A child that was started: its process, and when that was on the monotonic clock."""

    child: Child
    process: subprocess.Popen[str]
    relay: threading.Thread | None
    quick_deaths: int
    started: float = field(default_factory=time.monotonic)

    @property
    def ended(self) -> bool:
        """Whether it has ended. It is not reaped here, so that its number still names its group."""
        return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def ask_to_stop(self) -> None:
        """Send its leader the signal to terminate; the leader knows how to end its own children."""
        os.kill(self.process.pid, signal.SIGTERM)

    def bury(self) -> int:
        """Kill what is left of the group and return the exit code of its leader."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        code = self.process.wait()
        if self.relay:
            self.relay.join(timeout=1)
        return code


def launch(child: Child, log_dir: Path, say: Callable[[str], None], quick_deaths: int = 0) -> Running:
    """Start a child. Raises OSError when its program cannot be run."""
    with _open_log(log_dir / f"{child.name}.log") as log:
        process = subprocess.Popen(  # noqa: S603 - the command lines are our own
            child.argv,
            env=child.env,
            stdin=subprocess.DEVNULL,
            stdout=log if child.relay is None else subprocess.PIPE,
            stderr=log,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
            pass_fds=child.pass_fds,
        )
    return Running(child, process, _start_relay(process.stdout, child.relay or plain, say), quick_deaths)


def _open_log(path: Path) -> IO[bytes]:
    if path.exists() and path.stat().st_size > FULL_LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab")


def _start_relay(output: IO[str] | None, relay: Relay, say: Callable[[str], None]) -> threading.Thread | None:
    if output is None:
        return None
    thread = threading.Thread(target=_say_all, args=(output, relay, say), daemon=True)
    thread.start()
    return thread


def _say_all(output: IO[str], relay: Relay, say: Callable[[str], None]) -> None:
    with output:
        for line in relay(output):
            say(line.rstrip("\n"))
