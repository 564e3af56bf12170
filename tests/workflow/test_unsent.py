"""A brief that is not sent yet: kept whole, sent once, forgotten in time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from letters.models import Brief, Notice, UnsentBrief
from letters.workflow import hygiene, unsent
from letters.workflow.briefs import BriefSubmission
from letters.workflow.errors import BriefRefused, TextRefused
from letters.workflow.notices import send_notice
from letters.workflow.tidying import tidy

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled_in(submission: BriefSubmission) -> UnsentBrief:
    row = unsent.begin(uuid4(), submission.occasion)
    return unsent.keep(row, submission.answers, submission.values, "signature")


def test_what_is_kept_later_leaves_the_rest_as_it_was(filled_in: UnsentBrief) -> None:
    unsent.keep(filled_in, {}, {"signature": "Theo\0"})
    row = unsent.unsent_by_address(unsent.address_of_unsent(filled_in))
    assert (row.values["signature"], row.values["client_name"]) == ("Theo", "Theodore Twombly")
    assert row.answers and row.step == "signature"


def test_more_than_is_kept_is_refused_and_leaves_what_was_there(filled_in: UnsentBrief) -> None:
    with pytest.raises(TextRefused, match="still here"):
        unsent.keep(filled_in, {}, {"avoid": "a" * 70_000})
    filled_in.refresh_from_db()
    assert filled_in.values["avoid"] == "the trial\nSacramento"


def test_it_is_sent_once_and_forgets_what_it_held(house: None, filled_in: UnsentBrief) -> None:
    first = unsent.send(filled_in).brief
    stale = UnsentBrief(pk=filled_in.pk, **{name: getattr(filled_in, name) for name in KEPT})
    assert unsent.send(stale).brief == first
    filled_in.refresh_from_db()
    assert (filled_in.became, filled_in.answers, filled_in.values) == (first, {}, {})
    assert Brief.objects.count() == 1
    assert first.client_email not in str(UnsentBrief.objects.values())


KEPT = ("address_digest", "occasion", "answers", "values", "after")


def test_what_is_left_is_said_step_by_step(filled_in: UnsentBrief) -> None:
    assert unsent.problems_by_step(filled_in) == {}
    unsent.keep(filled_in, {}, {"client_name": "", "signature": ""})
    assert {name: [*problems] for name, problems in unsent.problems_by_step(filled_in).items()} == {
        "client": ["client_name"],
        "signature": ["signature"],
    }
    with pytest.raises(BriefRefused):
        unsent.send(filled_in)


def test_the_way_back_goes_to_each_address_once_and_says_nothing_of_the_letter(filled_in: UnsentBrief) -> None:
    for email in ("theodore@example.org", "theodore@example.org", "theo@example.org"):
        unsent.keep(filled_in, {}, {"client_email": email})
        unsent.invite_back(filled_in)
    assert [send_notice(notice.pk) for notice in Notice.objects.order_by("pk")] == [True, True]
    last = mail.outbox[-1]
    assert last.to == ["theo@example.org"]
    assert f"/unsent/{unsent.address_of_unsent(filled_in)}/" in last.body
    assert last.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "Catherine" not in last.body and "rain" not in last.body


def test_nobody_fills_the_mailbox_of_a_stranger(submission: BriefSubmission) -> None:
    for _ in range(unsent.WAYS_BACK_A_DAY + 3):
        row = unsent.begin(uuid4(), submission.occasion)
        unsent.invite_back(unsent.keep(row, {}, submission.values))
    assert Notice.objects.count() == unsent.WAYS_BACK_A_DAY


def test_what_is_not_sent_is_forgotten_in_time(filled_in: UnsentBrief) -> None:
    young = unsent.begin(uuid4(), filled_in.occasion)
    old = timezone.now() - unsent.FORGOTTEN_AFTER - timedelta(minutes=1)
    UnsentBrief.objects.filter(pk=filled_in.pk).update(changed_at=old)
    tidy()
    assert [*UnsentBrief.objects.all()] == [young]


def test_each_text_is_cleaned_once(
    house: None, filled_in: UnsentBrief, submission: BriefSubmission, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleaned: list[str] = []
    shows = hygiene.shows
    monkeypatch.setattr(hygiene, "shows", lambda value: cleaned.append(value) or shows(value))  # type: ignore[func-returns-value]
    unsent.send(filled_in)
    assert sum(value == "Theodore Twombly" for value in cleaned) == 1
    assert sum(value == "walked home in the rain" for value in cleaned) == len(submission.answers)


def test_what_a_page_sent_earlier_and_comes_later_is_passed_over(filled_in: UnsentBrief) -> None:
    late, newest = unsent.Sent("p1", 1), unsent.Sent("p1", 2)
    unsent.keep(filled_in, {}, {"signature": "Theodore T."}, "signature", newest)
    unsent.keep(filled_in, {}, {"signature": "Theo", "client_name": "Wrong"}, "client", late)
    row = UnsentBrief.objects.get(pk=filled_in.pk)
    assert (row.values["signature"], row.step) == ("Theodore T.", "signature")
    assert row.values["client_name"] != "Wrong"
    assert filled_in.values == row.values, "whoever came late is told what is kept"


def test_another_page_and_one_without_a_script_are_later_than_both(filled_in: UnsentBrief) -> None:
    unsent.keep(filled_in, {}, {"signature": "A"}, sent=unsent.Sent("p1", 7))
    unsent.keep(filled_in, {}, {"signature": "B"}, sent=unsent.Sent("p2", 1))
    unsent.keep(filled_in, {}, {"signature": "C"})
    unsent.keep(filled_in, {}, {"signature": "late"}, sent=unsent.Sent("p1", 6))
    assert UnsentBrief.objects.get(pk=filled_in.pk).values["signature"] == "C"


def test_of_a_thousand_pages_the_newest_are_known(filled_in: UnsentBrief) -> None:
    for number in range(unsent.MOST_PAGES + 5):
        unsent.keep(filled_in, {}, {}, sent=unsent.Sent(f"p{number}", 1))
    counts = UnsentBrief.objects.get(pk=filled_in.pk).counts
    assert len(counts) == unsent.MOST_PAGES and f"p{unsent.MOST_PAGES + 4}" in counts
