"""Ed25519 (RFC 8032). Seeds, keys and signatures are base64url."""

import secrets

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from journal.sealing.bytes import from_base64url, to_base64url
from journal.sealing.errors import SealedError


def make_seed() -> str:
    return to_base64url(secrets.token_bytes(32))


def verify_key_of(seed: str) -> str:
    return to_base64url(_private(seed).public_key().public_bytes_raw())


def sign(seed: str, data: bytes) -> str:
    return to_base64url(_private(seed).sign(data))


def verify(verify_key: str, data: bytes, signature: str) -> bool:
    """False also for a key or signature that is none."""
    try:
        Ed25519PublicKey.from_public_bytes(from_base64url(verify_key)).verify(from_base64url(signature), data)
    except (InvalidSignature, ValueError, SealedError):
        return False
    return True


def _private(seed: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(from_base64url(seed))
