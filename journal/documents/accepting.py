"""A device sends a revision: take it whole, or refuse it and store nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from accounts.devices.models import Device
from accounts.log.models import AccessEvent
from accounts.problems import Problem
from accounts.users.models import User
from journal.attachments.models import Attachment
from journal.documents import positions, relationships
from journal.documents.first import insert_own
from journal.documents.models import Document, Revision
from journal.documents.offer import Offer
from journal.sharing import notice

MAILED = {Document.Kind.SHARE, Document.Kind.REPLY, Document.Kind.ASSIGNMENT}


@dataclass(frozen=True, slots=True)
class Accepted:
    """`created` says whether this was the first revision; `changed` is false when the same bytes came again."""

    document: Document
    created: bool
    changed: bool


def accept(author: User, document_id: UUID, offer: Offer, device: Device, now: datetime) -> Accepted:
    """Store one revision and give it its positions.

    Raises `Http404` for somebody else's document, and `Problem`: `kind-changed`, `reader-changed`,
    `revision-stale`, `revision-skipped`, `withdrawn`, `no-relationship`, `attachment-unknown`.
    """
    if offer.revision == 1 and offer.reader is None:
        new = insert_own(author.id, document_id, offer, now)
        if new:
            return Accepted(new, created=True, changed=True)
    try:
        with transaction.atomic():
            at = positions.advance(author.id, offer.reader)
            stored = Document.objects.filter(pk=document_id).first()
            if stored is None:
                return _create(author, document_id, offer, at, device, now)
            if stored.author_id != author.id:
                raise Http404
            return _replace(stored, author, offer, at, now)
    except IntegrityError:
        # A reader who does not exist, or an id that another person's device used at this very moment.
        raise Http404 from None


def _create(
    author: User, document_id: UUID, offer: Offer, at: dict[UUID, int], device: Device, now: datetime
) -> Accepted:
    if offer.revision != 1:
        raise _conflict("revision-skipped", "Earlier revisions of this document are not here yet.", 0)
    if offer.reader:
        relationships.require(author, offer.reader, offer.kind)
    document = Document.objects.create(
        id=document_id,
        kind=offer.kind,
        author=author,
        reader_id=offer.reader,
        **_content(offer, at, author.id, now),
        created_at=now,
    )
    if offer.reader:
        _reach(document, offer, now)
        AccessEvent.objects.record(author, AccessEvent.Kind.SHARED, now, about=document_id, device=device)
    return Accepted(document, created=True, changed=True)


def _replace(stored: Document, author: User, offer: Offer, at: dict[UUID, int], now: datetime) -> Accepted:
    if offer.kind != stored.kind:
        raise Problem("kind-changed", 409, "A document keeps its kind.")
    if offer.reader != stored.reader_id:
        raise Problem("reader-changed", 409, "A document keeps its reader.")
    if offer.revision == stored.revision and offer.sha256 == stored.sha256:
        transaction.set_rollback(True)  # gives back the position that was taken for nothing
        return Accepted(stored, created=False, changed=False)
    if stored.withdrawn_at:
        raise _conflict("withdrawn", "This document was taken back.", stored.revision)
    if offer.revision <= stored.revision:
        raise _conflict("revision-stale", "Another device was here first.", stored.revision)
    if offer.revision > stored.revision + 1:
        raise _conflict("revision-skipped", "Earlier revisions of this document are not here yet.", stored.revision)
    if offer.reader:
        relationships.require(author, offer.reader, offer.kind)
    keep_bytes(stored, now)
    fields = _content(offer, at, author.id, now)
    for name, value in fields.items():
        setattr(stored, name, value)
    stored.save(update_fields=list(fields))
    if offer.reader:
        _reach(stored, offer, now)
    return Accepted(stored, created=False, changed=True)


def _reach(document: Document, offer: Offer, now: datetime) -> None:
    """Let the reader have the attachments, and hear of it by a mail without content."""
    Attachment.objects.let_read(document, offer.attachments)
    if offer.reader and document.kind in MAILED:
        notice.tell_after_commit(offer.reader, now)


def keep_bytes(stored: Document, now: datetime) -> None:
    """Put the stored bytes among the earlier revisions, the author's for 30 days."""
    Revision.objects.create(
        document=stored, revision=stored.revision, sealed=stored.sealed, sha256=stored.sha256, replaced_at=now
    )


def _content(offer: Offer, at: dict[UUID, int], author: UUID, now: datetime) -> dict[str, Any]:
    return {
        "revision": offer.revision,
        "sealed": offer.sealed,
        "sha256": offer.sha256,
        "author_position": at[author],
        "reader_position": at[offer.reader] if offer.reader else None,
        "updated_at": now,
    }


def _conflict(slug: str, detail: str, revision: int) -> Problem:
    return Problem(slug, 409, detail, revision=revision)
