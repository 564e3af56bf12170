"""Children are started, watched, started again, and gone when the supervisor is."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bhl_site.house import Child, ClosingAsked, GaveUp, Supervisor
from bhl_site.house.child import plain
from tests.house.processes import descendants, kill, lives, wait_until

SLEEPER = "import time; time.sleep(60)"
STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("up", flush=True)
time.sleep(60)
"""
NOTES_ITS_END = """
import signal, sys, time
def end(*_):
    open({ending!r}, "a").write({name!r} + " ")
    sys.exit()
signal.signal(signal.SIGTERM, end)
print("up", flush=True)
time.sleep(60)
"""
PARENT = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
time.sleep(60)
"""
SUPERVISOR = f"""
import os, sys, time
from pathlib import Path
from bhl_site.house import Child, Supervisor
with Supervisor(Path(sys.argv[1])) as supervisor:
    supervisor.start(Child("parent", (sys.executable, "-c", {PARENT!r}), {{}}, grace=1))
    print("open", flush=True)
    supervisor.tend_until(lambda: False)
"""

type Make = Callable[..., Child]


def family_of(pid: int, size: int) -> set[int]:
    assert wait_until(lambda: len(descendants(pid)) == size)
    return descendants(pid)


def test_a_killed_child_is_noticed_said_and_started_again(
    supervisor: Supervisor, python: Make, lines: list[str]
) -> None:
    supervisor.start(python(SLEEPER, name="worker"))
    first = supervisor.pid("worker")
    assert first
    kill(first)
    assert supervisor.tend_until(lambda: supervisor.pid("worker") not in {None, first}, 5)
    assert lines == ["The worker process stopped by itself (SIGKILL). It is started again; no letter is lost."]


def test_a_child_that_cannot_live_is_given_up_with_the_place_of_its_log(
    supervisor: Supervisor, python: Make, tmp_path: Path
) -> None:
    supervisor.start(python("import sys; sys.exit('no ink')", name="worker"))
    with pytest.raises(GaveUp, match=re.escape(str(tmp_path / "log" / "worker.log"))):
        supervisor.tend_until(lambda: False, 10)
    assert (tmp_path / "log" / "worker.log").read_text().count("no ink") == 4


def test_without_a_child_that_is_not_vital_the_house_stays_open_and_says_so(
    python: Make, tmp_path: Path, lines: list[str]
) -> None:
    with Supervisor(tmp_path / "log", lines.append, back_off=(0.05, 0.05), patience=0.2) as supervisor:
        supervisor.start(python(SLEEPER, name="web"))
        web = supervisor.pid("web")
        supervisor.start(python("import sys; sys.exit('no ink')", name="worker", vital=False))
        log = tmp_path / "log" / "worker.log"
        assert supervisor.tend_until(lambda: log.exists() and log.read_text().count("no ink") > 4, 30)
        assert supervisor.pid("web") == web
    [news] = [line for line in lines if "stays open" in line]
    assert "worker process stopped 3 times in a row" in news and str(log) in news


def test_stopping_takes_grandchildren_along(tmp_path: Path, python: Make) -> None:
    with Supervisor(tmp_path) as supervisor:
        supervisor.start(python(PARENT))
        parent = supervisor.pid("child")
        assert parent
        family = family_of(parent, 1) | {parent}
    assert wait_until(lambda: not any(map(lives, family)), 2)


def test_children_stop_in_the_reverse_of_their_order(supervisor: Supervisor, python: Make, tmp_path: Path) -> None:
    ending = tmp_path / "ending"
    for name in ("redis", "worker", "web"):
        supervisor.start(python(NOTES_ITS_END.format(ending=str(ending), name=name), name=name))
        assert wait_until((tmp_path / "log" / f"{name}.log").read_text)
    supervisor.stop()
    assert ending.read_text() == "web worker redis "


def test_a_child_that_does_not_stop_is_killed_after_its_grace(
    supervisor: Supervisor, python: Make, lines: list[str]
) -> None:
    supervisor.start(python(STUBBORN, grace=0.3, relay=plain))
    pid = supervisor.pid("child")
    assert pid
    assert wait_until(lambda: lines == ["up"])
    supervisor.stop()
    assert not lives(pid)


def test_the_second_wish_to_close_waits_for_nobody(tmp_path: Path, python: Make) -> None:
    wishes = [0]
    with pytest.raises(ClosingAsked), Supervisor(tmp_path, closing=lambda: wishes[0]) as supervisor:
        supervisor.start(python(STUBBORN, grace=60))
        assert wait_until((tmp_path / "child.log").read_text)
        wishes[0] = 2
        supervisor.tend()


def test_a_run_gives_the_exit_code_and_says_what_was_printed(
    supervisor: Supervisor, python: Make, lines: list[str]
) -> None:
    assert supervisor.run(python("print('a letter'); exit(3)", relay=plain)) == 3
    assert lines == ["a letter"]


def test_a_run_ends_when_closing_is_asked(tmp_path: Path, python: Make) -> None:
    with pytest.raises(ClosingAsked), Supervisor(tmp_path, closing=lambda: 1) as supervisor:
        supervisor.run(python(SLEEPER))


def test_a_killed_supervisor_leaves_nobody_behind(tmp_path: Path) -> None:
    argv = (sys.executable, "-c", SUPERVISOR, str(tmp_path))
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, process_group=0) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        family = family_of(process.pid, 3)  # the porter, the parent and its child
        os.kill(process.pid, signal.SIGKILL)
    assert wait_until(lambda: not any(map(lives, family)), 5)


def test_a_full_log_is_put_aside(supervisor: Supervisor, python: Make, tmp_path: Path) -> None:
    log = tmp_path / "log" / "child.log"
    log.write_bytes(b"x" * 4_000_001)
    supervisor.run(python("print('fresh')"))
    assert log.read_text() == "fresh\n"
    assert log.with_suffix(".log.1").stat().st_size == 4_000_001
