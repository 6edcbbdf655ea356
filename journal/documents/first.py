"""The first revision of a document for oneself: most of all saving, so in as few round trips as there can be."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from journal.documents import positions
from journal.documents.models import Document
from journal.documents.offer import Offer

GIVEN: Final = ["id", "kind", "author_id", "revision", "sealed", "sha256", "created_at", "updated_at"]
FIELDS: Final = [field for name in GIVEN for field in Document._meta.concrete_fields if field.column == name]
INSERT: Final = f"INSERT INTO journal_document ({', '.join(GIVEN)}, author_position)"
UNLESS_TAKEN: Final = "ON CONFLICT (id) DO NOTHING RETURNING author_position"
# PostgreSQL does both in one statement, and so in one transaction and one round trip. SQLite can't write in a CTE.
AT_ONCE: Final = f"""
WITH place AS (
  INSERT INTO journal_feed (user_id, position) VALUES (%s, 1)
  ON CONFLICT (user_id) DO UPDATE SET position = journal_feed.position + 1 RETURNING position
) {INSERT} SELECT %s, %s, %s, %s, %s, %s, %s, %s, position FROM place {UNLESS_TAKEN}
"""  # noqa: S608 - constants only
ONE_ROW: Final = f"{INSERT} VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) {UNLESS_TAKEN}"


def insert_own(author: UUID, document_id: UUID, offer: Offer, now: datetime) -> Document | None:
    """Store a document that nobody has sent before, with its place in the author's feed; None if the id is taken."""
    document = Document(
        id=document_id,
        kind=offer.kind,
        author_id=author,
        revision=1,
        sealed=offer.sealed,
        sha256=offer.sha256,
        created_at=now,
        updated_at=now,
    )
    place = _at_once(document) if connection.vendor == "postgresql" else _in_turn(document)
    if place is None:
        return None
    document.author_position = place
    return document


def _at_once(document: Document) -> int | None:
    return _run(AT_ONCE, [document.author_id, *_values(document)])


def _in_turn(document: Document) -> int | None:
    author = document.author_id
    with transaction.atomic():
        return _run(ONE_ROW, [*_values(document), positions.advance(author)[author]]) if author else None


def _run(statement: str, values: list[Any]) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return int(row[0]) if row else None


def _values(document: Document) -> list[Any]:
    """The values of the columns GIVEN, as the database takes them."""
    return [field.get_db_prep_save(getattr(document, field.attname), connection) for field in FIELDS]
