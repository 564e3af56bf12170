"""Two programs never share a port, and two houses never share a data directory."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bhl_site.house import AlreadyOpen, CannotOpen
from bhl_site.house.lock import note, sole_use
from bhl_site.house.opening import wanted_port
from bhl_site.house.ports import free_port, listen, port_of


def test_a_taken_port_is_passed_over() -> None:
    with closing(listen(0)) as taken:
        port = port_of(taken)
        with closing(listen(port)) as other:
            assert port_of(other) != port
        assert free_port(port) != port
    assert free_port(port) == port


def test_the_last_port_has_no_next_one() -> None:
    with closing(listen(65535)), closing(listen(65535)) as other:
        assert 0 < port_of(other) < 65535


@pytest.mark.parametrize("nonsense", ["80a", "0", "65536", "-1", "8 000"])
def test_a_port_that_is_none_is_refused_by_name(nonsense: str) -> None:
    with pytest.raises(CannotOpen, match="PORT is"):
        wanted_port({"PORT": nonsense})


def test_the_port_is_8000_unless_another_is_wanted() -> None:
    assert [wanted_port({}), wanted_port({"PORT": ""}), wanted_port({"PORT": "9000"})] == [8000, 8000, 9000]


def test_a_second_house_on_the_same_data_is_told_where_the_first_is(tmp_path: Path) -> None:
    with sole_use(tmp_path) as lock:
        note(lock, "http://127.0.0.1:8123")
        with pytest.raises(AlreadyOpen, match=r"already open at http://127\.0\.0\.1:8123 \(process \d+\)"):
            sole_use(tmp_path).__enter__()
    with sole_use(tmp_path):
        pass


def test_the_lock_of_a_killed_house_is_free(tmp_path: Path) -> None:
    code = (
        "import os, sys, pathlib; from bhl_site.house.lock import sole_use;"
        "sole_use(pathlib.Path(sys.argv[1])).__enter__(); os.kill(os.getpid(), 9)"
    )
    subprocess.run((sys.executable, "-c", code, str(tmp_path)), check=False)
    with sole_use(tmp_path):
        pass
