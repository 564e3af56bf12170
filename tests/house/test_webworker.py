"""Clients that send a byte now and then hold nobody up, and are hung up on."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from bhl_site.house import Child, Supervisor, webworker
from bhl_site.house.commands import web_argv
from bhl_site.house.ports import HOST, answers_http, listen, port_of

DRIPPING = 40


@pytest.fixture
def port(tmp_path: Path, supervisor: Supervisor) -> Iterator[int]:
    """The house's web server, without the rest of the house."""
    with listen(0) as listener:
        env = {**os.environ, "DATA_DIR": str(tmp_path / "data")}
        supervisor.start(Child("web", web_argv(listener.fileno()), env, pass_fds=(listener.fileno(),)))
        assert supervisor.tend_until(lambda: answers_http(port_of(listener)), 60)
        yield port_of(listener)


@pytest.mark.promise("slow-others")
def test_forty_that_drip_lock_nobody_out(port: int) -> None:
    over = threading.Event()
    with ExitStack() as stack:
        slow = [stack.enter_context(closing(socket.create_connection((HOST, port)))) for _ in range(DRIPPING)]
        for each in slow:
            each.sendall(b"GET / HTTP/1.1\r\nX-")
        dripping = threading.Thread(target=drip, args=(slow, over))
        dripping.start()
        try:
            # Several times: whichever of the workers answers.
            assert [answer(port) for _ in range(8)] == [200] * 8
        finally:
            over.set()
            dripping.join()


def answer(port: int) -> int:
    with closing(HTTPConnection(HOST, port, timeout=10)) as connection:
        connection.request("GET", "/health/live")
        return connection.getresponse().status


def drip(sockets: list[socket.socket], over: threading.Event) -> None:
    while not over.wait(0.2):
        for each in sockets:
            with suppress(OSError):
                each.sendall(b"a")


def test_a_request_that_never_ends_is_over_at_its_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webworker, "READ_SECONDS", 0.3)
    client, server = socket.socketpair()
    with client, webworker.PunctualSocket(fileno=server.detach()) as slow:
        slow.begin()
        client.sendall(b"GET")
        assert slow.recv(100) == b"GET"
        with pytest.raises(ConnectionResetError):
            slow.recv(100)
        client.sendall(b"/")
        # Also where something comes after it.
        with pytest.raises(ConnectionResetError):
            slow.recv(100)
        # The next request has a deadline of its own.
        slow.begin()
        assert slow.recv(100) == b"/"
        assert slow.gettimeout() is None
