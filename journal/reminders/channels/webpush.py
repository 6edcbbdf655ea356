"""One Web Push message: RFC 8030 delivery, RFC 8291 encryption, RFC 8292 VAPID. pywebpush does the sealing."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from aiohttp import ClientError, ClientSession, InvalidURL
from pywebpush import WebPusher, WebPushException

from journal.reminders.channels.public_only import check_literal
from journal.reminders.channels.signing import authorization
from journal.reminders.endpoints import EndpointError, NoSuchHostError, service_of

PAYLOAD_LENGTH = 224
A_LITTLE = 4096  # bytes of an answer that are read to use the connection again; none is kept
# The same for every message, so that whoever carries them can't tell one reminder, or one person, from another. One
# topic makes late ones replace each other; two hours on, a note is stale on the phone as well.
SAME = {"TTL": "7200", "Urgency": "normal", "Topic": "note", "Content-Encoding": "aes128gcm"} | {
    "Content-Type": "application/octet-stream"
}


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


async def push(session: ClientSession, target: Target, message: Message) -> Reply:
    """Sends one message. GONE: forget the subscription."""
    try:
        check_literal(service_of(target.endpoint))
        return await _post(session, target, message)
    except InvalidURL:
        return Reply(Answer.REFUSED)
    except (
        NoSuchHostError,
        ClientError,
        OSError,
    ):  # a certificate that doesn't hold is a ValueError too, so these go first
        return Reply(Answer.LATER)
    except (EndpointError, WebPushException, ValueError, TypeError):
        return Reply(Answer.REFUSED)


async def _post(session: ClientSession, target: Target, message: Message) -> Reply:
    keys = {"p256dh": target.p256dh, "auth": target.auth}
    headers = SAME | {"Authorization": authorization(target.endpoint)}
    sealed = WebPusher({"endpoint": target.endpoint, "keys": keys}).encode(message.payload(), "aes128gcm")["body"]
    async with session.post(target.endpoint, data=sealed, headers=headers, allow_redirects=False) as answer:
        # A long answer is cut off rather than read: its connection is not worth that much.
        if len(await answer.content.read(A_LITTLE)) == A_LITTLE:
            answer.close()
        return reply_to(answer.status, answer.headers.get("Retry-After", ""))


def reply_to(status: int, retry_after: str) -> Reply:
    """What an answer means. `retry_after` counts in seconds; a date is not taken."""
    if 200 <= status <= 202:
        return Reply(Answer.SENT)
    if status in {404, 410}:
        return Reply(Answer.GONE)
    if status == 429 or status >= 500:
        named = retry_after.isascii() and retry_after.isdecimal()
        return Reply(Answer.LATER, timedelta(seconds=min(int(retry_after), 86_400)) if named else None)
    return Reply(Answer.REFUSED)
