"""Which day a letter is of."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Letter
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.dating import date_letter
from letters.workflow.errors import FieldsRefused, NotNow, NotYours
from letters.workflow.page_days import day_on_page
from letters.workflow.publishing.books import begin_book
from letters.workflow.publishing.choosing import keep
from letters.workflow.publishing.ordering import written_on
from letters.workflow.publishing.plans import book_of, plan_of
from letters.workflow.rendering import write_rendering
from letters.workflow.reviewing import approve, revise_draft, send_to_review

NEAR = date(2026, 12, 1)


@pytest.fixture
def dated(house: None, submission: BriefSubmission) -> Letter:
    """Of 3 May 2019, as the client typed it."""
    return submit_brief(submission.but(heading="Lisbon, 3 May 2019")).brief.letter


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Lisbon,  3 May 2019\n\nDear Rosa,\n\nI met him on 4 June 2001.\n\nTom", date(2019, 5, 3)),
        ("Dear Rosa,\n\nI met him on 4 June 2001.\n\nYours,\nTom\n\nGraz, 7. März 1999", date(1999, 3, 7)),
        ("Dear Rosa,\n\nI met him on 4 June 2001.\n\nYours,\nTom", None),
        ("", None),
    ],
)
def test_the_day_is_that_of_the_letter_and_none_of_its_story(text: str, on: date | None) -> None:
    assert day_on_page(text, NEAR) == on


def test_the_place_and_date_of_a_brief_is_the_day_of_its_letter(dated: Letter) -> None:
    assert Letter.objects.get(pk=dated.pk).dated_on == date(2019, 5, 3)


def test_the_date_on_the_page_follows_while_the_writer_has_it(dated: Letter, amy: User, paul: User) -> None:
    date_letter(dated, amy, date(2020, 2, 29), dated.version)
    assert dated.draft is not None and dated.draft.text.startswith("Lisbon, 29 February 2020\n\n")
    assert (dated.dated_on, dated.draft.number, dated.draft.author) == (date(2020, 2, 29), 2, amy)
    send_to_review(dated, amy, dated.version)
    with pytest.raises(NotNow):
        date_letter(dated, paul, date(2021, 1, 1), dated.version)
    assert dated.dated_on == date(2020, 2, 29)


def test_what_the_writer_types_above_it_counts_when_it_is_approved(dated: Letter, amy: User, paul: User) -> None:
    assert dated.draft is not None
    revise_draft(dated, amy, dated.draft.text.replace("3 May 2019", "8 August"), dated.version)
    send_to_review(dated, amy, dated.version)
    approve(dated, paul, dated.version)
    assert dated.dated_on == date(2019, 8, 8)


def test_a_letter_without_a_day_is_of_the_day_of_its_approval(in_review: Letter, paul: User) -> None:
    approve(in_review, paul, in_review.version)
    assert in_review.dated_on == timezone.localdate()


def test_order_captions_and_index_have_the_day_that_somebody_said(in_review: Letter, paul: User) -> None:
    write_rendering(approve(in_review, paul, in_review.version).rendering.pk)
    letter = Letter.objects.get(pk=in_review.pk)
    text = letter.draft and letter.draft.text
    book = begin_book(paul, "Letters from Your Life")
    keep(book, letter, paul, book.version)
    before = plan_of(book)
    date_letter(letter, paul, date(1987, 6, 21), letter.version)
    assert letter.draft is not None and letter.draft.text == text
    assert written_on([letter]) == {letter.pk: date(1987, 6, 21)}
    assert plan_of(book) != before and next(book_of(plan_of(book)).letters).on == date(1987, 6, 21)
    assert letter.events.filter(verb="dated").count() == 1


def test_who_may_not_and_what_cannot_be(dated: Letter, amy: User, samantha: User, paul: User) -> None:
    with pytest.raises(NotYours):
        date_letter(dated, paul, NEAR, dated.version)
    with pytest.raises(FieldsRefused):
        date_letter(dated, amy, date(1066, 10, 14), dated.version)
