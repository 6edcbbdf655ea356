"""Reminders and this device's push subscription, over the API."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api import PrivateAPIView
from accounts.devices.models import Device
from journal.reminders.models import PushSubscription, Reminder
from journal.reminders.shapes import (
    PushShape,
    ReminderList,
    ReminderShape,
    SubscriptionShape,
    describe,
    values_of,
)
from journal.reminders.texts import LABEL, TEXTS


class RemindersView(PrivateAPIView):
    @extend_schema(operation_id="reminders_list", responses=ReminderList)
    def get(self, request: Request) -> Response:
        """All of my reminders, the next one first."""
        now = timezone.now()
        mine = Reminder.objects.of(self.user)
        return Response(ReminderList({"reminders": [describe(each, now) for each in mine]}).data)


class ReminderView(PrivateAPIView):
    @extend_schema(request=ReminderShape, responses=ReminderShape)
    def put(self, request: Request, reminder_id: UUID) -> Response:
        """Makes or replaces my reminder; the same again changes nothing."""
        now, shape = timezone.now(), ReminderShape(data=request.data)
        shape.is_valid(raise_exception=True)
        known = Reminder.objects.of(self.user).filter(pk=reminder_id).first()
        values = values_of(shape.validated_data, known, now)
        reminder = Reminder.objects.put(self.user, reminder_id, now, **values)
        return Response(ReminderShape(describe(reminder, now)).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, reminder_id: UUID) -> Response:
        """Removes my reminder, and what was on its way."""
        Reminder.objects.remove(self.user, reminder_id)
        return Response(status=204)


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
            "endpoint": mine.endpoint if mine else None,
            "last_success_at": mine.last_success_at if mine else None,
        }
