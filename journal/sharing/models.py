"""The one thing kept about a reader's mail: when the last note went out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import models

AT_MOST_EVERY: Final = timedelta(hours=1)


class ReaderNoticeQuerySet(models.QuerySet["ReaderNotice"]):
    def claim(self, reader: UUID, now: datetime) -> bool:
        """Whether `reader` may be mailed now; of several who ask at once, one is told yes."""
        if self.filter(user=reader, mailed_at__lte=now - AT_MOST_EVERY).update(mailed_at=now):
            return True
        _row, new = self.get_or_create(user_id=reader, defaults={"mailed_at": now})
        return new

    def release(self, reader: UUID) -> None:
        """The reader was here, or the mail could not be sent: the next note may go at once."""
        self.filter(user=reader).delete()


class ReaderNotice(models.Model):
    """There while a reader was mailed and has opened nothing since."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    mailed_at = models.DateTimeField()

    objects = ReaderNoticeQuerySet.as_manager()
