"""E-mails that failed, and the button that sends them again."""

from typing import Any

from django.db.models.functions import Now
from django.test import Client

from letters.models import Book, Brief, Notice

from .conftest import press_on

LIST = "/admin/letters/notice/"
type Rung = list[tuple[str, tuple[int, ...]]]


def send_again(client: Client, *notices: Notice) -> str:
    chosen = {"action": "send_again", "_selected_action": [notice.pk for notice in notices]}
    return client.post(LIST, chosen, follow=True).text


def test_what_failed_is_sent_again(
    theodores_brief: Brief, samanthas: Client, rung: Rung, django_capture_on_commit_callbacks: Any
) -> None:
    Notice.objects.update(status="failed", reason="The mail server refuses the client's address.")
    notice = theodores_brief.notices.get()
    with django_capture_on_commit_callbacks(execute=True):
        assert "1 e-mail is being sent again." in send_again(samanthas, notice)
    notice.refresh_from_db()
    assert notice.status == Notice.Status.QUEUED
    assert rung == [("letters.tasks.send_notice", (notice.pk,))]


def test_what_did_not_fail_is_left_alone(theodores_brief: Brief, samanthas: Client, rung: Rung) -> None:
    said = send_again(samanthas, theodores_brief.notices.get())
    assert "0 e-mails are being sent again. 1 had not failed and was left alone." in said
    assert rung == []


def test_who_asked_for_a_book_that_is_laid_aside_is_told(
    theodores_brief: Brief, book: Book, pauls: Client, rung: Rung, django_capture_on_commit_callbacks: Any
) -> None:
    Book.objects.update(asked_by=theodores_brief, status="asked")
    with django_capture_on_commit_callbacks(execute=True):
        press_on(pauls, "aside", book)
    notice = book.notices.get()
    assert notice.kind == Notice.Kind.BOOK_ASIDE
    assert rung == [("letters.tasks.send_notice", (notice.pk,))]


def test_what_is_held_goes_or_is_noted_as_sent(
    theodores_brief: Brief, samanthas: Client, rung: Rung, django_capture_on_commit_callbacks: Any
) -> None:
    notice = theodores_brief.notices.get()
    for action, words, status in (
        ("send_held", "1 that were held are on their way.", Notice.Status.QUEUED),
        ("note_held_sent", "1 that were held are noted as sent.", Notice.Status.DONE),
    ):
        Notice.objects.update(status=Notice.Status.QUEUED, held_at=Now())
        with django_capture_on_commit_callbacks(execute=True):
            chosen = {"action": action, "_selected_action": [notice.pk]}
            assert words in samanthas.post(LIST, chosen, follow=True).text
        notice.refresh_from_db()
        assert (notice.status, notice.held_at) == (status, None)
    assert rung == [("letters.tasks.send_notice", (notice.pk,))]


def test_whoever_may_not_approve_lets_nothing_go(theodores_brief: Brief, amys: Client) -> None:
    Notice.objects.update(held_at=Now())
    amys.post(LIST, {"action": "send_held", "_selected_action": [theodores_brief.notices.get().pk]})
    assert Notice.objects.get().held_at
