"""Stopping a reminder's e-mails from the e-mail itself, without signing in."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core import signing

from journal.reminders.models import Reminder

SALT = "afterword.reminders.stop"


def stop_address(reminder: UUID) -> str:
    """The whole address; its token names one reminder and can do nothing but stop its e-mails."""
    return f"{settings.SITE_URL}/notes/stop/{signing.dumps(reminder.hex, salt=SALT)}/"


def reminder_of(token: str) -> UUID | None:
    """The reminder that a token names; None for a token that we didn't make."""
    try:
        return UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError):
        return None


def stop(reminder: UUID, now: datetime) -> None:
    """Idempotent, and silent about a reminder that is gone already."""
    found = Reminder.objects.filter(pk=reminder).select_related("user").first()
    if found is not None:
        found.stop_mail(now)
