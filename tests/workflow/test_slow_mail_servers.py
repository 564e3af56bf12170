"""A mail server that says a byte now and then holds nobody: a whole e-mail has a deadline, and not each byte."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from typing import Any

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.core import mail

from bhl_site import punctual
from letters import tasks
from letters.models import Brief, Notice
from letters.workflow.notices import Sending, send_notice

pytestmark = pytest.mark.django_db

DRIP_SECONDS = 0.1
DEADLINE_SECONDS = 1.5

ANSWERS = dict.fromkeys(("EHLO", "MAIL", "RCPT", "."), "250 ok") | {"DATA": "354 go on", "QUIT": "221 bye"}


class MailServer:
    """A mail server on loopback for one e-mail after the other, which from the word `drips` on never ends a line."""

    def __init__(self, drips: str, closing: threading.Event) -> None:
        self.drips = drips
        self.kept: list[str] = []
        self._closing = closing
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(DRIP_SECONDS)
        self.port: int = self._listener.getsockname()[1]

    def serve(self) -> None:
        with self._listener:
            while not self._closing.is_set():
                with suppress(OSError):
                    connection, _ = self._listener.accept()
                    with connection, connection.makefile("rb") as lines:
                        self._converse(connection, lines)

    def _converse(self, connection: socket.socket, lines: Any) -> None:
        self._answer(connection, "greeting", "220 here")
        for line in lines:
            verb = line.decode().split()[0].upper()
            self._answer(connection, verb, ANSWERS[verb])
            if verb == "DATA":
                self.kept.append(b"".join(takewhile(lambda each: each != b".\r\n", lines)).decode())
                self._answer(connection, ".", ANSWERS["."])

    def _answer(self, connection: socket.socket, word: str, answer: str) -> None:
        while word == self.drips and not self._closing.wait(DRIP_SECONDS):
            connection.sendall(b"2")
        connection.sendall(f"{answer}\r\n".encode())


@contextmanager
def serving(drips: str, settings: Any) -> Iterator[MailServer]:
    closing = threading.Event()
    server = MailServer(drips, closing)
    options = {"host": "127.0.0.1", "port": server.port, "timeout": 10}
    settings.MAILERS = {"default": {"BACKEND": "bhl_site.punctual.EmailBackend", "OPTIONS": options}}
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield server
    finally:
        closing.set()
        thread.join()


@pytest.fixture
def notice(theodores_brief: Brief, monkeypatch: pytest.MonkeyPatch) -> Notice:
    monkeypatch.setattr(punctual, "MAIL_SECONDS", DEADLINE_SECONDS)
    return theodores_brief.notices.get()


def test_a_server_in_a_hurry_gets_the_whole_email(notice: Notice, settings: Any) -> None:
    with serving("nothing", settings) as server:
        assert send_notice(notice.pk)
    assert "Subject: We have what you told us" in server.kept[0]


@pytest.mark.promise("slow-others")
@pytest.mark.parametrize("word", ["greeting", "EHLO", "MAIL", "DATA", "."])
def test_a_server_that_drips_is_left_and_the_email_goes_later(notice: Notice, settings: Any, word: str) -> None:
    began = time.monotonic()
    with serving(word, settings):
        assert not send_notice(notice.pk)
    assert time.monotonic() - began >= DEADLINE_SECONDS, "it was given its time"
    notice.refresh_from_db()
    assert (notice.status, notice.reason) == ("queued", "the mail server took too long over it")
    assert notice.lease_until and notice.token is None


def test_an_email_is_sent_though_the_server_drips_its_goodbye(notice: Notice, settings: Any) -> None:
    with serving("QUIT", settings) as server:
        assert send_notice(notice.pk)
    assert len(server.kept) == 1


@pytest.mark.parametrize("where", ["make", "after_done"])
def test_a_worker_out_of_patience_puts_the_email_back(
    notice: Notice, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def endless(_: Sending) -> Callable[[], None]:
        raise SoftTimeLimitExceeded

    with monkeypatch.context() as slow:
        slow.setattr(Sending, where, endless)
        assert tasks.send_notice(notice.pk) == notice.pk
    notice.refresh_from_db()
    assert (notice.status, notice.reason) == ("queued", "the mail server took too long over it")
    assert len(mail.outbox) == (where == "after_done"), "handed over"
    assert bool(notice.sent_at) == (where == "after_done"), "and noted: it goes no second time"
