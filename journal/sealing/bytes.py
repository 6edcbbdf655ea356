"""Bytes and their written forms."""

import base64
import binascii
import hashlib
import json
import re
from typing import Any

from journal.sealing.errors import SealedError


def to_base64(data: bytes) -> str:
    """Padded, standard alphabet: the API's form for sealed bytes."""
    return base64.b64encode(data).decode()


def from_base64(text: str) -> bytes:
    """Raises SealedError `shape`."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SealedError("shape", "not base64") from error


def to_base64url(data: bytes) -> str:
    """Unpadded, URL alphabet: the form of keys, signatures and nonces."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def from_base64url(text: str) -> bytes:
    """Raises SealedError `shape`, also for padding, the other alphabet, or a second way of writing the same."""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text):
        raise SealedError("shape", "not base64url")
    data = from_base64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4))
    if to_base64url(data) != text:
        raise SealedError("shape", "not base64url")
    return data


def sha256_hex(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def to_json(value: object) -> bytes:
    """Compact UTF-8 JSON, with letters as themselves."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def parse_json(data: bytes | str) -> Any:
    """Raises SealedError `shape`, also for bytes that are not UTF-8."""
    try:
        return json.loads(data.decode() if isinstance(data, bytes) else data)
    except ValueError as error:
        raise SealedError("shape", "not JSON") from error
