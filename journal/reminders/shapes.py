"""What a reminder looks like in the API."""

import re
from datetime import datetime
from typing import Any

from rest_framework import serializers

from journal.reminders.answers import Answer
from journal.reminders.models import Reminder
from journal.reminders.rules import RuleError, check_rule
from journal.reminders.texts import OFFERED, OWN_TEXT

SINCE = re.compile(r"FREQ=DAILY(;INTERVAL=\d{1,3})?")
# What the API and the model call alike.
PLAIN = (
    "rule",
    "since_writing",
    "text",
    "by_push",
    "by_email",
    "quiet_from",
    "quiet_until",
    "paused_until",
)
LOCAL = "%Y-%m-%dT%H:%M"


class ReminderShape(serializers.Serializer[Any]):
    """`starts_at` and the quiet hours are wall time in the person's zone; the rest is UTC."""

    id = serializers.UUIDField(read_only=True)
    starts_at = serializers.DateTimeField(
        format=LOCAL, input_formats=[LOCAL, LOCAL + ":%S"], default_timezone=None, help_text="local, no offset"
    )
    rule = serializers.CharField(allow_blank=True, max_length=200, default="", help_text="RFC 5545 RRULE; empty: once")
    since_writing = serializers.BooleanField(default=False, help_text="the rule counts from the last writing")
    text = serializers.ChoiceField(choices=[(number, number) for number in (OWN_TEXT, *OFFERED)], default=1)
    text_key = serializers.RegexField(r"^[A-Za-z0-9_-]{22}$", required=False, help_text="16 bytes, base64url")
    by_push = serializers.BooleanField(default=True)
    by_email = serializers.BooleanField(default=True)
    quiet_from = serializers.TimeField(format="%H:%M", allow_null=True, default=None)
    quiet_until = serializers.TimeField(format="%H:%M", allow_null=True, default=None)
    paused_until = serializers.DateTimeField(allow_null=True, default=None)
    disabled = serializers.BooleanField(default=False)
    asked_at = serializers.DateTimeField(read_only=True, allow_null=True)
    later_at = serializers.DateTimeField(read_only=True, allow_null=True)
    next = serializers.ListField(child=serializers.DateTimeField(), read_only=True, help_text="the next three times")

    def validate_starts_at(self, starts_at: datetime) -> datetime:
        if not 2000 <= starts_at.year <= 2100:
            raise serializers.ValidationError("A year between 2000 and 2100, please.")
        return starts_at.replace(second=0)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if (attrs["quiet_from"] is None) != (attrs["quiet_until"] is None):
            raise serializers.ValidationError({"quiet_until": ["Quiet hours have a start and an end."]})
        if attrs["since_writing"] and not SINCE.fullmatch(attrs["rule"]):
            raise serializers.ValidationError({"rule": ["Days since writing are FREQ=DAILY;INTERVAL=n."]})
        try:
            check_rule(attrs["starts_at"], attrs["rule"])
        except RuleError as error:
            raise serializers.ValidationError({"rule": [str(error)]}) from error
        return attrs


class PauseShape(serializers.Serializer[Any]):
    id = serializers.UUIDField(read_only=True)
    from_at = serializers.DateTimeField()
    until = serializers.DateTimeField()


class ReminderList(serializers.Serializer[Any]):
    reminders = ReminderShape(many=True)
    pauses = PauseShape(many=True)
    last_wrote_at = serializers.DateTimeField(allow_null=True)


class WroteShape(serializers.Serializer[Any]):
    at = serializers.DateTimeField()


class AnswerShape(serializers.Serializer[Any]):
    """What was done with a note; `at` goes with `later`."""

    how = serializers.ChoiceField(choices=Answer.choices)
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class TestShape(serializers.Serializer[Any]):
    by = serializers.ChoiceField(choices=["push", "email"])


class TestedShape(serializers.Serializer[Any]):
    """`note` is the id that the device will see; null for an e-mail, or when nothing went out."""

    answer = serializers.CharField(help_text="sent, gone, later, refused or no-channel")
    note = serializers.CharField(allow_null=True)


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
    words = serializers.DictField(child=serializers.CharField(), help_text="for a note's buttons")
    endpoint = serializers.CharField(allow_null=True)
    last_success_at = serializers.DateTimeField(allow_null=True)


def values_of(given: dict[str, Any], reminder: Reminder | None, now: datetime) -> dict[str, Any]:
    """The model's values for what the API was given. Switched off stays switched off since when it was."""
    starts_at, disabled = given["starts_at"], given["disabled"]
    since = (reminder.disabled_at if reminder else None) or now
    return {
        **{name: given[name] for name in (*PLAIN, "text_key") if name in given},
        "start_day": starts_at.date(),
        "start_time": starts_at.time(),
        "disabled_at": since if disabled else None,
    }


def describe(reminder: Reminder, now: datetime) -> dict[str, Any]:
    shown = {name: getattr(reminder, name) for name in ("id", "starts_at", "text_key", "asked_at", "later_at", *PLAIN)}
    return {**shown, "disabled": reminder.disabled_at is not None, "next": reminder.upcoming(now, 3)}
