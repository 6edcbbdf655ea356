"""Over the API: where notes reach a device, trying one, and what was done with one."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api import PrivateAPIView
from accounts.devices.models import Device
from journal.reminders import answers, trying
from journal.reminders.models import PushSubscription
from journal.reminders.shapes import AnswerShape, PushShape, SubscriptionShape, TestedShape, TestShape
from journal.reminders.texts import LABEL, TEXTS, WORDS


class PushSubscriptionView(PrivateAPIView):
    @extend_schema(responses=PushShape)
    def get(self, request: Request) -> Response:
        """What this device needs to know, and whether it is subscribed."""
        return Response(PushShape(push_facts(self.device)).data)

    @extend_schema(request=SubscriptionShape, responses=PushShape)
    def put(self, request: Request) -> Response:
        """Reminders may reach this device from now on."""
        shape = SubscriptionShape(data=request.data)
        shape.is_valid(raise_exception=True)
        PushSubscription.objects.put(self.device, timezone.now(), **shape.validated_data)
        return Response(PushShape(push_facts(self.device)).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """Reminders no longer reach this device."""
        PushSubscription.objects.filter(device=self.device).delete()
        return Response(status=204)


def push_facts(device: Device) -> dict[str, Any]:
    mine = PushSubscription.objects.filter(device=device).first()
    with override(device.user.locale):
        return {
            "public_key": settings.VAPID_PUBLIC_KEY,
            "title": str(LABEL),
            "texts": {str(number): str(text.push) for number, text in TEXTS.items()},
            "words": {name: str(word) for name, word in WORDS.items()},
            "endpoint": mine.endpoint if mine else None,
            "last_success_at": mine.last_success_at if mine else None,
        }


class TestView(PrivateAPIView):
    throttle_scope = "test-note"

    @extend_schema(request=TestShape, responses=TestedShape)
    def post(self, request: Request) -> Response:
        """Sends one note at once, to this device or by e-mail, and says what became of it."""
        shape = TestShape(data=request.data)
        shape.is_valid(raise_exception=True)
        tested = trying.by_email(self.user) if shape.validated_data["by"] == "email" else trying.by_push(self.device)
        return Response(TestedShape(tested).data)


class NoteView(APIView):
    """For the service worker, which has no session at hand: whoever knows the note's random id may answer it."""

    authentication_classes = []
    permission_classes = [AllowAny]
    throttle_scope = "note"

    @extend_schema(request=AnswerShape, responses={204: None})
    def post(self, request: Request, note_id: UUID) -> Response:
        """A note arrived, was opened, or answered."""
        shape = AnswerShape(data=request.data)
        shape.is_valid(raise_exception=True)
        answers.take(note_id, answers.Answer(shape.validated_data["how"]), shape.validated_data["at"], timezone.now())
        return Response(status=204)
