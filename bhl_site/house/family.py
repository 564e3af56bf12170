"""The families of processes on this machine, as Linux tells of them."""

from contextlib import suppress
from pathlib import Path


def parents() -> dict[int, int]:
    """The parent of every process of this machine."""
    found: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended while we looked
            found[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    return found


def children(pid: int) -> set[int]:
    """The children of a process."""
    return {child for child, parent in parents().items() if parent == pid}


def descendants(pid: int) -> set[int]:
    """The children of a process, their children and so on, whatever session they are in."""
    everybody, family = parents(), {pid}
    while grown := {child for child, parent in everybody.items() if parent in family} - family:
        family |= grown
    return family - {pid}
