"""Who runs the house reads its e-mails in the terminal, and can follow their links."""

import io

from django.core.mail import EmailMessage
from django.core.mail.backends.console import EmailBackend

from bhl_site.house.mails import readable

LINK = "http://127.0.0.1:8000/letters/" + "x" * 86


def printed(*mails: EmailMessage) -> list[str]:
    stream = io.StringIO()
    EmailBackend(stream=stream).send_messages(list(mails))
    return stream.getvalue().splitlines(keepends=True)


def mail(body: str) -> EmailMessage:
    return EmailMessage("Your letter – begun", body, "letters@example.org", ["client@example.org"])


def test_long_links_and_accents_come_out_whole() -> None:
    lines = list(readable(printed(mail(f"Dear Zoë,\n\n{LINK}\n"))))
    assert "mail | To: client@example.org" in lines
    assert "mail | Subject: Your letter – begun" in lines
    assert {"mail | Dear Zoë,", f"mail | {LINK}"} <= set(lines)


def test_what_is_no_mail_is_left_out() -> None:
    lines = ["\n", *printed(mail("one"), mail("two")), "\n", "worker: Warm shutdown (MainProcess)\n"]
    shown = list(readable(lines))
    assert [line for line in shown if line in {"mail | one", "mail | two"}] == ["mail | one", "mail | two"]
    assert not any("shutdown" in line for line in shown)
