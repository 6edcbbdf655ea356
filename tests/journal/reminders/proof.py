"""Who sends, as a push service checks it (RFC 8292)."""

import base64
import json
import re
import time
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

DAY = 24 * 60 * 60
VAPID = re.compile(r"vapid t=([\w-]+)\.([\w-]+)\.([\w-]+),\s*k=([\w-]+)")


class Complaint(Exception):  # noqa: N818
    """What is wrong with a request, and the status it is answered with."""

    def __init__(self, status: int, wrong: str) -> None:
        super().__init__(wrong)
        self.status = status


def check_vapid(header: str, audience: str, public_key: str) -> None:
    """RFC 8292: whose key, for whom, until when, who to write to, and that it is signed."""
    parts = VAPID.fullmatch(header)
    if parts is None:
        raise Complaint(401, "no proof of who sends")
    head, claims, signature, key = parts.groups()
    if key != public_key:
        raise Complaint(403, "another's key")
    told = json.loads(_bytes(claims))
    if json.loads(_bytes(head)) != {"typ": "JWT", "alg": "ES256"}:
        raise Complaint(401, "not ES256")
    if told["aud"] != audience or not time.time() < told["exp"] <= time.time() + DAY:
        raise Complaint(403, "for another service, or for too long")
    if urlsplit(told["sub"]).scheme not in {"mailto", "https"} or told.keys() != {"aud", "exp", "sub"}:
        raise Complaint(403, "nobody to write to, or more than is asked")
    raw = _bytes(signature)
    der = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(key))
    try:
        public.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise Complaint(403, "a signature that is not right") from error


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
