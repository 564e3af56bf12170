"""One house for one data directory: two at once would write over each other's queue."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

LOCK = "house.lock"


class AlreadyOpen(Exception):
    """Another house uses the data directory. The message says where it is."""


@contextmanager
def sole_use(data_dir: Path) -> Iterator[IO[str]]:
    """Hold the data directory's lock; the file it gives can be noted on (`note`) for whoever comes second.

    Raises AlreadyOpen. The lock is free again when the last process that holds the file has ended.
    """
    # "a+" because opening for writing would empty the note of the one who holds the lock.
    with (data_dir / LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyOpen(_whereabouts(lock, data_dir)) from None
        note(lock, None)
        yield lock


def note(lock: IO[str], address: str | None) -> None:
    """Write into the lock file which process holds it, and where it can be visited (None: nowhere yet)."""
    lock.truncate(0)
    json.dump({"pid": os.getpid(), "address": address}, lock)
    lock.flush()


def _whereabouts(lock: IO[str], data_dir: Path) -> str:
    lock.seek(0)
    try:
        held = json.load(lock)
    except json.JSONDecodeError:
        held = {}
    where = f"at {held['address']} " if held.get("address") else ""
    who = f"(process {held['pid']})" if held.get("pid") else "(it is just opening)"
    return (
        f"The house is already open {where}{who}, with its data in {data_dir}.\n"
        "Nothing was started or changed. If you have just closed it, wait a few seconds and try again.\n"
        "To open a second one beside it, give it a place of its own: DATA_DIR=var/second make run"
    )
