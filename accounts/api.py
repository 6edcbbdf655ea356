"""What every door of this app has in common."""

from typing import Any

from django.http import HttpResponseBase
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.devices.models import Device
from accounts.users.models import User


class PrivateAPIView(APIView):
    """An API view whose answers no cache may keep."""

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        finished: HttpResponseBase = super().finalize_response(request, response, *args, **kwargs)
        finished["Cache-Control"] = "no-store"
        return finished

    @property
    def user(self) -> User:
        """Who is asking; only behind `SignedIn` or `Unlocked`."""
        assert isinstance(self.request.user, User)  # noqa: S101
        return self.request.user

    @property
    def device(self) -> Device:
        """The browser that is asking; only behind `SignedIn` or `Unlocked`."""
        assert isinstance(self.request.auth, Device)  # noqa: S101
        return self.request.auth
