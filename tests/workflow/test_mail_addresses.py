"""An e-mail goes to the address that was typed, and to nobody else's."""

import pytest
from django.core import mail

from letters.models import Brief, Notice
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.errors import BriefRefused
from letters.workflow.mail_addresses import Undeliverable, as_sent
from letters.workflow.notices import send_notice

LONG = "žluťoučký" * 6
"""Of 54 characters, which are more than 63 when they are written in ASCII."""


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("rosa@example.org", "rosa@example.org"),
        ("a@ß.org", "a@xn--zca.org"),
        ("a@straße.example", "a@xn--strae-oqa.example"),
        ("a@βόλος.example", "a@xn--nxasmm1c.example"),
        ("a@BÜCHER.example", "a@xn--bcher-kva.example"),
    ],
)
def test_a_domain_is_sent_to_under_its_own_name(typed: str, sent: str) -> None:
    assert as_sent(typed) == sent


@pytest.mark.parametrize(
    "typed",
    [
        *("", "rosa", "@example.org", "rosa@", "rosa@[127.0.0.1]", "rosa@exa mple.org", "rosa@-a.org", "rosa@a..org"),
        *(f"a@{LONG}.org", f"{'a' * 65}@example.org", f"{'a' * 30}@{'.'.join(['abcdefghij' * 6] * 4)}.org", "a@☃.org"),
    ],
)
def test_what_no_server_takes_is_refused(typed: str) -> None:
    with pytest.raises(Undeliverable):
        as_sent(typed)


def test_it_is_said_at_the_form(house: None, submission: BriefSubmission) -> None:
    with pytest.raises(BriefRefused) as refused:
        submit_brief(submission.but(client_email=f"a@{LONG}.org"))
    assert set(refused.value.problems) == {"client_email"}


def test_the_mail_goes_there_and_greets_nobody_by_what_was_typed(house: None, submission: BriefSubmission) -> None:
    submit_brief(submission.but(client_email="a@ß.org", client_name="You won, see prize.example"))
    assert send_notice(Notice.objects.get().pk)
    assert mail.outbox[0].to == ["a@xn--zca.org"]
    assert "prize" not in mail.outbox[0].body


def test_an_older_brief_with_such_an_address_fails_at_once(theodores_brief: Brief) -> None:
    Brief.objects.update(client_email=f"a@{LONG}.org")
    notice = Notice.objects.get()
    assert not send_notice(notice.pk)
    notice.refresh_from_db()
    assert (notice.status, notice.attempts) == ("failed", 1)
