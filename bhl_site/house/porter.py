"""The porter closes the house behind a supervisor that could not do it: one that was killed outright.

It reads `+<group> <place> <grace in seconds>` and `-<group>` on its standard input, whose other end only the
supervisor holds. When the input ends, it closes every process group still on its list, the last place first. A
pipe needs nothing beyond POSIX, and unlike a parent-death signal it reaches grandchildren too.
"""

import os
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress

TICK_SECONDS = 0.05


def read_groups(lines: Iterable[str]) -> list[tuple[int, float]]:
    """The groups still open when the lines end, in the order of closing, each with its grace in seconds."""
    groups: dict[int, tuple[int, float]] = {}
    for line in lines:
        number, *rest = line[1:].split()
        if line.startswith("+"):
            groups[int(number)] = (int(rest[0]), float(rest[1]))
        else:
            groups.pop(int(number), None)
    last_place_first = sorted(groups.items(), key=lambda item: item[1], reverse=True)
    return [(number, grace) for number, (_, grace) in last_place_first]


def lives(group: int) -> bool:
    """Whether any process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def close(group: int, grace: float) -> None:
    """Ask the leader of the group to stop; after `grace` seconds, kill what is left of the group."""
    with suppress(ProcessLookupError):
        os.kill(group, signal.SIGTERM)
    deadline = time.monotonic() + grace
    while lives(group) and time.monotonic() < deadline:
        time.sleep(TICK_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def main() -> None:
    """Wait for the input to end, then close what is open."""
    for group, grace in read_groups(sys.stdin):
        close(group, grace)


if __name__ == "__main__":
    main()
