"""What a database keeps of rows that were deleted or rewritten, and clearing it away.

A deleted row leaves its bytes behind: SQLite in its log of changes, PostgreSQL as a dead
version until it is vacuumed. Both would show which rows changed in one transaction, and so
join a person with a code, and a code with an answer. What lies outside of the database's own
files (backups, archived logs, snapshots of the disk) is out of our reach; the decision record
names it.
"""

from typing import Any

from django.db import connection, transaction

from zhibu.apps.answering.models import Box, Claim, Draft, Slip, Ticket

PATIENCE = 2000
"""Milliseconds to wait for readers of SQLite before leaving the log to the next time."""


def leave_none() -> None:
    """Clear what is left of the running transaction once it is committed.

    Should it fail, the answer stands all the same; the next one clears for both.
    """
    transaction.on_commit(_clear, robust=True)


def _clear() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tables = (model._meta.db_table for model in (Ticket, Slip, Claim, Draft, Box))
            cursor.execute(f"VACUUM {', '.join(tables)}")
        else:
            _empty_log(cursor)


def _empty_log(cursor: Any) -> None:
    """Move SQLite's log of changes into the file and cut it to nothing."""
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5)) * 1000
    cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    cursor.execute(f"PRAGMA busy_timeout = {usual}")
