"""For load balancers and those who keep watch: is the database there, and when did a worker last finish a pass?"""

from datetime import datetime
from typing import Any

from django.db import DatabaseError, InterfaceError
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from journal.reminders.models import WorkerHeartbeat


class HealthShape(serializers.Serializer[Any]):
    database = serializers.BooleanField()
    worker_seconds = serializers.IntegerField(
        allow_null=True, help_text="Seconds since a worker last finished a pass; null when none ever did."
    )


class HealthView(APIView):
    authentication_classes = []
    permission_classes = [AllowAny]

    @extend_schema(responses={200: HealthShape, 503: HealthShape})
    def get(self, request: Request) -> Response:
        """200 while the database answers, whatever the worker does; otherwise 503."""
        try:
            body = {"database": True, "worker_seconds": since_last_beat(timezone.now())}
        except (DatabaseError, InterfaceError):
            body = {"database": False, "worker_seconds": None}
        return Response(body, status=200 if body["database"] else 503, headers={"Cache-Control": "no-store"})


def since_last_beat(now: datetime) -> int | None:
    """Whole seconds since the newest heartbeat of any worker."""
    beat_at = WorkerHeartbeat.objects.order_by("-beat_at").values_list("beat_at", flat=True).first()
    return max(0, int((now - beat_at).total_seconds())) if beat_at else None
