"""Addresses of this room."""

from django.urls import path

from journal.reminders.api import RemindersView, ReminderView
from journal.reminders.note_api import NoteView, PushSubscriptionView, TestView
from journal.reminders.pause_api import PauseView, WroteView

urlpatterns = [
    path("reminders/", RemindersView.as_view(), name="reminders"),
    path("reminders/<uuid:reminder_id>/", ReminderView.as_view(), name="reminder"),
    path("reminders/pauses/<uuid:pause_id>/", PauseView.as_view(), name="reminder-pause"),
    path("reminders/wrote/", WroteView.as_view(), name="reminders-wrote"),
    path("reminders/test/", TestView.as_view(), name="reminders-test"),
    path("notes/<uuid:note_id>/", NoteView.as_view(), name="note"),
    path("push-subscription/", PushSubscriptionView.as_view(), name="push-subscription"),
]
