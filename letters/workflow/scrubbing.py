"""What the database itself remembers of deleted rows, overwritten."""

from django.db import DatabaseError, connection

PATIENCE_MS = 2000
"""How long somebody who reads may hold it up. Whoever tidies tries again."""


def scrub_database() -> bool:
    """Write SQLite's log of changes into its file, where deleted rows are overwritten, and cut the log. Whether done.

    Called outside any transaction. PostgreSQL does the like by itself (`autovacuum`), when its time comes.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        before = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
        except DatabaseError:
            return False
        finally:
            cursor.execute(f"PRAGMA busy_timeout={before}")
    return not busy
