"""One runner for every kind of work: a row is done, or left with its reason, and nobody is said to work on it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from letters.models import Letter, Rendering
from letters.workflow.rendering import WritingOut
from letters.workflow.sweeping import WORKS
from letters.workflow.working import ClaimLost, Hopeless, Later, Work
from tests.house.processes import wait_until


class Impatience(Exception):
    """What a worker raises in the middle."""


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception, where: str = "make") -> None:
    def fail(_: WritingOut) -> None:
        raise error

    monkeypatch.setattr(WritingOut, where, fail)


def left(rendering: Rendering) -> tuple[str, str, bool]:
    """Its status, its reason, and whether somebody seems to work on it."""
    rendering.refresh_from_db()
    return rendering.status, rendering.reason, rendering.token is not None


def test_what_nobody_foresaw_is_seen_in_the_log_and_put_back(
    rendering: Rendering, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, ZeroDivisionError("a word of the letter"))
    with pytest.raises(ZeroDivisionError):
        WritingOut.run(rendering.pk)
    assert left(rendering) == ("queued", "ZeroDivisionError", False)


@pytest.mark.parametrize("where", ["make", "after_done"])
def test_whoever_runs_out_of_time_leaves_the_reason(
    rendering: Rendering, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    failing(monkeypatch, Impatience(), where)
    assert not WritingOut.run(rendering.pk, Impatience)
    assert left(rendering) == ("failed", str(WritingOut.OUT_OF_TIME), False)
    assert Letter.objects.get().status == Letter.Status.FAILED


@pytest.mark.parametrize("work", WORKS)
def test_each_kind_says_what_becomes_of_what_takes_too_long(work: type[Work[Any]]) -> None:
    assert isinstance(work.OUT_OF_TIME, Hopeless | Later) and str(work.OUT_OF_TIME)


def test_what_is_hopeless_fails_and_what_is_not_rests_as_long_as_it_says(
    rendering: Rendering, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, Later("the ink is drying", timedelta(0)))
    assert not WritingOut.run(rendering.pk)
    assert left(rendering) == ("queued", "the ink is drying", False)
    failing(monkeypatch, Hopeless("There is no ink."))
    Rendering.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert not WritingOut.run(rendering.pk)
    assert left(rendering) == ("failed", "There is no ink.", False)


def test_a_claim_that_was_lost_changes_nothing(rendering: Rendering, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, ClaimLost(), "after_done")
    work = WritingOut.claimed(rendering.pk)
    assert work and not work.carry_out()
    assert left(rendering) == ("running", "", True)


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_alive_holds_on_to_its_row(
    rendering: Rendering, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.LEASE_SECONDS = 3

    def until_renewed(work: WritingOut) -> None:
        first = work.job.lease_until
        assert first and wait_until(lambda: Rendering.objects.filter(lease_until__gt=first).exists(), 60)
        raise Hopeless("It was renewed.")

    monkeypatch.setattr(WritingOut, "make", until_renewed)
    assert not WritingOut.run(rendering.pk)
    assert left(rendering) == ("failed", "It was renewed.", False)
