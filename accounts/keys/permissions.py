"""Who may add a way of unlocking, or begin a relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.request import Request

from accounts.devices.models import Device
from accounts.devices.permissions import Unlocked
from accounts.keys.models import PublicKeys

if TYPE_CHECKING:
    from rest_framework.views import APIView


class UnlockedOrNew(Unlocked):
    """Unlocked, or somebody who is still joining: no device has ever proved their keys."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if isinstance(request.auth, Device) and not PublicKeys.objects.proved_by(request.auth.user):
            return True
        return super().has_permission(request, view)
