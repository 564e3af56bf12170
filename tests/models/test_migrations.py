"""What an older house remembers, carried over."""

import hashlib
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
def before_the_digest(transactional_db: None) -> object:
    name = "0002_an_email_can_be_sent_again"
    yield migrate_to(name).loader.project_state([("letters", name)]).apps.get_model("letters", "Brief")
    call_command("migrate", "letters", verbosity=0)


def test_of_an_older_briefs_key_the_digest_is_kept(before_the_digest: type) -> None:
    key = uuid4()
    brief = before_the_digest.objects.create(submission=key, nonce=b"n", address_digest="0" * 64)
    name = "0003_keep_of_a_forms_key_only_its_digest"
    newer = migrate_to(name).loader.project_state([("letters", name)]).apps.get_model("letters", "Brief")
    assert newer.objects.get(pk=brief.pk).submission_digest == hashlib.sha256(key.bytes).hexdigest()


def test_the_migrations_are_complete(db: None) -> None:
    call_command("makemigrations", "letters", check=True, dry_run=True, verbosity=0)
