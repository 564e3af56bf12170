"""Whoever asks for the same at once is served one after another."""

import hashlib

from django.db import connection

__all__ = ["one_at_a_time"]


def one_at_a_time(what: str) -> None:
    """Wait until nobody else's transaction is about `what`, and keep others waiting until ours ends.

    SQLite lets one transaction write at a time anyway (`transaction_mode` in the settings); PostgreSQL has locks on
    numbers, for which no row needs to be there. Two things that share a number wait for each other, no more.
    """
    if connection.vendor == "postgresql":
        number = int.from_bytes(hashlib.sha256(what.encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
