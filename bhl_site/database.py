"""Where the house remembers: a file of its own, or the database at one address."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from . import env

KEPT_OPEN = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

# SQLite takes its write lock as a transaction begins: upgrading a read lock cannot wait, and fails.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    # What is deleted is overwritten: freed pages would keep the words of a letter that was erased.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
}


def database(name: str, default: Path, lock_seconds: int) -> dict[str, Any]:
    """The DATABASES entry for the address in this variable; the SQLite file `default` where it is not set.

    `lock_seconds` is how long it waits for SQLite's one writer.

    Raises ImproperlyConfigured; a password in the address is not repeated.
    """
    address = env.text(name)
    # The default is no address: there, a #, ? or % in its folder's name would mean something else.
    entry: dict[str, Any] = _at(address, name) if address else _file(default)
    if entry["ENGINE"].endswith("sqlite3"):
        entry["OPTIONS"] = entry.get("OPTIONS", {}) | SQLITE_OPTIONS | {"timeout": lock_seconds}
    return entry | KEPT_OPEN


def _at(address: str, name: str) -> dict[str, Any]:
    try:
        return {**dj_database_url.parse(address)}
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} must be an address such as postgresql://user:password@host:5432/letters or"
            " sqlite:////folder/house.sqlite3; a / : @ # or ? in a password must be percent-encoded."
        ) from None


def _file(path: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
