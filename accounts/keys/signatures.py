"""The two things that a person signs for the server, and how it checks them."""

from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from accounts.encoding import from_base64url


def binding_holds(user: UUID, recipient: str, verify_key: str, binding: str) -> bool:
    """Whether `binding` says, under `verify_key`, that `recipient` is this person's (design section 3)."""
    return _holds(verify_key, f"afterword/keys/v1\n{user}\n{recipient}", binding)


def proof_holds(verify_key: str, nonce: str, signature: str) -> bool:
    """Whether `signature` answers the unlock challenge `nonce`."""
    return _holds(verify_key, f"afterword/unlock/v1\n{nonce}", signature)


def _holds(verify_key: str, message: str, signature: str) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(from_base64url(verify_key, 32))
        key.verify(from_base64url(signature, 64), message.encode())
    except (ValueError, InvalidSignature):
        return False
    return True
