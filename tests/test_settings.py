"""The settings run with nothing set, refuse nonsense by name, and are clean for production."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from bhl_site import env
from bhl_site.database import database
from bhl_site.mail import mailer
from letters import checks

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "SITE_URL": "https://letters.example",
    "ALLOWED_HOSTS": "letters.example",
    "EMAIL_URL": "smtp://user:p%40ss@mail.example:587?tls=1",
}


def manage(data_dir: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *args],
        cwd=ROOT,
        env=path | {"DATA_DIR": str(data_dir)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_production_is_clean(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_with_nothing_set_the_house_opens_and_its_secret_is_its_own(tmp_path: Path) -> None:
    done = manage(tmp_path / "new", "check")
    assert done.returncode == 0, done.stderr
    secret = tmp_path / "new" / "secret_key"
    assert secret.stat().st_mode & 0o777 == 0o600
    before = secret.read_text()
    manage(tmp_path / "new", "check")
    assert secret.read_text() == before and len(before) > 50


@pytest.mark.parametrize("folder", ["letters #1", "what?mode=memory", "100%25"])
def test_any_folder_can_hold_the_database(tmp_path: Path, folder: str) -> None:
    done = manage(tmp_path / folder, "inspectdb")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / folder / "house.sqlite3").is_file()


def test_a_database_at_an_address_is_used_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://amy:p%40ss@db.example/letters?sslmode=require")
    entry = database("DATABASE_URL", tmp_path / "unused.sqlite3", 20)
    assert (entry["HOST"], entry["NAME"], entry["PASSWORD"]) == ("db.example", "letters", "p@ss")
    assert entry["OPTIONS"] == {"sslmode": "require"} and entry["CONN_HEALTH_CHECKS"]
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/other.sqlite3")
    entry = database("DATABASE_URL", tmp_path / "unused.sqlite3", 20)
    assert entry["NAME"] == f"{tmp_path}/other.sqlite3" and entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("LEASE_SECONDS", "soon"),
        ("LEASE_SECONDS", "1"),
        ("SITE_URL", "letters.example"),
        ("REDIS_URL", "http://:hunter2@localhost"),
        ("EMAIL_URL", "pigeon:"),
        ("EMAIL_URL", "smtp://amy:hunter2@mail.example:post"),
        ("TIME_ZONE", "Mars/X"),
        ("TIME_ZONE", "Europe"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgresql://amy:hunter2@db.example:door/letters"),
    ],
)
def test_nonsense_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    done = manage(tmp_path, "check", **{name: value})
    assert done.returncode != 0
    assert f"ImproperlyConfigured: {name} must" in done.stderr
    assert "hunter2" not in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("value", ["http://post.example", "ftp://post.example", "post.example", "https://"])
def test_letters_go_to_a_provider_encrypted_or_on_this_machine(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    for fine in ("", "https://post.example/v1", "http://127.0.0.1:9000"):
        monkeypatch.setenv("POST_PROVIDER_URL", fine)
        assert env.provider("POST_PROVIDER_URL") == fine
    monkeypatch.setenv("POST_PROVIDER_URL", value)
    with pytest.raises(ImproperlyConfigured, match="POST_PROVIDER_URL must"):
        env.provider("POST_PROVIDER_URL")


def test_a_country_is_two_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POST_FROM", "de")
    assert env.country("POST_FROM", "GB") == "DE"
    monkeypatch.setenv("POST_FROM", "Germany")
    with pytest.raises(ImproperlyConfigured, match="POST_FROM must"):
        env.country("POST_FROM", "GB")


def test_numbers_and_flags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOW_MANY", "7")
    monkeypatch.setenv("WHETHER", "Yes")
    assert env.number("HOW_MANY", 1, least=0, most=9) == 7
    assert env.flag("WHETHER") and not env.flag("NOT_SET")
    with pytest.raises(ImproperlyConfigured, match="HOW_MANY must be between 0 and 5"):
        env.number("HOW_MANY", 1, least=0, most=5)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("WHERE", str(tmp_path / "file"))
    with pytest.raises(ImproperlyConfigured, match="WHERE must name a folder"):
        env.folder("WHERE", tmp_path)


def test_an_empty_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").touch()
    with pytest.raises(ImproperlyConfigured, match="is empty"):
        env.kept_secret(tmp_path / "secret")


@pytest.mark.parametrize("guessed", ["abc", "a" * 60, "change me"])
def test_a_secret_that_can_be_guessed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, guessed: str) -> None:
    monkeypatch.setenv("SECRET_KEY", guessed)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY can be guessed"):
        env.secret("SECRET_KEY", tmp_path / "secret_key")
    monkeypatch.setenv("SECRET_KEY", "fifty characters or more of which some are not the same")
    assert env.secret("SECRET_KEY", tmp_path / "secret_key").startswith("fifty")


def test_mail_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", PRODUCTION["EMAIL_URL"])
    options = mailer("EMAIL_URL")["OPTIONS"]
    assert (options["host"], options["port"], options["password"]) == ("mail.example", 587, "p@ss")
    assert options["use_tls"] and not options["use_ssl"]
    monkeypatch.setenv("EMAIL_URL", "smtps://mail.example")
    assert mailer("EMAIL_URL")["OPTIONS"]["port"] == 465
    monkeypatch.setenv("EMAIL_URL", "smtp:")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must name a host"):
        mailer("EMAIL_URL")


def test_a_house_without_hands_or_occasions_is_told_so(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_checks(tags=["files"]) == []
    settings.SEEDS_ROOT = tmp_path
    monkeypatch.setattr(checks, "FONTS", tmp_path)
    assert {message.id for message in run_checks(tags=["files"])} == {"letters.E002", "letters.E003"}


@pytest.mark.parametrize("private", ["static", "static/private", "."])
def test_letters_are_not_published(settings: Any, tmp_path: Path, private: str) -> None:
    settings.STATIC_ROOT, settings.PRIVATE_ROOT = tmp_path / "static", tmp_path / private
    assert "letters.E001" in [message.id for message in run_checks(tags=["files"])]


def test_a_folder_that_was_left_open_is_shut_and_what_is_written_there_is_for_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    folder.mkdir()
    folder.chmod(0o755)
    done = manage(folder, "showmigrations", "letters")
    assert done.returncode == 0, done.stderr
    assert folder.stat().st_mode & 0o777 == 0o700
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert folder / "house.sqlite3" in written
    assert all(path.stat().st_mode & 0o077 == 0 for path in written)


def test_a_folder_that_is_for_all_stays_open(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    env.shut(tmp_path)
    assert tmp_path.stat().st_mode & 0o7777 == 0o1777
