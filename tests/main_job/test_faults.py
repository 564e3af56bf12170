"""What is killed, stopped or flushed in the middle of the work: the letter is written out all the same, once."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse

from bhl_site.house import Supervisor
from letters import tasks
from letters.models import Brief, Event, Letter, Notice, Rendering
from letters.workflow import finished, unsent
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.reviewing import approve, revise_draft, send_to_review
from tests.house.processes import descendants, kill, wait_until

pytestmark = [pytest.mark.real_bell, pytest.mark.django_db(transaction=True)]

PARAGRAPH = "I kept the green scarf, the two bus tickets and the bad map you drew of the way to the station. " * 3


def approved(letter: Letter, amy: User, paul: User, text: str = "") -> Rendering:
    """Bring a letter through the verbs to approval, and ring."""
    if text:
        revise_draft(letter, amy, text, letter.version)
    letter.refresh_from_db()
    send_to_review(letter, amy, letter.version)
    letter.refresh_from_db()
    rendering = approve(letter, paul, letter.version).rendering
    tasks.ring(tasks.write_rendering, rendering.pk)
    return rendering


def has(status: str, rendering: Rendering) -> Callable[[], bool]:
    return lambda: Rendering.objects.filter(pk=rendering.pk, status=status).exists()


def written_once(letter: Letter, private_root: Path) -> None:
    """One finished letter, one file that holds it, one line of history."""
    letter.refresh_from_db()
    assert letter.status == Letter.Status.READY
    assert finished.letter_pdf(letter).startswith(b"%PDF")
    assert letter.events.filter(verb=Event.Verb.WRITTEN).count() == 1
    assert [path.suffix for path in private_root.rglob("*") if path.is_file()] == [".pdf"]


def test_a_letter_is_written_out_by_a_real_worker(
    engines: Supervisor, letter: Letter, amy: User, paul: User, private_root: Path
) -> None:
    rendering = approved(letter, amy, paul)
    assert engines.tend_until(has("done", rendering), 30)
    written_once(letter, private_root)
    ready = Notice.objects.filter(brief=letter.brief, kind=Notice.Kind.READY, status="done")
    assert engines.tend_until(ready.exists, 20)


@pytest.mark.promise("worker-killed")
def test_a_worker_killed_in_the_middle_costs_time_and_nothing_else(
    engines: Supervisor, letter: Letter, amy: User, paul: User, private_root: Path
) -> None:
    letter.brief.hand, letter.brief.paper = "isabella", "a5"
    letter.brief.save()
    long = "Dear Catherine,\n\n" + "\n\n".join([PARAGRAPH] * 40) + "\n\nYours,\nTheodore"
    engines.tend_until(lambda: bool(descendants(engines.pid("worker") or 0)), 20)
    rendering = approved(letter, amy, paul, long)
    assert wait_until(has("running", rendering), 20)
    worker = engines.pid("worker")
    assert worker
    for process in (worker, *descendants(worker)):
        kill(process)
    assert not has("done", rendering)(), "the letter was done before the worker could be killed"
    assert engines.tend_until(has("done", rendering), 60)
    rendering.refresh_from_db()
    assert rendering.attempts == 2
    written_once(letter, private_root)


@pytest.mark.promise("redis-away")
def test_a_brief_sent_while_redis_is_down_is_accepted_and_written_out_when_it_is_back(
    engines: Supervisor,
    house: None,
    submission: BriefSubmission,
    client: Client,
    amy: User,
    paul: User,
    private_root: Path,
    patience: list[float],
) -> None:
    redis = engines.pid("redis")
    assert redis
    kill(redis)
    # Nobody tends the processes from here on, so Redis stays away.
    row = unsent.keep(unsent.begin(uuid4(), submission.occasion), submission.answers, submission.values)
    patience.clear()
    answer = client.post(reverse("unsent_all", args=[unsent.address_of_unsent(row)]), {"as_it_is": "yes"})
    assert answer.status_code == 302, answer.content.decode()
    assert 0 < sum(patience) < 1
    assert client.get(answer["Location"]).status_code == 200
    letter = Brief.objects.get().letter
    rendering = approved(letter, amy, paul)
    assert not has("done", rendering)()
    assert engines.tend_until(has("done", rendering), 60)
    written_once(letter, private_root)


@pytest.mark.promise("message-lost")
def test_a_message_that_was_never_sent_is_made_good_by_beat(
    engines: Supervisor, submission: BriefSubmission, house: None, amy: User, paul: User, private_root: Path
) -> None:
    letter = submit_brief(submission).brief.letter
    send_to_review(letter, amy, letter.version)
    letter.refresh_from_db()
    rendering = approve(letter, paul, letter.version).rendering
    assert engines.tend_until(has("done", rendering), 30)
    written_once(letter, private_root)


def test_the_database_is_a_file_that_the_worker_shares() -> None:
    assert Path(str(connection.settings_dict["NAME"])).is_file()
