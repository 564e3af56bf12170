"""Taking a brief: refused kindly, kept once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from letters.models import Brief, Draft, Event, Letter, Notice, Template
from letters.workflow.briefs import BRIEFS_A_DAY, BriefSubmission, submit_brief
from letters.workflow.errors import BriefRefused


def changed(submission: BriefSubmission, **fields: Any) -> BriefSubmission:
    return submission.but(**fields)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("client_name", ""),
        ("client_name", "\u200b\u200d"),
        ("client_name", "x" * 121),
        ("client_email", ""),
        ("client_email", "theodore at example"),
        ("client_email", "theodore@example.org\r\nBcc: all@example.org"),
        ("recipient_name", " "),
        ("relation", ""),
        ("signature", ""),
        ("occasion", "no-such-occasion"),
        ("tone", "sarcastic"),
        ("hand", "nobody"),
        ("paper", "a0"),
        ("avoid", "x" * 1_001),
    ],
)
def test_a_brief_is_refused_with_its_field_named(
    house: None, submission: BriefSubmission, field: str, value: str
) -> None:
    with pytest.raises(BriefRefused) as refused:
        submit_brief(submission.but(**{field: value}))
    assert list(refused.value.problems) == [field]
    assert str(refused.value) == f"We kept everything you wrote. {refused.value.problems[field]}"
    assert not Brief.objects.exists()


@pytest.mark.parametrize("field", ["client_name", "recipient_name", "relation", "signature"])
@pytest.mark.parametrize("value", ["Win 500 at http://evil.example", "HTTPS://evil.example", "See WWW.evil.example"])
def test_a_name_is_no_place_for_a_web_address(house: None, submission: BriefSubmission, field: str, value: str) -> None:
    with pytest.raises(BriefRefused) as refused:
        submit_brief(submission.but(**{field: value}))
    assert list(refused.value.problems) == [field]
    assert "Please leave web addresses out of this line" in refused.value.problems[field]


def test_everything_wrong_is_said_at_once(house: None, submission: BriefSubmission) -> None:
    with pytest.raises(BriefRefused) as refused:
        submit_brief(submission.but(client_name="", hand="nobody", answers={}))
    assert {"client_name", "hand"} < set(refused.value.problems)
    assert any(field.startswith("answers.") for field in refused.value.problems)


@pytest.mark.promise("runaway")
@pytest.mark.parametrize("answer", ["x" * 2_001, "…"])
def test_an_answer_too_long_or_empty_is_refused(house: None, submission: BriefSubmission, answer: str) -> None:
    key = next(iter(submission.answers))
    with pytest.raises(BriefRefused) as refused:
        submit_brief(submission.but(answers={**submission.answers, key: answer}))
    assert list(refused.value.problems) == [f"answers.{key}"]


def test_an_answer_to_what_was_not_asked_is_refused(house: None, submission: BriefSubmission) -> None:
    with pytest.raises(BriefRefused):
        submit_brief(submission.but(answers={**submission.answers, "not_asked": "anything"}))


def test_a_brief_comes_with_its_first_draft_its_history_and_its_email(theodores_brief: Brief) -> None:
    letter = theodores_brief.letter
    assert letter.status == Letter.Status.DRAFTING
    assert letter.draft and letter.draft.number == 1 and letter.draft.author is None
    assert letter.draft.template_version is not None
    assert "Catherine" in letter.draft.text and letter.draft.text.endswith("Theodore")
    assert [event.verb for event in letter.events.all()] == ["submitted", "composed"]
    assert [notice.kind for notice in theodores_brief.notices.all()] == ["received"]
    assert 0 <= letter.seed < 2**63


def test_a_flood_from_one_address_is_refused_and_others_are_not(house: None, submission: BriefSubmission) -> None:
    first = submit_brief(submission).brief
    copies = [Brief(**_copied(first, number)) for number in range(BRIEFS_A_DAY - 1)]
    Brief.objects.bulk_create(copies)
    another = submission.but(key=uuid4(), client_email="Theodore@Example.org", relation="friend")
    with pytest.raises(BriefRefused, match="tomorrow"):
        submit_brief(another)
    assert submit_brief(submission).brief == first
    assert submit_brief(another.but(client_email="amy@example.org")).brief.pk
    Brief.objects.filter(pk=first.pk).update(created_at=timezone.now() - timedelta(days=2))
    assert submit_brief(another).brief.pk


def _copied(brief: Brief, number: int) -> dict[str, Any]:
    kept = {field.attname: getattr(brief, field.attname) for field in Brief._meta.concrete_fields if field.name != "id"}
    return kept | {"submission_digest": f"{number:064x}", "address_digest": f"{number:064x}"}


def test_without_any_template_the_client_is_still_served(db: None, submission: BriefSubmission) -> None:
    draft = submit_brief(submission).brief.letter.draft
    assert draft and draft.template_version is None
    assert draft.text.startswith("Dear Catherine,") and "walked home in the rain." in draft.text


@pytest.mark.promise("font-changed")
def test_a_template_that_no_longer_fits_does_not_stop_a_brief(
    house: None, submission: BriefSubmission, caplog: pytest.LogCaptureFixture
) -> None:
    for template in Template.objects.all():
        template.versions.create(number=99, body="Dear {nobody_asks_this},")
    draft = submit_brief(submission).brief.letter.draft
    assert draft and draft.template_version is None
    assert "no longer fits" in caplog.text and "Catherine" not in caplog.text


def test_what_is_kept_has_been_cleaned(house: None, submission: BriefSubmission) -> None:
    brief = submit_brief(submission.but(recipient_name=" Cath\u202eerine\0 ", avoid="one\r\n\r\n\r\n\r\ntwo")).brief
    assert brief.recipient_name == "Catherine"
    assert brief.avoided == ("one", "two")


def test_sent_twice_is_one_brief(theodores_brief: Brief, submission: BriefSubmission) -> None:
    again = submit_brief(submission.but(client_name="Somebody Else")).brief
    assert again == theodores_brief and again.client_name == "Theodore Twombly"
    assert (Brief.objects.count(), Letter.objects.count(), Notice.objects.count()) == (1, 1, 1)


@pytest.mark.promise("sent-twice")
@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_once_is_one_brief(house: None, submission: BriefSubmission) -> None:
    def send(_: int) -> Any:
        try:
            return submit_brief(submission).brief.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as clients:
        assert len(set(clients.map(send, range(6)))) == 1
    counts = [model.objects.count() for model in (Brief, Letter, Draft, Notice)]
    assert counts == [1, 1, 1, 1] and Event.objects.count() == 2


def test_the_loser_of_a_race_gets_the_winners_brief(
    house: None, submission: BriefSubmission, monkeypatch: pytest.MonkeyPatch
) -> None:
    winner = submit_brief(submission).brief
    # The loser looked before the winner was there.
    monkeypatch.setattr(Brief.objects, "filter", lambda **_: Brief.objects.none())
    assert submit_brief(submission).brief == winner


def test_two_forms_are_two_briefs(theodores_brief: Brief, submission: BriefSubmission) -> None:
    assert submit_brief(submission.but(key=uuid4(), avoid="the trial")).brief != theodores_brief


def test_the_same_words_in_a_form_fetched_anew_are_one_brief(
    theodores_brief: Brief, submission: BriefSubmission
) -> None:
    again = submission.but(key=uuid4(), recipient_name=" Catherine ")
    assert submit_brief(again).brief == theodores_brief
    Brief.objects.update(created_at=timezone.now() - timedelta(days=2))
    assert submit_brief(again).brief != theodores_brief
