"""Positions in people's feeds, given out under row locks."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection

from accounts.users.models import User


def advance(*people: UUID | None) -> dict[UUID, int]:
    """Give each person's feed its next position, and hold those feeds until the transaction ends.

    One statement, people in the order of their ids, so that two writers who need the same two feeds
    take them in the same order. Whoever reads a position has also seen all lower ones: a later position
    is given only after the earlier one was committed or undone.
    """
    ids = sorted(person for person in people if person)
    rows = ", ".join(["(%s, 1)"] * len(ids))
    # An ORM upsert can't count up from the stored value; this SQL is the same on PostgreSQL and SQLite.
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO journal_feed (user_id, position) VALUES {rows} "  # noqa: S608 - only placeholders
            "ON CONFLICT (user_id) DO UPDATE SET position = journal_feed.position + 1 "
            "RETURNING user_id, position",
            stored_ids(ids),
        )
        return {as_uuid(user): position for user, position in cursor.fetchall()}


def stored_ids(ids: Iterable[UUID]) -> list[Any]:
    """Ids as the database holds them: a uuid in PostgreSQL, 32 hex digits in SQLite."""
    field = User._meta.pk
    return [field.get_db_prep_value(person, connection) for person in ids]


def as_uuid(value: UUID | str) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)
