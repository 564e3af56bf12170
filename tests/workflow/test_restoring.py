"""A day-old copy of the house put back: nothing is lost that was in it, and nothing goes out twice."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection

from letters.models import Brief, Letter, Notice, Rendering
from letters.workflow import dumping
from letters.workflow.backing_up import BackupRefused, back_up
from letters.workflow.dumping import DumpRefused
from letters.workflow.erasing import Why, erase
from letters.workflow.finished import letter_pdf
from letters.workflow.holding_mail import held_emails, note_sent, release
from letters.workflow.notices import Sending
from letters.workflow.rendering import WritingOut
from letters.workflow.restoring import restore
from tests.management.calling import called

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def open_again() -> Iterator[None]:
    """Whatever happens, the next test finds the database as it is used to."""
    yield
    dumping.leave()


def send_all() -> list[str]:
    """Send every e-mail that a worker would; their numbers."""
    mail.outbox.clear()
    for pk in Sending.to_ring():
        Sending.run(pk)
    return [str(message.extra_headers["Message-ID"]) for message in mail.outbox]


def write_all() -> None:
    for pk in WritingOut.to_ring():
        WritingOut.run(pk)


@pytest.fixture
def finished(rendering: Rendering) -> Letter:
    """A letter that is written, with both e-mails sent."""
    write_all()
    send_all()
    rendering.letter.refresh_from_db()
    return rendering.letter


@pytest.mark.promise("old-database")
def test_a_day_old_copy_writes_what_is_missing_and_sends_nothing_twice(
    finished: Letter, tmp_path: Path, private_root: Path
) -> None:
    pdf = letter_pdf(finished)
    backup = back_up(tmp_path / "backups", with_files=False)
    shutil.rmtree(private_root)
    done = restore(backup)
    assert (done.files, done.written_again, done.held) == (0, 1, 0)
    write_all()
    assert letter_pdf(Letter.objects.get()) == pdf
    assert send_all() == []


@pytest.mark.promise("old-database")
def test_what_was_pending_then_is_held_and_goes_when_a_person_says_so(
    rendering: Rendering, tmp_path: Path, paul: User
) -> None:
    backup = back_up(tmp_path / "backups")
    # The day goes on, and then the database is lost.
    write_all()
    sent = send_all()
    assert len(sent) == 2

    assert restore(backup).held == 2
    write_all()
    assert Letter.objects.get().status == Letter.Status.READY
    assert send_all() == []
    received, ready = held_emails().order_by("pk").values_list("pk", flat=True)
    assert note_sent([received], paul) == 1 and release([ready], paul) == 1
    assert send_all() == [sent[1]]
    assert not held_emails().exists()


def test_pages_that_a_client_was_to_read_are_written_again_and_told_of_once(
    rendering: Rendering, tmp_path: Path, private_root: Path, settings: Any
) -> None:
    settings.PROOF = True
    pending = back_up(tmp_path / "pending")
    write_all()
    sent = send_all()
    assert len(sent) == 2
    waiting = back_up(tmp_path / "waiting", with_files=False)

    # While it was being written.
    assert restore(pending).held == 2
    write_all()
    assert Letter.objects.get().status == Letter.Status.PROOF and send_all() == []

    # While it lay before the client.
    shutil.rmtree(private_root)
    assert restore(waiting).written_again == 1
    write_all()
    assert Letter.objects.get().status == Letter.Status.PROOF and send_all() == []
    assert [*private_root.glob("*.pdf")]


def test_files_come_back_and_what_is_there_stays(finished: Letter, tmp_path: Path, private_root: Path) -> None:
    backup = back_up(tmp_path / "backups")
    [file] = private_root.glob("*.pdf")
    sealed = file.read_bytes()
    file.unlink()
    (private_root / f"{'0' * 64}.pdf").write_bytes(b"of later")
    done = restore(backup)
    assert (done.files, done.written_again) == (1, 0)
    assert file.read_bytes() == sealed and (private_root / f"{'0' * 64}.pdf").exists()


@pytest.mark.promise("old-database")
def test_what_was_erased_since_stays_erased(finished: Letter, tmp_path: Path) -> None:
    backup = back_up(tmp_path / "backups")
    erase([finished], Why.CLIENT)
    assert restore(backup).erased_again == 1
    assert not Brief.objects.exists()


def test_a_backup_holds_no_key_and_is_for_its_owner_alone(finished: Letter, tmp_path: Path, settings: Any) -> None:
    backup = back_up(tmp_path / "backups")
    key = (settings.DATA_KEYS or [Path(settings.DATA_KEYS_FILE).read_text().strip()])[0]
    files = [path for path in backup.rglob("*") if path.is_file()]
    assert len(files) == 4
    assert not any(key.encode() in path.read_bytes() for path in files)
    assert backup.stat().st_mode & 0o077 == 0


def test_without_its_keys_it_is_refused(finished: Letter, tmp_path: Path, settings: Any) -> None:
    backup = back_up(tmp_path / "backups")
    settings.DATA_KEYS = ["c" * 43 + "="]
    with pytest.raises(BackupRefused, match="1 of the 1 keys"):
        restore(backup)
    assert Letter.objects.exists()


@pytest.mark.parametrize("spoil", ["gone", "shorter", "other format"])
def test_a_backup_that_is_not_whole_is_refused(finished: Letter, tmp_path: Path, spoil: str) -> None:
    backup = back_up(tmp_path / "backups")
    if spoil == "gone":
        (backup / "manifest.json").unlink()
    elif spoil == "shorter":
        database = dumping.dumped(backup)
        database.write_bytes(database.read_bytes()[:-100])
    else:
        manifest = json.loads((backup / "manifest.json").read_text())
        (backup / "manifest.json").write_text(json.dumps(manifest | {"format": 99}))
    with pytest.raises(BackupRefused):
        restore(backup)
    assert Letter.objects.exists()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="opens the file of SQLite's")
def test_a_house_that_is_open_is_left_alone(finished: Letter, tmp_path: Path) -> None:
    backup = back_up(tmp_path / "backups")
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as worker:
        worker.execute("SELECT count(*) FROM letters_letter").fetchone()
        with pytest.raises(DumpRefused, match="The house is open"):
            restore(backup)
    assert restore(backup).held == 0


def test_the_commands_say_what_is_where(rendering: Rendering, tmp_path: Path) -> None:
    made = called("backup", str(tmp_path / "backups"))
    assert "1 letters, 0 files" in made and "The keys are not in it" in made
    [backup] = (tmp_path / "backups").iterdir()
    with pytest.raises(CommandError, match="There are 1 letters here"):
        call_command("restore", str(backup))
    assert "2 e-mails are held" in called("restore", str(backup), "--sure")
    assert "2 held. Say --send, or --sent." in called("held_emails")
    assert "2 e-mails are held since" in called("doctor", fails=True)
    assert called("held_emails", "--sent") == "2 are noted as sent."
    assert called("held_emails") == "None is held."
    Notice.objects.update(status=Notice.Status.QUEUED)
    assert called("held_emails", "--hold") == "2 held."
    assert called("held_emails", "--send") == "2 are on their way."
    assert Notice.objects.filter(held_at__isnull=False).count() == 0
