"""A person's keys as a client makes them, and what it does with them."""

import base64
from typing import Any
from uuid import UUID, uuid4

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client

from accounts.encoding import to_base64url

JSON = "application/json"


class Keyring:
    """An age identity and a signing key of their own."""

    def __init__(self, user: UUID) -> None:
        self.user = user
        self.identity = pyrage.x25519.Identity.generate()
        self.signing = Ed25519PrivateKey.generate()
        self.recipient = str(self.identity.to_public())
        self.verify_key = to_base64url(self.signing.public_key().public_bytes_raw())

    def sign(self, text: str) -> str:
        return to_base64url(self.signing.sign(text.encode()))

    def public(self) -> dict[str, str]:
        binding = self.sign(f"afterword/keys/v1\n{self.user}\n{self.recipient}")
        return {"recipient": self.recipient, "verify_key": self.verify_key, "binding": binding}


def wrap(kind: str, size: int = 300) -> dict[str, str]:
    """A way of unlocking as it is sent: random bytes, sealed in the manner of its kind."""
    if kind == "passphrase":
        sealed = pyrage.passphrase.encrypt(bytes(size), "a long passphrase")
    else:
        sealed = pyrage.encrypt(bytes(size), [pyrage.x25519.Identity.generate().to_public()])
    credential = "Y3JlZGVudGlhbA" if kind == "passkey" else ""
    return {"kind": kind, "sealed": base64.b64encode(sealed).decode(), "credential_id": credential}


def publish(client: Client, keyring: Keyring) -> Any:
    return client.put("/api/v1/keys/", keyring.public(), content_type=JSON)


def add_wrap(client: Client, kind: str = "recovery", **changes: Any) -> tuple[str, Any]:
    """Add a way of unlocking; returns its id and the answer."""
    name = str(uuid4())
    return name, client.put(f"/api/v1/wraps/{name}/", wrap(kind) | changes, content_type=JSON)


def prove(client: Client, keyring: Keyring) -> Any:
    """Ask for a challenge, sign it, and send the proof."""
    nonce = client.post("/api/v1/unlock/challenge/").json()["nonce"]
    proof = {"nonce": nonce, "signature": keyring.sign(f"afterword/unlock/v1\n{nonce}")}
    return client.post("/api/v1/unlock/proof/", proof, content_type=JSON)


def slug(answer: Any) -> str:
    """The last part of a problem document's type."""
    assert answer["Content-Type"] == "application/problem+json", answer.content
    return str(answer.json()["type"]).rsplit("/", 1)[-1]
