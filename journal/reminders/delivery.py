"""One due time of one reminder: its row is the claim, and later the record of what became of it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from journal.reminders.models import Reminder

LEASE = timedelta(minutes=5)
STALE = timedelta(hours=2)
MOST_ATTEMPTS = 5


def back_off(attempts: int) -> timedelta:
    """1, 2, 4, 8 minutes: all five tries are over well before a note is stale."""
    return timedelta(minutes=2 ** (attempts - 1))


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def pending(self) -> DeliveryQuerySet:
        return self.filter(outcome=Delivery.Outcome.PENDING)

    def reclaim(self, now: datetime, limit: int) -> list[Delivery]:
        """Takes over pending deliveries whose lease has ended; run inside the claiming transaction.

        One that was begun and never recorded may have gone out, so it is closed rather than sent again.
        """
        ended = self.pending().filter(leased_until__lte=now).order_by("leased_until")
        taken, closed = [], []
        for delivery in ended.select_for_update(skip_locked=True)[:limit]:
            if delivery.begun_at is not None:
                closed.append(delivery.close(Delivery.Outcome.FAILED, now, reason="interrupted"))
            elif delivery.due_at < now - STALE:
                closed.append(delivery.close(Delivery.Outcome.SKIPPED, now, reason="stale"))
            else:
                delivery.leased_until = now + LEASE
                taken.append(delivery)
        self.bulk_update(taken, ["leased_until"])
        self.bulk_update(closed, ["outcome", "reason", "channel", "finished_at", "leased_until"])
        return taken


class Delivery(models.Model):
    """Unique by reminder and due time. `begun_at` stands only while a worker is sending it."""

    class Outcome(models.TextChoices):
        PENDING = "pending"
        SENT = "sent"
        FAILED = "failed"
        SKIPPED = "skipped"

    class Channel(models.TextChoices):
        PUSH = "push"
        EMAIL = "email"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reminder: models.ForeignKey[Reminder, Reminder] = models.ForeignKey(
        "journal.Reminder", models.CASCADE, related_name="deliveries"
    )
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, default=Outcome.PENDING)
    channel = models.CharField(max_length=16, blank=True)
    reason = models.CharField(max_length=64, blank=True)
    finished_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reminder", "due_at"], name="one_delivery_a_due_time")]
        indexes = [models.Index(fields=["outcome", "leased_until"])]

    def begin(self, now: datetime) -> bool:
        """Marks that sending starts. False when the claim is no longer ours, or the person changed their mind."""
        mine = Delivery.objects.pending().filter(pk=self.pk, leased_until=self.leased_until, begun_at=None)
        begun = {"begun_at": now, "leased_until": now + LEASE, "attempts": self.attempts + 1}
        if not mine.filter(leased_until__gt=now).update(**begun):
            return False
        self.begun_at, self.leased_until, self.attempts = now, now + LEASE, self.attempts + 1
        return True

    def close(self, outcome: str, now: datetime, *, channel: str = "", reason: str = "") -> Delivery:
        """Sets the end in memory; `record` and `reclaim` write it."""
        self.outcome, self.finished_at, self.leased_until = outcome, now, None
        self.channel, self.reason = channel, reason
        return self

    def record(self) -> None:
        """Writes the end; a delivery whose reminder was removed meanwhile stays gone."""
        names = ["outcome", "channel", "reason", "finished_at", "leased_until", "begun_at"]
        Delivery.objects.filter(pk=self.pk).update(**{name: getattr(self, name) for name in names})

    def try_later(self, now: datetime, reason: str) -> None:
        """Back to the queue with a growing wait; closed as failed once the tries are used up."""
        if self.attempts >= MOST_ATTEMPTS:
            self.close(Delivery.Outcome.FAILED, now, reason=reason)
        else:
            self.begun_at, self.leased_until, self.reason = None, now + back_off(self.attempts), reason
        self.record()

    def hand_back(self, now: datetime) -> None:
        """A worker that stops gives its unsent claims back at once."""
        mine = Delivery.objects.pending().filter(pk=self.pk, leased_until=self.leased_until, begun_at=None)
        mine.update(leased_until=now)
