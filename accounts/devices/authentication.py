"""Who is asking: one query from the session cookie to the device and its person."""

from django.conf import settings
from django.utils import timezone
from rest_framework import authentication, exceptions
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from accounts.devices.models import Device
from accounts.problems import Problem
from accounts.users.models import User


class DeviceAuthentication(authentication.SessionAuthentication):
    """Sets `request.user` and `request.auth` (the Device); checks the CSRF token of unsafe requests."""

    def authenticate(self, request: Request) -> tuple[User, Device] | None:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        now = timezone.now()
        device = Device.objects.of_session(key, now) if key else None
        if device is None:
            return None
        self.enforce_csrf(request)
        if request.method in SAFE_METHODS:
            device.seen(now)
        return device.user, device

    def enforce_csrf(self, request: Request) -> None:
        """Raise the problem `csrf`, which a client answers by reading its cookie again."""
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied as denied:
            raise Problem("csrf", 403, "This page is out of date. Load it again.") from denied

    def authenticate_header(self, request: Request) -> str:
        return "Session"
