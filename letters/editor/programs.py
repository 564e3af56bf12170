"""Programs of others that look at a file or change it: never through a shell, never for longer than was said."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_WORKSHOP = "letters-workshop-"


class Refused(Exception):
    """A program that is not installed, or took too long. `str()` of it says which."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program said, and the number that it ended with."""

    code: int
    out: str
    err: str


@contextmanager
def workshop() -> Iterator[Path]:
    """A folder for a file and for the programs that look at it. It opens for us alone, and goes when they are done."""
    with tempfile.TemporaryDirectory(prefix=_WORKSHOP) as name:
        yield Path(name)


def clear_workshops(older_than: float) -> int:
    """Remove the workshops of whoever was killed at work, older than so many seconds; how many there were."""
    before = time.time() - older_than
    left = [path for path in Path(tempfile.gettempdir()).glob(f"{_WORKSHOP}*") if _entered(path) < before]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)


def is_installed(program: str) -> bool:
    return shutil.which(program) is not None


def ask(program: str, arguments: Sequence[str], folder: Path, seconds: float) -> Answer:
    """Run a program in a folder of ours. Raises Refused where it is not installed, or has not ended after `seconds`."""
    where = shutil.which(program)
    if where is None:
        raise Refused(f"{program} is not installed here.")
    try:
        ended = subprocess.run(  # noqa: S603 - no shell, and arguments that are made in this room
            [where, *arguments],
            cwd=folder,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TMPDIR": str(folder)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused(f"{program} had not ended after {seconds:g} seconds.") from None
    return Answer(ended.returncode, *(output.decode("utf-8", "replace") for output in (ended.stdout, ended.stderr)))


def _entered(path: Path) -> float:
    """When somebody last put something there, or took it away."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()
