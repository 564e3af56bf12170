"""An SMTP connection with one deadline for all that is said over it.

Python's own limits each reading: a server that sends a byte now and then holds its client for ever.
"""

import errno
import smtplib
import time
from typing import Any

from django.core.mail.backends import smtp

MAIL_SECONDS = 15
"""How long a mail server may take over one e-mail, from the connection to the last answer."""

LONGEST_LINE = 8192
"""Bytes that are read at a time, which is as much as smtplib takes for one line of an answer."""


class TookTooLong(smtplib.SMTPServerDisconnected):
    """The deadline is over, and the connection is closed."""

    def __init__(self) -> None:
        super().__init__(errno.ETIMEDOUT, "the mail server took too long over it")


class _Answers:
    """What a server says, a line at a time, each byte of it before the deadline."""

    def __init__(self, connection: "PunctualSMTP") -> None:
        self._connection = connection
        self._read = bytearray()

    def readline(self, most: int) -> bytes:
        """A line of at most so many bytes; b"" where the server has hung up. Raises TookTooLong and OSError."""
        while b"\n" not in self._read and len(self._read) < most:
            if not (some := self._connection.in_time().recv(LONGEST_LINE)):
                break
            self._read += some
        end = min(self._read.find(b"\n") + 1 or most, most)
        line = bytes(self._read[:end])
        del self._read[:end]
        return line

    def close(self) -> None:
        """Nothing is held but the socket, which its owner closes."""


class PunctualSMTP(smtplib.SMTP):
    """An SMTP connection that has ended, one way or the other, MAIL_SECONDS after it was begun."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._deadline = time.monotonic() + MAIL_SECONDS
        super().__init__(*args, **kwargs)

    def in_time(self) -> Any:
        """The socket, which now waits no longer than until the deadline. Raises TookTooLong behind that."""
        remaining = self._deadline - time.monotonic()
        if remaining <= 0 or self.sock is None:
            self.close()
            raise TookTooLong
        self.sock.settimeout(remaining)
        return self.sock

    def send(self, s: Any) -> None:
        """As `smtplib.SMTP.send`, with a socket that waits no longer than the deadline."""
        if self.sock is not None:
            self.in_time()
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        """As `smtplib.SMTP.getreply`, with a socket that waits no longer than the deadline."""
        if self.file is None and self.sock is not None:
            self.file = _Answers(self)
        try:
            return super().getreply()
        except smtplib.SMTPServerDisconnected as error:
            if time.monotonic() >= self._deadline:
                raise TookTooLong from error
            raise


class PunctualSMTPS(PunctualSMTP, smtplib.SMTP_SSL):
    """The same for a server that speaks TLS from the first byte on."""


class EmailBackend(smtp.EmailBackend):
    """Django's, over a connection that has a deadline."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The class of the connection to the mail server."""
        return PunctualSMTPS if self.use_ssl else PunctualSMTP
