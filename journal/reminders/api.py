"""Reminders over the API."""

from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api import PrivateAPIView
from journal.reminders.models import LastWrote, Reminder, ReminderPause
from journal.reminders.shapes import ReminderList, ReminderShape, describe, values_of


class RemindersView(PrivateAPIView):
    @extend_schema(operation_id="reminders_list", responses=ReminderList)
    def get(self, request: Request) -> Response:
        """All of my reminders, the next one first."""
        now, mine = timezone.now(), Reminder.objects.of(self.user)
        told = {
            "reminders": [describe(each, now) for each in mine],
            "pauses": ReminderPause.objects.of(self.user, now),
            "last_wrote_at": LastWrote.objects.times([self.user.pk]).get(self.user.pk),
        }
        return Response(ReminderList(told).data)


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
