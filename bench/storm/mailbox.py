"""A mail server that takes everything, and counts how often each e-mail came."""

import re
import socketserver
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Thread

from bhl_site.house.ports import HOST

_NUMBER = re.compile(rb"^Message-ID:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class Mailbox(socketserver.ThreadingTCPServer):
    """What came, by Message-ID."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__((HOST, 0), Conversation)
        self.came: Counter[str] = Counter()
        self._lock = Lock()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def take(self, message: bytes) -> None:
        """Count a message."""
        found = _NUMBER.search(message)
        with self._lock:
            self.came[found[1].decode() if found else "no number"] += 1

    def handle_error(self, *_: object) -> None:
        """Whoever sent was killed in the middle: that is what it is here for."""


class Conversation(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs that sends."""

    server: Mailbox

    def handle(self) -> None:
        """Answer each line, and take what is between DATA and the dot."""
        self._answer("220 here")
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"DATA":
                self._answer("354 go on")
                self._take_message()
            elif verb == b"QUIT":
                return self._answer("221 bye")
            else:
                self._answer("250 ok")
        return None

    def _take_message(self) -> None:
        lines: list[bytes] = []
        for line in self.rfile:
            if line == b".\r\n":
                self.server.take(b"".join(lines))
                return self._answer("250 ok")
            lines.append(line)
        return None

    def _answer(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """One that is open."""
    with Mailbox() as server:
        Thread(target=server.serve_forever, args=(0.2,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
