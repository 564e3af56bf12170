"""What the first page says besides letters, and the views of a list that somebody keeps by name."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from letters.models import Book, BookProof, Compilation, Letter, Notice, SavedFilter, SpreadMark
from letters.workflow.filters import MOST_KEPT, keep_filter

LETTERS = "/admin/letters/letter/"


def counts(client: Client) -> dict[str, int]:
    """The books and e-mails of the first page, by the query of their lists."""
    found = re.findall(
        r'\?([^"]+)"><span class="pile">[^<]+</span>\s*<span class="count">(\d+)', client.get("/admin/").text
    )
    return {query: int(count) for query, count in found}


def shows(client: Client, query: str) -> bool:
    return "Book 1</a>" in client.get(f"/admin/letters/book/?{query}").text


def test_books_are_counted_by_what_they_wait_for_and_the_lists_say_the_same(
    book: Book, paul: User, pauls: Client
) -> None:
    assert counts(pauls) == {
        "pile=asked": 0, "pile=marked": 0, "pile=stuck": 0, "pile=reading": 0, "pile=open": 1, "pile=aside": 0,
    }  # fmt: skip
    made = Compilation.objects.create(book=book, number=1, status="failed", book_version=1)
    assert counts(pauls)["pile=stuck"] == 1 and shows(pauls, "pile=stuck")
    Compilation.objects.filter(pk=made.pk).update(status="queued")
    assert counts(pauls)["pile=stuck"] == 0 and not shows(pauls, "pile=stuck")
    Compilation.objects.filter(pk=made.pk).update(created_at=timezone.now() - timedelta(hours=1))
    assert counts(pauls)["pile=stuck"] == 1
    later = Compilation.objects.create(book=book, number=2, status="done", book_version=1)
    assert counts(pauls)["pile=stuck"] == 0, "a later one is done"
    proof = BookProof.objects.create(compilation=later, pages_digest="0" * 64)
    assert counts(pauls)["pile=reading"] == 1 and shows(pauls, "pile=reading")
    BookProof.objects.update(answer="changes")
    SpreadMark.objects.create(proof=proof, spread=1, words="Her name is Isabella.")
    assert (counts(pauls)["pile=reading"], counts(pauls)["pile=marked"]) == (0, 1)
    assert shows(pauls, "pile=marked")


def test_emails_that_failed_are_counted_for_whoever_may_see_them(letter: Letter, front: Client, pauls: Client) -> None:
    Notice.objects.update(status="failed")
    assert counts(front)["status__exact=failed"] == Notice.objects.count()
    assert "held_at__isempty=0" not in counts(front)
    Notice.objects.update(held_at=timezone.now())
    assert counts(front)["held_at__isempty=0"] == Notice.objects.count()
    assert "status__exact=failed" not in counts(pauls)


def test_only_administrators_are_led_to_every_table(letter: Letter, amys: Client, samanthas: Client) -> None:
    assert "table by table" in samanthas.get("/admin/").text
    text = amys.get("/admin/").text
    assert "table by table" not in text and 'class="app-letters' not in text
    assert '<a href="/admin/letters/template/">Templates</a>' in text


def test_a_view_is_kept_by_name_for_one_person_alone(letter: Letter, amys: Client, pauls: Client) -> None:
    kept = amys.post(f"{LETTERS}views/keep/", {"name": " Mine ", "query": "waits_for=mine&came=7"})
    assert kept["Location"] == f"{LETTERS}?waits_for=mine&came=7"
    text = amys.get(f"{LETTERS}?waits_for=open").text
    assert 'href="?waits_for=mine&amp;came=7"' in text and ">Mine</a>" in text
    assert ">Mine</a>" not in pauls.get(f"{LETTERS}?waits_for=open").text
    view = SavedFilter.objects.get()
    pauls.post(f"{LETTERS}views/{view.pk}/forget/", {"query": ""})
    assert SavedFilter.objects.count() == 1, "nobody takes another's away"
    amys.post(f"{LETTERS}views/keep/", {"name": "Mine", "query": "waits_for=free"})
    assert SavedFilter.objects.get().query == "waits_for=free", "the same name is the same view"
    amys.post(f"{LETTERS}views/{view.pk}/forget/", {"query": "waits_for=free"})
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("typed", [{"name": " "}, {"name": "x" * 61}, {"name": "Long", "query": "q=" + "x" * 2_000}])
def test_what_cannot_be_kept_is_said(letter: Letter, amys: Client, typed: dict[str, Any]) -> None:
    answer = amys.post(f"{LETTERS}views/keep/", {"query": "waits_for=mine"} | typed, follow=True)
    assert "Nothing was kept." in answer.text
    assert not SavedFilter.objects.exists()


def test_an_address_elsewhere_is_no_query(letter: Letter, amys: Client) -> None:
    answer = amys.post(f"{LETTERS}views/keep/", {"name": "Away", "query": "//elsewhere.example/?a=b"})
    assert answer["Location"].startswith(f"{LETTERS}?")


def test_nobody_keeps_views_without_end(letter: Letter, amy: User, amys: Client) -> None:
    for number in range(MOST_KEPT):
        keep_filter(amy, "letter", f"View {number}", "")
    assert "There is room for" in amys.post(f"{LETTERS}views/keep/", {"name": "One more"}, follow=True).text
