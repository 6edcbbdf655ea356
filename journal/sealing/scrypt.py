"""age files for a passphrase, with our work factor; rage picks one by timing itself, so sealing is written out here."""

import base64
import hashlib
import hmac
import secrets
import unicodedata

import pyrage
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from journal.sealing.errors import SealedError

WORK_FACTOR = 17
CHUNK = 64 * 1024


def seal(data: bytes, passphrase: str) -> bytes:
    """One chunk at most, which is plenty for a keyring."""
    if len(data) > CHUNK:
        raise ValueError("More than one chunk")
    file_key, salt, nonce = (secrets.token_bytes(16) for _ in range(3))
    label = b"age-encryption.org/v1/scrypt" + salt
    wrap_key = hashlib.scrypt(_normal(passphrase), salt=label, n=2**WORK_FACTOR, r=8, p=1, maxmem=2**28, dklen=32)
    body = ChaCha20Poly1305(wrap_key).encrypt(bytes(12), file_key, None)
    header = f"age-encryption.org/v1\n-> scrypt {_base64(salt)} {WORK_FACTOR}\n{_base64(body)}\n---".encode()
    mac = hmac.digest(_hkdf(file_key, b"", b"header"), header, "sha256")
    payload = ChaCha20Poly1305(_hkdf(file_key, nonce, b"payload")).encrypt(bytes(11) + b"\x01", data, None)
    return header + f" {_base64(mac)}\n".encode() + nonce + payload


def open_sealed(sealed: bytes, passphrase: str) -> bytes:
    """Raises SealedError `decrypt`."""
    try:
        return bytes(pyrage.passphrase.decrypt(sealed, _normal(passphrase).decode()))
    except pyrage.DecryptError as error:
        raise SealedError("decrypt") from error


def _normal(passphrase: str) -> bytes:
    return unicodedata.normalize("NFC", passphrase).encode()


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def _hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)
