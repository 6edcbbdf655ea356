"""Over the API: when reminders rest, and that somebody wrote."""

from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api import PrivateAPIView
from journal.reminders.models import LastWrote, ReminderPause
from journal.reminders.shapes import PauseShape, WroteShape


class PauseView(PrivateAPIView):
    @extend_schema(request=PauseShape, responses=PauseShape)
    def put(self, request: Request, pause_id: UUID) -> Response:
        """Nothing that recurs reaches me in between; what comes once waits until the end."""
        shape = PauseShape(data=request.data)
        shape.is_valid(raise_exception=True)
        pause = ReminderPause.objects.put(self.user, pause_id, timezone.now(), **shape.validated_data)
        return Response(PauseShape(pause).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, pause_id: UUID) -> Response:
        """Ends the pause, also when there is none."""
        ReminderPause.objects.remove(self.user, pause_id, timezone.now())
        return Response(status=204)


class WroteView(PrivateAPIView):
    @extend_schema(request=WroteShape, responses={204: None})
    def put(self, request: Request) -> Response:
        """I wrote at this time; the newest counts."""
        shape = WroteShape(data=request.data)
        shape.is_valid(raise_exception=True)
        LastWrote.objects.tell(self.user, shape.validated_data["at"], timezone.now())
        return Response(status=204)
