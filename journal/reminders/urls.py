"""Addresses of this room."""

from django.urls import path

from journal.reminders.api import PushSubscriptionView, RemindersView, ReminderView

urlpatterns = [
    path("reminders/", RemindersView.as_view(), name="reminders"),
    path("reminders/<uuid:reminder_id>/", ReminderView.as_view(), name="reminder"),
    path("push-subscription/", PushSubscriptionView.as_view(), name="push-subscription"),
]
