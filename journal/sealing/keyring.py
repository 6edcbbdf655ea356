"""A person's secret keys, newest first, and the public halves that others check before use."""

import hashlib
import re
from datetime import datetime
from typing import Any, Literal, TypedDict, cast

from journal.sealing.age import make_identity, recipient_of
from journal.sealing.bytes import parse_json, to_base64url
from journal.sealing.errors import SealedError
from journal.sealing.signing import make_seed, sign, verify, verify_key_of


class KeyPair(TypedDict):
    """`identity` is `AGE-SECRET-KEY-1...`, `signing` a base64url Ed25519 seed, `created` RFC 3339."""

    identity: str
    signing: str
    created: str


class Keyring(TypedDict):
    v: Literal[1]
    user: str
    keys: list[KeyPair]


class Keys(TypedDict):
    recipient: str
    verify_key: str
    binding: str


def make_keyring(user_id: str, now: datetime) -> Keyring:
    pair = KeyPair(identity=make_identity(), signing=make_seed(), created=now.isoformat())
    return Keyring(v=1, user=user_id, keys=[pair])


def read_keyring(data: bytes | str) -> Keyring:
    """Raises SealedError `shape`, or `version` for a later one."""
    keyring: Any = parse_json(data)
    if not isinstance(keyring, dict) or type(keyring.get("v")) is not int:
        raise SealedError("shape", "keyring")
    if keyring["v"] != 1:
        raise SealedError("version", "keyring")
    pairs = keyring.get("keys")
    if not (isinstance(keyring.get("user"), str) and isinstance(pairs, list) and pairs and all(map(_is_pair, pairs))):
        raise SealedError("shape", "keyring")
    return cast(Keyring, keyring)


def public_keys_of(keyring: Keyring) -> Keys:
    """Of the newest pair."""
    identity, signing = keyring["keys"][0]["identity"], keyring["keys"][0]["signing"]
    recipient = recipient_of(identity)
    binding = sign(signing, _binding_text(keyring["user"], recipient))
    return Keys(recipient=recipient, verify_key=verify_key_of(signing), binding=binding)


def binding_holds(user_id: str, keys: Keys) -> bool:
    """Whether the signer vouches for the recipient."""
    return verify(keys["verify_key"], _binding_text(user_id, keys["recipient"]), keys["binding"])


def sign_nonce(keyring: Keyring, nonce: str) -> str:
    """The proof of unlocking, for a nonce as the server gave it."""
    return sign(keyring["keys"][0]["signing"], f"afterword/unlock/v1\n{nonce}".encode())


def fingerprint(keys: Keys) -> str:
    """base64url of 16 bytes, to compare by eye or link."""
    return to_base64url(hashlib.sha256(f"{keys['recipient']}\n{keys['verify_key']}".encode()).digest()[:16])


def identities_of(keyring: Keyring) -> list[str]:
    return [pair["identity"] for pair in keyring["keys"]]


def recipients_of(keyring: Keyring) -> list[str]:
    return [recipient_of(identity) for identity in identities_of(keyring)]


def _is_pair(pair: Any) -> bool:
    if not isinstance(pair, dict) or not all(isinstance(pair.get(name), str) for name in KeyPair.__annotations__):
        return False
    return bool(
        re.fullmatch(r"AGE-SECRET-KEY-1[0-9A-Z]{58}", pair["identity"])
        and re.fullmatch(r"[A-Za-z0-9_-]{43}", pair["signing"])
    )


def _binding_text(user_id: str, recipient: str) -> bytes:
    return f"afterword/keys/v1\n{user_id}\n{recipient}".encode()
