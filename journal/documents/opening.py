"""A reader opened what was sent: the author sees when."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.log.models import AccessEvent
from accounts.users.models import User
from journal.documents import positions
from journal.documents.models import Document
from journal.sharing.models import ReaderNotice


def mark_opened(reader: User, document_id: UUID, now: datetime) -> Document:
    """Remember the first time that `reader` opened the document; later times change nothing. Raises `Http404`."""
    with transaction.atomic():
        found = Document.objects.live().filter(pk=document_id, reader=reader).select_related("author").defer("sealed")
        document = found.first()
        if document is None or document.author is None:
            raise Http404
        if document.opened_at:
            return document
        at = positions.advance(document.author.id, reader.id)
        changed = found.filter(opened_at=None).update(
            opened_at=now, author_position=at[document.author.id], reader_position=at[reader.id]
        )
        if changed:
            AccessEvent.objects.record(document.author, AccessEvent.Kind.OPENED, now, about=document_id)
        ReaderNotice.objects.release(reader.id)
        return found.get()
