"""Sealed-looking files and a door to the documents API, for tests that need no real keys."""

import base64
import hashlib
import os
import uuid
from typing import Any

from django.test import Client

from accounts.users.models import User

API = "/api/v1"


def line(length: int = 32) -> bytes:
    return base64.b64encode(os.urandom(length)).rstrip(b"=")


def stanza() -> bytes:
    return b"-> X25519 " + line() + b"\n" + line() + b"\n"


def grease(body: bytes = b"") -> bytes:
    return b"-> 7a-grease some args\n" + body + b"\n"


def sealed(recipients: int = 1, size: int = 512, extra: bytes = b"") -> bytes:
    """A file of age's shape for so many recipients, with `size` bytes of (random) plaintext sealed in."""
    header = b"age-encryption.org/v1\n" + stanza() * recipients + extra + b"--- " + line() + b"\n"
    chunks = max(1, -(-size // 65536))
    return header + os.urandom(16 + size + 16 * chunks)


def offer(kind: str = "own", reader: User | None = None, revision: int = 1, **fields: Any) -> dict[str, Any]:
    raw = fields.pop("raw", None) or sealed(2 if reader else 1)
    body = {"kind": kind, "reader": reader and str(reader.id), "revision": revision}
    return body | {"sealed": base64.b64encode(raw).decode(), "sha256": hashlib.sha256(raw).hexdigest()} | fields


class Letters:
    """The documents API as one signed-in person uses it."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def put(self, body: dict[str, Any], document: uuid.UUID | None = None) -> Any:
        url = f"{API}/documents/{document or uuid.uuid4()}/"
        return self.client.put(url, body, content_type="application/json")

    def feed(self, since: int = 0, limit: int = 100) -> dict[str, Any]:
        answer = self.client.get(f"{API}/documents/?since={since}&limit={limit}")
        assert answer.status_code == 200, answer.content
        return answer.json()  # type: ignore[no-any-return]

    def withdraw(self, document: uuid.UUID, revision: int = 1) -> Any:
        return self.client.delete(f"{API}/documents/{document}/?revision={revision}")

    def post(self, document: uuid.UUID, verb: str) -> Any:
        return self.client.post(f"{API}/documents/{document}/{verb}/")

    def revisions(self, document: uuid.UUID) -> Any:
        return self.client.get(f"{API}/documents/{document}/revisions/")


def slug(answer: Any) -> str:
    """The problem's slug, of an answer that must be a problem document."""
    assert answer["Content-Type"] == "application/problem+json", answer.content
    return str(answer.json()["type"].rsplit("/", 1)[1])
