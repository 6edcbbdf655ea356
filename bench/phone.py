"""A phone's end of Web Push, and what sealing and signing one message for it costs by itself."""

import base64
import os
import time
from dataclasses import dataclass, field
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02
from pywebpush import WebPusher


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass
class Phone:
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def p256dh(self) -> str:
        return base64url(self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    @property
    def auth(self) -> str:
        return base64url(self.secret)


def bare_seconds(phone: Phone, private_key: str, payload: bytes, messages: int) -> float:
    """One core's seconds a message to encrypt it (RFC 8291) and sign for it (RFC 8292), as pywebpush does each time."""
    keys = {"p256dh": phone.p256dh, "auth": phone.auth}
    begun = time.process_time()
    for _ in range(messages):
        endpoint = f"https://push.example.org/{uuid4()}"
        WebPusher({"endpoint": endpoint, "keys": keys}).encode(payload, "aes128gcm")
        claims = {"sub": "mailto:a@example.org", "aud": "https://push.example.org", "exp": int(time.time()) + 43_200}
        Vapid02.from_string(private_key).sign(claims)
    return (time.process_time() - begun) / messages
