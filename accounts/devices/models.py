"""A signed-in browser."""

import secrets
import uuid

from django.conf import settings
from django.db import models


def new_half() -> bytes:
    """32 random bytes: the server's half of the key that keeps a device unlocked."""
    return secrets.token_bytes(32)


class DeviceQuerySet(models.QuerySet["Device"]):
    def active(self) -> "DeviceQuerySet":
        return self.filter(revoked_at=None)


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
