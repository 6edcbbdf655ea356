"""What changed for one person after a position: as author and as reader, in one order."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from journal.documents import positions
from journal.documents.models import Document, Feed

MAX_DOCUMENTS: Final = 500
MAX_BYTES: Final = 4 * 1024 * 1024
COLUMNS: Final = "id, kind, author_id, reader_id, revision, sealed, opened_at, withdrawn_at"
# One statement, so one snapshot: two would let a change slip between them. Each branch walks its own index,
# and bytes beyond the size of a page stay in the database.
PAGE: Final = f"""
SELECT id, kind, author_id, reader_id, revision, opened_at, withdrawn_at, position, before,
       CASE WHEN before < %s THEN sealed END AS sealed
FROM (
  SELECT both_sides.*, SUM(LENGTH(sealed)) OVER (ORDER BY position) - LENGTH(sealed) AS before FROM (
    SELECT * FROM (SELECT {COLUMNS}, author_position AS position FROM journal_document
      WHERE author_id = %s AND author_position > %s ORDER BY author_position LIMIT %s) AS written
    UNION ALL
    SELECT * FROM (SELECT {COLUMNS}, reader_position AS position FROM journal_document
      WHERE reader_id = %s AND reader_position > %s ORDER BY reader_position LIMIT %s) AS received
  ) AS both_sides
) AS measured ORDER BY position LIMIT %s
"""  # noqa: S608 - constants only


@dataclass(frozen=True, slots=True)
class Page:
    """`items` as the API shows them; `position` is where to ask on from; `more` whether anything comes after it."""

    items: list[Any]
    position: int
    more: bool


def page(user: UUID, since: int, limit: int) -> Page:
    """At most `limit` changes after `since`, and about 4 MiB.

    A position that was never given out (a server restored from an older backup) starts over from 0,
    as otherwise the changes up to that position would be skipped.
    """
    limit = max(1, min(limit, MAX_DOCUMENTS))
    rows = _rows(user, since, limit + 1)
    if not rows and since > 0 and not Feed.objects.filter(user=user, position__gte=since).exists():
        since, rows = 0, _rows(user, 0, limit + 1)
    shown = [row for row in rows[:limit] if row.before < MAX_BYTES]
    return Page(shown, shown[-1].position if shown else since, more=len(shown) < len(rows))


def _rows(user: UUID, since: int, limit: int) -> list[Any]:
    """Documents with two more attributes: `position` in this feed, and `before`, the bytes ahead of it."""
    (person,) = positions.stored_ids([user])
    params = [MAX_BYTES, person, since, limit, person, since, limit, limit]
    return list(Document.objects.raw(PAGE, params))
