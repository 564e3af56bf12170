"""The cast. Theodore is the client; Amy writes; Paul and Tatiana edit; Samantha runs the house."""

import math
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group, User
from django.db import transaction
from pytest_django import DjangoDbBlocker

from letters import tasks
from letters.models import Brief, Draft, Letter, Rendering, Template, TemplateVersion
from letters.throttling import COUNTERS
from letters.workflow import catalogue
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.reviewing import approve, send_to_review
from letters.workflow.staff import set_up_groups
from letters.workflow.templates import load_seeds

type Submit = Callable[..., Brief]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "real_bell: rings for real, at whatever address the test gives.")
    config.addinivalue_line("markers", "promise(name, …): brings about what tests/promises.toml declares by that name.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several workers (pytest-xdist) a file is for one of them, and so are all houses with their processes."""
    for item in items:
        houses = item.path.parent.name in ("house", "main_job")
        item.add_marker(pytest.mark.xdist_group("houses" if houses else str(item.path)))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file instead of memory: threads and processes share it as they share the real one."""
    database = django_settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def private_root(settings: Any, tmp_path: Path) -> Path:
    """Nothing a test keeps lands among real letters."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    # However slow the machine: a pulse would wait for the one transaction in which most tests run.
    settings.LEASE_SECONDS = 3600
    # A letter is ready when it is written out, but where a test is about the proof.
    settings.PROOF = False
    # Each test is somebody else's first knock.
    settings.COUNTERS_URL = ""
    COUNTERS.reset()
    root = settings.PRIVATE_ROOT = tmp_path / "private"
    return root


@pytest.fixture(autouse=True)
def rung(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[int, ...]]]:
    """What the bell was rung for. No test rings in a Redis that happens to run here, but for those marked."""
    heard: list[tuple[str, tuple[int, ...]]] = []
    if request.node.get_closest_marker("real_bell") is None:
        monkeypatch.setattr(tasks, "_messages", dict)
        monkeypatch.setattr(tasks, "_publish", lambda task, pks: heard.append((task.name, pks)))
    return heard


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that each connection may take, and that each answer which never came was waited for.

    Their sum bounds how long somebody is kept waiting by others, however slow or busy this machine is.
    """
    seconds: list[float] = []
    connect, receive = socket.socket.connect, socket.socket.recv

    def asked(self: socket.socket, address: Any) -> None:
        seconds.append(math.inf if self.gettimeout() is None else float(self.gettimeout() or 0))
        connect(self, address)

    def heard(self: socket.socket, *wanted: int) -> bytes:
        try:
            return receive(self, *wanted)
        except TimeoutError:
            seconds.append(float(self.gettimeout() or 0))
            raise

    monkeypatch.setattr(socket.socket, "connect", asked)
    monkeypatch.setattr(socket.socket, "recv", heard)
    return seconds


@pytest.fixture(scope="session")
def seeded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[TemplateVersion]:
    """What `load_seeds` puts in the database; it checks every template, which is too slow to do for every test."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_seeds()
        versions = list(TemplateVersion.objects.select_related("template"))
        transaction.set_rollback(True)
    return versions


@pytest.fixture
def house(db: None, seeded: list[TemplateVersion]) -> None:
    """Groups and templates, as after `manage.py seed`."""
    set_up_groups()
    Template.objects.bulk_create(version.template for version in seeded)
    TemplateVersion.objects.bulk_create(seeded)


def _hire(username: str, name: str, group: str) -> User:
    person = User.objects.create_user(username, first_name=name, is_staff=True)
    person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture
def amy(house: None) -> User:
    return _hire("amy", "Amy", "Writers")


@pytest.fixture
def paul(house: None) -> User:
    return _hire("paul", "Paul", "Editors")


@pytest.fixture
def tatiana(house: None) -> User:
    return _hire("tatiana", "Tatiana", "Editors")


@pytest.fixture
def samantha(house: None) -> User:
    return User.objects.create_superuser("samantha", first_name="Samantha")


def newest(template: Template) -> TemplateVersion:
    """The version that new letters are composed from."""
    assert template.current is not None
    return template.current


def newest_draft(letter: Letter) -> Draft:
    assert letter.draft is not None
    return letter.draft


@pytest.fixture
def submission() -> BriefSubmission:
    """A brief as Theodore sends it."""
    occasion = catalogue.occasions()[0]
    return BriefSubmission(
        key=uuid4(),
        occasion=occasion.slug,
        answers={stem.key: "walked home in the rain" for stem in occasion.stems if stem.required},
        values={
            "client_name": "Theodore Twombly",
            "client_email": "theodore@example.org",
            "recipient_name": "Catherine",
            "relation": "former wife",
            "tone": "plain",
            "avoid": "the trial\nSacramento",
            "signature": "Theodore",
            "hand": "theodore",
            "paper": "a5",
        },
    )


@pytest.fixture
def theodores_brief(house: None, submission: BriefSubmission) -> Brief:
    return submit_brief(submission).brief


@pytest.fixture
def letter(theodores_brief: Brief) -> Letter:
    """A letter that is being drafted."""
    return theodores_brief.letter


@pytest.fixture
def in_review(letter: Letter, amy: User) -> Letter:
    """A letter that Amy has sent to review."""
    send_to_review(letter, amy, letter.version)
    return letter


@pytest.fixture
def rendering(in_review: Letter, paul: User) -> Rendering:
    """The rendering of a letter that Paul has approved. Nobody has begun it."""
    return approve(in_review, paul, in_review.version).rendering
