"""Drafts: words that never left the device, so there is no signature."""

from typing import Any

from journal.sealing.age import open_sealed, seal
from journal.sealing.bytes import parse_json, to_json
from journal.sealing.errors import SealedError
from journal.sealing.keyring import Keyring, identities_of
from journal.sealing.padding import pad


def seal_draft(draft: dict[str, Any], recipient: str) -> bytes:
    """`recipient` is the writer's own."""
    return seal(pad(to_json({"v": 1, "draft": draft})), [recipient])


def open_draft(sealed: bytes, keyring: Keyring) -> dict[str, Any]:
    """Raises SealedError `decrypt`, `shape` or `version`."""
    envelope = parse_json(open_sealed(sealed, identities_of(keyring)))
    if not isinstance(envelope, dict) or type(envelope.get("v")) is not int:
        raise SealedError("shape", "draft")
    if envelope["v"] != 1:
        raise SealedError("version", "draft")
    draft = envelope.get("draft")
    if not isinstance(draft, dict):
        raise SealedError("shape", "draft")
    return draft
