"""A day's letters: what waits for whom, and the next one opens when one is done."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters.models import Letter
from letters.workflow.assigning import give, take
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.reviewing import send_to_review

from .conftest import desk_of, logged_in, press

type Post = Callable[..., Letter]


@pytest.fixture
def post(house: None, submission: BriefSubmission) -> Post:
    """One more letter, to somebody else."""

    def posted(to: str) -> Letter:
        return submit_brief(submission.but(key=uuid4(), recipient_name=to)).brief.letter

    return posted


@pytest.fixture
def seven(post: Post, amy: User) -> list[Letter]:
    """Seven letters that Amy has sent to review."""
    letters = [post(name) for name in ("Ann", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus")]
    for letter in letters:
        send_to_review(letter, amy, letter.version)
    return letters


@pytest.fixture
def marks(house: None) -> Client:
    """Mark, another writer."""
    mark = User.objects.create_user("mark", first_name="Mark", is_staff=True)
    mark.groups.add(Group.objects.get(name="Writers"))
    return logged_in(mark)


def piles(client: Client) -> dict[str, int]:
    """How many letters lie in each pile on the first page."""
    page = client.get("/admin/").text
    found = re.findall(r'waits_for=(\w+)">\s*<span class="pile">[^<]+</span>\s*<span class="count">(\d+)', page)
    return {key: int(count) for key, count in found}


def test_everyone_finds_what_waits_for_them(
    seven: list[Letter], letter: Letter, amys: Client, pauls: Client, amy: User
) -> None:
    take(letter, amy)
    assert piles(amys) == {"changes": 0, "mine": 1, "free": 0, "written": 0, "due": 0, "rush": 0}
    assert piles(pauls) == {"review": 7, "written": 0, "proofs": 0, "due": 0, "rush": 0, "stuck": 0}


def test_the_count_leads_to_the_letters_and_to_the_oldest_of_them(seven: list[Letter], pauls: Client) -> None:
    page = pauls.get("/admin/").text
    assert f'href="{desk_of(seven[0])}?pile=review"' in page
    rows = re.findall(
        r'<th class="field-number">.*?>(Letter \d+)<', pauls.get("/admin/letters/letter/?waits_for=review").text
    )
    assert rows == [str(letter) for letter in seven]


def test_who_wrote_it_is_not_asked_to_approve_it(seven: list[Letter], pauls: Client, paul: User) -> None:
    seven[0].drafts.update(author=paul)
    assert piles(pauls)["review"] == 6


@pytest.mark.parametrize("typed", [{"pile": "review"}, {"pile": "review", "note": "Shorter, please."}])
def test_when_one_is_done_the_next_opens(seven: list[Letter], pauls: Client, typed: dict[str, str]) -> None:
    button = "ask" if "note" in typed else "approve"
    answer = press(pauls, button, seven[2], **typed)
    assert answer["Location"] == f"{desk_of(seven[3])}?pile=review"
    page = pauls.get(answer["Location"]).text
    assert f"{seven[2]}: " in page and "5 besides in" in page


def test_the_last_of_the_pile_leads_to_those_that_were_passed_over(seven: list[Letter], pauls: Client) -> None:
    assert press(pauls, "approve", seven[6], pile="review")["Location"] == f"{desk_of(seven[0])}?pile=review"


def test_when_nothing_is_left_the_desk_stays(in_review: Letter, pauls: Client) -> None:
    assert press(pauls, "approve", in_review, pile="review")["Location"] == desk_of(in_review)


def test_a_pile_that_is_none_leads_nowhere(seven: list[Letter], pauls: Client) -> None:
    assert press(pauls, "approve", seven[0], pile="<pile>")["Location"] == desk_of(seven[0])
    assert pauls.get(desk_of(seven[1]), {"pile": "<pile>"}).status_code == 200


def test_a_writer_goes_on_with_their_own(post: Post, amy: User, amys: Client) -> None:
    mine = [post("Ann"), post("Ben")]
    post("Cleo")
    for letter in mine:
        take(letter, amy)
    answer = press(amys, "send", mine[0], text="Dear Ann,\n\nHello.\n\nTheodore", pile="mine")
    assert answer["Location"] == f"{desk_of(mine[1])}?pile=mine"


def test_a_writer_sees_their_own_and_the_free_ones(post: Post, amy: User, amys: Client, marks: Client) -> None:
    own, free = post("Ann"), post("Ben")
    press(amys, "take", own)
    assert "It is yours to write." in amys.get(desk_of(own)).text
    assert [client.get(desk_of(own)).status_code for client in (amys, marks)] == [200, 404]
    assert [client.get(desk_of(free)).status_code for client in (amys, marks)] == [200, 200]
    assert marks.get(f"/admin/letters/letter/{own.pk}/page-1.png").status_code == 404
    assert str(own) not in marks.get("/admin/letters/letter/").text


def test_what_was_typed_in_a_letter_that_another_took_comes_back(letter: Letter, amy: User, marks: Client) -> None:
    take(letter, amy)
    answer = press(marks, "save", letter, text="Dear Catherine,\n\nI had just found the words.")
    assert answer.status_code == 404
    assert "I had just found the words.</textarea>" in answer.text


def test_an_editor_gives_it_to_the_freest(letter: Letter, amy: User, pauls: Client, marks: Client) -> None:
    take(letter, amy)
    typed = {"had": str(amy.pk), "to": ""}
    assert press(pauls, "give", letter, **typed).status_code == 302
    assert Letter.objects.get(pk=letter.pk).writer == User.objects.get(username="mark")
    # Pressed twice it goes no further.
    assert press(pauls, "give", letter, **typed).status_code == 302
    assert Letter.objects.get(pk=letter.pk).writer == User.objects.get(username="mark")
    assert letter.events.filter(verb="given").count() == 1


@pytest.mark.parametrize("to", ["999", "x1", "<b>"])
def test_it_is_given_to_nobody_who_is_not_there(letter: Letter, pauls: Client, amy: User, to: str) -> None:
    assert press(pauls, "give", letter, to=to).status_code == 409
    assert Letter.objects.get(pk=letter.pk).writer is None


def test_the_day_is_changed_and_wrong_ones_are_refused(letter: Letter, pauls: Client, amys: Client) -> None:
    assert press(pauls, "due", letter, due_on="2027-02-03").status_code == 302
    assert 'Due <time datetime="2027-02-03">3 February' in pauls.get(desk_of(letter)).text
    for wrong in ("", "tomorrow", "2027-02-30"):
        assert press(pauls, "due", letter, due_on=wrong).status_code == 409
    assert press(amys, "due", letter, due_on="2027-02-04").status_code == 409


def test_the_letters_own_date_is_changed_at_its_desk(letter: Letter, pauls: Client, amys: Client) -> None:
    assert "It is dated the day it is approved" in amys.get(desk_of(letter)).text
    assert press(amys, "date", letter, dated_on="1987-06-21").status_code == 302
    assert 'Dated <time datetime="1987-06-21">21 June 1987' in amys.get(desk_of(letter)).text
    assert press(amys, "date", letter, dated_on="21 June").status_code == 409
    assert press(pauls, "date", letter, dated_on="1999-06-21").status_code == 409


def test_what_is_late_says_so_first(letter: Letter, pauls: Client) -> None:
    press(pauls, "due", letter, due_on="2020-02-03")
    page = pauls.get(desk_of(letter)).text
    assert "due-late" in page and ", late" in page and "A rush" in page
    assert piles(pauls)["due"] == piles(pauls)["rush"] == 1


def test_the_first_page_asks_no_more_for_many(
    seven: list[Letter], pauls: Client, django_assert_max_num_queries: Any
) -> None:
    # Twelve of letters and the post, six of books, each no further than its first rows.
    with django_assert_max_num_queries(18):
        pauls.get("/admin/")


def test_handing_on_is_for_who_has_it_and_for_editors(letter: Letter, amy: User, amys: Client, paul: User) -> None:
    assert "Hand on" not in amys.get(desk_of(letter)).text
    give(letter, paul, amy, None)
    assert "Hand on" in amys.get(desk_of(letter)).text


def test_a_desk_asks_for_nothing_twice(seven: list[Letter], pauls: Client) -> None:
    pauls.get(desk_of(seven[0]))
    with CaptureQueriesContext(connection) as asked:
        pauls.get(desk_of(seven[0]), {"pile": "review"})
    questions = [each["sql"] for each in asked]
    assert len(questions) == len(set(questions)) <= 25
