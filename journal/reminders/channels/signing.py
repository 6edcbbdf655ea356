"""Who is sending, proved to push services (RFC 8292). One proof serves an hour of messages to one push service."""

import time
from functools import cache, lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from py_vapid import Vapid02, VapidException

VALID_FOR = 12 * 60 * 60  # seconds; RFC 8292 allows a day
AN_HOUR = 60 * 60


def authorization(endpoint: str) -> str:
    """The header's value. Raises ValueError without a usable key of our own, or for a host that can't be signed for."""
    url = urlsplit(endpoint)
    signed_for = f"{url.scheme}://{url.netloc}"
    try:
        return _proof(settings.VAPID_PRIVATE_KEY, settings.VAPID_SUBJECT, signed_for, int(time.time()) // AN_HOUR)
    except VapidException as error:
        raise ValueError("not signed") from error


@lru_cache(maxsize=256)
def _proof(private_key: str, subject: str, audience: str, hour: int) -> str:
    claims = {"sub": subject, "aud": audience, "exp": hour * AN_HOUR + VALID_FOR}
    header: str = _key(private_key).sign(claims)["Authorization"]
    return header


@cache
def _key(private_key: str) -> Vapid02:
    return Vapid02.from_string(private_key)
