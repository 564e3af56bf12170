"""Whose a letter is to write, and by when."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from letters.models import Brief, Letter
from letters.workflow.addresses import address_of
from letters.workflow.assigning import change_due, freest, give, set_free, take
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.catalogue import occasions
from letters.workflow.due_dates import due_days
from letters.workflow.errors import FieldsRefused, NotNow, NotYours, Overtaken
from letters.workflow.remembering import memory_of
from letters.workflow.reviewing import revise_draft, send_to_review
from letters.workflow.seeing import letters_for


@pytest.fixture
def mark(house: None) -> User:
    person = User.objects.create_user("mark", first_name="Mark", is_staff=True)
    person.groups.add(Group.objects.get(name="Writers"))
    return person


def now(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def submit_again(submission: BriefSubmission, brief: Brief, **changes: Any) -> Letter:
    again = submission.but(key=uuid4(), after=address_of(brief), **changes)
    return submit_brief(again).brief.letter


def test_a_letter_is_due_as_its_occasion_has_it(letter: Letter) -> None:
    days = due_days().of(letter.brief.occasion)
    assert letter.due_on == timezone.localdate() + timedelta(days=days)


def test_every_occasion_in_the_table_is_one() -> None:
    table = due_days()
    assert set(table.occasions) <= {occasion.slug for occasion in occasions()}
    assert all(1 <= days <= 31 for days in (table.usual, *table.occasions.values()))
    assert table.of("condolence") < table.usual


def test_who_takes_it_first_has_it(letter: Letter, amy: User, mark: User) -> None:
    take(letter, amy)
    with pytest.raises(Overtaken, match="Amy has this letter"):
        take(letter, mark)
    take(letter, amy)
    assert now(letter).writer == amy
    assert letter.events.filter(verb="taken").count() == 1


def test_taking_overtakes_nobody_who_types(letter: Letter, amy: User, paul: User) -> None:
    seen = letter.version
    give(letter, paul, amy, None)
    change_due(letter, paul, date(2027, 1, 2))
    assert revise_draft(letter, amy, "Dear Catherine,\n\nHello.", seen).number == 2


def test_who_writes_a_free_letter_has_it(letter: Letter, amy: User, mark: User) -> None:
    revise_draft(letter, amy, "Dear Catherine,\n\nHello.", letter.version)
    assert now(letter).writer == amy
    with pytest.raises(NotYours, match="Amy has this letter"):
        revise_draft(letter, mark, "Dear Catherine,\n\nMine.", now(letter).version)


def test_who_only_helps_out_does_not(letter: Letter, samantha: User) -> None:
    revise_draft(letter, samantha, "Dear Catherine,\n\nHello.", letter.version)
    assert now(letter).writer is None


def test_the_freest_is_who_has_fewest_to_write(letter: Letter, amy: User, mark: User, paul: User) -> None:
    take(letter, amy)
    assert freest() == mark
    send_to_review(letter, amy, letter.version)
    assert freest() == amy


def test_nobody_but_writers_is_given_letters(letter: Letter, amy: User, paul: User, tatiana: User) -> None:
    with pytest.raises(FieldsRefused, match="Tatiana does not write letters"):
        give(letter, paul, tatiana, None)
    with pytest.raises(NotYours, match="may not give letters"):
        give(letter, amy, amy, None)
    amy.is_active = False
    amy.save()
    with pytest.raises(NotNow, match="nobody to give it to"):
        give(letter, paul, None, None)


def test_who_gives_it_second_is_told_who_has_it(letter: Letter, amy: User, mark: User, paul: User) -> None:
    give(letter, paul, amy, None)
    with pytest.raises(Overtaken, match="Amy has this letter now"):
        give(letter, paul, mark, None)
    assert now(letter).writer == amy


def test_a_writer_hands_on_their_own_and_a_client_goes_with_what_is_remembered(
    theodores_brief: Brief, submission: BriefSubmission, amy: User, mark: User
) -> None:
    letter = theodores_brief.letter
    take(letter, amy)
    later = submit_again(submission, theodores_brief, avoid="the boat")
    assert later.writer == amy
    give(later, amy, mark, amy.pk)
    assert now(letter).writer == now(later).writer == mark
    assert not letters_for(amy).exists()
    assert "the trial" in memory_of(letters_for(mark).get(pk=later.pk).brief).never
    third = submit_again(submission, theodores_brief, avoid="the piano")
    assert third.writer == mark


def test_others_letters_to_others_stay(letter: Letter, submission: BriefSubmission, amy: User, mark: User) -> None:
    take(letter, amy)
    other = submit_brief(submission.but(key=uuid4(), recipient_name="Isabella")).brief.letter
    take(other, amy)
    give(other, amy, mark, amy.pk)
    assert now(letter).writer == amy


def test_a_letter_is_set_free_once(letter: Letter, amy: User, mark: User) -> None:
    take(letter, amy)
    set_free(letter, amy)
    assert now(letter).writer is None
    assert letters_for(mark).filter(pk=letter.pk).exists()
    with pytest.raises(NotYours):
        set_free(letter, mark)


def test_a_near_day_makes_a_rush(letter: Letter, paul: User) -> None:
    today = timezone.localdate()
    change_due(letter, paul, today + timedelta(days=due_days().rush))
    assert now(letter).is_rush
    change_due(letter, paul, today + timedelta(days=due_days().rush + 1))
    change_due(letter, paul, today + timedelta(days=due_days().rush + 1))
    assert not now(letter).is_rush
    assert letter.events.filter(verb="due_changed").count() == 2


def test_what_is_finished_is_left_as_it_is(letter: Letter, paul: User) -> None:
    Letter.objects.update(status=Letter.Status.READY)
    with pytest.raises(NotNow, match="finished"):
        set_free(letter, paul)
    with pytest.raises(NotNow, match="finished"):
        change_due(letter, paul, date(2027, 1, 2))
