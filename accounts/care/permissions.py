"""Who may invite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.request import Request

from accounts.devices.permissions import Unlocked
from accounts.problems import Problem
from accounts.users.models import User

if TYPE_CHECKING:
    from rest_framework.views import APIView


class Therapist(Unlocked):
    """An unlocked device of a therapist."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not super().has_permission(request, view):
            return False
        if not isinstance(request.user, User) or not request.user.is_therapist:
            raise Problem("not-allowed", 403, "Only therapists invite people.")
        return True
