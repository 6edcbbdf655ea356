"""One Web Push message: RFC 8030 delivery, RFC 8291 encryption, RFC 8292 VAPID. pywebpush does the sealing."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from pywebpush import WebPusher, WebPushException
from urllib3 import BaseHTTPResponse, Timeout
from urllib3.exceptions import HTTPError

from journal.reminders.channels.public_only import public_only
from journal.reminders.channels.signing import authorization
from journal.reminders.endpoints import EndpointError, host_of

PAYLOAD_LENGTH = 224
TIMEOUT = 10  # seconds
A_LITTLE = 4096  # bytes of an answer that are read to use the connection again; none is kept
# The same for every message, so that whoever carries them can't tell one reminder, or one person, from another. One
# topic makes late ones replace each other; two hours on, a note is stale on the phone as well.
SAME = {"TTL": "7200", "Urgency": "normal", "Topic": "note", "Content-Encoding": "aes128gcm"}


@dataclass(frozen=True)
class Target:
    """A device's subscription, as plain data that may leave the database's thread."""

    subscription: UUID
    endpoint: str
    p256dh: str
    auth: str


@dataclass(frozen=True)
class Message:
    """What a device needs to show words of its own.

    The number of a text, which note and reminder, half of a key, and until when it is of use.
    """

    text: int
    note: UUID
    reminder: UUID
    key: str
    until: datetime

    def payload(self) -> bytes:
        """Always of the same length."""
        ids = {"note": self.note.hex, "reminder": self.reminder.hex}
        told = {"v": 1, "text": self.text, **ids, "key": self.key, "until": int(self.until.timestamp())}
        return json.dumps(told).ljust(PAYLOAD_LENGTH).encode()


class Answer(StrEnum):
    SENT = "sent"
    GONE = "gone"
    LATER = "later"
    REFUSED = "refused"


class Reply(NamedTuple):
    """What became of one try. LATER: worth another, after `wait` where the other side named one."""

    answer: Answer
    wait: timedelta | None = None


def push(target: Target, message: Message) -> Reply:
    """Sends one message. GONE: forget the subscription."""
    try:
        host_of(target.endpoint)
        return _reply_to(_post(target, message))
    except (EndpointError, WebPushException, ValueError, TypeError):
        return Reply(Answer.REFUSED)
    except (HTTPError, OSError):
        return Reply(Answer.LATER)


def _post(target: Target, message: Message) -> BaseHTTPResponse:
    keys = {"p256dh": target.p256dh, "auth": target.auth}
    headers = SAME | {"Authorization": authorization(target.endpoint), "Content-Type": "application/octet-stream"}
    sealed = WebPusher({"endpoint": target.endpoint, "keys": keys}).encode(message.payload(), "aes128gcm")["body"]
    answer = public_only().request(
        "POST",
        target.endpoint,
        body=sealed,
        headers=headers,
        timeout=Timeout(connect=TIMEOUT, read=TIMEOUT),
        redirect=False,
        retries=False,
        preload_content=False,
    )
    # A long answer is cut off rather than read: its connection is not worth that much.
    if len(answer.read(A_LITTLE)) == A_LITTLE:
        answer.close()
    else:
        answer.release_conn()
    return answer


def _reply_to(answer: BaseHTTPResponse) -> Reply:
    status = answer.status
    if 200 <= status <= 202:
        return Reply(Answer.SENT)
    if status in {404, 410}:
        return Reply(Answer.GONE)
    if status == 429 or status >= 500:
        seconds = answer.headers.get("Retry-After", "")
        return Reply(Answer.LATER, timedelta(seconds=min(int(seconds), 86_400)) if seconds.isdecimal() else None)
    return Reply(Answer.REFUSED)
