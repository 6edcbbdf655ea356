"""What a device offers to store: one revision of one sealed document, read with care from JSON."""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from accounts.problems import Problem
from journal.documents import gate
from journal.documents.models import Document

MAX_SEALED: Final = 1024 * 1024
MAX_ATTACHMENTS: Final = 20
MAX_REVISION: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Offer:
    """A revision whose sealed bytes have passed the gate; `sha256` is hex, of the sealed bytes."""

    kind: str
    reader: UUID | None
    revision: int
    sealed: bytes
    sha256: str
    attachments: tuple[UUID, ...] = ()

    @classmethod
    def read(cls, body: Any) -> "Offer":
        """Raise `Problem`: `invalid`, `too-large`, `sealed-truncated`, `sealed-header` or `stanza-count`."""
        if not isinstance(body, Mapping):
            raise invalid("body", "This must be a JSON object.")
        kind, reader, revision = body.get("kind"), as_id(body.get("reader"), "reader"), body.get("revision")
        if kind not in Document.Kind.values:
            raise invalid("kind", "This kind is not known here.")
        if (reader is None) is not (kind == Document.Kind.OWN):
            raise invalid("reader", "An `own` document has no reader; every other kind has one.")
        if type(revision) is not int or not 1 <= revision <= MAX_REVISION:
            raise invalid("revision", "This must be a whole number from 1 on.")
        sealed = sealed_bytes(body.get("sealed"))
        sha256 = hashlib.sha256(sealed).hexdigest()
        if body.get("sha256") not in {None, sha256}:
            raise Problem("sealed-truncated", 400, "The sealed bytes are not the ones that were sent.")
        gate.check(sealed, recipients=1 if reader is None else 2)
        return cls(kind, reader, revision, sealed, sha256, attachment_ids(body.get("attachments")))


def sealed_bytes(text: Any) -> bytes:
    """The bytes behind the base64 in the field `sealed`."""
    if not isinstance(text, str):
        raise invalid("sealed", "This must be base64 text.")
    if len(text) > (MAX_SEALED + 2) // 3 * 4:
        raise Problem("too-large", 413, "A sealed document can have 1 MiB at most.", limit=MAX_SEALED)
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Problem("sealed-truncated", 400, "The base64 of the sealed bytes is broken.") from None


def attachment_ids(values: Any) -> tuple[UUID, ...]:
    if values is None:
        return ()
    if not isinstance(values, list) or len(values) > MAX_ATTACHMENTS:
        raise invalid("attachments", f"This must be a list of {MAX_ATTACHMENTS} ids at most.")
    found = (as_id(value, "attachments") for value in values)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def as_id(value: Any, field: str) -> UUID | None:
    if value is None:
        return None
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError):
        raise invalid(field, "This must be a UUID.") from None


def invalid(field: str, why: str) -> Problem:
    return Problem("invalid", 400, "Something in the request is not right.", errors={field: [why]})
