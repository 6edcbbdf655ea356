"""What a reminder looks like in the API."""

from datetime import datetime
from typing import Any

from rest_framework import serializers

from journal.reminders.models import Reminder
from journal.reminders.rules import RuleError, check_rule
from journal.reminders.texts import OFFERED

LOCAL = "%Y-%m-%dT%H:%M"


class ReminderShape(serializers.Serializer[Any]):
    """`starts_at` and the quiet hours are wall time in the person's zone; the rest is UTC."""

    id = serializers.UUIDField(read_only=True)
    starts_at = serializers.DateTimeField(
        format=LOCAL, input_formats=[LOCAL, LOCAL + ":%S"], default_timezone=None, help_text="local, no offset"
    )
    rule = serializers.CharField(allow_blank=True, max_length=200, default="", help_text="RFC 5545 RRULE; empty: once")
    text = serializers.ChoiceField(choices=[(number, number) for number in OFFERED], default=1)
    by_push = serializers.BooleanField(default=True)
    by_email = serializers.BooleanField(default=True)
    quiet_from = serializers.TimeField(format="%H:%M", allow_null=True, default=None)
    quiet_until = serializers.TimeField(format="%H:%M", allow_null=True, default=None)
    paused_until = serializers.DateTimeField(allow_null=True, default=None)
    disabled = serializers.BooleanField(default=False)
    next = serializers.ListField(child=serializers.DateTimeField(), read_only=True, help_text="the next three times")

    def validate_starts_at(self, starts_at: datetime) -> datetime:
        if not 2000 <= starts_at.year <= 2100:
            raise serializers.ValidationError("A year between 2000 and 2100, please.")
        return starts_at.replace(second=0)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if (attrs["quiet_from"] is None) != (attrs["quiet_until"] is None):
            raise serializers.ValidationError({"quiet_until": ["Quiet hours have a start and an end."]})
        try:
            check_rule(attrs["starts_at"], attrs["rule"])
        except RuleError as error:
            raise serializers.ValidationError({"rule": [str(error)]}) from error
        return attrs


class ReminderList(serializers.Serializer[Any]):
    reminders = ReminderShape(many=True)


class SubscriptionShape(serializers.Serializer[Any]):
    """A browser's push subscription, as RFC 8291 names its parts."""

    endpoint = serializers.CharField(max_length=1000)
    p256dh = serializers.CharField(max_length=128)
    auth = serializers.CharField(max_length=64)


class PushShape(serializers.Serializer[Any]):
    """What a device needs to take push messages: our public key, and the texts it shows, by number."""

    public_key = serializers.CharField()
    title = serializers.CharField()
    texts = serializers.DictField(child=serializers.CharField())
    endpoint = serializers.CharField(allow_null=True)
    last_success_at = serializers.DateTimeField(allow_null=True)


def values_of(given: dict[str, Any], reminder: Reminder | None, now: datetime) -> dict[str, Any]:
    """The model's values for what the API was given. Switched off stays switched off since when it was."""
    starts_at, disabled = given["starts_at"], given["disabled"]
    names = ("rule", "text", "by_push", "by_email", "quiet_from", "quiet_until", "paused_until")
    since = (reminder.disabled_at if reminder else None) or now
    return {
        **{name: given[name] for name in names},
        "start_day": starts_at.date(),
        "start_time": starts_at.time(),
        "disabled_at": since if disabled else None,
    }


def describe(reminder: Reminder, now: datetime) -> dict[str, Any]:
    names = ("id", "starts_at", "rule", "text", "by_push", "by_email", "quiet_from", "quiet_until", "paused_until")
    shown = {name: getattr(reminder, name) for name in names}
    return {**shown, "disabled": reminder.disabled_at is not None, "next": reminder.upcoming(now, 3)}
