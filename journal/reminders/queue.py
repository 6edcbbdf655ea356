"""A person's reminders as a set, and the queue that workers take what is due from."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import models, transaction

from accounts.problems import Problem
from accounts.users.models import User
from journal.reminders import rules
from journal.reminders.delivery import STALE, Delivery
from journal.reminders.facts import Facts, facts_of, with_facts
from journal.reminders.pauses import ReminderPause

if TYPE_CHECKING:
    from journal.reminders.models import Reminder

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

    def replan(self, user: User, now: datetime) -> None:
        """Works out every next due time anew, after a pause came or went. Run inside a transaction.

        What waited once for the end of a pause that is gone now is due at once.
        """
        windows = ReminderPause.objects.windows([user.pk], now)[user.pk]
        reminders = list(self.filter(user=user, disabled_at=None).select_for_update())
        for each in reminders:
            waited = not each.rule and each.next_due_at is not None
            each.next_due_at = each.due_after(now, windows) or (now if waited else None)
        self.bulk_update(reminders, ["next_due_at"])

    def written(self, user: User, at: datetime, now: datetime) -> None:
        """The person wrote at `at`: nothing is unanswered, and what counts the days since then starts anew."""
        windows = ReminderPause.objects.windows([user.pk], now)[user.pk]
        reminders = list(self.filter(user=user).exclude(rule="").select_for_update())
        for each in reminders:
            each.answered_at, each.asked_at = now, None
            if each.since_writing:
                each.count_from(at)
            each.next_due_at = each.due_after(now, windows)
        self.bulk_update(reminders, ["answered_at", "asked_at", "start_day", "next_due_at"])

    def claim_due(self, now: datetime, limit: int) -> list[Delivery]:
        """Leases of up to `limit` due times, in one short transaction; no other worker gets the same ones.

        What lay due for too long is recorded as skipped, and each reminder moves on to its next time after `now`, so
        that an outage leaves one late note a reminder at the most.
        """
        with transaction.atomic():
            claims = self._reclaim(now, limit)
            due = with_facts(self.filter(next_due_at__lte=now).order_by("next_due_at"), now)
            reminders = list(due.select_for_update(skip_locked=True, of=("self",))[: limit - len(claims)])
            facts = facts_of(reminders, now)
            made = [
                claim(each, each.next_due_at, facts[each.pk], now)
                for each in reminders
                if each.next_due_at and not facts[each.pk].had
            ]
            Delivery.objects.add(made)
            self._move_on({each.pk: each.due_after(now, facts[each.pk].windows) for each in reminders})
        return claims + [each for each in made if each.outcome == Delivery.Outcome.PENDING]

    def _reclaim(self, now: datetime, limit: int) -> list[Delivery]:
        """Deliveries that another worker had, whose lease has ended, with the facts of today."""
        taken = Delivery.objects.reclaim(now, limit)
        if not taken:
            return []
        reminders = {
            each.pk: each for each in with_facts(self, now).filter(pk__in={each.reminder_id for each in taken})
        }
        facts = facts_of(reminders.values(), now)
        for each in taken:
            each.reminder, each.facts = reminders[each.reminder_id], facts[each.reminder_id]
        return taken

    def _move_on(self, dues: dict[uuid.UUID, datetime | None]) -> None:
        """Many reminders that are due together are due together next time: a statement for each time, not for each."""
        together: dict[datetime | None, list[uuid.UUID]] = defaultdict(list)
        for pk, due in dues.items():
            together[due].append(pk)
        for due, ids in together.items():
            self.filter(pk__among=ids).update(next_due_at=due)


def claim(reminder: Reminder, due_at: datetime, facts: Facts, now: datetime) -> Delivery:
    """The delivery of the time that is due now: a worker's, or skipped when it comes too late to be of use."""
    delivery = Delivery(reminder=reminder, due_at=due_at)
    delivery.facts = facts
    delivery.take(now)
    if delivery.due_at < now - STALE:
        delivery.close(Delivery.Outcome.SKIPPED, now, reason="stale")
    elif in_quiet_hours(reminder, delivery.due_at, now):
        delivery.close(Delivery.Outcome.SKIPPED, now, reason="quiet")
    return delivery


def useful_until(reminder: Reminder, due_at: datetime) -> datetime:
    """When a note that was due at `due_at` is too late: two hours on, or when quiet hours begin before that."""
    end, quiet = due_at + STALE, quiet_after(reminder, due_at)
    return min(end, quiet) if quiet else end


def in_quiet_hours(reminder: Reminder, due_at: datetime, now: datetime) -> bool:
    """Whether the quiet hours that follow `due_at` have begun."""
    quiet = quiet_after(reminder, due_at)
    return quiet is not None and now >= quiet


def quiet_after(reminder: Reminder, due_at: datetime) -> datetime | None:
    return rules.next_quiet(due_at, ZoneInfo(reminder.zone), reminder.quiet_from, reminder.quiet_until)
