"""One Web Push message: RFC 8030 delivery, RFC 8291 encryption, RFC 8292 VAPID. pywebpush does the sealing."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

import requests
from django.conf import settings
from pywebpush import WebPushException, webpush

from journal.reminders.channels.public_only import public_only_session
from journal.reminders.endpoints import EndpointError, host_of

PAYLOAD_LENGTH = 64
TIME_TO_LIVE = 2 * 60 * 60  # seconds; later than this a note is stale on the phone as well
TIMEOUT = 10  # seconds


@dataclass(frozen=True)
class Target:
    """A device's subscription, as plain data that may leave the database's thread."""

    subscription: UUID
    endpoint: str
    p256dh: str
    auth: str


class Answer(StrEnum):
    SENT = "sent"
    GONE = "gone"
    LATER = "later"
    REFUSED = "refused"


def payload(text: int) -> str:
    """The number of a text that the device knows, always in the same length."""
    return json.dumps({"v": 1, "text": text}).ljust(PAYLOAD_LENGTH)


def push(target: Target, text: int, topic: str) -> Answer:
    """Sends the number of a text. GONE: forget the subscription. LATER: worth another try."""
    try:
        host_of(target.endpoint)
        with public_only_session() as session:
            _send(target, text, topic, session)
    except WebPushException as error:
        return answer_to(error.response.status_code if error.response is not None else 0)
    except (EndpointError, ValueError, requests.TooManyRedirects):
        return Answer.REFUSED
    except requests.RequestException:
        return Answer.LATER
    return Answer.SENT


def answer_to(status: int) -> Answer:
    if status in {404, 410}:
        return Answer.GONE
    return Answer.LATER if status == 429 or status >= 500 else Answer.REFUSED


def _send(target: Target, text: int, topic: str, session: requests.Session) -> None:
    keys: dict[str, Any] = {"p256dh": target.p256dh, "auth": target.auth}
    webpush(
        {"endpoint": target.endpoint, "keys": keys},
        data=payload(text),
        vapid_private_key=settings.VAPID_PRIVATE_KEY,
        vapid_claims={"sub": settings.VAPID_SUBJECT},  # a fresh dict: pywebpush writes the audience into it
        ttl=TIME_TO_LIVE,
        headers={"Urgency": "normal", "Topic": topic},
        timeout=TIMEOUT,
        requests_session=session,
    )
