"""Who is asking: one query from the session cookie to the device and its person."""

from django.conf import settings
from django.utils import timezone
from rest_framework import authentication
from rest_framework.request import Request

from accounts.devices.models import Device
from accounts.users.models import User


class DeviceAuthentication(authentication.SessionAuthentication):
    """Sets `request.user` and `request.auth` (the Device); checks the CSRF token of unsafe requests."""

    def authenticate(self, request: Request) -> tuple[User, Device] | None:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if not key:
            return None
        found = Device.objects.active().filter(session_key=key, expires_at__gt=timezone.now(), user__is_active=True)
        device = found.select_related("user").first()
        if device is None:
            return None
        self.enforce_csrf(request)
        return device.user, device

    def authenticate_header(self, request: Request) -> str:
        return "Session"
