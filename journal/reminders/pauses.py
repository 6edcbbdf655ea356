"""A time in which nothing recurring comes to a person. Why there is one, the server doesn't know."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction

from accounts.problems import Problem
from accounts.users.models import User
from journal.reminders.resting import Window

MOST_PAUSES = 20
LONGEST = timedelta(days=60)


class ReminderPauseQuerySet(models.QuerySet["ReminderPause"]):
    def of(self, user: User, now: datetime) -> ReminderPauseQuerySet:
        """The person's pauses that have not ended, the first one first."""
        return self.filter(user=user, until__gt=now).order_by("from_at", "pk")

    def put(self, user: User, pk: uuid.UUID, now: datetime, *, from_at: datetime, until: datetime) -> ReminderPause:
        """Makes or moves the person's pause `pk`.

        Raises Problem: not-found for another's, pause-length, too-many-pauses.
        """
        if not from_at < until <= from_at + LONGEST:
            raise Problem("pause-length", 400, "A pause ends after it starts, and within 60 days.")
        with transaction.atomic():
            user = user.locked()
            others = self.of(user, now).exclude(pk=pk)
            if others.count() >= MOST_PAUSES:
                raise Problem("too-many-pauses", 409, "That is as many pauses as fit.", most=MOST_PAUSES)
            pause, _ = self.get_or_create(pk=pk, defaults={"user": user, "from_at": from_at, "until": until})
            if pause.user_id != user.pk:
                raise Problem("not-found", 404, "There is nothing here for you.")
            if (pause.from_at, pause.until) != (from_at, until):
                pause.from_at, pause.until = from_at, until
                pause.save(update_fields=["from_at", "until"])
            user.reminders.all().replan(user, now)
        return pause

    def remove(self, user: User, pk: uuid.UUID, now: datetime) -> None:
        """Ends the person's pause `pk`; silent when there is none."""
        with transaction.atomic():
            user = user.locked()
            if self.filter(user=user, pk=pk).delete()[0]:
                user.reminders.all().replan(user, now)

    def ended(self, now: datetime) -> ReminderPauseQuerySet:
        return self.filter(until__lte=now)

    def windows(self, users: Iterable[uuid.UUID], now: datetime) -> dict[uuid.UUID, list[Window]]:
        """What counts from `now` on, by person, in one query."""
        found: dict[uuid.UUID, list[Window]] = defaultdict(list)
        for user, *window in self.filter(user__in=users, until__gt=now).values_list("user_id", "from_at", "until"):
            found[user].append((window[0], window[1]))
        return found


class ReminderPause(models.Model):
    """From `from_at` until `until` (UTC); the id is made on the device."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminder_pauses")
    from_at = models.DateTimeField()
    until = models.DateTimeField()

    objects = ReminderPauseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "until"])]
