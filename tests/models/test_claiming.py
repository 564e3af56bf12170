"""A row is worked on by one worker at a time, and finished once."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone

from letters.models import Rendering
from letters.models.job import Job

LEASE = timedelta(seconds=60)


def expire(rendering: Rendering) -> None:
    """Let the lease run out, by the database's clock."""
    Rendering.objects.filter(pk=rendering.pk).update(lease_until=Now() - timedelta(seconds=1))


def test_a_row_that_is_not_there_cannot_be_claimed(db: None) -> None:
    assert Rendering.objects.claim(1, LEASE) is None


def test_a_claimed_row_cannot_be_claimed_again(rendering: Rendering) -> None:
    assert Rendering.objects.claim(rendering.pk, LEASE)
    assert Rendering.objects.claim(rendering.pk, LEASE) is None


@pytest.mark.parametrize("status", [Job.Status.DONE, Job.Status.FAILED])
def test_a_settled_row_cannot_be_claimed(rendering: Rendering, status: str) -> None:
    Rendering.objects.filter(pk=rendering.pk).update(status=status)
    assert Rendering.objects.claim(rendering.pk, LEASE) is None


def test_a_row_out_of_attempts_cannot_be_claimed(rendering: Rendering) -> None:
    Rendering.objects.filter(pk=rendering.pk).update(attempts=Rendering.MAX_ATTEMPTS)
    assert Rendering.objects.claim(rendering.pk, LEASE) is None


def test_a_claim_is_counted_and_has_an_end(rendering: Rendering) -> None:
    token = Rendering.objects.claim(rendering.pk, LEASE)
    rendering.refresh_from_db()
    assert (rendering.status, rendering.token, rendering.attempts) == ("running", token, 1)
    assert rendering.lease_until is not None


@pytest.mark.promise("worker-late")
def test_an_expired_lease_is_taken_over_and_the_late_worker_fenced_off(rendering: Rendering) -> None:
    late = Rendering.objects.claim(rendering.pk, LEASE)
    expire(rendering)
    new = Rendering.objects.claim(rendering.pk, LEASE)
    assert late and new and late != new
    assert not Rendering.objects.finish(rendering.pk, late, pdf_digest="late")
    assert not Rendering.objects.fail(rendering.pk, late, "late")
    assert not Rendering.objects.put_back(rendering.pk, late, "late", LEASE)
    assert Rendering.objects.finish(rendering.pk, new, pdf_digest="new")
    rendering.refresh_from_db()
    assert (rendering.status, rendering.pdf_digest, rendering.token) == ("done", "new", None)


def test_only_the_holder_of_the_token_may_finish(rendering: Rendering) -> None:
    Rendering.objects.claim(rendering.pk, LEASE)
    assert not Rendering.objects.finish(rendering.pk, uuid4())


def test_a_row_put_back_rests_before_it_waits_again(rendering: Rendering) -> None:
    token = Rendering.objects.claim(rendering.pk, LEASE)
    assert token and Rendering.objects.put_back(rendering.pk, token, "no space", LEASE)
    assert not Rendering.objects.waiting().exists()
    assert Rendering.objects.claim(rendering.pk, LEASE) is None
    expire(rendering)
    assert Rendering.objects.waiting().exists()
    assert Rendering.objects.claim(rendering.pk, LEASE)


def test_a_running_row_waits_again_when_its_lease_is_over(rendering: Rendering) -> None:
    Rendering.objects.claim(rendering.pk, LEASE)
    assert not Rendering.objects.waiting().exists()
    expire(rendering)
    assert Rendering.objects.waiting().exists()


@pytest.mark.promise("message-twice")
@pytest.mark.django_db(transaction=True)
def test_of_eight_workers_at_once_one_gets_the_row(rendering: Rendering) -> None:
    def claim(_: int) -> bool:
        try:
            return Rendering.objects.claim(rendering.pk, LEASE) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as workers:
        assert sum(workers.map(claim, range(8))) == 1


@pytest.mark.promise("clock-off")
@pytest.mark.parametrize("hours", [-2, 2])
def test_a_worker_whose_clock_is_two_hours_off_holds_and_takes_no_longer_than_others(
    rendering: Rendering, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, seconds = timezone.now, time.time
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(timezone, "now", lambda: now() + timedelta(hours=hours))
        elsewhere.setattr(time, "time", lambda: seconds() + hours * 3600)
        token = Rendering.objects.claim(rendering.pk, LEASE)
        assert token and Rendering.objects.renew(rendering.pk, token, LEASE)
    # To everybody else its lease is as long as any.
    assert Rendering.objects.claim(rendering.pk, LEASE) is None
    rendering.refresh_from_db()
    assert rendering.lease_until and abs(rendering.lease_until - now() - LEASE) < timedelta(seconds=30)
    expire(rendering)
    assert Rendering.objects.claim(rendering.pk, LEASE)
    assert not Rendering.objects.finish(rendering.pk, token)
