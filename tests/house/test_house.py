"""The whole house, really opened and really closed."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import redis

from bhl_site.house import Child, Supervisor
from bhl_site.house.commands import BASE_DIR, redis_argv
from bhl_site.house.ports import answers_redis, free_port, listen, port_of
from tests.house.processes import children, command_line, descendants, kill, lives, wait_until

HOUSE = (sys.executable, "-m", "bhl_site.house")


def worker_of(house: int) -> int | None:
    # Its pool was called like it, and outlives it for a moment; but the house is parent to none of the pool.
    return next((pid for pid in children(house) if " worker " in command_line(pid)), None)


def environment(data_dir: Path, port: int) -> dict[str, str]:
    elsewhere = {"REDIS_URL", "DATABASE_URL", "PRIVATE_ROOT", "SITE_URL", "EMAIL_URL"}
    variables = {name: value for name, value in os.environ.items() if name not in elsewhere}
    return {**variables, "DATA_DIR": str(data_dir), "PORT": str(port)}


@contextmanager
def opened(env: dict[str, str], out: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (
        out.open("wb") as output,
        subprocess.Popen(HOUSE, cwd=BASE_DIR, env=env, stdout=output, stderr=output) as house,
    ):
        try:
            yield house
        finally:
            if house.poll() is None:
                house.terminate()


def test_a_house_opens_mends_itself_and_closes(tmp_path: Path) -> None:
    out, data_dir = tmp_path / "output", tmp_path / "data"
    with closing(listen(0)) as taken, opened(environment(data_dir, port_of(taken)), out) as house:
        assert wait_until(lambda: "Ctrl-C closes the house" in out.read_text(), 120), out.read_text()
        assert f"Port {port_of(taken)} is taken by another program" in out.read_text()
        everybody = descendants(house.pid)

        # It can be visited, and those who work there can come in.
        address = re.search(r"http://127\.0\.0\.1:(\d+)/ ", out.read_text())
        assert address
        assert get(int(address[1]), "/") == 200
        logins = json.loads((data_dir / "logins.json").read_text())
        assert all(login["password"] in out.read_text() for login in logins)

        # Another house on the same data is sent there.
        second = subprocess.run(
            HOUSE, cwd=BASE_DIR, env=environment(data_dir, 8000), capture_output=True, text=True, check=False
        )
        assert (second.returncode, f"already open at http://127.0.0.1:{address[1]}" in second.stdout) == (1, True)

        # A worker that dies has a successor.
        first = worker_of(house.pid)
        assert first
        kill(first)
        assert wait_until(lambda: "The worker process stopped by itself (SIGKILL)" in out.read_text())
        assert wait_until(lambda: worker_of(house.pid) not in {None, first})

        everybody |= descendants(house.pid)
        house.send_signal(signal.SIGINT)
        assert house.wait(60) == 0
        assert wait_until(lambda: not any(map(lives, everybody)))
        assert out.read_text().endswith("The house is closed. Everything written is kept.\n")


def get(port: int, path: str) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        return connection.getresponse().status


def test_the_queue_survives_its_server(supervisor: Supervisor, tmp_path: Path) -> None:
    port = free_port(26_379)
    supervisor.start(Child("redis", redis_argv(port, tmp_path), {}))
    assert supervisor.tend_until(lambda: answers_redis(port), 10)
    with closing(redis.Redis(port=port)) as client:
        client.rpush("letters", "7")
    first = supervisor.pid("redis")
    assert first
    kill(first)
    assert supervisor.tend_until(lambda: supervisor.pid("redis") not in {None, first}, 5)
    assert supervisor.tend_until(lambda: answers_redis(port), 10)
    with closing(redis.Redis(port=port)) as client:
        assert client.lrange("letters", 0, -1) == [b"7"]
