"""A finished letter on its desk: what is shown and handed out is what the client gets."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Letter, Rendering
from letters.workflow import finished, previewing
from letters.workflow.rendering import write_rendering

from .conftest import desk_of, logged_in


@pytest.fixture
def ready(rendering: Rendering) -> Letter:
    assert write_rendering(rendering.pk)
    return Letter.objects.get(pk=rendering.letter_id)


def stored(letter: Letter, private_root: Path) -> Path:
    return private_root / f"{letter.renderings.get().pdf_digest}.pdf"


def test_its_pages_are_those_that_were_written(ready: Letter, pauls: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def lay_out(*_: object) -> Any:
        raise AssertionError("laid out afresh")

    monkeypatch.setattr(previewing, "lay_out_styled", lay_out)
    previewing._drawn.cache_clear()
    Rendering.objects.update(page_count=2)
    desk = pauls.get(desk_of(ready)).text
    assert "As it is written" in desk and "page-2.png" in desk
    picture = pauls.get(f"/admin/letters/letter/{ready.pk}/page-1.png")
    assert picture.content == finished.page_picture(ready, 1, 120)


def test_whoever_may_look_takes_the_letter_itself(ready: Letter, pauls: Client) -> None:
    assert f"/admin/letters/letter/{ready.pk}/letter.pdf" in pauls.get(desk_of(ready)).text
    response = pauls.get(f"/admin/letters/letter/{ready.pk}/letter.pdf")
    assert response.content == finished.letter_pdf(ready)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="letter-{ready.pk}.pdf"'
    assert "no-store" in response["Cache-Control"]


def test_nobody_else_does(ready: Letter, client: Client) -> None:
    address = f"/admin/letters/letter/{ready.pk}/letter.pdf"
    assert client.get(address)["Location"].startswith("/admin/login/")
    charles = logged_in(User.objects.create_user("charles", is_staff=True))
    assert charles.get(address).status_code == 403


def test_there_is_none_before_it_is_written(in_review: Letter, pauls: Client) -> None:
    assert "letter.pdf" not in pauls.get(desk_of(in_review)).text
    assert pauls.get(f"/admin/letters/letter/{in_review.pk}/letter.pdf").status_code == 404


def test_a_damaged_letter_is_written_again_and_says_so(
    ready: Letter, pauls: Client, private_root: Path, rung: Any, django_capture_on_commit_callbacks: Any
) -> None:
    stored(ready, private_root).write_bytes(b"%PDF-?")
    with django_capture_on_commit_callbacks(execute=True):
        response = pauls.get(f"/admin/letters/letter/{ready.pk}/letter.pdf")
    assert response["Location"] == desk_of(ready)
    assert "being written out again" in pauls.get(desk_of(ready)).text
    assert rung == [("letters.tasks.write_rendering", (ready.renderings.get().pk,))]


def test_a_picture_of_a_damaged_letter_is_not_made_up(ready: Letter, pauls: Client, private_root: Path) -> None:
    stored(ready, private_root).unlink()
    assert pauls.get(f"/admin/letters/letter/{ready.pk}/page-1.png").status_code == 404
    assert Letter.objects.get().status == Letter.Status.APPROVED
