"""A daily reminder, a phone with real push keys, and a worker whose clock and post box the test owns."""

import base64
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.utils import timezone

from accounts.devices.models import Device
from accounts.users.models import User
from journal.reminders.channels.email import Letter
from journal.reminders.channels.webpush import Answer, Message, Reply, Target
from journal.reminders.models import PushSubscription, Reminder
from journal.reminders.sending import Push
from journal.reminders.worker import Worker

EIGHT = datetime(2026, 5, 4, 8, tzinfo=UTC)


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass
class Phone:
    """A browser's end of push: its private key and what it gave to the server."""

    private: ec.EllipticCurvePrivateKey
    secret: bytes
    endpoint: str = "https://fcm.googleapis.com/fcm/send/abc"

    @property
    def keys(self) -> dict[str, str]:
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "p256dh": base64url(point), "auth": base64url(self.secret)}


def new_phone(endpoint: str = "https://fcm.googleapis.com/fcm/send/abc") -> Phone:
    return Phone(ec.generate_private_key(ec.SECP256R1()), os.urandom(16), endpoint)


@dataclass
class Outside:
    """The world outside: answers as told, and remembers what reached it."""

    push_answers: list[Answer] = field(default_factory=list)
    mail_answers: list[Answer] = field(default_factory=list)
    pushed: list[tuple[Target, Message]] = field(default_factory=list)
    mailed: list[Letter] = field(default_factory=list)
    wait: timedelta | None = None

    def answer(self, step: Push | Letter) -> Reply:
        if isinstance(step, Push):
            self.pushed.append((step.target, step.message))
            return Reply(self.push_answers.pop(0) if self.push_answers else Answer.SENT, self.wait)
        self.mailed.append(step)
        return Reply(self.mail_answers.pop(0) if self.mail_answers else Answer.SENT)


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def work(outside: Outside) -> Callable[[datetime], int]:
    """One pass of a worker at the given time; how many claims it took."""

    def once(now: datetime) -> int:
        return Worker(clock=lambda: now, answering=outside.answer).run_once()

    return once


def put_daily(user: User, **changed: Any) -> Reminder:
    """Daily at eight in the person's zone, made the day before."""
    import uuid

    values = {"start_day": date(2026, 5, 1), "start_time": time(8), "rule": "FREQ=DAILY", **changed}
    return Reminder.objects.put(user, uuid.uuid4(), EIGHT - timedelta(hours=20), **values)


@pytest.fixture
def daily(patient: User) -> Reminder:
    return put_daily(patient)


def add_phone(user: User, endpoint: str = "https://fcm.googleapis.com/fcm/send/abc") -> PushSubscription:
    now = timezone.now()
    device = Device.objects.create(
        user=user, name="Phone", created_at=now, last_seen_at=now, expires_at=EIGHT + timedelta(days=400)
    )
    return PushSubscription.objects.create(device=device, created_at=now, **new_phone(endpoint).keys)
