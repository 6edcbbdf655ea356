"""Deny by default: signed in is not enough, the device must have proved the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.devices.models import Device
from accounts.problems import Problem

if TYPE_CHECKING:
    from rest_framework.views import APIView


class SignedIn(BasePermission):
    def has_permission(self, request: Request, view: APIView) -> bool:
        return isinstance(request.auth, Device)


class Unlocked(SignedIn):
    def has_permission(self, request: Request, view: APIView) -> bool:
        if not super().has_permission(request, view):
            return False
        if not isinstance(request.auth, Device) or request.auth.unlocked_at is None:
            raise Problem("locked", 403, "Unlock on this device first.")
        return True
