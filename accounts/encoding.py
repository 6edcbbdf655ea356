"""Base64url without padding, as the keys are written; strict, so that one value has one spelling."""

import base64
import binascii


def to_base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def from_base64url(text: str, length: int) -> bytes:
    """The `length` bytes that `text` spells; ValueError for any other length, alphabet or spelling."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64url") from error
    if len(data) != length or to_base64url(data) != text:
        raise ValueError(f"not the base64url of {length} bytes")
    return data
