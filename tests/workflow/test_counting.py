"""What may be asked for from one mailbox holds also for those who ask at once, and whichever way they spell it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from letters.models import Brief, Letter, Notice
from letters.workflow import unsent
from letters.workflow.briefs import BRIEFS_A_DAY, BriefSubmission, submit_brief
from letters.workflow.errors import BriefRefused
from letters.workflow.mail_addresses import mailbox_of


def at_once(deeds: list[Callable[[], object]]) -> int:
    """Do them in threads of their own; how many were refused."""

    def attempt(deed: Callable[[], object]) -> bool:
        try:
            deed()
        except BriefRefused:
            return True
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(8) as people:
        return sum(people.map(attempt, deeds))


@pytest.mark.parametrize(
    ("typed", "mailbox"),
    [
        ("Rosa@Example.org", "rosa@example.org"),
        ("r.o.s.a+letters@example.org", "rosa@example.org"),
        ("rosa@GoogleMail.com", "rosa@gmail.com"),
        ("+rosa@example.org", "+rosa@example.org"),
        ("rosa@bücher.example", "rosa@xn--bcher-kva.example"),
        ("nobody at all", "nobody at all"),
    ],
)
def test_one_mailbox_has_one_name(typed: str, mailbox: str) -> None:
    assert mailbox_of(typed) == mailbox


@pytest.mark.django_db(transaction=True)
def test_copies_in_fresh_forms_at_once_are_one_letter(house: None, submission: BriefSubmission) -> None:
    deeds = [lambda: submit_brief(submission.but(key=uuid4()))] * 20
    assert at_once(list(deeds)) == 0
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_cap_of_a_day_holds_for_those_who_come_at_once(house: None, submission: BriefSubmission) -> None:
    first = submit_brief(submission).brief
    apart = {"submission_digest", "address_digest", "id"}
    columns = {field.attname for field in Brief._meta.concrete_fields if field.name not in apart}
    as_first = {name: getattr(first, name) for name in columns}
    Brief.objects.bulk_create(
        Brief(**as_first, submission_digest=f"{number:064x}", address_digest=f"{number:064x}")
        for number in range(BRIEFS_A_DAY - 4)
    )

    def send(number: int) -> Callable[[], object]:
        address = f"t.heodore+{number}@example.org"
        return lambda: submit_brief(submission.but(key=uuid4(), client_email=address, relation=f"friend {number}"))

    assert at_once([send(number) for number in range(8)]) == 5
    assert Brief.objects.count() == BRIEFS_A_DAY


def test_another_spelling_brings_no_more_ways_back(db: None, submission: BriefSubmission) -> None:
    for number in range(unsent.WAYS_BACK_A_DAY + 2):
        row = unsent.begin(uuid4(), submission.occasion)
        unsent.keep(row, {}, {"client_email": f"theo.dore+{number}@example.org"})
        unsent.invite_back(row)
    assert Notice.objects.count() == unsent.WAYS_BACK_A_DAY
