"""When to bring somebody back. The server knows a time, a rule and the number of a text; never what it is for."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models, transaction

from accounts.problems import Problem
from accounts.users.models import User
from journal.reminders import rules
from journal.reminders.delivery import LEASE, STALE, Delivery
from journal.reminders.heartbeat import WorkerHeartbeat
from journal.reminders.subscription import PushSubscription

MOST_REMINDERS = 40


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def of(self, user: User) -> ReminderQuerySet:
        """The person's own, the next one first, those with nothing to come last."""
        return self.filter(user=user).order_by(models.F("next_due_at").asc(nulls_last=True), "start_time", "pk")

    def remove(self, user: User, pk: uuid.UUID) -> None:
        """Raises Problem: not-found for another's, or for none."""
        if not self.filter(user=user, pk=pk).delete()[0]:
            raise Problem("not-found", 404, "There is nothing here for you.")

    def put(self, user: User, pk: uuid.UUID, now: datetime, **values: Any) -> Reminder:
        """Makes or changes the person's reminder `pk`. Raises Problem: not-found for another's, too-many-reminders."""
        with transaction.atomic():
            if not self.filter(pk=pk).exists() and self.filter(user=user).count() >= MOST_REMINDERS:
                raise Problem("too-many-reminders", 409, "That is as many reminders as fit.", most=MOST_REMINDERS)
            made = {**values, "user": user, "created_at": now, "updated_at": now}
            reminder, new = self.select_for_update().get_or_create(pk=pk, defaults=made)
            if reminder.user_id != user.pk:
                raise Problem("not-found", 404, "There is nothing here for you.")
            reminder.change(now, new=new, **values)
        return reminder

    def claim_due(self, now: datetime, limit: int) -> list[Delivery]:
        """Leases of up to `limit` due times, in one short transaction; no other worker gets the same ones.

        What lay due for too long is recorded as skipped, and each reminder moves on to its next time after `now`.
        """
        with transaction.atomic():
            claims = Delivery.objects.reclaim(now, limit)
            due = self.filter(next_due_at__lte=now).order_by("next_due_at").select_for_update(skip_locked=True)
            reminders = list(due[: limit - len(claims)])
            done = set(Delivery.objects.filter(reminder__in=reminders).values_list("reminder_id", "due_at"))
            made = [each.claim(now) for each in reminders if (each.pk, each.next_due_at) not in done]
            Delivery.objects.bulk_create(made)
            for reminder in reminders:
                reminder.next_due_at = reminder.due_after(now)
            self.bulk_update(reminders, ["next_due_at"])
        return claims + [each for each in made if each.outcome == Delivery.Outcome.PENDING]


class Reminder(models.Model):
    """`start_day` and `start_time` are wall time in `zone`; `rule` is an RFC 5545 RRULE, or empty for once.

    `next_due_at` (UTC) is the queue: null when nothing is to come or the reminder is off.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders")
    start_day = models.DateField()
    start_time = models.TimeField()
    zone = models.CharField(max_length=64, default="UTC")
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

    objects = ReminderQuerySet.as_manager()

    @property
    def starts_at(self) -> datetime:
        """Naive wall time."""
        return datetime.combine(self.start_day, self.start_time)

    def change(self, now: datetime, *, new: bool = False, **values: Any) -> None:
        """Sets what differs and works out the next due time; a claim not yet on its way is called back."""
        changed = [name for name, value in values.items() if getattr(self, name) != value]
        if not (changed or new or self.zone != self.user.time_zone):
            return
        for name in changed:
            setattr(self, name, values[name])
        self.zone, self.updated_at = self.user.time_zone, now
        self.next_due_at = self.due_after(now)
        self.save(update_fields=[*changed, "zone", "updated_at", "next_due_at"])
        waiting = self.deliveries.pending().filter(begun_at=None)
        waiting.update(outcome=Delivery.Outcome.SKIPPED, reason="changed", finished_at=now, leased_until=None)

    def rest(self, now: datetime, days: int = 7) -> None:
        self.change(now, paused_until=now + timedelta(days=days))

    def resume(self, now: datetime) -> None:
        self.change(now, paused_until=None, disabled_at=None)

    def switch_off(self, now: datetime) -> None:
        self.change(now, disabled_at=self.disabled_at or now)

    def stop_mail(self, now: datetime) -> None:
        """No more e-mail from this one; off altogether when that was its only way."""
        off = self.disabled_at or (None if self.by_push else now)
        self.change(now, by_email=False, disabled_at=off)

    def due_after(self, now: datetime) -> datetime | None:
        return next(iter(self.upcoming(now, 1)), None)

    def upcoming(self, now: datetime, count: int) -> list[datetime]:
        """The next `count` due times (UTC); none while switched off."""
        if self.disabled_at is not None:
            return []
        after = max(now, self.paused_until or now)
        quiet = self.quiet_from, self.quiet_until
        return rules.next_dues(self.starts_at, self.rule, ZoneInfo(self.zone), after, *quiet, count=count)

    def claim(self, now: datetime) -> Delivery:
        """The delivery of the time that is due now: leased, or skipped when it is stale."""
        due_at = self.next_due_at or datetime.max.replace(tzinfo=UTC)
        delivery = Delivery(reminder=self, due_at=due_at, leased_until=now + LEASE)
        if due_at < now - STALE:
            delivery.close(Delivery.Outcome.SKIPPED, now, reason="stale")
        return delivery


__all__ = ["MOST_REMINDERS", "Delivery", "PushSubscription", "Reminder", "WorkerHeartbeat"]
