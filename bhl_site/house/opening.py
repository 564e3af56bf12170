"""Opening the house: prepare the data, then start its processes in the order they need each other."""

import os
import re
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bhl_site.house.address import last_port, remember_port
from bhl_site.house.broker import REDIS_PORT, answers_queue, whereabouts
from bhl_site.house.child import Child, Relay
from bhl_site.house.commands import beat_argv, manage_argv, redis_argv, web_argv, worker_argv
from bhl_site.house.lock import note, sole_use
from bhl_site.house.ports import HOST, answers_http, answers_redis, free_port, listen, port_of
from bhl_site.house.supervisor import Supervisor, never

WEB_PORT = 8000
START_SECONDS = 60.0
FOR_LETTERS = (("migrate", "--no-input"), ("seed",))
FOR_VISITORS = (("staff_logins", "--verbosity", "0"), ("collectstatic", "--no-input"))
# Somebody waits for each page, and each that waits holds a thread.
PAGES_WAIT = {"LOCK_SECONDS": "8"}
ONE_THREAD_EACH = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class CannotOpen(Exception):
    """The house cannot be opened. The message says why and where to read more."""


@dataclass
class House:
    """A house that is open or opening: its data, its environment, who watches over it, where to visit."""

    data_dir: Path
    env: dict[str, str]
    supervisor: Supervisor
    say: Callable[[str], None]
    address: str = ""

    @property
    def log_dir(self) -> Path:
        """Where each process writes its log."""
        return self.data_dir / "log"

    def manage(self, *arguments: str, relay: Relay | None = None) -> int:
        """Run a management command to its end; its exit code. With a relay, what it prints is said."""
        return self.supervisor.run(Child(arguments[0], manage_argv(*arguments), self.env, relay=relay))

    def prepare(self, *commands: tuple[str, ...]) -> None:
        """Bring the data up to date with these management commands. Raises CannotOpen."""
        for command in commands:
            if code := self.manage(*command):
                raise CannotOpen(
                    self._wrong_setting(command[0])
                    or f"Preparing the house failed at `manage.py {' '.join(command)}` (exit code {code}).\n"
                    f"No letter is lost. {self._end_of_log(command[0])}"
                )

    def start_redis(self) -> None:
        """Start the bundled Redis-compatible server; once it answers it is REDIS_URL. Raises CannotOpen."""
        port = free_port(REDIS_PORT)
        self._say_if_moved("queue", REDIS_PORT, port)
        folder = self.data_dir / "redis"
        folder.mkdir(exist_ok=True)
        self.supervisor.start(Child("redis", redis_argv(port, folder), self.env))
        self._wait_for("redis", lambda: answers_redis(port))
        self.env["REDIS_URL"] = f"redis://{HOST}:{port}/0"

    def start_worker(self, relay: Relay | None = None) -> None:
        """Start the worker. Its standard output, for a relay, is the e-mails of a console back end."""
        env = {**self.env, **ONE_THREAD_EACH}
        self.supervisor.start(Child("worker", worker_argv(), env, grace=20, relay=relay, vital=False))

    def start_beat(self) -> None:
        """Start beat, which rings again for letters that wait too long."""
        self.supervisor.start(Child("beat", beat_argv(self.data_dir / "beat-schedule"), self.env, vital=False))

    def look_for_queue(self) -> None:
        """Say so when the queue at REDIS_URL does not answer. The house works on without, and waits for it."""
        if not answers_queue(self.env["REDIS_URL"]):
            self.say(
                f"The queue at {whereabouts(self.env['REDIS_URL'])} does not answer."
                " Letters are accepted and wait; they are written out when it is back."
            )

    def find_address(self, listener: socket.socket) -> None:
        """Take a listening socket's address as the house's own; mails link there unless SITE_URL is set."""
        port, last = port_of(listener), last_port(self.env, self.data_dir)
        self._say_if_moved("web server", wanted_port(self.env, last), port)
        self.address = f"http://{HOST}:{port}"
        if last not in {None, port}:
            self.say(
                f"Letters' addresses mailed before point to http://{HOST}:{last}, and the house is not there now.\n"
                f"To have it there again, close it, free port {last} and open it with PORT={last}."
            )
        if not self.env.get("SITE_URL"):
            self.env["SITE_URL"] = self.address
            remember_port(port, self.data_dir)

    def start_web(self, listener: socket.socket) -> None:
        """Start the web server on a listening socket and wait until it answers. Raises CannotOpen."""
        fd = listener.fileno()
        self.supervisor.start(Child("web", web_argv(fd), PAGES_WAIT | self.env, pass_fds=(fd,)))
        self._wait_for("web", lambda: answers_http(port_of(listener)))

    def _wait_for(self, name: str, answers: Callable[[], bool]) -> None:
        if not self.supervisor.tend_until(answers, START_SECONDS):
            raise CannotOpen(f"The {name} process does not answer. {self._end_of_log(name)}")

    def _say_if_moved(self, what: str, wanted: int, port: int) -> None:
        if port != wanted:
            self.say(f"Port {wanted} is taken by another program, so the {what} uses {port}.")

    def _wrong_setting(self, name: str) -> str | None:
        *_, last = ["", *self._log(name)]
        refused = re.fullmatch(r"[\w.]*\bImproperlyConfigured: (.+)", last)
        return refused and f"{refused[1]}\nThe house was not opened. No letter is lost."

    def _end_of_log(self, name: str, lines: int = 8) -> str:
        return "\n".join([f"The end of {self.log_dir / name}.log:", *self._log(name)[-lines:]])

    def _log(self, name: str) -> list[str]:
        return (self.log_dir / f"{name}.log").read_text(errors="replace").splitlines()


def wanted_port(environ: Mapping[str, str], last: int | None = None) -> int:
    """The port for the web server if it is free: PORT, or the last one, or 8000. Raises CannotOpen if it is none."""
    wanted = environ.get("PORT") or str(last or WEB_PORT)
    if not wanted.isdecimal() or not 0 < int(wanted) < 65536:
        raise CannotOpen(f"PORT is {wanted!r}, which is not a port. Please give a number from 1 to 65535.")
    return int(wanted)


@contextmanager
def house(
    data_dir: Path,
    *,
    web: bool = True,
    environ: Mapping[str, str] = os.environ,
    say: Callable[[str], None] = print,
    closing: Callable[[], int] = never,
    mail: Relay | None = None,
) -> Iterator[House]:
    """Open a house on `data_dir`, give it while it is open, close it.

    With a relay for `mail`, the worker's e-mails are said. `closing` is as for Supervisor.
    Raises AlreadyOpen, CannotOpen, ClosingAsked and GaveUp; nothing is left running in any case.
    """
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    with ExitStack() as stack:
        lock = stack.enter_context(sole_use(data_dir))
        env = {**environ, "DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1"}
        # The supervisor's porter holds the lock too: a house that was killed stays locked until it is empty.
        supervisor = Supervisor(data_dir / "log", say, closing, hold=(lock.fileno(),))
        opened = House(data_dir, env, stack.enter_context(supervisor), say)
        listener = stack.enter_context(listen(wanted_port(environ, last_port(environ, data_dir)))) if web else None
        if listener:
            opened.find_address(listener)
            note(lock, opened.address)
        _open_rooms(opened, listener, mail)
        yield opened


def _open_rooms(opened: House, listener: socket.socket | None, mail: Relay | None) -> None:
    queue_is_elsewhere = bool(opened.env.get("REDIS_URL"))
    if not queue_is_elsewhere:
        opened.start_redis()
    opened.prepare(*FOR_LETTERS, *(FOR_VISITORS if listener else ()))
    if queue_is_elsewhere:
        opened.look_for_queue()
    opened.start_worker(mail)
    opened.start_beat()
    if listener:
        opened.start_web(listener)
