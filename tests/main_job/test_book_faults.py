"""What is killed in the middle of a book: its own letters are laid out again, nothing else is, and it is bound once."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db.models import Sum
from django.db.models.functions import Now

from bhl_site.house import Supervisor
from letters import tasks
from letters.models import Compilation, Rendering, Sheaf
from letters.workflow import vault
from letters.workflow.briefs import BriefSubmission
from letters.workflow.publishing.artefacts import artefact_file, suffix_of
from letters.workflow.publishing.compiling import compile_book, progress_of
from letters.workflow.publishing.kept_sheaves import SHEAF, read_sheaf
from tests.bookmaking import agreed_book, finished_letter
from tests.house.processes import descendants, kill, wait_until

pytestmark = [pytest.mark.real_bell, pytest.mark.django_db(transaction=True)]

LETTERS = 6

PARAGRAPH = "I kept the green scarf, the two bus tickets and the bad map you drew of the way to the station. " * 3


@pytest.fixture
def compilation(house: None, submission: BriefSubmission, amy: User, paul: User, samantha: User) -> Compilation:
    """A book of several letters, each a few pages long. Nobody has rung for it."""
    text = "Dear Catherine,\n\nThis is letter {}.\n\n" + "\n\n".join([PARAGRAPH] * 8) + "\n\nTheodore"
    letters = [finished_letter(submission, amy, paul, text.format(number)) for number in range(LETTERS)]
    book = agreed_book(letters, paul)
    return compile_book(book, paul, book.version)


def is_so(compilation: Compilation, **state: object) -> Callable[[], bool]:
    return lambda: Compilation.objects.filter(pk=compilation.pk, **state).exists()


def some_are_done(compilation: Compilation, least: int = 2) -> Callable[[], bool]:
    return lambda: progress_of(compilation).done >= least


def kill_worker(engines: Supervisor) -> None:
    """The worker and its children, outright. Its leases run out at once, which otherwise take a quarter of a minute."""
    worker = engines.pid("worker")
    assert worker
    for process in (worker, *descendants(worker)):
        kill(process)
    for jobs in (Sheaf.objects, Compilation.objects):
        jobs.filter(status="running").update(lease_until=Now() - timedelta(seconds=1))


def all_is_there_once(compilation: Compilation, private_root: Path) -> None:
    """Every file that the rows name, whole, and no other; and one line of history."""
    compilation.refresh_from_db()
    assert compilation.status == "done", compilation.reason
    named = {f"{digest}.{vault.PDF}" for digest in Rendering.objects.values_list("pdf_digest", flat=True)}
    for sheaf in compilation.sheaves.all():
        assert read_sheaf(sheaf)
        named.add(f"{sheaf.digest}.{SHEAF}")
    for artefact in compilation.artefacts.select_related("compilation"):
        assert artefact_file(artefact)
        named.add(f"{artefact.digest}.{suffix_of(artefact)}")
    assert len(named) == LETTERS + 2 * LETTERS + 6
    # Whoever was killed may have left a draft, which is cleared away when it is an hour old.
    assert {path.name for path in private_root.iterdir() if not path.name.startswith(".")} == named
    assert compilation.book.events.filter(verb="bound").count() == 1
    logged = "".join(path.read_text() for path in (private_root.parent / "data" / "log").glob("*"))
    assert "letters.tasks.bind_book" in logged
    assert not any(word in logged for word in ("Catherine", "scarf", "fontTools")), "the log tells of a letter"


@pytest.mark.promise("worker-killed")
def test_a_worker_killed_at_a_book_costs_its_own_letters_and_then_time_alone(
    engines: Supervisor, compilation: Compilation, private_root: Path
) -> None:
    assert engines.tend_until(lambda: bool(descendants(engines.pid("worker") or 0)), 20)
    tasks.ring_for_book(compilation.pk)
    assert wait_until(some_are_done(compilation), 30)
    kill_worker(engines)
    done = dict(compilation.sheaves.filter(status="done").values_list("pk", "finished_at"))
    in_hand = compilation.sheaves.filter(status="running").count()
    assert 2 <= len(done) < 2 * LETTERS, "all were done before the worker could be killed"

    assert engines.tend_until(is_so(compilation, status="running"), 40)
    kill_worker(engines)
    assert not is_so(compilation, status="done")(), "the book was bound before the worker could be killed"
    assert dict(compilation.sheaves.filter(pk__in=done).values_list("pk", "finished_at")) == done
    assert compilation.sheaves.aggregate(Sum("attempts"))["attempts__sum"] == 2 * LETTERS + in_hand

    assert engines.tend_until(is_so(compilation, status="done"), 40)
    all_is_there_once(compilation, private_root)
    assert compilation.attempts == 2
    assert compilation.sheaves.aggregate(Sum("attempts"))["attempts__sum"] == 2 * LETTERS + in_hand


@pytest.mark.promise("redis-away", "message-lost")
def test_messages_that_were_never_sent_and_those_that_redis_took_along_are_made_good_by_beat(
    engines: Supervisor, compilation: Compilation, private_root: Path
) -> None:
    assert engines.tend_until(some_are_done(compilation), 40), "nobody rang, and beat does"
    redis = engines.pid("redis")
    assert redis
    kill(redis)
    for kept in (private_root.parent / "data" / "redis").rglob("*"):
        if kept.is_file():
            kept.unlink()
    assert not is_so(compilation, status="done")()
    assert engines.tend_until(is_so(compilation, status="done"), 60)
    all_is_there_once(compilation, private_root)
