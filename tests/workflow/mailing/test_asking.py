"""A client has a letter posted, says where to, and calls it back until it is printed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from letters.models import Event, Letter, Posting
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.changing import begin_change, change_brief
from letters.workflow.errors import FieldsRefused, NotNow, Overtaken
from letters.workflow.finished import envelope_pdf
from letters.workflow.mailing.asking import address_before, ask_posting, call_back, hold_for_word
from letters.workflow.mailing.enveloping import envelope_of
from letters.workflow.mailing.sending import print_letters
from letters.workflow.mailing.standing import is_ready, waiting_for
from letters.workflow.unsent import keep

from .conftest import LEITH, Finish

pytestmark = pytest.mark.django_db

Status, Verb = Posting.Status, Event.Verb


def history(letter: Letter) -> list[str]:
    return [
        *letter.events.filter(verb__in=(Verb.POSTING_ASKED, Verb.ADDRESSED, Verb.CALLED_BACK)).values_list(
            "verb", flat=True
        )
    ]


def test_a_brief_that_asks_for_it_waits_for_an_address(house: None, submission: BriefSubmission) -> None:
    letter = submit_brief(submission.but(post=True, envelope="c6")).brief.letter
    posting = letter.postings.get()
    assert posting.address == {} and waiting_for(posting) == "an address, from its client"
    asked = ask_posting(letter, LEITH)
    assert (asked.pk, asked.address) == (posting.pk, LEITH) and history(letter) == [Verb.POSTING_ASKED, Verb.ADDRESSED]
    assert waiting_for(asked) == "the letter, which is being drafted" and not is_ready(asked)


def test_a_brief_changed_before_anybody_began_takes_the_post_back(house: None, submission: BriefSubmission) -> None:
    letter = submit_brief(submission.but(post=True)).brief.letter
    for wants in (False, True):
        row = begin_change(Letter.objects.get(pk=letter.pk))
        keep(row, {}, {"post": wants})
        change_brief(row)
        assert Posting.objects.filter(letter=letter).exists() is wants


def test_a_house_that_posts_nothing_takes_no_posting(
    house: None, submission: BriefSubmission, settings: object
) -> None:
    settings.POST = False  # type: ignore[attr-defined]
    letter = submit_brief(submission.but(post=True)).brief.letter
    with pytest.raises(NotNow):
        ask_posting(letter, LEITH)
    assert not Posting.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("country_code", ""),
        ("country_code", "XX"),
        ("postal_code", "90291"),
        ("name", " "),
        ("street_address", "東京都"),
        ("street_address", "1\n2\n3\n4"),
    ],
)
def test_an_address_that_cannot_stand_so_is_refused_by_its_field(finished: Letter, field: str, value: str) -> None:
    with pytest.raises(FieldsRefused) as refused:
        ask_posting(finished, {**LEITH, field: value})
    assert refused.value.problems.keys() == {field}
    assert not Posting.objects.exists()


def test_what_belongs_to_no_field_of_the_country_is_left_out(finished: Letter) -> None:
    posting = ask_posting(finished, {**LEITH, "country_area": "CA", "colour": "blue", "name": " Catherine  Lee\n"})
    assert posting.address == LEITH


def test_the_address_is_sealed_and_stands_on_the_one_envelope(finish: Finish) -> None:
    letter = finish(envelope="dl", address="Catherine\nThe old house")
    at_first = envelope_pdf(letter)
    assert envelope_of(letter).address == "Catherine\nThe old house"
    posting = ask_posting(letter, LEITH)
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM letters_posting WHERE id = %s", [posting.pk])
        assert "Elm Row" not in str(cursor.fetchone())
    assert envelope_of(letter).address == "Catherine Lee\n12 Elm Row\nLEITH\nEH6 8AA"
    assert envelope_pdf(letter) != at_first


def test_asked_twice_it_is_one_posting_and_changed_until_it_is_printed(posting: Posting, charles: User) -> None:
    assert ask_posting(posting.letter, LEITH).pk == posting.pk
    assert history(posting.letter) == [Verb.POSTING_ASKED]
    ask_posting(posting.letter, {**LEITH, "street_address": "14 Elm Row"})
    assert history(posting.letter) == [Verb.POSTING_ASKED, Verb.ADDRESSED]
    print_letters([posting.pk], charles, uuid4())
    with pytest.raises(NotNow, match="was printed on"):
        ask_posting(posting.letter, LEITH)
    with pytest.raises(NotNow, match="was printed on"):
        call_back(posting.letter)
    posting.refresh_from_db()
    assert posting.address["street_address"] == "14 Elm Row" and posting.status == Status.PRINTED


def test_called_back_it_goes_nowhere_until_it_is_asked_for_again(posting: Posting) -> None:
    call_back(posting.letter)
    call_back(posting.letter)
    posting.refresh_from_db()
    assert posting.status == Status.CALLED_BACK and history(posting.letter) == [Verb.POSTING_ASKED, Verb.CALLED_BACK]
    assert ask_posting(posting.letter, LEITH).number == 2


def test_nothing_leaves_at_a_clients_silence(posting: Posting) -> None:
    hold_for_word(posting.letter)
    posting.refresh_from_db()
    assert posting.status == Status.HELD and not is_ready(posting)
    assert is_ready(ask_posting(posting.letter, LEITH))


def test_the_next_letter_to_the_same_person_knows_the_way(posting: Posting, submission: BriefSubmission) -> None:
    from_page = submission.but(key=uuid4(), after="")
    stranger = submit_brief(from_page.but(recipient_name="Isabella")).brief.letter
    assert address_before(stranger) == {}
    later = submit_brief(from_page.but(client_name="T. Twombly")).brief
    later.first = posting.letter.brief
    later.save()
    assert address_before(later.letter) == LEITH


def test_it_leaves_on_the_day_that_its_client_names_and_not_before(
    posting: Posting, charles: User, settings: Any
) -> None:
    today = timezone.localdate()
    later = ask_posting(posting.letter, LEITH, today + timedelta(days=3))
    assert not is_ready(later) and waiting_for(later).startswith("its day")
    with pytest.raises(Overtaken):
        print_letters([later.pk], charles, uuid4())
    Posting.objects.update(not_before=today - timedelta(days=1))
    # Its day has come, and the address can still be put right.
    due = ask_posting(posting.letter, {**LEITH, "city": "Perth"}, today - timedelta(days=1))
    assert is_ready(due) and print_letters([due.pk], charles, uuid4()).left_out == ()


@pytest.mark.parametrize("days", [-1, 11])
def test_a_day_that_is_over_or_on_which_the_letter_is_gone_is_refused(
    finished: Letter, settings: Any, days: int
) -> None:
    settings.KEEP_DAYS = 10
    with pytest.raises(FieldsRefused) as refused:
        ask_posting(finished, LEITH, timezone.localdate() + timedelta(days=days))
    assert refused.value.problems.keys() == {"not_before"} and not Posting.objects.exists()
