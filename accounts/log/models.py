"""What happened to my records, shown to me and to nobody else."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from accounts.devices.models import Device
    from accounts.users.models import User


class AccessEventManager(models.Manager["AccessEvent"]):
    def record(
        self, user: User, kind: str, at: datetime, *, about: UUID | None = None, device: Device | None = None
    ) -> AccessEvent:
        """Write down for `user` that `kind` happened; `about` is the id of the thing it happened to."""
        return self.create(user=user, kind=kind, at=at, about=about, device=device)

    def newest(self, user: User, before: int | None, limit: int) -> models.QuerySet[AccessEvent]:
        """The newest events of `user` that are older than the event `before`."""
        events = self.filter(user=user).select_related("device").order_by("-id")
        return (events.filter(id__lt=before) if before else events)[:limit]


class AccessEvent(models.Model):
    class Kind(models.TextChoices):
        SIGNED_IN = "signed-in"
        SIGNED_OUT = "signed-out"
        UNLOCKED = "unlocked"
        WRAP_ADDED = "wrap-added"
        WRAP_REMOVED = "wrap-removed"
        DEVICE_REVOKED = "device-revoked"
        RELATIONSHIP_BEGAN = "relationship-began"
        RELATIONSHIP_ENDED = "relationship-ended"
        SHARED = "shared"
        OPENED = "opened"
        WITHDRAWN = "withdrawn"
        EXPORTED = "exported"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="access_events")
    kind = models.CharField(max_length=32, choices=Kind.choices)
    about = models.UUIDField(null=True)
    device = models.ForeignKey("accounts.Device", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[AccessEventManager] = AccessEventManager()

    class Meta:
        indexes = [models.Index(fields=["user", "-at"])]
