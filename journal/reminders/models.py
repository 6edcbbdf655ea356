"""When to bring somebody back. The server knows a time, a rule and the number of a text; never what it is for."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models

from journal.reminders import among, resting
from journal.reminders.delivery import Delivery
from journal.reminders.heartbeat import WorkerHeartbeat
from journal.reminders.pauses import ReminderPause
from journal.reminders.queue import ReminderQuerySet
from journal.reminders.resting import Window
from journal.reminders.rules import parts_of
from journal.reminders.subscription import PushSubscription
from journal.reminders.wrote import LastWrote


def new_text_key() -> str:
    """16 random bytes, base64url: the half of the seal on a person's own text that their device doesn't keep."""
    return secrets.token_urlsafe(16)


class Reminder(models.Model):
    """`start_day` and `start_time` are wall time in `zone`; `rule` is an RFC 5545 RRULE, or empty for once.

    `since_writing`: the rule counts from the day on which the person last wrote. `later_at` is one more time, asked for
    on a note. `asked_at`: nobody answered for so long that it asked whether to go on, and it is silent until somebody
    says.
    `next_due_at` (UTC) is the queue: null when nothing is to come or the reminder is off.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders")
    start_day = models.DateField()
    start_time = models.TimeField()
    zone = models.CharField(max_length=64, default="UTC")
    rule = models.CharField(max_length=200, blank=True)
    since_writing = models.BooleanField(default=False)
    text = models.PositiveSmallIntegerField(default=1)
    text_key = models.CharField(max_length=22, default=new_text_key)
    by_push = models.BooleanField(default=True)
    by_email = models.BooleanField(default=True)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    paused_until = models.DateTimeField(null=True)
    disabled_at = models.DateTimeField(null=True)
    later_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    next_due_at = models.DateTimeField(null=True, db_index=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects = ReminderQuerySet.as_manager()

    @property
    def starts_at(self) -> datetime:
        """Naive wall time."""
        return datetime.combine(self.start_day, self.start_time)

    def change(self, now: datetime, *, new: bool = False, **values: object) -> None:
        """Sets what differs and works out the next due time; what waits for another try is called back."""
        changed = [name for name, value in values.items() if getattr(self, name) != value]
        if not (changed or new or self.zone != self.user.time_zone):
            return
        for name in changed:
            setattr(self, name, values[name])
        self.zone, self.updated_at = self.user.time_zone, now
        if self.since_writing:
            self.count_from(
                max(filter(None, (LastWrote.objects.times([self.user_id]).get(self.user_id), self.created_at)))
            )
        self.next_due_at = self.due_after(now)
        self.save(update_fields=[*changed, "zone", "updated_at", "start_day", "next_due_at"])
        self.deliveries.waiting().update(
            outcome=Delivery.Outcome.SKIPPED, reason="changed", finished_at=now, leased_until=None
        )

    def count_from(self, wrote_at: datetime) -> None:
        """In memory: the waiting starts on the day of `wrote_at`."""
        days = int(parts_of(self.rule).get("INTERVAL", "1"))
        self.start_day = wrote_at.astimezone(ZoneInfo(self.zone)).date() + timedelta(days=days)

    def rest(self, now: datetime, days: int = 7) -> None:
        self.change(now, paused_until=now + timedelta(days=days))

    def resume(self, now: datetime) -> None:
        self.change(now, paused_until=None, disabled_at=None, asked_at=None, answered_at=now)

    def switch_off(self, now: datetime) -> None:
        self.change(now, disabled_at=self.disabled_at or now, asked_at=None, later_at=None)

    def go_on(self, now: datetime) -> None:
        """Somebody is there after all."""
        self.change(now, asked_at=None, answered_at=now)

    def come_later(self, at: datetime, now: datetime) -> None:
        self.change(now, later_at=at, answered_at=now)

    def stop_mail(self, now: datetime) -> None:
        """No more e-mail from this one; off altogether when that was its only way."""
        off = self.disabled_at or (None if self.by_push else now)
        self.change(now, by_email=False, disabled_at=off)

    def mail_again(self, now: datetime) -> None:
        """Takes `stop_mail` back."""
        self.change(now, by_email=True, disabled_at=None if not self.by_push else self.disabled_at)

    def due_after(self, now: datetime, windows: Sequence[Window] | None = None) -> datetime | None:
        return next(iter(self.upcoming(now, 1, windows)), None)

    def upcoming(self, now: datetime, count: int, windows: Sequence[Window] | None = None) -> list[datetime]:
        """The next `count` due times (UTC); none while switched off. `windows`: the person's pauses, where known."""
        if self.disabled_at is not None:
            return []
        if windows is None:
            windows = ReminderPause.objects.windows([self.user_id], now)[self.user_id]
        own = [(self.updated_at, self.paused_until)] if self.paused_until else []
        found: list[datetime] = []
        if self.asked_at is None:
            zone, quiet = ZoneInfo(self.zone), (self.quiet_from, self.quiet_until)
            found = resting.upcoming(self.starts_at, self.rule, zone, now, quiet, [*windows, *own], count=count)
        if self.later_at and self.later_at > now:
            found = sorted({self.later_at, *found})
        return found[:count]


__all__ = ["Delivery", "LastWrote", "PushSubscription", "Reminder", "ReminderPause", "WorkerHeartbeat", "among"]
