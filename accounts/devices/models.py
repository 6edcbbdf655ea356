"""A signed-in browser."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models, transaction

from accounts.devices.session import device_of_session
from accounts.log.models import AccessEvent

if TYPE_CHECKING:
    from accounts.users.models import User

SEEN_AT_MOST_EVERY = timedelta(hours=1)


def new_half() -> bytes:
    """32 random bytes: the server's half of the key that keeps a device unlocked."""
    return secrets.token_bytes(32)


class DeviceQuerySet(models.QuerySet["Device"]):
    def active(self) -> DeviceQuerySet:
        return self.filter(revoked_at=None)

    def signed_in(self, now: datetime) -> DeviceQuerySet:
        return self.active().filter(expires_at__gt=now, session_key__isnull=False)

    def of_session(self, key: str, now: datetime) -> Device | None:
        """The signed-in device of this session with its person, in one query."""
        return device_of_session(self, key, now)

    def sign_in(self, user: User, session_key: str, name: str, now: datetime) -> Device:
        """The device of a session that has just begun; whoever signs in where they were signed in keeps theirs."""
        if kept := self.active().filter(user=user, session_key=session_key).first():
            return kept
        device = self.create(
            user=user,
            session_key=session_key,
            name=name,
            created_at=now,
            last_seen_at=now,
            expires_at=now + timedelta(seconds=settings.SESSION_COOKIE_AGE),
        )
        AccessEvent.objects.record(user, AccessEvent.Kind.SIGNED_IN, now, about=device.id, device=device)
        return device


class Device(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True, null=True)
    name = models.CharField(max_length=80)
    server_half = models.BinaryField(default=new_half)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    unlocked_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = DeviceQuerySet.as_manager()

    def seen(self, now: datetime) -> None:
        """Remember that the device was here, at most once an hour."""
        if now - self.last_seen_at >= SEEN_AT_MOST_EVERY:
            self.last_seen_at = now
            self.save(update_fields=["last_seen_at"])

    def unlock(self, now: datetime) -> None:
        """The device has proved the key."""
        self.unlocked_at = now
        self.save(update_fields=["unlocked_at"])
        AccessEvent.objects.record(self.user, AccessEvent.Kind.UNLOCKED, now, about=self.id, device=self)

    def revoke(self, now: datetime, by: Device | None = None) -> None:
        """End the session and forget the server's half, so that what the device kept can't be opened by it."""
        kind = AccessEvent.Kind.DEVICE_REVOKED if by else AccessEvent.Kind.SIGNED_OUT
        with transaction.atomic():
            Session.objects.filter(session_key=self.session_key).delete()
            self.session_key, self.server_half, self.revoked_at = None, b"", now
            self.save(update_fields=["session_key", "server_half", "revoked_at"])
            AccessEvent.objects.record(self.user, kind, now, about=self.id, device=by or self)
