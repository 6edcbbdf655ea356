"""Taking back: the bytes go from readers at once; the author can bring an own document back for 30 days."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.devices.models import Device
from accounts.log.models import AccessEvent
from accounts.problems import Problem
from accounts.users.models import User
from journal.documents import positions
from journal.documents.accepting import keep_bytes
from journal.documents.models import KEPT, Document


def withdraw(author: User, document_id: UUID, revision: int, device: Device, now: datetime) -> Document:
    """Withdraw `revision`, the stored one. A second time changes nothing.

    Raises `Http404`, or `Problem` `revision-stale` when another revision is stored.
    """
    with transaction.atomic():
        document, at = _locked(author, document_id)
        if document.withdrawn_at:
            transaction.set_rollback(True)  # gives back the positions that were taken for nothing
            return document
        if document.revision != revision:
            raise Problem("revision-stale", 409, "Another device was here first.", revision=document.revision)
        _take_bytes(document, at, now)
        if document.reader_id:
            AccessEvent.objects.record(author, AccessEvent.Kind.WITHDRAWN, now, about=document.id, device=device)
    return document


def restore(author: User, document_id: UUID, now: datetime) -> Document:
    """Bring back one's own withdrawn document with the bytes it had. Raises `Http404` or `Problem` `too-late`."""
    with transaction.atomic():
        document, at = _locked(author, document_id)
        if document.kind != Document.Kind.OWN:
            raise Problem("stays-withdrawn", 409, "What was sent to somebody and taken back stays taken back.")
        if document.withdrawn_at is None:
            transaction.set_rollback(True)
            return document
        kept = document.revisions.filter(revision=document.revision).first()
        if kept is None or document.withdrawn_at <= now - KEPT:
            raise Problem("too-late", 410, "This was deleted more than 30 days ago.")
        document.sealed, document.withdrawn_at = kept.sealed, None
        document.author_position, document.updated_at = at[author.id], now
        document.save(update_fields=["sealed", "withdrawn_at", "author_position", "updated_at"])
        kept.delete()
    return document


def withdraw_between(one: UUID, other: UUID, now: datetime) -> None:
    """Withdraw all that either of two people sent to the other; the caller's transaction ends what joined them."""
    with transaction.atomic():
        positions.advance(one, other)
        for document in Document.objects.live().between(one, other).order_by("author_position"):
            _take_bytes(document, positions.advance(one, other), now)


def _locked(author: User, document_id: UUID) -> tuple[Document, dict[UUID, int]]:
    """The author's document with the feeds of its people held, and the next positions in them."""
    found = Document.objects.filter(pk=document_id, author=author)
    at = positions.advance(author.id, found.values_list("reader_id", flat=True).first())
    document = found.first()
    if document is None:
        raise Http404
    return document, at


def _take_bytes(document: Document, at: dict[UUID, int], now: datetime) -> None:
    keep_bytes(document, now)
    document.sealed, document.withdrawn_at, document.updated_at = b"", now, now
    if document.author_id:
        document.author_position = at[document.author_id]
    if document.reader_id:
        document.reader_position = at[document.reader_id]
    fields = ["sealed", "withdrawn_at", "author_position", "reader_position", "updated_at"]
    document.save(update_fields=fields)
