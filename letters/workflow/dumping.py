"""The database as one file, and from one: SQLite by its own way of copying, PostgreSQL by its own programs."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import OperationalError, connection
from django.db.backends.postgresql.client import DatabaseClient

from .errors import Refused

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


class DumpRefused(Refused):
    """The database cannot be written out, or be put back, as things are. Nothing was changed."""


def vendor() -> str:
    """Which database this house has."""
    return connection.vendor


def dumped(folder: Path) -> Path:
    """The file of the database in the folder of a backup. Raises FileNotFoundError."""
    return next((path for name in NAMES.values() if (path := folder / name).is_file()), folder / NAMES["sqlite"])


def dump(folder: Path) -> Path:
    """Write the database out as it is now, while others go on. Raises DumpRefused."""
    path = folder / NAMES[vendor()]
    if vendor() == "sqlite":
        with closing(sqlite3.connect(path)) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
            # In one file, and not one and a log.
            copy.execute("PRAGMA journal_mode=DELETE")
    else:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={path}")
    path.chmod(0o600)
    return path


def put_back(folder: Path) -> None:
    """Put the database of a backup in the place of the present one: all of it, or nothing.

    Nobody else may have it open. Raises DumpRefused.
    """
    path = dumped(folder)
    if path.name != NAMES[vendor()]:
        raise DumpRefused(f"This backup is not of a {vendor()} database. Nothing was changed.")
    _require_alone()
    if vendor() == "sqlite":
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            copy.backup(connection.connection)
        return
    connection.close()
    _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error", str(path))


def leave() -> None:
    """Let others in again."""
    if vendor() == "sqlite":
        connection.cursor().execute("PRAGMA locking_mode=NORMAL").connection.close()
    connection.close()


def _require_alone() -> None:
    if not (_is_alone_at_sqlite() if vendor() == "sqlite" else _is_alone_at_postgresql()):
        raise DumpRefused(
            "The house is open: its database is in use. Close it, with its web server, its workers and beat, and do "
            "this again. Nothing was changed."
        )


def _is_alone_at_sqlite() -> bool:
    """With this, nobody else is let in until `leave`."""
    connection.close()
    with connection.cursor() as cursor:
        try:
            cursor.execute("PRAGMA locking_mode=EXCLUSIVE")
            cursor.execute("BEGIN EXCLUSIVE")
            cursor.execute("COMMIT")
        except OperationalError:
            connection.close()
            return False
    return True


def _is_alone_at_postgresql() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return bool(cursor.fetchone() == (0,))


def _run(program: str, *arguments: str) -> None:
    """One of PostgreSQL's programs on this house's database. A password goes by the environment."""
    if shutil.which(program) is None:
        raise DumpRefused(f"{program} is not installed here, and nothing else can do this. Nothing was changed.")
    (_, *connect), env = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *where, name = connect
    command = (program, *where, "--dbname", name, *arguments)
    done = subprocess.run(command, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise DumpRefused(f"{program} ended with {done.returncode}: {done.stderr.strip().splitlines()[-1:]}")
