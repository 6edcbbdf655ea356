"""age v1 files, binary. https://age-encryption.org/v1"""

import secrets
from collections.abc import Iterable

import pyrage

from journal.sealing import bech32
from journal.sealing.errors import SealedError


def seal(data: bytes, recipients: Iterable[str]) -> bytes:
    """`recipients` are `age1...`, one or more."""
    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]))


def open_sealed(sealed: bytes, identities: Iterable[str]) -> bytes:
    """`identities` are `AGE-SECRET-KEY-1...`, any of which may open it. Raises SealedError `decrypt`."""
    try:
        return bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity) for identity in identities]))
    except pyrage.DecryptError as error:
        raise SealedError("decrypt") from error


def make_identity() -> str:
    return identity_of(secrets.token_bytes(32))


def identity_of(secret: bytes) -> str:
    """The X25519 identity made of 32 bytes."""
    return bech32.encode("age-secret-key-", secret).upper()


def recipient_of(identity: str) -> str:
    return str(pyrage.x25519.Identity.from_str(identity).to_public())
