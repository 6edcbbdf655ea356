"""What the links in a reminder's e-mail do, without signing in: stop its e-mails, take that back, and go on."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core import signing

from journal.reminders.models import Reminder

SALT = "afterword.reminders.stop"


def stop_address(reminder: UUID) -> str:
    """The whole address; its token names one reminder and can do nothing but what this room offers."""
    return f"{settings.SITE_URL}/notes/stop/{token_of(reminder)}/"


def go_on_address(reminder: UUID) -> str:
    return f"{settings.SITE_URL}/notes/go-on/{token_of(reminder)}/"


def token_of(reminder: UUID) -> str:
    return signing.dumps(reminder.hex, salt=SALT)


def reminder_of(token: str) -> UUID | None:
    """The reminder that a token names; None for a token that we didn't make."""
    try:
        return UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError):
        return None


def stop(reminder: UUID, now: datetime) -> None:
    """Idempotent, like the others here, and silent about a reminder that is gone already."""
    _with(reminder, lambda found: found.stop_mail(now))


def undo(reminder: UUID, now: datetime) -> None:
    _with(reminder, lambda found: found.mail_again(now))


def go_on(reminder: UUID, now: datetime) -> None:
    _with(reminder, lambda found: found.go_on(now))


def _with(reminder: UUID, act: Callable[[Reminder], None]) -> None:
    found = Reminder.objects.filter(pk=reminder).select_related("user").first()
    if found is not None:
        act(found)
