"""What an older house remembers, carried over."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrate_to(name: str) -> MigrationExecutor:
    executor = MigrationExecutor(connection)
    executor.migrate([("letters", name)])
    return MigrationExecutor(connection)


@pytest.fixture
def before_the_digest(transactional_db: None) -> Iterator[Any]:
    name = "0002_an_email_can_be_sent_again"
    yield migrate_to(name).loader.project_state([("letters", name)]).apps.get_model("letters", "Brief")
    call_command("migrate", "letters", verbosity=0)


def test_of_an_older_briefs_key_the_digest_is_kept(before_the_digest: Any) -> None:
    key = uuid4()
    brief = before_the_digest.objects.create(submission=key, nonce=b"n", address_digest="0" * 64)
    name = "0003_keep_of_a_forms_key_only_its_digest"
    newer = migrate_to(name).loader.project_state([("letters", name)]).apps.get_model("letters", "Brief")
    assert newer.objects.get(pk=brief.pk).submission_digest == hashlib.sha256(key.bytes).hexdigest()


@pytest.fixture
def one_answer_each(transactional_db: None) -> object:
    name = "0008_notices_tell_of_books"
    yield migrate_to(name).loader.project_state([("letters", name)]).apps
    call_command("migrate", "letters", verbosity=0)


def test_what_a_publisher_answered_an_older_house_is_kept(one_answer_each: Any) -> None:
    row = {name: one_answer_each.get_model("letters", name).objects.create for name in ("Book", "Compilation")}
    made = row["Compilation"](book=row["Book"](title="Letters", nonce=b"n"), number=1, book_version=1)
    press = one_answer_each.get_model("letters", "Publisher").objects.create(slug="press", name="Press")
    by = one_answer_each.get_model("auth", "User").objects.create(username="paul")
    sent = {"compilation": made, "publisher": press, "sent_by": by, "sent_on": date(2026, 5, 3)}
    submissions = one_answer_each.get_model("letters", "Submission").objects
    submissions.create(**sent)
    offered = submissions.create(**sent, status="offer", answered_on=date(2026, 6, 1), note="Gladly.")
    older, newer = "0008_notices_tell_of_books", "0009_keep_every_answer_of_a_publisher"
    replies = migrate_to(newer).loader.project_state([("letters", newer)]).apps.get_model("letters", "Reply").objects
    kept = replies.values_list("submission", "status", "answered_on", "note")
    assert [*kept] == [(offered.pk, "offer", date(2026, 6, 1), "Gladly.")]
    migrate_to(older)
    assert submissions.get(pk=offered.pk).note == "Gladly."


@pytest.fixture
def without_versions(transactional_db: None) -> object:
    name = "0009_keep_every_answer_of_a_publisher"
    yield migrate_to(name).loader.project_state([("letters", name)]).apps
    call_command("migrate", "letters", verbosity=0)


def test_the_histories_of_an_older_house_tell_who_was_first(without_versions: Any) -> None:
    brief = without_versions.get_model("letters", "Brief").objects.create(nonce=b"n", address_digest="0" * 64)
    letter = without_versions.get_model("letters", "Letter").objects.create(brief=brief, seed=1, version=4)
    verbs = ["submitted", "composed", "revised", "sent_to_review", "names_cleared", "approved", "starred"]
    for verb in verbs:
        without_versions.get_model("letters", "Event").objects.create(letter=letter, verb=verb)
    book = without_versions.get_model("letters", "Book").objects.create(title="Letters", nonce=b"n", version=2)
    for verb in ("begun", "kept", "compiled"):
        without_versions.get_model("letters", "BookEvent").objects.create(book=book, verb=verb)
    name = "0010_tell_from_versions_who_was_first"
    newer = migrate_to(name).loader.project_state([("letters", name)]).apps
    events = newer.get_model("letters", "Event").objects.order_by("pk")
    assert [*events.values_list("verb", "version")] == [*zip(verbs, (1, 1, 2, 3, 3, 4, 4), strict=True)]
    told = newer.get_model("letters", "BookEvent").objects.order_by("pk")
    assert [*told.values_list("version", flat=True)] == [1, 2, 2]


def test_the_migrations_are_complete(db: None) -> None:
    call_command("makemigrations", "letters", check=True, dry_run=True, verbosity=0)


@pytest.fixture
def undated(transactional_db: None) -> object:
    name = "0021_keep_what_is_not_sent_yet"
    yield migrate_to(name).loader.project_state([("letters", name)]).apps
    call_command("migrate", "letters", verbosity=0)


def test_a_letter_that_is_written_out_is_of_the_day_on_it_or_of_its_writing_out(undated: Any) -> None:
    create = {name: undated.get_model("letters", name).objects.create for name in ("Brief", "Letter", "Draft")}
    editor = undated.get_model("auth", "User").objects.create(username="paul")
    approval, rendering = (undated.get_model("letters", name).objects.create for name in ("Approval", "Rendering"))
    for number, (heading, status) in enumerate((("Lisbon, 3 May", "done"), ("", "done"), ("4 May 2019", "queued"))):
        own = {"submission_digest": f"s{number}", "address_digest": f"a{number}", "nonce": b"n"}
        letter = create["Letter"](brief=create["Brief"](heading=heading, **own), seed=number)
        draft = create["Draft"](letter=letter, number=1, text="Dear Rosa")
        given = approval(draft=draft, editor=editor, layout_digest="0", hand="amy", paper="a5", seed=1, engine="4")
        made = {"text": "Dear Rosa", "hand": "amy", "paper": "a5", "seed": 1, "layout_digest": "0", "engine": "4"}
        row = rendering(letter=letter, approval=given, status=status, **made)
        undated.get_model("letters", "Rendering").objects.filter(pk=row.pk).update(
            created_at=datetime(2024, 4, 30, 12, tzinfo=UTC)
        )
    name = "0022_a_letter_has_a_day"
    letters = migrate_to(name).loader.project_state([("letters", name)]).apps.get_model("letters", "Letter").objects
    days = [*letters.order_by("pk").values_list("dated_on", flat=True)]
    assert days == [date(2024, 5, 3), date(2024, 4, 30), None]
