"""The broom finds what waits, and gives up what cannot be done."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models.functions import Now

from letters.models import Brief, Letter, Notice, Rendering
from letters.workflow.notices import Sending
from letters.workflow.rendering import WritingOut
from letters.workflow.sweeping import MOST_AT_ONCE, sweep
from letters.workflow.working import NO_REASON

LONG_AGO = Now() - timedelta(seconds=1)


def unheard() -> None:
    """Let it be long ago that anybody rang for what waits."""
    Rendering.objects.update(rung_at=Now() - timedelta(days=1))
    Notice.objects.update(rung_at=Now() - timedelta(days=1))


def test_where_nothing_waits_there_is_nothing_to_ring_for(db: None) -> None:
    assert sweep() == sweep() and sweep()[WritingOut] == ()


def test_what_is_being_worked_on_is_left_alone(rendering: Rendering) -> None:
    Rendering.objects.claim(rendering.pk, timedelta(seconds=60))
    assert sweep()[WritingOut] == ()


@pytest.mark.promise("message-lost")
def test_queued_rows_and_expired_leases_are_rung_for(rendering: Rendering, theodores_brief: Brief) -> None:
    unheard()
    swept = sweep()
    assert swept[WritingOut] == (rendering.pk,)
    assert swept[Sending] == tuple(theodores_brief.notices.values_list("pk", flat=True))
    Rendering.objects.claim(rendering.pk, timedelta(seconds=60))
    Rendering.objects.update(lease_until=LONG_AGO)
    assert sweep()[WritingOut] == (rendering.pk,)


@pytest.mark.promise("message-twice")
def test_what_was_rung_for_a_short_while_ago_is_not_rung_for_again(rendering: Rendering) -> None:
    assert sweep()[WritingOut] == ()
    unheard()
    assert [sweep()[WritingOut] for _ in range(3)] == [(rendering.pk,), (), ()]


def test_what_has_rested_is_rung_for_at_once(rendering: Rendering) -> None:
    token = Rendering.objects.claim(rendering.pk, timedelta(seconds=60))
    assert token and Rendering.objects.put_back(rendering.pk, token, "no space", timedelta(seconds=-1))
    assert sweep()[WritingOut] == (rendering.pk,)


def test_while_enough_messages_lie_before_the_workers_none_is_added(rendering: Rendering) -> None:
    unheard()
    assert sweep({WritingOut: MOST_AT_ONCE})[WritingOut] == ()
    assert sweep({WritingOut: MOST_AT_ONCE - 1})[WritingOut] == (rendering.pk,)


def test_a_rendering_out_of_attempts_fails_once_with_its_reason(rendering: Rendering) -> None:
    Rendering.objects.update(status="running", attempts=Rendering.MAX_ATTEMPTS, lease_until=LONG_AGO)
    assert sweep()[WritingOut] == ()
    sweep()
    rendering.refresh_from_db()
    letter = Letter.objects.get()
    assert (rendering.status, letter.status) == ("failed", "failed")
    assert rendering.reason == f"It was tried 5 times and did not succeed: {NO_REASON}."
    assert [event.note for event in letter.events.filter(verb="writing_failed")] == [rendering.reason]


def test_the_reason_that_was_noted_last_is_kept(rendering: Rendering) -> None:
    Rendering.objects.update(attempts=Rendering.MAX_ATTEMPTS, reason="No space left on device")
    sweep()
    assert "No space left on device" in Rendering.objects.get().reason


def test_a_last_attempt_that_is_still_running_is_not_failed(rendering: Rendering) -> None:
    Rendering.objects.update(status="running", attempts=5, lease_until=Now() + timedelta(seconds=60))
    sweep()
    assert Rendering.objects.get().status == "running"


def test_an_email_out_of_attempts_fails_and_the_letter_goes_on(theodores_brief: Brief) -> None:
    Notice.objects.update(attempts=Notice.MAX_ATTEMPTS, reason="Connection refused")
    sweep()
    assert Notice.objects.get().status == "failed"
    assert Letter.objects.get().status == Letter.Status.DRAFTING


def test_stale_temporary_files_go(db: None, private_root: Path) -> None:
    private_root.mkdir()
    stale = private_root / ".digest.uuid.tmp"
    stale.touch()
    day_ago = time.time() - 86_400
    os.utime(stale, (day_ago, day_ago))
    sweep()
    assert not stale.exists()
