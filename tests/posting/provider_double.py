"""A provider on this machine, which keeps what it is given and tells what it is told to tell."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

TOKEN = "a token of thirty characters.."


class Double:
    """What the provider has: letters by key, and what it tells. `refuses`, `too_late` and `signed_with` say how it is
    to behave; `drips` lets it answer a byte at a time, for ever."""

    def __init__(self) -> None:
        self.letters: dict[str, dict[str, Any]] = {}
        self.cancelled: list[str] = []
        self.events: list[dict[str, str]] = []
        self.requests: list[str] = []
        self.refuses, self.too_late, self.drips, self.moved = "", False, False, ""
        self.signed_with = TOKEN
        self.closed = Event()
        self.url = ""

    def reference_of(self, key: str) -> str:
        return f"L{[*self.letters].index(key) + 1}"


@contextmanager
def provider_double() -> Iterator[Double]:
    """One that listens on loopback until the block ends."""
    double = Double()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            """Nothing."""

        def _answer(self, status: int, body: dict[str, Any], **headers: str) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _is_let_in(self) -> bool:
            double.requests.append(f"{self.command} {self.path}")
            if double.moved:
                self._answer(302, {}, Location=double.moved)
            elif self.headers["Authorization"] != f"Bearer {TOKEN}":
                self._answer(401, {})
            return not double.moved and self.headers["Authorization"] == f"Bearer {TOKEN}"

        def do_POST(self) -> None:
            order = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if not self._is_let_in():
                return
            if double.refuses:
                self._answer(422, {"why": double.refuses})
                return
            key = self.headers["Idempotency-Key"]
            double.letters.setdefault(key, order)
            self._answer(201, {"reference": double.reference_of(key)})

        def do_DELETE(self) -> None:
            if not self._is_let_in():
                return
            if not double.too_late:
                double.cancelled.append(self.path.rpartition("/")[2])
            self._answer(409 if double.too_late else 200, {})

        def do_GET(self) -> None:
            if not self._is_let_in():
                return
            if double.drips:
                self.send_response(200)
                self.end_headers()
                while not double.closed.wait(0.02):
                    self.wfile.write(b" ")
                return
            data = json.dumps({"events": double.events}).encode()
            signature = hmac.new(double.signed_with.encode(), data, hashlib.sha256).hexdigest()
            self._answer(200, {"events": double.events}, X_Signature=signature)

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    double.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield double
    finally:
        double.closed.set()
        server.shutdown()
        thread.join()
        server.server_close()
