"""Phones: what a browser with a push subscription gets, opens and shows."""

import json
import os
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec

from journal.reminders.channels.webpush import PAYLOAD_LENGTH
from tests.journal.reminders.conftest import Phone

MEMBERS = ["v", "text", "note", "reminder", "key", "until"]


@dataclass
class ShowingPhone(Phone):
    """Shows each note once, a later one of a reminder in place of the one before.

    `seen`: every note it showed, in order. `showing`: by reminder, what is on its screen. `again`: notes that came once
    more and were not shown.
    """

    seen: list[str] = field(default_factory=list)
    showing: dict[str, dict[str, Any]] = field(default_factory=dict)
    again: list[str] = field(default_factory=list)
    opened: list[bytes] = field(default_factory=list)
    online: bool = True
    lock: threading.Lock = field(default_factory=threading.Lock)

    def open(self, body: bytes) -> dict[str, Any]:
        """Raises ValueError for a body that isn't sealed for this phone, or doesn't have the one form."""
        try:
            plain = http_ece.decrypt(body, private_key=self.private, auth_secret=self.secret, version="aes128gcm")
        except Exception as error:
            raise ValueError("not sealed for this phone") from error
        told: dict[str, Any] = json.loads(plain)
        if len(plain) != PAYLOAD_LENGTH or list(told) != MEMBERS:
            raise ValueError("not the form that every note has")
        self.opened.append(plain)
        return told

    def take(self, body: bytes) -> None:
        with self.lock:
            told = self.open(body)
            if told["note"] in self.seen:
                self.again.append(told["note"])
                return
            self.seen.append(told["note"])
            self.showing[told["reminder"]] = told

    def late(self, now: datetime | None = None) -> bool:
        """Whether a note on the screen is past its use."""
        moment = (now or datetime.now(UTC)).timestamp()
        return any(each["until"] <= moment for each in self.showing.values())


def showing_phone(endpoint: str) -> ShowingPhone:
    return ShowingPhone(ec.generate_private_key(ec.SECP256R1()), os.urandom(16), endpoint)
