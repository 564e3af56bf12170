"""Until a writer has begun, a client changes what they told, or takes it back; then nobody does."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection

from letters.models import Brief, Erasure, Letter, Notice, UnsentBrief
from letters.workflow import changing, unsent
from letters.workflow.assigning import change_due, give, set_free, take
from letters.workflow.beginnings import begun_by_writer
from letters.workflow.briefs import BriefSubmission, address_of, brief_by_address, submit_brief
from letters.workflow.commenting import add_comment
from letters.workflow.errors import BriefRefused, NotNow, Overtaken
from letters.workflow.notices import compose
from letters.workflow.opening import note_opening
from letters.workflow.remembering import correspondence
from letters.workflow.reviewing import revise_draft, send_to_review
from letters.workflow.scratching import keep_scratch
from letters.workflow.searching import matching

from ..conftest import newest_draft


def change(letter: Letter, **values: str) -> Brief:
    """Theodore answers otherwise what is named, and says that he means it."""
    return changing.change_brief(unsent.keep(changing.begin_change(letter), {}, values))


def test_a_change_is_taken_and_the_draft_says_nothing_of_before(letter: Letter) -> None:
    address = address_of(letter.brief)
    change(letter, recipient_name="Isabella", heading="Whitby, in May")
    changed = brief_by_address(address)
    draft = newest_draft(changed.letter)
    assert changed.recipient_name == "Isabella"
    assert (draft.number, draft.author, draft.text.splitlines()[0]) == (1, None, "Whitby, in May")
    assert "Isabella" in draft.text and "Catherine" not in draft.text
    assert [*changed.letter.drafts.all()] == [draft]
    assert (
        not matching(Letter.objects.all(), "Catherine").exists() and matching(Letter.objects.all(), "Isabella").exists()
    )
    assert [event.verb for event in changed.letter.events.all()][-1] == "client_changed"
    assert changed.letter.version == letter.version + 1


def test_everything_told_is_there_to_be_changed_and_nothing_more(letter: Letter) -> None:
    row = changing.begin_change(letter)
    assert [*changing.changed_lines(row)] == []
    assert row.values["about_pronouns"] == "", "a choice that does not matter is as open as it was"
    changing.change_brief(row)
    assert not letter.events.filter(verb="client_changed").exists()


def test_sent_twice_it_is_changed_once(letter: Letter) -> None:
    row = unsent.keep(changing.begin_change(letter), {}, {"signature": "Theo"})
    changing.change_brief(row)
    changing.change_brief(UnsentBrief.objects.get(pk=row.pk))
    assert letter.events.filter(verb="client_changed").count() == 1
    assert UnsentBrief.objects.get(pk=row.pk).values == {}


def test_whoever_begins_a_change_twice_goes_on_with_the_same(letter: Letter) -> None:
    assert changing.begin_change(letter).pk == changing.begin_change(letter).pk


def test_of_two_pages_the_second_is_told_and_loses_nothing(letter: Letter) -> None:
    rows = [changing.begin_change(letter) for _ in range(2)]
    UnsentBrief.objects.filter(pk=rows[0].pk).update(form_digest="another page")
    other = unsent.keep(changing.begin_change(letter), {}, {"signature": "Theo"})
    changing.change_brief(other)
    late = unsent.keep(UnsentBrief.objects.get(pk=rows[0].pk), {}, {"signature": "T."})
    with pytest.raises(Overtaken, match="on another page"):
        changing.change_brief(late)
    assert Brief.objects.get().signature == "Theo"
    assert UnsentBrief.objects.get(pk=late.pk).values["signature"] == "T."


def test_a_change_that_cannot_be_taken_changes_nothing(letter: Letter) -> None:
    with pytest.raises(BriefRefused):
        change(letter, client_email="nowhere")
    assert Brief.objects.get().client_email == "theodore@example.org"


def test_a_new_e_mail_address_is_written_to(letter: Letter) -> None:
    Notice.objects.update(status=Notice.Status.DONE)
    change(letter, client_email="theo@example.org")
    first, second = Notice.objects.order_by("number")
    assert compose(second).to == ["theo@example.org"]
    ids = {compose(each).extra_headers["Message-ID"] for each in (first, second)}
    assert len(ids) == 2


def test_an_address_changed_again_and_again_fills_no_mailbox(letter: Letter) -> None:
    for number in range(changing.MOST_RECEIVED + 3):
        Notice.objects.update(status=Notice.Status.DONE)
        change(Letter.objects.get(), client_email=f"theo{number}@example.org")
    assert Notice.objects.count() == changing.MOST_RECEIVED


def test_somebody_else_takes_no_confidence_along(letter: Letter, submission: BriefSubmission) -> None:
    after = address_of(letter.brief)
    second = submit_brief(submission.but(key=uuid4(), after=after, heading="Two")).brief.letter
    third = submit_brief(submission.but(key=uuid4(), after=after, heading="Three")).brief.letter
    change(letter, recipient_name="Isabella")
    assert {*correspondence(Brief.objects.get(pk=letter.brief_id))} == {letter}
    assert {*correspondence(Brief.objects.get(pk=third.brief_id))} == {second, third}


def take_and_leave(letter: Letter, by: User) -> None:
    take(letter, by)
    set_free(letter, by)


BEGINNINGS: dict[str, Callable[[Letter, User, User], object]] = {
    "taken": lambda letter, amy, paul: take(letter, amy),
    "given": lambda letter, amy, paul: give(letter, paul, amy, None),
    "taken and set free": lambda letter, amy, paul: take_and_leave(letter, amy),
    "edited": lambda letter, amy, paul: revise_draft(letter, amy, "Dear you,\n\nYes.", letter.version),
    "typed at": lambda letter, amy, paul: keep_scratch(letter, amy, "Dear you,", letter.version),
    "commented on": lambda letter, amy, paul: add_comment(
        letter, amy, newest_draft(letter).text.splitlines()[0], "Hm.", letter.version
    ),
    "sent on": lambda letter, amy, paul: send_to_review(letter, amy, letter.version),
}


@pytest.mark.parametrize("how", BEGINNINGS)
def test_once_a_writer_has_begun_nothing_is_changed_or_taken_back(
    letter: Letter, amy: User, paul: User, how: str
) -> None:
    row = unsent.keep(changing.begin_change(letter), {}, {"signature": "Theo"})
    assert not begun_by_writer(letter)
    BEGINNINGS[how](letter, amy, paul)
    letter = Letter.objects.get()
    for deed in (
        lambda: changing.change_brief(row),
        lambda: changing.begin_change(letter),
        lambda: changing.withdraw(letter, keep_answers=True),
    ):
        with pytest.raises(NotNow, match="A writer has begun"):
            deed()
    assert Brief.objects.get().signature == "Theodore"
    assert [*changing.changed_lines(UnsentBrief.objects.get(pk=row.pk))] == [("How you sign", "Theo")]


def test_looking_and_planning_begin_nothing(letter: Letter, amy: User, paul: User) -> None:
    note_opening(letter, amy)
    change_due(letter, paul, letter.created_at.date())
    assert not begun_by_writer(Letter.objects.get())


def test_taken_back_it_is_gone_and_the_answers_are_the_clients(letter: Letter) -> None:
    row = changing.withdraw(letter, keep_answers=True)
    assert not Brief.objects.exists() and Erasure.objects.get().why == "client"
    assert row and row.answers and row.values["recipient_name"] == "Catherine"
    again = unsent.send(UnsentBrief.objects.get(pk=row.pk))
    assert (again.was_there, again.brief.avoided) == (False, ("the trial", "Sacramento"))


def test_taken_back_whole_nothing_stays(letter: Letter) -> None:
    changing.begin_change(letter)
    assert changing.withdraw(letter, keep_answers=False) is None
    assert not Brief.objects.exists() and not UnsentBrief.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_writer_who_takes_it_while_it_is_changed_is_first_or_finds_the_change(letter: Letter, amy: User) -> None:
    row = unsent.keep(changing.begin_change(letter), {}, {"signature": "Theo"})
    barrier = Barrier(2)

    def do(deed: Callable[[], object]) -> bool:
        barrier.wait()
        try:
            deed()
        except NotNow:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as threads:
        taken, changed = threads.map(do, (lambda: take(Letter.objects.get(), amy), lambda: changing.change_brief(row)))
    letter = Letter.objects.get()
    verbs = [event.verb for event in letter.events.order_by("pk")]
    assert taken and letter.writer == amy
    assert changed == ("client_changed" in verbs) == (Brief.objects.get().signature == "Theo")
    assert not changed or verbs.index("client_changed") < verbs.index("taken")
