"""Sealed documents: one age file that holds a signed text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypedDict, cast

from journal.sealing.age import open_sealed, seal
from journal.sealing.bytes import parse_json, sha256_hex, to_json
from journal.sealing.errors import SealedError
from journal.sealing.keyring import Keyring, identities_of, recipients_of
from journal.sealing.padding import pad
from journal.sealing.signing import sign, verify

Kind = Literal["own", "share", "reply", "assignment", "profile"]
KINDS: tuple[str, ...] = ("own", "share", "reply", "assignment", "profile")


class Signed(TypedDict):
    """What the signature covers. Unknown fields survive opening."""

    id: str
    kind: Kind
    author: str
    revision: int
    previous: str | None
    recipients: list[str]
    written_at: str
    body: dict[str, Any]


@dataclass(frozen=True)
class Sealed:
    sealed: bytes
    sha256: str


def seal_document(document: Signed, keyring: Keyring) -> Sealed:
    """`keyring` is the author's. Raises SealedError `shape` for what no reader would accept."""
    fields = {name: document.get(name) for name in Signed.__annotations__}
    _refuse_shape(fields)
    if document["author"] != keyring["user"] or document["recipients"][0] not in recipients_of(keyring):
        raise SealedError("shape", "not the author")
    signed = to_json(fields).decode()
    signature = sign(keyring["keys"][0]["signing"], _signed_bytes(signed))
    sealed = seal(pad(to_json({"v": 1, "signed": signed, "signature": signature})), document["recipients"])
    return Sealed(sealed, sha256_hex(sealed))


def open_document(
    sealed: bytes,
    keyring: Keyring,
    *,
    id: str,  # noqa: A002 - the format's own word
    kind: Kind,
    author: str,
    verify_key: str,
    recipients: Sequence[str] | None = None,
    at_least: int = 1,
) -> Signed:
    """What was signed. Raises SealedError: `decrypt`, `shape`, `version`, `signature`, `mismatch` or `rollback`."""
    envelope = parse_json(open_sealed(sealed, identities_of(keyring)))
    signed = _verified(envelope, verify_key)
    _refuse_shape(signed)
    agree = list(signed["recipients"] if recipients is None else recipients) == signed["recipients"]
    mine = set(signed["recipients"]) & set(recipients_of(keyring))
    if (signed["id"], signed["kind"], signed["author"]) != (id, kind, author) or not agree or not mine:
        raise SealedError("mismatch")
    if signed["revision"] < at_least:
        raise SealedError("rollback")
    return cast(Signed, signed)


def _verified(envelope: Any, verify_key: str) -> Any:
    if not isinstance(envelope, dict) or type(envelope.get("v")) is not int:
        raise SealedError("shape", "envelope")
    if envelope["v"] != 1:
        raise SealedError("version", "envelope")
    text, signature = envelope.get("signed"), envelope.get("signature")
    if not isinstance(text, str) or not isinstance(signature, str):
        raise SealedError("shape", "envelope")
    if not verify(verify_key, _signed_bytes(text), signature):
        raise SealedError("signature")
    return parse_json(text)


def _signed_bytes(signed: str) -> bytes:
    return f"afterword/document/v1\n{signed}".encode()


def _refuse_shape(signed: Any) -> None:
    if not isinstance(signed, dict) or not _holds(signed):
        raise SealedError("shape", "signed")
    if signed["body"]["v"] != 1:
        raise SealedError("version", "body")


def _holds(signed: dict[str, Any]) -> bool:
    recipients, revision, previous, body = (signed.get(name) for name in ("recipients", "revision", "previous", "body"))
    if not isinstance(recipients, list) or not isinstance(body, dict) or type(revision) is not int:
        return False
    texts = [signed.get("id"), signed.get("author"), signed.get("written_at"), *recipients]
    count = 1 if signed.get("kind") == "own" else 2
    return (
        all(isinstance(value, str) for value in texts)
        and signed.get("kind") in KINDS
        and 1 <= revision < 2**53
        and (previous is None) == (revision == 1)
        and (previous is None or bool(re.fullmatch(r"[0-9a-f]{64}", str(previous))))
        and len(recipients) == len(set(recipients)) == count
        and type(body.get("v")) is int
    )
