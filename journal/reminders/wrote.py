"""When a person last wrote, as their device says: reminders stop for the day, and count their waiting from there."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models, transaction

from accounts.users.models import User


class LastWroteQuerySet(models.QuerySet["LastWrote"]):
    def tell(self, user: User, at: datetime, now: datetime) -> None:
        """The newest time counts; one in the future counts as now."""
        at = min(at, now)
        with transaction.atomic():
            user = user.locked()
            last, new = self.get_or_create(user=user, defaults={"wrote_at": at})
            if not new and last.wrote_at >= at:
                return
            self.filter(pk=last.pk).update(wrote_at=at)
            user.reminders.all().written(user, at, now)

    def times(self, users: Iterable[uuid.UUID]) -> dict[uuid.UUID, datetime]:
        return dict(self.filter(user__in=users).values_list("user_id", "wrote_at"))


class LastWrote(models.Model):
    """One row a person; what they wrote, and how much, the server never learns."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="last_wrote")
    wrote_at = models.DateTimeField()

    objects = LastWroteQuerySet.as_manager()
