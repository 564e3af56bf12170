"""What the commands share that make books: wait for a compilation, and copy its files into a folder."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from letters.models import Artefact, Compilation
from letters.workflow.publishing import compiling
from letters.workflow.publishing.artefacts import artefact_file, suffix_of
from letters.workflow.publishing.binding import Binding
from letters.workflow.publishing.sheaves import LayingOut

POLL_SECONDS = 0.3
UNDER_WAY = (Compilation.Status.QUEUED, Compilation.Status.RUNNING)


class NotBound(Exception):
    """A book that was not bound, and why."""


def wait_until_bound(compilation: Compilation, seconds: float, say: Callable[[str], None]) -> None:
    """Wait for the workers, saying how far they are. Raises NotBound at the end of patience, and when it has failed."""
    for _ in _while_under_way(compilation, seconds, say):
        time.sleep(POLL_SECONDS)


def bind_here(compilation: Compilation, seconds: float, say: Callable[[str], None]) -> None:
    """Do in this process what workers would do. What a worker has in hand, who runs as well, is waited for, and what
    rests because the disk was full. Raises NotBound as `wait_until_bound` does."""
    for _ in _while_under_way(compilation, seconds, say):
        for sheaf in LayingOut.to_ring(compilations=compilation.pk):
            LayingOut.run(sheaf)
        if not Binding.run(compilation.pk):
            time.sleep(POLL_SECONDS)


def _while_under_way(compilation: Compilation, seconds: float, say: Callable[[str], None]) -> Iterator[None]:
    """As long as it is under way, and there is patience: how far it is, when that is something new."""
    deadline, last_sentence = time.monotonic() + seconds, ""
    while compilation.status in UNDER_WAY and time.monotonic() < deadline:
        if (now := compiling.progress_of(compilation).sentence) != last_sentence:
            last_sentence = now
            say(last_sentence)
        yield
        compilation.refresh_from_db()
    require_bound(compilation)


def require_bound(compilation: Compilation) -> None:
    """Raise NotBound unless the book is there."""
    if compilation.status in UNDER_WAY:
        raise NotBound("It is still waiting. Is a worker running?")
    if compilation.status != Compilation.Status.DONE:
        raise NotBound(compilation.reason or compilation.get_status_display())


def require_writable(folder: Path) -> None:
    """Raise NotBound unless files can be put into `folder`, which need not be there yet. Leaves no trace."""
    try:
        # Not everything that may be written to can be: only trying tells, as near to the folder as there is one.
        nearest = next(each for each in (folder, *folder.absolute().parents) if each.exists(follow_symlinks=False))
        with TemporaryDirectory(dir=nearest):
            return
    except OSError as error:
        raise NotBound(f"Nothing can be written to {folder}: {error.strerror}. Nothing was begun.") from error


def copy_files(compilation: Compilation, folder: Path, name: str) -> Iterator[tuple[Artefact, Path]]:
    """Copy every file of a bound book to `folder`/`name`-<kind>, and its checks beside it. Raises Refused."""
    folder.mkdir(parents=True, exist_ok=True)
    for artefact in compilation.artefacts.select_related("compilation"):
        path = folder / f"{name}-{artefact.kind.replace('_', '-')}.{suffix_of(artefact)}"
        path.write_bytes(artefact_file(artefact))
        yield artefact, path
    checks = "\n\n".join(f"{each.get_kind_display()}\n{listed(each)}" for each in compilation.artefacts.all())
    (folder / f"{name}-checks.txt").write_text(checks + "\n", encoding="utf-8")


def listed(artefact: Artefact) -> str:
    """The checks of a file, a line each."""
    return "\n".join(map(_line, artefact.report.get("checks", ()))) or "nothing to check"


def failed_checks(artefact: Artefact) -> list[str]:
    """The checks that a file did not pass, a line each."""
    return [_line(check) for check in artefact.report.get("checks", ()) if check["passed"] is False]


def _line(check: dict[str, Any]) -> str:
    outcome = {True: "passed", False: "FAILED", None: "undecided"}[check["passed"]]
    return f"[{outcome}] {check['name']}: {check['figure']} (wanted: {check['wanted']}; {check['by']})"
