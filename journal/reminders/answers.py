"""What a person did with a note, told by their device.

The random id of the note is the permission: it travels sealed, so nobody else has it.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction

from accounts.problems import Problem
from journal.reminders.delivery import Delivery

KNOWN_FOR = timedelta(days=3)
LATEST = timedelta(days=3)


class Answer(models.TextChoices):
    ARRIVED = "arrived"
    OPENED = "opened"
    DONE = "done"
    LATER = "later"
    GO_ON = "go-on"
    STOP = "stop"


def take(note: UUID, how: Answer, at: datetime | None, now: datetime) -> None:
    """Idempotent. Raises Problem: not-found for an unknown or old note, later-when."""
    with transaction.atomic():
        found = Delivery.objects.filter(pk=note, due_at__gt=now - KNOWN_FOR).select_related("reminder__user")
        delivery = found.select_for_update(of=("self",)).first()
        if delivery is None:
            raise Problem("not-found", 404, "There is nothing here for you.")
        if how == Answer.ARRIVED:
            _arrived(delivery, now)
            return
        delivery.answer, delivery.answered_at = how, now
        delivery.save(update_fields=["answer", "answered_at"])
        _follow(delivery, how, at, now)


def _arrived(delivery: Delivery, now: datetime) -> None:
    if delivery.arrived_at is None:
        delivery.arrived_at = now
        delivery.save(update_fields=["arrived_at"])


def _follow(delivery: Delivery, how: Answer, at: datetime | None, now: datetime) -> None:
    reminder = delivery.reminder
    match how:
        case Answer.LATER:
            if at is None or not now < at <= now + LATEST:
                raise Problem("later-when", 400, "Later is a time within the next three days.")
            reminder.come_later(at, now)
        case Answer.GO_ON:
            reminder.go_on(now)
        case Answer.STOP:
            reminder.switch_off(now)
        case _:
            reminder.change(now, answered_at=now)
