"""The web server's worker, which no slow client can hold: a request has a deadline, and not each byte of it."""

import errno
import socket
import time
from typing import Any

from gunicorn.workers import gthread  # type: ignore[import-untyped]

READ_SECONDS = 20.0
"""How long a client may take to send one request: enough for the longest answers over a bad line."""

THREADS = 64
"""In each worker. Those who drip take one each until their time is over; one that nobody needs costs nothing."""


class PunctualSocket(socket.socket):
    """A client's connection, which is read from no longer than until the deadline of the request that is coming."""

    deadline = float("inf")

    def begin(self) -> None:
        """A request is coming."""
        self.deadline = time.monotonic() + READ_SECONDS

    def recv(self, size: int, *flags: int) -> bytes:
        """As a socket's. Raises ConnectionResetError behind the deadline: to the server, that client is gone."""
        left = self.deadline - time.monotonic()
        try:
            if left <= 0:
                raise TimeoutError
            patience = self.gettimeout()
            self.settimeout(left if patience is None else min(left, patience))
            try:
                return super().recv(size, *flags)
            finally:
                self.settimeout(patience)
        except TimeoutError:
            raise ConnectionResetError(errno.ECONNRESET, "the client took too long over it") from None


class PunctualWorker(gthread.ThreadWorker):  # type: ignore[misc]
    """Gunicorn's threads, on sockets that have a deadline."""

    def enqueue_req(self, conn: Any) -> None:
        """As gunicorn's, for a connection that something comes from."""
        if not isinstance(conn.sock, PunctualSocket):
            conn.sock = PunctualSocket(fileno=conn.sock.detach())
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        """As gunicorn's: from here on the request is read."""
        conn.sock.begin()
        return super().handle(conn)
