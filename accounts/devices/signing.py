"""A device begins with a sign-in and ends with a sign-out, whichever way allauth came to it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from accounts.devices.models import Device
from accounts.devices.naming import name_of
from accounts.users.models import User


@receiver(user_logged_in)
def begin(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Django keeps the session of the same person, and begins another, without a key yet, for a different one.

    A session whose place was taken ends here.
    """
    if request.session.session_key is None:
        request.session.save()
    key, now = str(request.session.session_key), timezone.now()
    before = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if before and before != key:
        _end(before, now)
    Device.objects.sign_in(user, key, name_of(request.META.get("HTTP_USER_AGENT", "")), now)


@receiver(user_logged_out)
def end(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    """Django flushes the session after this."""
    if request.session.session_key:
        _end(request.session.session_key, timezone.now())


def _end(session_key: str, now: datetime) -> None:
    device = Device.objects.active().filter(session_key=session_key).first()
    if device:
        device.revoke(now)
