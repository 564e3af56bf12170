"""The list of letters: who waits, for whom, and since when."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from letters.models import Brief, Letter
from letters.workflow.assigning import take
from letters.workflow.briefs import BriefSubmission, submit_brief

from .conftest import desk_of, logged_in

LIST = "/admin/letters/letter/"


@pytest.fixture
def second(house: None, submission: BriefSubmission) -> Letter:
    return submit_brief(submission.but(key=uuid4(), recipient_name="Isabella")).brief.letter


def rows(page: str) -> list[int]:
    """The letters of the page, in order."""
    return [int(pk) for pk in re.findall(rf'href="{LIST}(\d+)/change/', page)]


def test_it_says_who_waits_for_what(letter: Letter, amys: Client) -> None:
    page = amys.get(LIST).text
    for words in ("being drafted", "Theodore Twombly, to Catherine", "Theodore", "minutes"):
        assert words in page
    assert "Add letter" not in page
    assert "delete" not in page.lower()


def test_who_may_not_read_briefs_sees_no_names(letter: Letter) -> None:
    lewman = User.objects.create_user("lewman", is_staff=True)
    lewman.user_permissions.add(Permission.objects.get(codename="view_letter"))
    page = logged_in(lewman).get(LIST)
    assert page.status_code == 200
    assert rows(page.text) == [letter.pk]
    assert "Twombly" not in page.text and "Catherine" not in page.text


def test_the_longest_waiting_come_first_and_finished_ones_where_they_are_asked_for(
    letter: Letter, second: Letter, amys: Client
) -> None:
    assert rows(amys.get(LIST).text) == [letter.pk, second.pk]
    Letter.objects.filter(pk=letter.pk).update(status=Letter.Status.READY)
    assert rows(amys.get(LIST).text) == [second.pk]
    assert rows(amys.get(LIST, {"waits_for": "nobody"}).text) == [letter.pk]


@pytest.mark.parametrize(
    ("waits_for", "status"),
    [
        ("writer", "drafting"),
        ("writer", "changes_requested"),
        ("editor", "in_review"),
        ("ink", "approved"),
        ("help", "failed"),
        ("nobody", "ready"),
    ],
)
def test_it_can_be_asked_by_whose_turn_it_is(
    letter: Letter, second: Letter, amys: Client, waits_for: str, status: str
) -> None:
    Letter.objects.exclude(pk=letter.pk).update(status="ready" if status != "ready" else "drafting")
    Letter.objects.filter(pk=letter.pk).update(status=status)
    assert rows(amys.get(LIST, {"waits_for": waits_for}).text) == [letter.pk]


def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    letter: Letter, submission: BriefSubmission, amys: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        submit_brief(submission.but(key=uuid4(), relation=f"friend {number}"))
    with django_assert_max_num_queries(10):
        amys.get(LIST)


def test_several_that_failed_are_tried_again_at_once(failed: Letter, second: Letter, pauls: Client) -> None:
    chosen = {"action": "try_again", "_selected_action": [failed.pk, second.pk]}
    page = pauls.post(LIST, chosen, follow=True).text
    assert "1 letter is being written out again. 1 had not failed and was left alone." in page
    assert Letter.objects.get(pk=failed.pk).status == Letter.Status.APPROVED
    assert Letter.objects.get(pk=second.pk).status == Letter.Status.DRAFTING


def test_trying_again_counts_right_under_a_filter(failed: Letter, pauls: Client) -> None:
    page = pauls.post(f"{LIST}?waits_for=help", {"action": "try_again", "_selected_action": [failed.pk]}, follow=True)
    assert "1 letter is being written out again.</li>" in page.text


def test_a_writer_is_not_offered_to_try_again(failed: Letter, amys: Client) -> None:
    assert "try_again" not in amys.get(LIST).text
    amys.post(LIST, {"action": "try_again", "_selected_action": [failed.pk]})
    assert Letter.objects.get(pk=failed.pk).status == Letter.Status.FAILED


def test_titles_name_nobody(letter: Letter, samanthas: Client) -> None:
    brief = Brief.objects.get()
    for address in (LIST, f"{LIST}{letter.pk}/change/", f"/admin/letters/brief/{brief.pk}/change/"):
        title = re.search(r"<title>(.*?)</title>", samanthas.get(address).text, re.DOTALL)
        assert title and not re.search("Twombly|Catherine", title[1])


def test_the_first_page_leads_to_every_queue(letter: Letter, amys: Client) -> None:
    links = re.findall(r'href="(/admin/letters/letter/[^"]*)"', amys.get("/admin/").text)
    assert {f"{LIST}?waits_for={pile}" for pile in ("mine", "changes", "free", "due")} <= set(links)
    assert {amys.get(link, follow=True).status_code for link in links} == {200}


def test_the_list_comes_back_as_it_was_left(letter: Letter, amys: Client) -> None:
    assert amys.get(LIST).status_code == 200
    amys.get(LIST, {"waits_for": "editor", "q": "cath"})
    amys.get(desk_of(letter))
    assert amys.get(LIST)["Location"] == f"{LIST}?waits_for=editor&q=cath"
    amys.get(LIST, {"waits_for": "open"})
    assert amys.get(LIST)["Location"] == f"{LIST}?waits_for=open"


def test_a_letter_opened_from_a_list_is_one_of_that_pile(letter: Letter, second: Letter, amys: Client) -> None:
    desk = amys.get(desk_of(letter), {"_changelist_filters": "waits_for=free"}).text
    assert f'href="{desk_of(second)}?pile=free"' in desk


def test_search_finds_what_is_finished_too_and_says_no_names_in_its_title(letter: Letter, amys: Client) -> None:
    Letter.objects.update(status=Letter.Status.READY)
    page = amys.get(LIST, {"q": "catherine"}).text
    assert rows(page) == [letter.pk]
    assert "Catherine" not in re.findall(r"<title>(.*?)</title>", page, re.DOTALL)[0]


def test_a_search_without_the_right_to_read_briefs_leads_to_nobody(letter: Letter) -> None:
    """Whoever may not see names must not try them out."""
    lewman = User.objects.create_user("lewman", is_staff=True)
    lewman.user_permissions.add(Permission.objects.get(codename="view_letter"))
    assert rows(logged_in(lewman).get(LIST, {"q": "catherine"}).text) == []
    assert rows(logged_in(lewman).get(LIST, {"q": str(letter.pk)}).text) == [letter.pk]


@pytest.mark.parametrize("asked", [{"writer": "9" * 30}, {"writer": "<b>"}, {"came": "tomorrow"}, {"waits_for": "x"}])
def test_a_filter_that_is_none_is_no_error(letter: Letter, pauls: Client, asked: dict[str, str]) -> None:
    assert pauls.get(LIST, asked).status_code in (200, 302)


def test_by_writer_and_by_when_it_came(letter: Letter, second: Letter, amy: User, pauls: Client) -> None:
    take(letter, amy)
    assert rows(pauls.get(LIST, {"writer": str(amy.pk)}).text) == [letter.pk]
    assert rows(pauls.get(LIST, {"writer": "nobody"}).text) == [second.pk]
    Letter.objects.filter(pk=letter.pk).update(created_at=timezone.now() - timedelta(days=3))
    assert rows(pauls.get(LIST, {"came": "1"}).text) == [second.pk]
    assert rows(pauls.get(LIST, {"came": "7"}).text) == [letter.pk, second.pk]


def test_nothing_is_counted_to_the_end(letter: Letter, pauls: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        pauls.get(LIST, {"waits_for": "open"})
    counts = [each["sql"] for each in asked if "COUNT(" in each["sql"]]
    assert counts and all("LIMIT" in sql for sql in counts)


def test_words_are_right(samanthas: Client, letter: Letter) -> None:
    assert "Entrys" not in samanthas.get("/admin/").text
    text = samanthas.get(LIST).text
    assert "Whose turn it is" in text and "By whose" not in text
    brief = samanthas.get(f"/admin/letters/brief/{letter.brief_id}/change/").text
    assert "walked home in the rain" in brief and "{&quot;" not in brief and "{&#x27;" not in brief
