"""Django's console e-mail back end, made readable: a link that was folded for the post cannot be followed."""

from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import dropwhile

END_OF_MAIL = "-" * 79


def readable(lines: Iterable[str]) -> Iterator[str]:
    """The mails among the lines that a worker prints, decoded; whatever else it prints is left out."""
    mail: list[str] = []
    for line in lines:
        if line.rstrip("\n") == END_OF_MAIL:
            yield from shown("".join(dropwhile(str.isspace, mail)))
            mail.clear()
        else:
            mail.append(line)


def shown(source: str) -> Iterator[str]:
    """One mail as lines for a terminal: who it goes to, its subject and its text."""
    message = message_from_bytes(source.encode(), _class=EmailMessage, policy=default)
    body = message.get_body(("plain", "html"))
    yield "mail | "
    yield from (f"mail | {name}: {message[name]}" for name in ("To", "Subject"))
    yield "mail | "
    yield from (f"mail | {line}" for line in (body.get_content() if body else "").splitlines())
    yield "mail | "
