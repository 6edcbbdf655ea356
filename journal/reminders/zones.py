"""When a person's time zone changes, their reminders keep their wall time and move to the new zone."""

from typing import Any

from django.conf import settings
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from accounts.users.models import User


@receiver(post_save, sender=settings.AUTH_USER_MODEL, dispatch_uid="reminders move with their person")
def move_reminders(instance: User, created: bool, update_fields: frozenset[str] | None, **_: Any) -> None:
    if created or (update_fields is not None and "time_zone" not in update_fields):
        return
    for reminder in instance.reminders.exclude(zone=instance.time_zone):
        reminder.user = instance
        reminder.change(timezone.now())
