"""The bell is a nudge: it may be lost, and then costs no one a second."""

import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest
from celery import current_app
from celery.exceptions import SoftTimeLimitExceeded
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.db.models.functions import Now

from bhl_site import punctual
from letters import tasks
from letters.models import Book, Brief, Compilation, Letter, Notice, Rendering, Sheaf
from letters.workflow import rendering as rendering_verbs
from letters.workflow.reviewing import approve

TASK_NAMES = ("write_rendering", "send_notice", "write_sheaf", "bind_book", "sweep", "tidy")

type Rung = list[tuple[str, tuple[int, ...]]]


@pytest.fixture
def deaf_redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setattr(current_app.conf, "broker_url", f"redis://127.0.0.1:{port}/0")
        yield


@pytest.fixture
def no_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    monkeypatch.setattr(current_app.conf, "broker_url", f"redis://127.0.0.1:{port}/0")


@pytest.mark.promise("redis-away")
@pytest.mark.real_bell
@pytest.mark.parametrize("redis", ["no_redis", "deaf_redis"])
def test_ringing_where_nobody_hears_neither_raises_nor_waits(
    redis: str,
    request: pytest.FixtureRequest,
    caplog: pytest.LogCaptureFixture,
    transactional_db: None,
    patience: list[float],
) -> None:
    request.getfixturevalue(redis)
    tasks.ring(tasks.write_rendering, 1, 2, 3)
    assert 0 < sum(patience) < 1
    assert "Nobody heard the bell" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_bell_is_rung_only_for_what_was_committed(rung: Rung) -> None:
    with transaction.atomic():
        tasks.ring(tasks.write_rendering, 1)
        assert rung == []
        transaction.set_rollback(True)
    assert rung == []
    with transaction.atomic():
        tasks.ring(tasks.write_rendering, 2)
    assert rung == [("letters.tasks.write_rendering", (2,))]


@pytest.mark.django_db(transaction=True)
def test_a_written_letter_rings_for_its_email(rendering: Rendering, rung: Rung) -> None:
    for _ in range(3):
        assert tasks.write_rendering(rendering.pk) == rendering.pk
    [(name, notices)] = rung
    assert name == "letters.tasks.send_notice"
    for notice in (*notices, *notices):
        tasks.send_notice(notice)
    assert sorted(email.subject for email in mail.outbox) == ["We have what you told us", "Your letter is ready"]
    assert Letter.objects.get().status == Letter.Status.READY


@pytest.mark.promise("runaway")
@pytest.mark.django_db(transaction=True)
def test_a_letter_that_takes_too_long_fails_with_its_reason(
    rendering: Rendering, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_: object) -> bool:
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(rendering_verbs.WritingOut, "make", endless)
    tasks.write_rendering(rendering.pk)
    rendering.refresh_from_db()
    assert rendering.status == Rendering.Status.FAILED
    assert "longer than one letter may take" in rendering.reason
    assert Letter.objects.get().status == Letter.Status.FAILED


@pytest.mark.django_db(transaction=True)
def test_a_page_rings_for_some_of_a_large_book_and_a_worker_for_the_rest(rendering: Rendering, rung: Rung) -> None:
    book = Book.objects.create(title="All of them", nonce=b"", address_digest="a")
    compilation = Compilation.objects.create(book=book, number=1, book_version=1)
    count = 2 * tasks.MOST_BY_A_DOOR
    rows = Sheaf.objects.bulk_create(
        Sheaf(key=str(number), letter=rendering.letter, kind=Sheaf.Kind.PLATES) for number in range(count)
    )
    compilation.sheaves.set(rows)
    tasks.ring_for_book(compilation.pk)
    assert [(name, len(pks)) for name, pks in rung] == [
        ("letters.tasks.write_sheaf", tasks.MOST_BY_A_DOOR),
        ("letters.tasks.bind_book", 1),
    ]
    rung.clear()
    tasks.bind_book(compilation.pk)
    assert [(name, len(pks)) for name, pks in rung] == [("letters.tasks.write_sheaf", count)]


@pytest.mark.django_db(transaction=True)
def test_a_small_book_is_rung_for_whole_and_for_binding_when_nothing_else_waits(
    rendering: Rendering, rung: Rung
) -> None:
    book = Book.objects.create(title="One", nonce=b"", address_digest="a")
    compilation = Compilation.objects.create(book=book, number=1, book_version=1)
    sheaf = Sheaf.objects.create(key="1", letter=rendering.letter, kind=Sheaf.Kind.PLATES)
    compilation.sheaves.add(sheaf)
    tasks.ring_for_book(compilation.pk)
    Sheaf.objects.update(status=Sheaf.Status.DONE)
    tasks.ring_for_book(compilation.pk)
    assert rung == [("letters.tasks.write_sheaf", (sheaf.pk,)), ("letters.tasks.bind_book", (compilation.pk,))]


@pytest.mark.django_db(transaction=True)
def test_what_was_rung_for_in_vain_is_found_by_the_sweep(
    theodores_brief: Brief, rendering: Rendering, rung: Rung, capsys: pytest.CaptureFixture[str]
) -> None:
    Rendering.objects.update(rung_at=Now() - timedelta(days=1))
    Notice.objects.update(rung_at=Now() - timedelta(days=1))
    call_command("sweep")
    assert capsys.readouterr().out == "2 waiting.\n"
    assert rung == [
        ("letters.tasks.write_rendering", (rendering.pk,)),
        ("letters.tasks.send_notice", (theodores_brief.notices.get().pk,)),
    ]


@pytest.mark.django_db(transaction=True)
def test_approving_does_not_ring(in_review: Letter, paul: User, rung: Rung) -> None:
    approve(in_review, paul, in_review.version)
    assert rung == [], "the door that asked for it rings"


def test_messages_are_safe_to_lose_and_to_repeat() -> None:
    conf = current_app.conf
    assert conf.task_acks_late and conf.task_reject_on_worker_lost and conf.task_retry_on_worker_lost
    assert conf.task_ignore_result and conf.worker_prefetch_multiplier == 1
    assert conf.accept_content == ["json"] and conf.task_serializer == "json"
    for name in TASK_NAMES:
        assert current_app.tasks[f"letters.tasks.{name}"].max_retries == 3


def test_nothing_waits_behind_much_of_another_kind() -> None:
    conf, router = current_app.conf, current_app.amqp.router
    queues = {name: router.route({}, f"letters.tasks.{name}")["queue"].name for name in TASK_NAMES}
    assert queues == {
        "write_rendering": "letters",
        "send_notice": "emails",
        "write_sheaf": "books",
        "bind_book": "books",
        "sweep": "sweeps",
        "tidy": "sweeps",
    }
    assert {queue.name for queue in conf.task_queues} == {*queues.values()}, "a worker takes from each in turn"


@pytest.mark.promise("worker-late")
def test_every_limit_lies_within_the_next() -> None:
    conf = current_app.conf
    limits = (
        punctual.MAIL_SECONDS,
        conf.task_soft_time_limit,
        conf.task_time_limit,
        conf.broker_transport_options["visibility_timeout"],
    )
    assert list(limits) == sorted(set(limits))


@pytest.mark.django_db(transaction=True)
def test_whoever_comes_along_first_takes_up_what_a_dead_worker_left(rendering: Rendering, rung: Rung) -> None:
    assert rendering_verbs.WritingOut.claimed(rendering.pk)
    Rendering.objects.update(lease_until=Now() - timedelta(seconds=1))
    tasks.write_rendering(rendering.pk + 1)
    rendering.refresh_from_db()
    assert (rendering.status, rendering.attempts) == ("done", 2)
    assert [name for name, _ in rung] == ["letters.tasks.send_notice"]


@pytest.mark.promise("clock-off")
def test_sweeps_do_not_pile_up_without_a_worker_nor_go_to_one_whose_clock_is_two_hours_off_in_vain() -> None:
    schedule = current_app.conf.beat_schedule
    assert schedule.keys() == {"sweep", "tidy"}
    for entry in schedule.values():
        assert 2 * 3600 < entry["options"]["expires"] <= 4 * 3600
