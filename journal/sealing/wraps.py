"""The keyring, sealed once for each way of unlocking.

A secret is the 32-byte PRF output (`passkey`), the recovery code as typed, or the passphrase.
"""

import hashlib
from typing import Literal

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from journal.sealing import age, scrypt
from journal.sealing.bytes import to_json
from journal.sealing.errors import SealedError
from journal.sealing.keyring import Keyring, read_keyring
from journal.sealing.padding import pad
from journal.sealing.recovery import read_recovery_code

WrapKind = Literal["passkey", "recovery", "passphrase"]

PRF_INPUT = hashlib.sha256(b"afterword/passkey/v1").digest()


def wrap(keyring: Keyring, kind: WrapKind, secret: bytes | str) -> bytes:
    data = pad(to_json(keyring))
    if kind == "passphrase":
        return scrypt.seal(data, str(secret))
    return age.seal(data, [age.recipient_of(_identity_for(kind, secret))])


def unwrap(sealed: bytes, kind: WrapKind, secret: bytes | str) -> Keyring:
    """Raises SealedError `decrypt` when the secret is not the one, `code-shape`, `shape` or `version`."""
    if kind == "passphrase":
        return read_keyring(scrypt.open_sealed(sealed, str(secret)))
    return read_keyring(age.open_sealed(sealed, [_identity_for(kind, secret)]))


def _identity_for(kind: WrapKind, secret: bytes | str) -> str:
    key = secret if isinstance(secret, bytes) else read_recovery_code(secret).encode()
    if kind == "passkey" and len(key) != 32:
        raise SealedError("shape", "a PRF output has 32 bytes")
    return age.identity_of(HKDF(SHA256(), 32, b"", f"afterword/{kind}/v1".encode()).derive(key))
