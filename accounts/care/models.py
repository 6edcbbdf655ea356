"""Who cares for whom, and the invitations that begin it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.dispatch import Signal

from accounts.care.codes import hash_of, new_code
from accounts.log.models import AccessEvent
from accounts.problems import Problem

if TYPE_CHECKING:
    from accounts.users.models import User

INVITATION_LIFETIME = timedelta(days=14)

# Sent inside the transaction that ends a relationship, with `relationship` and `now`: what was shared is withdrawn.
relationship_ended = Signal()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def find(self, code: str) -> Invitation:
        """The invitation of this code, used or not. Problems: `invitation-unknown`."""
        found = self.filter(code_hash=hash_of(code)).select_related("inviter__public_keys").first()
        if found is None:
            raise unknown()
        return found

    def invite(self, kind: str, now: datetime, inviter: User | None = None, email: str = "") -> tuple[Invitation, str]:
        """A new invitation and its code, which is told this once."""
        code = new_code()
        invitation = self.create(
            kind=kind,
            inviter=inviter,
            email=email.lower(),
            code_hash=hash_of(code),
            created_at=now,
            expires_at=now + INVITATION_LIFETIME,
        )
        return invitation, code


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

    objects = InvitationQuerySet.as_manager()

    def is_usable(self, now: datetime) -> bool:
        return self.redeemed_at is None and self.withdrawn_at is None and now < self.expires_at

    def withdraw(self, now: datetime) -> None:
        """The code opens nothing any more; what it has opened stays."""
        self.withdrawn_at = self.withdrawn_at or now
        self.save(update_fields=["withdrawn_at"])

    def used(self, user: User, now: datetime) -> None:
        self.redeemed_at, self.redeemed_by = now, user
        self.save(update_fields=["redeemed_at", "redeemed_by"])


def unknown() -> Problem:
    return Problem("invitation-unknown", 404, "This invitation does not exist, was used, or is too old.")


class CareRelationshipQuerySet(models.QuerySet["CareRelationship"]):
    def active(self) -> CareRelationshipQuerySet:
        return self.filter(accepted_at__isnull=False, ended_at=None)

    def open(self) -> CareRelationshipQuerySet:
        return self.filter(ended_at=None)

    def of(self, user: User) -> CareRelationshipQuerySet:
        return self.filter(models.Q(patient=user) | models.Q(therapist=user))

    def begin(self, patient: User, therapist: User, invited_at: datetime, now: datetime) -> CareRelationship:
        """The open relationship of these two, made if there is none."""
        relationship, new = self.get_or_create(
            patient=patient,
            therapist=therapist,
            ended_at=None,
            defaults={"invited_at": invited_at, "accepted_at": now},
        )
        if new:
            for person in (patient, therapist):
                AccessEvent.objects.record(person, AccessEvent.Kind.RELATIONSHIP_BEGAN, now, about=relationship.id)
        return relationship


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

    def other(self, user: User) -> User:
        """The person on the other side of `user`."""
        return self.therapist if user.id == self.patient_id else self.patient

    def end(self, by: User, now: datetime) -> None:
        """Either side ends it; what the two had shared is withdrawn. Ending it again changes nothing."""
        with transaction.atomic():
            row = CareRelationship.objects.select_for_update().filter(pk=self.pk).first()
            if row is None or row.ended_at:  # none: the other side left for good in this moment
                return
            row.ended_at, row.ended_by = now, by
            row.save(update_fields=["ended_at", "ended_by"])
            for person in (row.patient, row.therapist):
                AccessEvent.objects.record(person, AccessEvent.Kind.RELATIONSHIP_ENDED, now, about=row.id)
            relationship_ended.send(sender=CareRelationship, relationship=row, now=now)
