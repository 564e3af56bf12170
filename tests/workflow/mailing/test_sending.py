"""Whoever works at the post desk prints once, posts once, and sends again what came back."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from pikepdf import Pdf

from letters.models import Event, Letter, Notice, Opening, Posting, PrintRun
from letters.workflow.erasing import Why, erase
from letters.workflow.errors import FieldsRefused, NotNow, NotYours, Overtaken
from letters.workflow.exporting import archive_of
from letters.workflow.mailing.asking import ask_posting, call_back
from letters.workflow.mailing.desk import PILES, count_of, page_of, pile_called
from letters.workflow.mailing.printing import FETCHED_WITHIN, run_pdf
from letters.workflow.mailing.sending import (
    mark_posted,
    mark_returned,
    print_again,
    print_letters,
    print_one_again,
    send_again,
)
from letters.workflow.notices import compose
from letters.workflow.vault import forget

from .conftest import LEITH, Finish

pytestmark = pytest.mark.django_db

Status, Verb = Posting.Status, Event.Verb

TODAY = timezone.localdate


@pytest.fixture
def printed(posting: Posting, charles: User) -> Posting:
    print_letters([posting.pk], charles, uuid4())
    return Posting.objects.select_related("letter__brief", "run").get(pk=posting.pk)


def events(letter: Letter, *verbs: str) -> int:
    return letter.events.filter(verb__in=verbs).count()


@pytest.mark.promise("posted-once")
def test_a_letter_is_printed_once_however_often_the_button_is_pressed(posting: Posting, charles: User) -> None:
    form = uuid4()
    first = print_letters([posting.pk], charles, form)
    assert print_letters([posting.pk], charles, form).run == first.run and first.left_out == ()
    assert events(posting.letter, Verb.PRINTED) == 1
    assert Opening.objects.filter(letter=posting.letter, person=charles).exists()
    with Pdf.open(BytesIO(run_pdf(first.run))) as pdf:
        assert len(pdf.pages) % 2 == 0 and len(pdf.pages) >= 6
    assert run_pdf(first.run) == run_pdf(first.run)


@pytest.mark.promise("posted-once")
def test_two_people_print_no_letter_twice(finish: Finish, posting: Posting, charles: User, samantha: User) -> None:
    other = ask_posting(finish(recipient_name="Isabella"), LEITH)
    print_letters([posting.pk], samantha, uuid4())
    printed = print_letters([posting.pk, other.pk], charles, uuid4())
    assert [*printed.run.postings.all()] == [other] and "printed by somebody else" in printed.left_out[0]
    with pytest.raises(Overtaken, match="printed these letters"):
        print_letters([posting.pk], charles, uuid4())
    assert PrintRun.objects.count() == 2


@pytest.mark.promise("posted-once")
def test_what_was_called_back_or_cannot_be_read_is_left_out(posting: Posting, charles: User) -> None:
    forget(posting.letter.renderings.get().pdf_digest)
    with pytest.raises(Overtaken, match="Nothing was printed"):
        print_letters([posting.pk], charles, uuid4())
    assert not PrintRun.objects.exists()
    call_back(posting.letter)
    with pytest.raises(Overtaken):
        print_letters([posting.pk], charles, uuid4())


def test_the_file_is_there_for_a_while_and_then_only_on_purpose(printed: Posting, charles: User) -> None:
    run = printed.run
    assert run
    PrintRun.objects.filter(pk=run.pk).update(pressed_at=timezone.now() - FETCHED_WITHIN - timedelta(seconds=1))
    run.refresh_from_db()
    with pytest.raises(NotNow):
        run_pdf(run)
    with pytest.raises(FieldsRefused):
        print_again(run, charles, " ", run.times)
    print_again(run, charles, "The printer ate it", 1)
    print_again(run, charles, "The printer ate it", 1)
    assert run_pdf(run) and run.times == 2
    event = printed.letter.events.get(verb=Verb.PRINTED_AGAIN)
    assert (event.actor, event.note) == (charles, "The printer ate it")


@pytest.mark.promise("posted-once")
def test_posted_is_noted_once_and_the_client_is_told_the_day(printed: Posting, charles: User) -> None:
    for _ in range(2):
        mark_posted([printed.pk], charles, TODAY(), {printed.pk: " RN 123 GB "})
    printed.refresh_from_db()
    assert (printed.status, printed.posted_by, printed.tracking) == (Status.POSTED, charles, "RN 123 GB")
    assert events(printed.letter, Verb.POSTED) == 1
    notice = Notice.objects.get(kind=Notice.Kind.POSTED)
    mail = compose(notice)
    assert f"{TODAY():%A}, {TODAY().day} {TODAY():%B}" in str(mail.body).replace("\n", " ")
    assert not any(word in f"{mail.subject} {mail.body}" for word in ("Catherine", "Elm Row", "RN 123"))


@pytest.mark.parametrize("days", [1, -1])
def test_a_day_that_cannot_be_is_refused(printed: Posting, charles: User, days: int) -> None:
    with pytest.raises(FieldsRefused):
        mark_posted([printed.pk], charles, TODAY() + timedelta(days=days))
    assert events(printed.letter, Verb.POSTED) == 0


def test_what_came_back_is_sent_again_to_another_address(printed: Posting, charles: User) -> None:
    with pytest.raises(NotNow):
        mark_returned(printed, charles, TODAY(), "")
    mark_posted([printed.pk], charles, TODAY())
    for _ in range(2):
        mark_returned(Posting.objects.get(pk=printed.pk), charles, TODAY(), "No such street")
    assert events(printed.letter, Verb.RETURNED) == 1
    assert "came back" in compose(Notice.objects.get(kind=Notice.Kind.RETURNED)).subject
    back, better = Posting.objects.get(pk=printed.pk), {**LEITH, "street_address": "21 Elm Row"}
    again = send_again(back, charles, better)
    assert send_again(back, charles, better) == again and again.number == 2
    with pytest.raises(NotNow):
        send_again(back, charles, {**LEITH, "street_address": "22 Elm Row"})
    print_letters([again.pk], charles, uuid4())
    mark_posted([again.pk], charles, TODAY())
    assert Notice.objects.filter(kind=Notice.Kind.POSTED).count() == 2


def test_only_who_posts_letters_does(posting: Posting, amy: User) -> None:
    deeds = (
        lambda: print_letters([posting.pk], amy, uuid4()),
        lambda: mark_posted([posting.pk], amy, TODAY()),
        lambda: mark_returned(posting, amy, TODAY(), ""),
        lambda: send_again(posting, amy, LEITH),
    )
    for deed in deeds:
        with pytest.raises(NotYours):
            deed()


def test_piles_lie_by_paper_the_oldest_first(finish: Finish, posting: Posting, submission: object) -> None:
    later = ask_posting(finish(recipient_name="Isabella"), LEITH)
    large = ask_posting(finish(recipient_name="Charles", paper="a4"), LEITH)
    ask_posting(finish(recipient_name="Mark"), LEITH)
    call_back(Letter.objects.get(brief__recipient_name="Mark"))
    rows, is_more = page_of(pile_called("ready"), 1)
    assert [row.pk for row in rows] == [large.pk, posting.pk, later.pk] and not is_more
    assert [count_of(pile) for pile in PILES] == [3, *[0] * (len(PILES) - 1)]
    assert page_of(pile_called("ready"), 2)[0] == []


def test_an_erased_letter_takes_its_postings_along_and_an_archive_has_them(printed: Posting, charles: User) -> None:
    mark_posted([printed.pk], charles, TODAY(), {printed.pk: "RN 123 GB"})
    letters = Letter.objects.filter(Q(pk=printed.letter_id))
    with ZipFile(BytesIO(archive_of(letters))) as archive:
        (way,) = json.loads(archive.read("letters.json"))["letters"][0]["post"]
    assert (way["address"], way["tracking"], way["posted_on"]) == (LEITH, "RN 123 GB", TODAY().isoformat())
    assert erase(letters, Why.ASKED) == 1
    assert not Posting.objects.exists()


def test_what_no_label_can_say_goes_on_an_envelope(finish: Finish, charles: User) -> None:
    posting = ask_posting(finish(), LEITH)
    Posting.objects.filter(pk=posting.pk).update(address={**LEITH, "name": "東 Catherine"})
    with pytest.raises(Overtaken, match="envelope instead"):
        print_letters([posting.pk], charles, uuid4(), with_labels=True)
    Posting.objects.filter(pk=posting.pk).update(address=LEITH)
    run = print_letters([posting.pk], charles, uuid4(), PrintRun.Sides.ONE, with_labels=True).run
    with Pdf.open(BytesIO(run_pdf(run))) as pdf:
        assert len(pdf.pages) == 3


def test_one_letter_of_a_run_is_printed_again_in_a_run_of_its_own(printed: Posting, charles: User) -> None:
    form, old = uuid4(), printed.run
    with pytest.raises(FieldsRefused):
        print_one_again(printed, charles, form, "")
    run = print_one_again(printed, charles, form, "It jammed")
    assert print_one_again(printed, charles, form, "It jammed") == run
    assert events(printed.letter, Verb.PRINTED_AGAIN) == 1
    assert old and not old.postings.exists() and run.postings.get() == printed and run_pdf(run)
    with pytest.raises(NotNow):
        print_one_again(printed, charles, uuid4(), "From an older page")


@pytest.mark.promise("posted-once")
@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_and_a_client_who_calls_it_back(posting: Posting, charles: User, samantha: User) -> None:
    pk, letter = posting.pk, posting.letter

    def tried(deed: Callable[[], object]) -> bool:
        try:
            deed()
        except (Overtaken, NotNow):
            return False
        finally:
            connection.close()
        return True

    deeds = (
        lambda: print_letters([pk], charles, uuid4()),
        lambda: print_letters([pk], samantha, uuid4()),
        lambda: call_back(Letter.objects.get(pk=letter.pk)),
    )
    with ThreadPoolExecutor(len(deeds)) as people:
        assert sum(people.map(tried, deeds)) == 1
    done = events(letter, Verb.PRINTED) + events(letter, Verb.CALLED_BACK)
    assert done == 1 and PrintRun.objects.count() == events(letter, Verb.PRINTED)
