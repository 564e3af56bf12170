"""Looking at processes from outside, and real servers for tests that are about them."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bhl_site.house import Child, Supervisor
from bhl_site.house.commands import beat_argv, redis_argv, worker_argv
from bhl_site.house.family import children, descendants
from bhl_site.house.ports import HOST, answers_redis, free_port

__all__ = [
    "children",
    "command_line",
    "descendants",
    "engine_room",
    "kill",
    "lives",
    "sessions",
    "wait_until",
]


def wait_until[T](done: Callable[[], T], seconds: float = 10.0) -> T:
    """Wait until `done` or the time is over; the last answer of `done`."""
    deadline = time.monotonic() + seconds
    while not (answer := done()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return answer


def sessions() -> dict[int, set[int]]:
    """The living processes of this machine by session; zombies, who only wait to be reaped, are dead."""
    found: dict[int, set[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue  # it ended while we looked
        if state != "Z":
            found.setdefault(int(session), set()).add(int(stat.parent.name))
    return found


def lives(pid: int) -> bool:
    """Whether the process is there and not a zombie."""
    return any(pid in members for members in sessions().values())


def command_line(pid: int) -> str:
    """How a process was called; empty when it has ended, reaped or not."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def kill(pid: int) -> None:
    """Kill a process outright, as the kernel does when memory runs out."""
    os.kill(pid, signal.SIGKILL)


@contextmanager
def engine_room(
    data_dir: Path, environ: dict[str, str] | None = None, *, beat: bool = False
) -> Iterator[tuple[Supervisor, dict[str, str]]]:
    """A real Redis-compatible server and a real worker (and beat): who tends them, and their settings.

    Nothing is migrated or seeded. The worker is `supervisor.pid("worker")`; tend while you wait.
    """
    port = free_port(20_000 + os.getpid() % 10_000)
    (data_dir / "redis").mkdir(parents=True, exist_ok=True)
    settings = {"DATA_DIR": str(data_dir), "REDIS_URL": f"redis://{HOST}:{port}/0", "PYTHONUNBUFFERED": "1"}
    env = {**os.environ, **settings, **(environ or {})}
    with Supervisor(data_dir / "log") as supervisor:
        supervisor.start(Child("redis", redis_argv(port, data_dir / "redis"), env))
        assert supervisor.tend_until(lambda: answers_redis(port), 10)
        supervisor.start(Child("worker", worker_argv(), env))
        if beat:
            supervisor.start(Child("beat", beat_argv(data_dir / "beat-schedule"), env))
        yield supervisor, env
