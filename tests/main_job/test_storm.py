"""A small storm over a whole house; `make storm` is the large one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LETTERS, KILLS = 120, 6


@pytest.mark.promise("worker-killed", "redis-away", "message-twice", "message-lost", "worker-late")
def test_every_letter_comes_once_and_whole_whatever_is_killed() -> None:
    command = (sys.executable, "-m", "bench.storm", "--letters", str(LETTERS), "--kills", str(KILLS), "--no-calm")
    environ = {**os.environ, "LEASE_SECONDS": "6", "SWEEP_SECONDS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    *_, faults, _, verdict = ["", "", *done.stdout.splitlines()]
    lost, twice = re.escape(f"{LETTERS} letters: 0 lost, 0 twice, 0 corrupt; "), f"{2 * LETTERS} e-mails: 0 lost, "
    # Whoever is killed between the mail server's word and ours has the e-mail sent again, under the same number.
    assert re.fullmatch(f"{lost}{twice}[01] twice", verdict), f"{done.stdout}\n{done.stderr}"
    assert done.returncode == 0
    assert sum(int(count) for count in re.findall(r"(\d+) (?:workers|children) killed", faults)) == KILLS
    assert re.search(r"[1-9]\d* messages dropped", faults) and "1 Redis killed" in faults
