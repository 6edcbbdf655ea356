"""Who cares for whom, and the invitations that begin it."""

import uuid

from django.conf import settings
from django.db import models


class Invitation(models.Model):
    """`code_hash` is the SHA-256 (hex) of the single-use code, which the server does not keep."""

    class Kind(models.TextChoices):
        PATIENT = "patient"
        THERAPIST = "therapist"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    inviter = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="invitations")
    email = models.EmailField(blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    redeemed_at = models.DateTimeField(null=True)
    redeemed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)


class CareRelationshipQuerySet(models.QuerySet["CareRelationship"]):
    def active(self) -> "CareRelationshipQuerySet":
        return self.filter(accepted_at__isnull=False, ended_at=None)


class CareRelationship(models.Model):
    """invited (row made) -> active (`accepted_at`) -> ended (`ended_at`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    therapist = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = CareRelationshipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "therapist"], condition=models.Q(ended_at=None), name="one_open_relationship"
            )
        ]
