"""When to bring somebody back, on which channel, and what came of each try."""

import uuid

from django.conf import settings
from django.db import models


class Reminder(models.Model):
    """`starts_at` is local wall time in the person's zone; `rule` is an RFC 5545 RRULE, or empty for once."""

    class Channel(models.TextChoices):
        PUSH = "push"
        EMAIL = "email"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders")
    starts_at = models.DateTimeField()
    rule = models.CharField(max_length=200, blank=True)
    text = models.PositiveSmallIntegerField(default=1)
    by_push = models.BooleanField(default=True)
    by_email = models.BooleanField(default=True)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    paused_until = models.DateTimeField(null=True)
    disabled_at = models.DateTimeField(null=True)
    next_due_at = models.DateTimeField(null=True, db_index=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()


class Delivery(models.Model):
    """One due time of one reminder; its row is the claim, and what became of it."""

    class Outcome(models.TextChoices):
        PENDING = "pending"
        SENT = "sent"
        FAILED = "failed"
        SKIPPED = "skipped"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reminder = models.ForeignKey(Reminder, models.CASCADE, related_name="deliveries")
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, default=Outcome.PENDING)
    channel = models.CharField(max_length=16, blank=True)
    reason = models.CharField(max_length=64, blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reminder", "due_at"], name="one_delivery_a_due_time")]
        indexes = [models.Index(fields=["outcome", "leased_until"])]


class PushSubscription(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    device = models.OneToOneField("accounts.Device", models.CASCADE, related_name="push_subscription")
    endpoint = models.URLField(max_length=1000)
    p256dh = models.CharField(max_length=128)
    auth = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    last_success_at = models.DateTimeField(null=True)


class WorkerHeartbeat(models.Model):
    """When each worker last finished a pass; health/ shows the newest."""

    worker = models.CharField(primary_key=True, max_length=100)
    beat_at = models.DateTimeField()
