"""`python -m bhl_site.house` opens the house until Ctrl-C; with `demo` it writes the sample letters out."""

import argparse
import io
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bhl_site.house.child import plain
from bhl_site.house.commands import BASE_DIR
from bhl_site.house.fresh import start_afresh
from bhl_site.house.lock import AlreadyOpen
from bhl_site.house.mails import readable
from bhl_site.house.opening import CannotOpen, House, house
from bhl_site.house.supervisor import ClosingAsked, GaveUp

ONE_WISH_SECONDS = 0.5
STDIN = 0


class ClosingTime:
    """Counts how often the house was asked to close: once means in order, twice at once."""

    def __init__(self) -> None:
        self._signals = 0
        self._heard_at = 0.0
        self._terminal_matters = False

    def __call__(self) -> int:
        # `make` does not pass on that the terminal was closed, so we look for ourselves.
        if self._terminal_matters and not os.isatty(STDIN):
            self._terminal_matters = False
            self._hear()
        return self._signals

    def listen(self) -> None:
        """From now on take Ctrl-C, a request to terminate and a closed terminal (but for nohup) as being asked."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._hear)
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._hear)
            self._terminal_matters = os.isatty(STDIN)

    def _hear(self, *_: object) -> None:
        # `make` passes on a signal that its whole group may have got already: that is one wish, not two.
        if time.monotonic() - self._heard_at > ONE_WISH_SECONDS:
            self._signals += 1
        self._heard_at = time.monotonic()


def say(text: str) -> None:
    """Print for the person at the terminal. A terminal that has gone must not keep the house from closing."""
    with suppress(OSError):
        print(text, flush=True)


def run(data_dir: Path, closing: ClosingTime) -> None:
    """Open the house and keep it open until somebody asks it to close."""
    say("Opening the house …")
    with house(data_dir, say=say, closing=closing, mail=readable) as opened:
        say(welcome(opened))
        opened.supervisor.tend_until(lambda: False)


def welcome(opened: House) -> str:
    """What the person who opened the house sees: where it is, who works there, how to close it."""
    console = (opened.env.get("EMAIL_URL") or "console:").startswith("console:")
    mail = "E-mails appear below. " if console else ""
    logins = json.loads((opened.data_dir / "logins.json").read_text())
    return "\n".join(
        [
            "\nThe house is open.\n",
            f"    {opened.address + '/':<36}clients tell us about their letter here",
            f"    {opened.address + '/admin/':<36}writers and editors work here\n",
            *(f"    {each['username']:<12}{each['role']:<16}{each['password']}" for each in logins),
            f"\n{mail}Everything is kept in {shown(opened.data_dir)}, the logs in "
            f"{shown(opened.log_dir)}.\nCtrl-C closes the house.\n",
        ]
    )


def shown(path: Path) -> str:
    """A path as a person standing in the project's folder would write it."""
    return str(path.relative_to(BASE_DIR) if path.is_relative_to(BASE_DIR) else path)


def demo(data_dir: Path, out: Path, closing: ClosingTime, wishes: Sequence[str] = ()) -> int:
    """Have sample briefs written out into the folder `out`, on fresh data; 0 when every letter came.

    `wishes` are further arguments of `manage.py demo`.
    """
    say("Opening a small house on fresh data …")
    start_afresh(data_dir)
    # Its own database, queue and files, and no mail to anybody, whatever the real house is set up with.
    elsewhere = {"DATABASE_URL", "REDIS_URL", "PRIVATE_ROOT"}
    environ = {name: value for name, value in os.environ.items() if name not in elsewhere}
    environ["EMAIL_URL"] = "console:"
    with house(data_dir, web=False, environ=environ, say=say, closing=closing) as opened:
        return opened.manage("demo", "--out", str(out), *wishes, relay=plain)


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bhl_site.house", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("run", "demo"), default="run")
    parser.add_argument("--out", type=Path, default=BASE_DIR / "out", help="where the demo puts its letters")
    parser.add_argument("--all", action="store_true", help="let the demo write every sample brief, and not ten")
    return parser.parse_args()


def main() -> int:
    """Do what was asked for; 0 when it was done and everything closed in order."""
    wanted = arguments()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    data_dir = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var").expanduser().resolve()
    closing = ClosingTime()
    closing.listen()
    try:
        if wanted.what == "demo":
            wishes = ("--all", "--seconds", "900") if wanted.all else ()
            return demo(data_dir / "demo", wanted.out.resolve(), closing, wishes)
        run(data_dir, closing)
    except ClosingAsked:
        say("\nThe house is closed. Everything written is kept.")
        return 0 if wanted.what == "run" else 130
    except (AlreadyOpen, CannotOpen, GaveUp) as error:
        say(f"\n{error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
