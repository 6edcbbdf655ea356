"""What happened to my records, shown to me and to nobody else."""

from django.conf import settings
from django.db import models


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

    class Meta:
        indexes = [models.Index(fields=["user", "-at"])]
