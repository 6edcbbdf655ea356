"""One Web Push message: RFC 8030 delivery, RFC 8291 encryption, RFC 8292 VAPID. pywebpush does the sealing."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from pywebpush import WebPusher, WebPushException

from journal.reminders.channels.public_only import Answered, Outside
from journal.reminders.channels.signing import authorization
from journal.reminders.endpoints import EndpointError, service_of

PAYLOAD_LENGTH = 224
# The same for every message, so that whoever carries them can't tell one reminder, or one person, from another. One
# topic makes late ones replace each other; two hours on, a note is stale on the phone as well.
SAME = ["TTL: 7200", "Urgency: normal", "Topic: note"]
SAME += ["Content-Encoding: aes128gcm", "Content-Type: application/octet-stream"]
# Those that libcurl would add by itself.
SAME += ["Accept:", "User-Agent:", "Expect:"]


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


def push(outside: Outside, target: Target, message: Message, then: Callable[[Reply], None]) -> None:
    """Sends one message off. `then` is called with what became of it, at once or in one of `outside`'s turns."""
    try:
        host, headers = service_of(target.endpoint), [*SAME, f"Authorization: {authorization(target.endpoint)}"]
        body = sealed(target, message)
    except (WebPushException, ValueError, TypeError):
        then(Reply(Answer.REFUSED))
    else:
        outside.start(host, target.endpoint, headers, body, lambda answered: then(reply_to(answered)))


def push_now(target: Target, message: Message) -> Reply:
    """One message by itself, waited for."""
    replies: list[Reply] = []
    with Outside() as outside:
        push(outside, target, message, replies.append)
        while outside.busy:
            outside.turn(1.0)
    return replies[0]


def sealed(target: Target, message: Message) -> bytes:
    """Raises WebPushException, ValueError or TypeError for keys that are none."""
    keys = {"p256dh": target.p256dh, "auth": target.auth}
    body: bytes = WebPusher({"endpoint": target.endpoint, "keys": keys}).encode(message.payload(), "aes128gcm")["body"]
    return body


def reply_to(answered: Answered | EndpointError | OSError) -> Reply:
    """What an answer means. GONE: forget the subscription."""
    if isinstance(answered, OSError):
        return Reply(Answer.LATER)
    if isinstance(answered, EndpointError):
        return Reply(Answer.REFUSED)
    status, wait = answered
    if 200 <= status <= 202:
        return Reply(Answer.SENT)
    if status in {404, 410}:
        return Reply(Answer.GONE)
    if status == 429 or status >= 500:
        return Reply(Answer.LATER, wait)
    return Reply(Answer.REFUSED)
