"""The web server's own log names no letter's address, whatever is asked for and however badly."""

import os
import socket
from contextlib import closing
from pathlib import Path

from bhl_site.house import Child, Supervisor
from bhl_site.house.commands import web_argv
from bhl_site.house.ports import HOST, answers_http, listen, port_of
from tests.house.processes import wait_until

TOKEN = "kE3vYxT0hP9qL5sWb7nZr2cUaG8mJd4f"


def ask(port: int, request: str) -> bytes:
    with closing(socket.create_connection((HOST, port), timeout=10)) as connection:
        connection.sendall(request.encode())
        return connection.recv(1000)


def test_a_malformed_request_is_logged_without_the_address(supervisor: Supervisor, tmp_path: Path) -> None:
    log = tmp_path / "log" / "web.log"
    with closing(listen(0)) as listener:
        port, fd = port_of(listener), listener.fileno()
        env = {**os.environ, "DATA_DIR": str(tmp_path / "data")}
        supervisor.start(Child("web", web_argv(fd), env, pass_fds=(fd,)))
        assert supervisor.tend_until(lambda: answers_http(port), 60), log.read_text()
        assert b"400" in ask(port, f"GET /letters/{TOKEN}/\r\n\r\n")
        assert b"400" in ask(port, f"GET / HTTP/1.1\r\nReferer /letters/{TOKEN}/: x\r\n\r\n")
        assert wait_until(lambda: log.read_text().count("Invalid request from") == 2), log.read_text()
    assert TOKEN not in log.read_text()
    assert "/letters/…" in log.read_text()
