"""An attachment arrives, whole or in parts: nothing is kept until all of it is here and has the right shape."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import IO, Final
from uuid import UUID

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.http import Http404

from accounts.problems import Problem
from accounts.users.models import User
from journal.attachments.models import Attachment, AttachmentPart
from journal.attachments.ranges import Span
from journal.documents import gate

MAX_SIZE: Final = 25 * 1024 * 1024
BLOCK: Final = 64 * 1024


def receive(
    author: User, attachment_id: UUID, stream: Iterable[bytes], size: int, sha256: str | None, now: datetime
) -> tuple[Attachment, bool]:
    """Store an attachment of `size` bytes; the same one again changes nothing. Answers it, and whether it is new.

    Raises `Http404` for somebody else's id, and `Problem`: `too-large`, `sealed-truncated`, `sealed-header`,
    `stanza-count`, `attachment-exists`.
    """
    if size > MAX_SIZE:
        drain(stream)
        raise Problem("too-large", 413, "An attachment can have 25 MB at most.", limit=MAX_SIZE)
    with tempfile.TemporaryFile() as spool:
        found = spool_to(spool, stream, size)
        if sha256 not in {None, found}:
            raise Problem("sealed-truncated", 400, "The sealed bytes are not the ones that were sent.")
        check_shape(spool, size)
        existing = _existing(author, attachment_id, found)
        if existing:
            return existing, False
        return _keep(author, attachment_id, spool, size, found, now)


def receive_part(
    author: User, attachment_id: UUID, stream: Iterable[bytes], span: Span | None, total: int, now: datetime
) -> int:
    """Store the next part of an attachment of `total` bytes; answers how many bytes are here without a gap.

    Raises `Problem` `range-mismatch` (with `received`) for a part that does not go on where the last one ended.
    """
    if total > MAX_SIZE:
        raise Problem("too-large", 413, "An attachment can have 25 MB at most.", limit=MAX_SIZE)
    if Attachment.objects.filter(pk=attachment_id).exclude(author=author).exists():
        raise Http404
    parts = AttachmentPart.objects.of(author.id, attachment_id)
    received = parts.received()
    if span is None or span.end <= received:
        return received
    if span.start != received or parts.exclude(total=total).exists():
        raise Problem("range-mismatch", 409, "Go on from where the last part ended.", received=received)
    with tempfile.TemporaryFile() as spool:
        spool_to(spool, stream, span.size)
        name = default_storage.save(f"parts/{attachment_id}/{span.start}", File(spool))
    try:
        parts.create(
            attachment_id=attachment_id,
            author=author,
            start=span.start,
            size=span.size,
            total=total,
            file=name,
            created_at=now,
        )
    except IntegrityError:
        default_storage.delete(name)
    return parts.received()


def join_parts(author: User, attachment_id: UUID, sha256: str | None, now: datetime) -> tuple[Attachment, bool]:
    """Make one attachment of its parts, which are all here, and forget them, also when it has the wrong shape."""
    parts = AttachmentPart.objects.of(author.id, attachment_id)
    try:
        return receive(author, attachment_id, _read(parts), parts.received(), sha256, now)
    finally:
        parts.drop()


def drain(stream: Iterable[bytes]) -> None:
    """Take in what is refused anyway, within reason: a browser that still sends would not read the answer."""
    for _block in islice(stream, 2 * MAX_SIZE // BLOCK):
        pass


def spool_to(spool: IO[bytes], stream: Iterable[bytes], size: int) -> str:
    """Write exactly `size` bytes, and answer their SHA-256 (hex). Raises `Problem` `sealed-truncated`."""
    found, hashed = 0, hashlib.sha256()
    for block in stream:
        found += len(block)
        if found > size:
            break
        hashed.update(block)
        spool.write(block)
    if found != size:
        raise Problem("sealed-truncated", 400, "The upload was cut off on its way. Nothing was stored.")
    spool.seek(0)
    return hashed.hexdigest()


def check_shape(spool: IO[bytes], size: int) -> None:
    """An attachment is sealed to one fresh identity, so it has one stanza."""
    header = gate.check_header(spool.read(gate.MAX_HEADER), recipients=1)
    gate.check_payload(size - header)
    spool.seek(0)


def _existing(author: User, attachment_id: UUID, sha256: str) -> Attachment | None:
    existing = Attachment.objects.filter(pk=attachment_id).first()
    if existing is None:
        return None
    if existing.author_id != author.id:
        raise Http404
    if existing.sha256 != sha256:
        raise Problem("attachment-exists", 409, "Another attachment has this id already.")
    return existing


def _keep(
    author: User, attachment_id: UUID, spool: IO[bytes], size: int, sha256: str, now: datetime
) -> tuple[Attachment, bool]:
    name = default_storage.save(f"{attachment_id.hex[:2]}/{attachment_id}.age", File(spool))
    try:
        with transaction.atomic():
            kept = Attachment.objects.create(
                id=attachment_id, author=author, size=size, sha256=sha256, file=name, created_at=now
            )
    except IntegrityError:
        # The same id came twice at one moment: the other one is kept.
        default_storage.delete(name)
        existing = _existing(author, attachment_id, sha256)
        if existing is None:
            raise
        return existing, False
    return kept, True


def _read(parts: Iterable[AttachmentPart]) -> Iterator[bytes]:
    for part in parts:
        with part.file.open("rb") as opened:
            while block := opened.read(BLOCK):
                yield block
