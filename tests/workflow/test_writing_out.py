"""A worker writes out what was approved: once, or not at all and with a reason."""

import errno
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.checks import run_checks
from django.db.models.functions import Now

from letters.handwriting import ENGINE, HandwritingError
from letters.models import Brief, Letter, Notice, Rendering
from letters.workflow import rendering as writing
from letters.workflow import vault
from letters.workflow.errors import NotNow, NotYours
from letters.workflow.rendering import WritingOut, retry_rendering, write_rendering
from letters.workflow.reviewing import approve, request_changes, revise_draft, send_to_review


def no_space(*_: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def rested(rendering: Rendering) -> None:
    """Let the rest after a failure, or the lease, be over."""
    Rendering.objects.filter(pk=rendering.pk).update(lease_until=Now() - timedelta(seconds=1))


def test_a_rendering_that_is_not_there_is_not_written(db: None) -> None:
    assert not write_rendering(1)


@pytest.mark.promise("message-twice")
def test_the_message_delivered_three_times_writes_one_letter(rendering: Rendering, private_root: Path) -> None:
    assert [write_rendering(rendering.pk) for _ in range(3)] == [True, False, False]
    rendering.refresh_from_db()
    letter = Letter.objects.get()
    assert (rendering.status, letter.status) == ("done", "ready")
    assert [path.name for path in private_root.iterdir()] == [f"{rendering.pdf_digest}.pdf"]
    assert [event.verb for event in letter.events.all()].count("written") == 1
    assert Notice.objects.filter(kind=Notice.Kind.READY).count() == 1


def test_what_is_kept_is_the_letter_and_its_measures_are_noted(rendering: Rendering) -> None:
    write_rendering(rendering.pk)
    rendering.refresh_from_db()
    pdf = vault.fetch(rendering.pdf_digest)
    assert pdf.startswith(b"%PDF-")
    assert rendering.byte_count == len(pdf) and rendering.page_count == 1


@pytest.mark.promise("font-changed")
def test_the_same_letter_gives_the_same_bytes(rendering: Rendering) -> None:
    write_rendering(rendering.pk)
    first = Rendering.objects.get().pdf_digest
    Rendering.objects.update(status="queued", attempts=0, pdf_digest="")
    Letter.objects.update(status="approved")
    write_rendering(rendering.pk)
    assert Rendering.objects.get().pdf_digest == first


@pytest.mark.promise("font-changed", "edited-after")
def test_pages_other_than_the_approved_ones_are_not_written(rendering: Rendering, private_root: Path) -> None:
    Rendering.objects.update(layout_digest="0" * 64)
    assert not write_rendering(rendering.pk)
    rendering.refresh_from_db()
    letter = Letter.objects.get()
    assert (rendering.status, letter.status) == ("failed", "failed")
    assert "exactly those that were approved" in rendering.reason
    last = letter.events.last()
    assert last and (last.verb, last.note) == ("writing_failed", rendering.reason)
    assert not private_root.exists()


def test_what_the_hand_refuses_fails_with_its_reason(rendering: Rendering, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise HandwritingError("The pen is dry.")

    monkeypatch.setattr(writing, "lay_out_again", refuse)
    write_rendering(rendering.pk)
    rendering.refresh_from_db()
    assert (rendering.status, rendering.reason) == ("failed", "The pen is dry.")


@pytest.mark.promise("disk-full")
@pytest.mark.parametrize("deed", ["replace", "fsync"])
def test_a_full_disk_leaves_no_file_and_the_letter_is_written_when_there_is_space(
    rendering: Rendering, private_root: Path, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    with monkeypatch.context() as disk:
        disk.setattr(os, deed, no_space)
        assert not write_rendering(rendering.pk)
    assert list(private_root.iterdir()) == []
    rendering.refresh_from_db()
    assert (rendering.status, rendering.reason) == ("queued", "No space left on device")
    assert Letter.objects.get().status == Letter.Status.APPROVED
    assert not write_rendering(rendering.pk), "it rests first"
    rested(rendering)
    assert write_rendering(rendering.pk)
    assert Rendering.objects.get().reason == ""


@pytest.mark.promise("worker-late")
def test_a_worker_that_comes_late_is_fenced_off(rendering: Rendering) -> None:
    late = WritingOut.claimed(rendering.pk)
    rested(rendering)
    assert write_rendering(rendering.pk)
    version = Letter.objects.get().version
    assert late and not late.carry_out()
    letter = Letter.objects.get()
    assert letter.version == version
    assert [event.verb for event in letter.events.all()].count("written") == 1


@pytest.mark.promise("worker-killed")
def test_a_worker_that_was_killed_is_followed_by_another(rendering: Rendering) -> None:
    assert WritingOut.claimed(rendering.pk)
    assert not write_rendering(rendering.pk)
    rested(rendering)
    assert write_rendering(rendering.pk)
    assert Rendering.objects.get().attempts == 2


@pytest.mark.promise("erased-meanwhile")
def test_a_letter_erased_while_it_is_written_leaves_nothing(
    rendering: Rendering, private_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = vault.keep

    def erase_meanwhile(data: bytes) -> str:
        Brief.objects.all().delete()
        return keep(data)

    monkeypatch.setattr(vault, "keep", erase_meanwhile)
    assert not write_rendering(rendering.pk)
    assert list(private_root.iterdir()) == []
    assert not Letter.objects.exists()


def test_only_an_editor_has_it_tried_again_and_only_when_it_failed(rendering: Rendering, amy: User, paul: User) -> None:
    with pytest.raises(NotYours):
        retry_rendering(rendering, amy)
    with pytest.raises(NotNow):
        retry_rendering(rendering, paul)


def test_a_failed_rendering_is_tried_again(rendering: Rendering, paul: User, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = rendering.layout_digest
    Rendering.objects.update(layout_digest="0" * 64)
    write_rendering(rendering.pk)
    Rendering.objects.update(layout_digest=digest)
    rendering.refresh_from_db()
    retry_rendering(rendering, paul)
    assert Letter.objects.get().status == Letter.Status.APPROVED
    assert write_rendering(rendering.pk)
    assert [event.verb for event in Letter.objects.get().events.all()][-2:] == ["retried", "written"]


@pytest.mark.promise("font-changed")
def test_a_letter_whose_pages_changed_goes_back_and_is_approved_anew(
    rendering: Rendering, amy: User, paul: User
) -> None:
    Rendering.objects.update(layout_digest="0" * 64)
    write_rendering(rendering.pk)
    letter = Letter.objects.get()
    request_changes(letter, paul, "The hand has changed: please look again.", letter.version)
    assert letter.draft
    again = revise_draft(letter, amy, letter.draft.text, letter.version)
    assert again.number == 2
    send_to_review(letter, amy, letter.version)
    assert write_rendering(approve(letter, paul, letter.version).rendering.pk)
    with pytest.raises(NotNow):
        retry_rendering(rendering, paul)
    assert Letter.objects.get().status == Letter.Status.READY


@pytest.mark.parametrize("stale", ["1", f"{ENGINE}-0123456789abcdef"], ids=["another engine", "another hand"])
def test_what_was_approved_before_engine_or_hand_changed_is_named_before_anybody_waits_for_it(
    rendering: Rendering, stale: str
) -> None:
    databases = ["default"]
    assert not [each for each in run_checks(tags=["database"], databases=databases) if each.id == "letters.W001"]
    Rendering.objects.update(engine=stale)
    (caution,) = [each for each in run_checks(tags=["database"], databases=databases) if each.id == "letters.W001"]
    assert caution.msg.startswith("1 approved letter")
    assert caution.hint and "approve" in caution.hint
    Rendering.objects.update(layout_digest="0" * 64)
    assert not write_rendering(rendering.pk)
    rendering.refresh_from_db()
    assert "approve the letter again" in rendering.reason
    Rendering.objects.update(status="done")
    assert not [each for each in run_checks(tags=["database"], databases=databases) if each.id == "letters.W001"]
