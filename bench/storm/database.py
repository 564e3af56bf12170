"""A database for one run, gone when it is over: beside the one at DATABASE_URL, or a file of SQLite's."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


@contextmanager
def database(address: str) -> Iterator[str]:
    """Its DATABASE_URL; "" where `address` is that of no PostgreSQL, and then it is a file in DATA_DIR."""
    if not address.startswith("postgres"):
        yield ""
        return
    name = f"storm_{secrets.token_hex(4)}"
    _command(address, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
    finally:
        _command(address, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _command(address: str, command: sql.Composed) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(command)
