"""The key pair that proves to push services who is sending (RFC 8292)."""

import base64
import os
import re
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def make_vapid_keys() -> dict[str, str]:
    """A fresh pair as the environment wants it: base64url without padding, the private key 32 bytes, the public 65."""
    private = ec.generate_private_key(ec.SECP256R1())
    number = private.private_numbers().private_value.to_bytes(32, "big")
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return {"VAPID_PRIVATE_KEY": _base64url(number), "VAPID_PUBLIC_KEY": _base64url(point)}


def write_vapid_keys(path: Path) -> bool:
    """Adds a fresh pair to an environment file. False, and nothing changes, when it has keys already."""
    text = path.read_text() if path.exists() else ""
    if re.search(r"^VAPID_(PRIVATE|PUBLIC)_KEY=.", text, re.MULTILINE):
        return False
    lines = "".join(f"{name}={value}\n" for name, value in make_vapid_keys().items())
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600), "a") as file:
        file.write(("\n" if text and not text.endswith("\n") else "") + lines)
    return True


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
