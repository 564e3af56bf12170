"""The porter closes what is open when nobody else can, and is never missing for long."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from bhl_site.house.porter import read_groups
from tests.house.processes import children, command_line, descendants, kill, lives, wait_until

HOUSE = """
import sys
from pathlib import Path
from bhl_site.house import Child, Supervisor
sleeper = (sys.executable, "-c", "import time; time.sleep(60)")
folder = Path(sys.argv[1])
with (folder / "lock").open("w") as lock, Supervisor(folder, say=print, hold=(lock.fileno(),)) as supervisor:
    supervisor.start(Child("worker", sleeper, {}))
    print("open", flush=True)
    supervisor.run(Child("migrate", sleeper, {}))
"""


def porters(house: int) -> list[int]:
    return [pid for pid in children(house) if "porter.py" in command_line(pid)]


def holds(pid: int, path: Path) -> bool:
    return any(fd.resolve() == path for fd in Path(f"/proc/{pid}/fd").iterdir())


def test_a_child_started_again_keeps_its_place() -> None:
    lines = ["+10 0 10.0\n", "+11 1 20.0\n", "+12 2 5.0\n", "-10\n", "+13 0 10.0\n"]
    assert read_groups(lines) == [(12, 5.0), (11, 20.0), (13, 10.0)]


def test_a_killed_porter_has_a_successor_who_knows_and_holds_everything(tmp_path: Path) -> None:
    argv = (sys.executable, "-u", "-c", HOUSE, str(tmp_path))
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, process_group=0) as house:
        assert house.stdout and house.stdout.readline() == "open\n"
        assert wait_until(lambda: len(descendants(house.pid)) == 3)  # the porter, the worker, migrate
        first = porters(house.pid)
        kill(first[0])
        news = "The porter stopped by itself (SIGKILL). Another keeps the door; no letter is lost.\n"
        assert house.stdout.readline() == news
        assert wait_until(lambda: len(porters(house.pid)) == 1 and porters(house.pid) != first)
        assert wait_until(lambda: holds(porters(house.pid)[0], tmp_path / "lock"))
        family = descendants(house.pid)
        assert len(family) == 3 and first[0] not in family  # it was reaped: a zombie would be among them
        os.kill(house.pid, signal.SIGKILL)
    assert wait_until(lambda: not any(map(lives, family)), 5)
